"""A comment is taken by somebody who is not too near, looked into, may hold its dossier, and is answered once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, transaction

from bangvang.audit.queries import history
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.chronicle.models import CoveredRow
from bangvang.consultation import actions
from bangvang.consultation.models import Case
from bangvang.consultation.queries import cases_visible_to, cases_waiting, concerns, handlers_for
from bangvang.nomination.queries import holds_on
from bangvang.register.actions import new_person
from bangvang.register.choices import Role
from bangvang.register.models import Employment

from .conftest import OPENED

pytestmark = pytest.mark.django_db
ANSWERED = {"outcome": "upheld", "reasons": "Đã xem sổ giao việc", "answer": "Ý kiến đúng, cảm ơn anh chị."}
WHY = {"reason": "Đang xác minh ý kiến nhân dân", "cite": "NĐ 152/2025/NĐ-CP, Điều 4"}


def answered(by, case, **changes):
    return actions.answer(by, case, on=OPENED, read_version=case.version, **(ANSWERED | changes))


def test_a_case_is_taken_looked_into_and_answered(short, officer, in_hand):
    unit = short.divisions["Thanh tra Sở"]
    actions.add_note(officer, in_hand, kind="asked", text="Ai làm công trình?", unit=unit)
    actions.add_note(officer, in_hand, kind="replied", text="Cả tổ cùng làm.", unit=unit)
    done = answered(officer, in_hand)
    assert (done.state, done.answered_by, done.answered_on) == ("answered", officer, OPENED)
    assert [note.kind for note in done.notes.all()] == ["asked", "replied"]
    assert CoveredRow.objects.filter(shape__table="consultation.case", row_id=done.pk).exists()
    with pytest.raises(Refusal, match="đã được trả lời"):
        answered(officer, done)
    with pytest.raises(Error), transaction.atomic():
        Case.objects.filter(pk=done.pk).update(answer="khác")


def test_an_answer_needs_reasons_and_words_for_the_writer(officer, in_hand):
    for missing in ({"reasons": " "}, {"answer": ""}, {"outcome": "khác"}):
        with pytest.raises(Refusal, match="cả hai"):
            answered(officer, in_hand, **missing)


def test_a_hold_stops_the_dossier_until_it_is_lifted(officer, in_hand):
    held = actions.hold(officer, in_hand, on=OPENED, read_version=in_hand.version, **WHY)
    turn = held.comment.entry.handling_id
    assert holds_on([turn])[turn] == [held.hold]
    with pytest.raises(Refusal, match="đã tạm dừng"):
        actions.hold(officer, held, on=OPENED, read_version=held.version, **WHY)
    with pytest.raises(Refusal, match="bỏ tạm dừng trước"):
        answered(officer, held, outcome="not_upheld")
    done = answered(officer, held)
    assert holds_on([turn])
    actions.lift(officer, done, because="Đơn vị đã sửa tên người làm", on=OPENED + timedelta(days=1))
    assert not holds_on([turn])


def test_a_comment_on_the_whole_list_holds_nothing(officer, say):
    case = Case.objects.get(comment=say().comment)
    case = actions.assign(officer, case, officer, read_version=case.version)
    with pytest.raises(Refusal, match="cả danh sách"):
        actions.hold(officer, case, on=OPENED, read_version=case.version, **WHY)
    with pytest.raises(Refusal, match="không tạm dừng hồ sơ nào"):
        actions.lift(officer, case, because="x", on=OPENED)


def test_only_whoever_has_the_case_may_deal_with_it(short, officer, in_hand):
    other = short.user(Role.OFFICER, again=True)
    for act in (
        lambda by: answered(by, in_hand),
        lambda by: actions.add_note(by, in_hand, kind="note", text="x"),
        lambda by: actions.hold(by, in_hand, on=OPENED, read_version=in_hand.version, **WHY),
        lambda by: actions.open_contact(by, in_hand),
    ):
        for by in (other, short.user(Role.CLERK), short.outsider(Role.OFFICER)):
            with pytest.raises(PermissionDenied):
                act(by)
    assert list(cases_visible_to(other)) == [in_hand] and not cases_visible_to(short.outsider(Role.OFFICER)).exists()
    assert not cases_waiting(other).exists() and list(cases_waiting(officer)) == [in_hand]


def test_looking_at_how_to_reach_the_writer_is_written_down(officer, in_hand):
    assert actions.open_contact(officer, in_hand) == "0912 000 111"
    assert [entry.verb for entry in history(in_hand)] == ["assigned_case", "opened_contact"]
    assert not any("0912" in f"{entry.note}{entry.changes}" for entry in history(in_hand))


def test_a_nominee_never_looks_into_their_own_dossier(short, officer, in_hand):
    person = in_hand.comment.entry.handling.nomination.person
    nominee = short.user(Role.OFFICER, again=True)
    person.user = nominee
    person.save(update_fields=["user"])
    with pytest.raises(Refusal, match="chính là người có hồ sơ"):
        actions.assign(officer, in_hand, nominee, read_version=in_hand.version)


def test_whoever_works_in_the_unit_or_is_named_is_warned_of(short, officer, in_hand, say):
    colleague = short.user(Role.COUNCIL_SECRETARY)
    unit = Employment.objects.filter(person=in_hand.comment.entry.handling.nomination.person).last()
    assert concerns(colleague, in_hand) == []
    person = new_person(name="Ksor H'Blan")
    person.user = colleague
    person.save(update_fields=["user"])
    Employment.objects.create(person=person, unit=unit.unit, begins_on=date(2018, 1, 1))
    (near,) = concerns(colleague, in_hand)
    assert "công tác ở đơn vị" in near.sentence and not near.bars
    named = Case.objects.get(comment=say(f"Chính {officer.full_name.upper()} đã nói thế").comment)
    assert "nhắc tên" in concerns(officer, named)[0].sentence


def test_a_case_goes_to_those_who_hold_the_mandate(short, officer, in_hand):
    secretary = short.user(Role.COUNCIL_SECRETARY)
    above = short.user(Role.OFFICER, short.city)
    short.user(Role.CLERK), short.outsider(Role.OFFICER)
    assert set(handlers_for(in_hand)) == {officer, secretary, above}
    with pytest.raises(Refusal, match="chưa được phân công"):
        actions.assign(officer, in_hand, short.user(Role.CLERK), read_version=in_hand.version)
    with pytest.raises(Stale):
        actions.assign(officer, in_hand, secretary, read_version=in_hand.version - 1)
