"""Anybody may say something of a list within its days; it gets a receipt, cannot be changed, and cannot be made to vanish."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import Error, transaction

from bangvang.audit.refusals import Refusal
from bangvang.chronicle.models import CoveredRow
from bangvang.consultation import actions
from bangvang.consultation.choices import CaseState
from bangvang.consultation.models import Case, Comment
from bangvang.consultation.queries import case_by_code, form_key_in, new_form_key
from bangvang.consultation.validators import ALPHABET, CODE_LETTERS, cleaned, code_typed, in_groups
from bangvang.nomination.actions import refuse
from bangvang.register.sealed import WrongKey, unseal

from .conftest import LAST, OPENED

pytestmark = pytest.mark.django_db


def test_a_comment_gets_a_code_of_a_hundred_bits_that_is_kept_nowhere(say):
    receipt = say(on=2)
    assert len(receipt.code) == CODE_LETTERS and set(receipt.code) <= set(ALPHABET) and len(ALPHABET) == 32
    row = Comment.objects.filter(pk=receipt.comment.pk).values().get()
    assert receipt.code not in "".join(map(str, row.values()))
    assert case_by_code(receipt.code).comment == receipt.comment
    assert case_by_code(say().code).comment != receipt.comment


def test_the_code_is_read_as_people_type_it(say):
    code = say().code
    assert code_typed(f" {in_groups(code).lower()} ") == code
    assert code_typed(code.replace("0", "O").replace("1", "l")) == code
    assert code_typed(code[:-1]) == code_typed(f"{code[:-1]}U") == ""


def test_two_presses_are_one_comment_with_one_receipt(say):
    key = form_key_in(new_form_key())
    first, second = say("Đúng là như vậy", key=key), say("Đúng là như vậy", key=key)
    assert first == second and Comment.objects.count() == 1
    with pytest.raises(Refusal, match="đã gửi một ý kiến khác"):
        say("Lời khác", key=key)


def test_a_second_press_after_the_last_minute_still_gets_its_receipt(say):
    key = form_key_in(new_form_key())
    first = say("Kịp giờ", key=key, day=LAST)
    assert say("Kịp giờ", key=key, day=LAST + timedelta(days=1)) == first


def test_only_forms_that_we_gave_out_are_taken():
    assert form_key_in("tự chế") == "" and form_key_in(new_form_key()[:-2] + "xx") == ""
    assert re.fullmatch("[0-9a-f]{32}", form_key_in(new_form_key()))


@pytest.mark.parametrize(("day", "what"), [(-1, "lấy ý kiến từ ngày"), (17, "xem như không có ý kiến")])
def test_outside_its_days_a_list_takes_nothing_and_says_whom_to_write_to(say, day, what):
    with pytest.raises(Refusal, match=what) as refused:
        say(day=OPENED + timedelta(days=day))
    assert day < 0 or "Bà Lê Thị Mận" in refused.value.sentence
    assert not Comment.objects.exists()


def test_nothing_is_said_of_a_dossier_that_is_out(officer, say, turns):
    refuse(officer, turns[1], on=OPENED, note="thiếu báo cáo")
    with pytest.raises(Refusal, match="không đề nghị nữa"):
        say(on=2)


def test_what_cannot_be_seen_or_turns_the_writing_is_taken_out(say):
    kept = say("Ông A\u202e đảo\u0007 chữ\u200b\r\n\r\n\r\n\r\nDòng hai  \n<script>alert(1)</script>").comment.text
    assert kept == "Ông A đảo chữ\n\nDòng hai\n<script>alert(1)</script>"
    assert cleaned("\u200b \n\t") == ""
    with pytest.raises(Refusal, match="Chưa viết ý kiến"):
        say("\u200b \n")


def test_how_to_reach_the_writer_is_sealed(say):
    made = say(name="  Trần\tVăn Vẹn ", contact="0912 000 111").comment
    made.refresh_from_db()
    assert made.name == "Trần Văn Vẹn" and made.contact == "0912 000 111"
    assert b"0912" not in bytes(made.contact_sealed)
    with pytest.raises(WrongKey):
        unseal(made.contact_sealed, purpose="citizen_number")


def test_a_comment_stands_in_the_log_and_in_the_database_for_good(say):
    made = say().comment
    assert CoveredRow.objects.filter(shape__table="consultation.comment", row_id=made.pk).count() == 1
    assert Case.objects.get(comment=made).state == CaseState.RECEIVED
    for act in (lambda rows: rows.update(text="khác"), lambda rows: rows.delete()):
        with pytest.raises(Error), transaction.atomic():
            act(Comment.objects.filter(pk=made.pk))


def test_the_way_to_reach_somebody_may_be_let_go(say):
    made = say(contact="0912 000 111").comment
    Comment.objects.filter(pk=made.pk).update(contact_sealed=None)
    made.refresh_from_db()
    assert made.contact == ""


def test_the_same_words_of_two_people_are_two_comments(published, say):
    say("Tôi đồng ý")
    say("Tôi đồng ý")
    assert published.comments.count() == 2
    assert actions.Receipt is type(say("Tôi đồng ý"))
