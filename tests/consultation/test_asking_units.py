"""A unit that is asked about a comment finds the question on its desk and answers there; of the comment it reads nothing."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from bangvang.audit.refusals import Refusal
from bangvang.consultation import actions
from bangvang.consultation.models import CaseNote
from bangvang.consultation.queries import questions_waiting
from bangvang.register.choices import Role

from .conftest import OPENED

pytestmark = pytest.mark.django_db
ASKED, SAID = "Ai trực ngày 3/3?", "Chị Hạnh trực, có sổ giao ca."


@pytest.fixture
def clerk(short):
    return short.user(Role.CLERK)


@pytest.fixture
def question(short, officer, in_hand) -> CaseNote:
    return actions.add_note(officer, in_hand, kind="asked", text=ASKED, unit=short.department)


def test_the_question_is_on_the_units_desk_until_it_answers(client, clerk, in_hand, question):
    client.force_login(clerk)
    address = f"/lay-y-kien/so/hoi/{question.pk}/"
    assert address in client.get("/ban-viec/").content.decode()
    page = client.get(address).content.decode()
    assert ASKED in page and in_hand.comment.entry.name in page
    assert in_hand.comment.text not in page and in_hand.comment.name not in page
    client.post(address, {"text": SAID})
    assert SAID in client.get(address).content.decode()
    assert address not in client.get("/ban-viec/").content.decode()


def test_who_has_the_case_in_hand_reads_the_answer(client, officer, clerk, in_hand, question):
    actions.reply(clerk, question, text=SAID)
    client.force_login(officer)
    page = client.get(f"/lay-y-kien/so/y-kien/{in_hand.pk}/").content.decode()
    assert SAID in page and "Đơn vị trả lời" in page
    case = type(in_hand).objects.get(pk=in_hand.pk)
    actions.add_note(officer, case, kind="note", text="đã đủ")  # the unit's answer made no version stale


def test_who_asks_does_not_find_their_own_question_on_their_desk(officer, clerk, question):
    assert list(questions_waiting(clerk)) == [question] and list(questions_waiting(officer)) == []


def test_other_units_neither_find_nor_answer_it(client, short, question):
    stranger = short.outsider(Role.CLERK)
    client.force_login(stranger)
    assert client.get(f"/lay-y-kien/so/hoi/{question.pk}/").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.reply(stranger, question, text=SAID)
    assert list(questions_waiting(stranger)) == []


def test_a_nominee_does_not_speak_for_the_unit_about_their_own_dossier(short, clerk, in_hand, question):
    person = in_hand.comment.entry.handling.nomination.person
    person.user = clerk
    person.save()
    with pytest.raises(PermissionDenied):
        actions.reply(clerk, CaseNote.objects.get(pk=question.pk), text=SAID)


def test_it_is_answered_once_with_words_and_before_the_result(officer, clerk, in_hand, question):
    with pytest.raises(Refusal, match="Chưa viết gì"):
        actions.reply(clerk, question, text=" ")
    actions.reply(clerk, question, text=SAID)
    with pytest.raises(Refusal, match="đã trả lời câu hỏi này"):
        actions.reply(clerk, question, text=SAID)
    again = actions.add_note(officer, in_hand, kind="asked", text="Sổ ở đâu?", unit=question.unit)
    assert list(questions_waiting(clerk)) == [again]
    case = type(in_hand).objects.get(pk=in_hand.pk)
    actions.answer(
        officer, case, outcome="noted", reasons="không có việc", answer="Cảm ơn.", on=OPENED, read_version=case.version
    )
    assert list(questions_waiting(clerk)) == []
    with pytest.raises(Refusal, match="đã có kết quả"):
        actions.reply(clerk, again, text=SAID)


def test_what_the_officer_wrote_down_for_the_unit_counts_as_its_answer(officer, clerk, in_hand, question):
    actions.add_note(officer, in_hand, kind="replied", text="Trả lời qua điện thoại.", unit=question.unit)
    assert list(questions_waiting(clerk)) == []
