"""Money of decisions: paid once, from a fund that has it, by the rules about several awards; nothing entered is changed."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from bangvang.audit.refusals import Refusal
from bangvang.decision.actions import draft_act, issue_act
from bangvang.decision.queries import honour_of
from bangvang.fund.actions import close_year, enter, open_year, pay, take_back
from bangvang.fund.choices import Due
from bangvang.fund.dues import dues_of
from bangvang.fund.models import Entry, FundYear, Payment
from bangvang.fund.queries import ceilings_of, decisions_to_pay, sums_of
from bangvang.register.actions import record_honour
from bangvang.register.choices import Role
from short_river import shorten

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)


@pytest.fixture
def short(world):
    return shorten(world)


@pytest.fixture
def accountant(short):
    return short.user(Role.ACCOUNTANT)


@pytest.fixture
def book(short, accountant) -> FundYear:
    """The book of 2020 with 5 million đồng in it."""
    book = open_year(accountant, short.department, 2020, opening=0, ceiling_base=1_000_000_000)
    enter(accountant, book, kind="allotted", on=date(2020, 1, 15), amount=5_000_000, document="PT 1", words="Trích quỹ")
    return book


@pytest.fixture
def decision(short):
    """A collective (900,000 đồng) and two people (450,000 each)."""
    return short.issued_decision()


def paid(by, decision, lines=None, **said):
    chosen = [line.pk for line in decision.lines.all()] if lines is None else lines
    given = {"on": date(2020, 7, 20), "method": "cash", "document": "PC 1"} | said
    return pay(by, decision, lines=chosen, **given)


def test_paying_writes_one_expense_and_one_payment_a_line_once(accountant, book, decision):
    entry = paid(accountant, decision)
    assert (entry.amount, entry.kind, entry.decision) == (1_800_000, "bonus", decision)
    assert sorted(Payment.objects.values_list("amount", flat=True)) == [450_000, 450_000, 900_000]
    assert sums_of(book).left == 3_200_000
    with pytest.raises(Refusal, match="đã được trả ngày 20/07/2020"):
        paid(accountant, decision, document="PC 2")
    assert Payment.objects.count() == 3 and sums_of(book).left == 3_200_000
    assert list(decisions_to_pay(accountant)) == []


def test_some_lines_now_and_the_others_later(accountant, book, decision):
    first, *rest = [line.pk for line in decision.lines.order_by("ordinal")]
    paid(accountant, decision, [first])
    waiting = decisions_to_pay(accountant).get()
    assert (waiting.unpaid, waiting.owed) == (2, 900_000)
    paid(accountant, decision, rest)
    assert not decisions_to_pay(accountant).exists()


def test_a_fund_that_has_not_enough_pays_nothing(short, accountant, decision):
    book = open_year(accountant, short.department, 2020, opening=1_799_999)
    with pytest.raises(Refusal, match=r"còn 1\.799\.999 đồng, không đủ chi 1\.800\.000"):
        paid(accountant, decision)
    assert not Payment.objects.exists() and sums_of(book).left == 1_799_999


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"on": date(2020, 7, 12)}, "trước ngày ký"),
        ({"on": date(2990, 1, 1)}, "chưa tới"),
        ({"on": date(2021, 1, 5)}, "Chưa mở sổ quỹ năm 2021"),
        ({"lines": []}, "Chưa chọn dòng nào"),
        ({"lines": [-1]}, "Chưa chọn dòng nào"),
    ],
)
def test_what_cannot_be_paid_says_why(accountant, book, decision, said, words):
    lines = said.pop("lines", None)
    with pytest.raises(Refusal, match=words):
        paid(accountant, decision, lines, **said)
    assert not Payment.objects.exists()


def test_what_was_annulled_is_not_paid(short, accountant, book, decision):
    line = decision.lines.get(ordinal=2)
    act = draft_act(
        short.user(Role.OFFICER), short.department, [honour_of(line)], kind="annulment", ground="fraud_in_declaration",
        facts="Báo cáo thành tích khai khống", signed_on=date(2026, 3, 2), issuer=short.issuer,
    )  # fmt: skip
    issue_act(short.user(Role.DOCUMENT_CLERK), act, key="k" * 32, today=TODAY)
    found = {one.line.pk: one for one in dues_of(decision, TODAY)}
    assert (found[line.pk].due, found[line.pk].amount) == (Due.FALLEN, 0)
    with pytest.raises(Refusal, match="đã hủy bỏ hoặc tước"):
        paid(accountant, decision)
    paid(accountant, decision, [pk for pk in found if pk != line.pk])


def _title(short, award: str, person, *, period=(date(2011, 1, 1), date(2011, 12, 31)), code: str):
    record_honour(
        recipient=person, award=award, name_as_written=person.name, decided_on=date(2026, 1, 20), act=code,
        issuer_as_written="Giám đốc Sở", achieved_from=period[0], achieved_until=period[1],
    )  # fmt: skip


def _decision_of_titles(short, award: str):
    """The short decision as if it had granted a title for the year 2011; its rows are locked, so they are written anew."""
    from bangvang.decision.models import Decision

    decision = short.drafted_decision()
    Decision.objects.filter(pk=decision.pk).update(
        award=award, achieved_from=date(2011, 1, 1), achieved_until=date(2011, 12, 31), signed_on=date(2026, 2, 2)
    )
    return Decision.objects.get(pk=decision.pk)


def test_of_several_titles_for_one_time_only_the_highest_is_paid(short):
    decision = _decision_of_titles(short, "advanced_worker")
    line = decision.lines.get(ordinal=2)
    person = line.handling.nomination.person
    assert {one.due for one in dues_of(decision, TODAY)} == {Due.PAY}
    _title(short, "grassroots_emulation_fighter", person, code="5/QĐ")
    found = {one.line.pk: one for one in dues_of(decision, TODAY)}[line.pk]
    assert (found.due, found.amount, found.why) == (Due.HIGHER, 0, "Chiến sĩ thi đua cơ sở, 5/QĐ")


def test_a_title_of_another_time_and_a_form_of_commendation_are_paid_each(short):
    decision = _decision_of_titles(short, "advanced_worker")
    person = decision.lines.get(ordinal=2).handling.nomination.person
    _title(short, "grassroots_emulation_fighter", person, period=(date(2010, 1, 1), date(2010, 12, 31)), code="4/QĐ")
    _title(short, "commendation_letter", person, code="6/QĐ")
    assert {one.due for one in dues_of(decision, TODAY)} == {Due.PAY}


def test_when_the_lower_title_came_first_a_person_decides(short, accountant):
    decision = _decision_of_titles(short, "grassroots_emulation_fighter")
    line = decision.lines.get(ordinal=2)
    _title(short, "advanced_worker", line.handling.nomination.person, code="5/QĐ")
    found = {one.line.pk: one for one in dues_of(decision, TODAY)}[line.pk]
    assert found.due == Due.ASK and not found.is_open and found.amount == line.bonus


def test_before_the_rule_was_read_every_line_is_paid(short):
    decision = _decision_of_titles(short, "advanced_worker")
    type(decision).objects.filter(pk=decision.pk).update(signed_on=date(2024, 6, 1))
    decision.refresh_from_db()
    _title(short, "grassroots_emulation_fighter", decision.lines.get(ordinal=2).handling.nomination.person, code="5/QĐ")
    assert {one.due for one in dues_of(decision, TODAY)} == {Due.PAY}


def test_a_mistake_is_reversed_by_an_entry_of_its_own_once(accountant, book):
    wrong = enter(
        accountant, book, kind="objects", on=date(2020, 2, 1), amount=700_000, document="PC 9", words="In giấy khen"
    )
    back = take_back(accountant, wrong, on=date(2020, 2, 2), document="PC 10")
    assert (back.amount, back.reverses, sums_of(book).left) == (-700_000, wrong, 5_000_000)
    for entry in (wrong, back):
        with pytest.raises(Refusal, match="Không đảo lần nữa"):
            take_back(accountant, entry, on=date(2020, 2, 3), document="PC 11")


def test_an_income_that_was_spent_cannot_be_reversed_into_less_than_nothing(accountant, book, decision):
    paid(accountant, decision)
    income = book.entries.get(kind="allotted")
    with pytest.raises(Refusal, match="không đủ"):
        take_back(accountant, income, on=date(2020, 8, 1), document="PT 2")
    with pytest.raises(Refusal, match="trả tiền thưởng cho người có tên"):
        take_back(accountant, book.entries.get(kind="bonus"), on=date(2020, 8, 1), document="PC 3")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"on": date(2021, 1, 1)}, "không thuộc sổ quỹ năm 2020"),
        ({"amount": 0}, "lớn hơn 0"),
        ({"kind": "objects", "amount": 5_000_001}, "không đủ chi"),
    ],
)
def test_an_entry_that_does_not_fit_is_refused(accountant, book, said, words):
    given = {"kind": "given", "on": date(2020, 3, 1), "amount": 1, "document": "PT 3", "words": "Đóng góp"} | said
    with pytest.raises(Refusal, match=words):
        enter(accountant, book, **given)
    assert book.entries.count() == 1


def test_a_closed_year_takes_nothing_and_the_next_one_begins_with_what_was_left(short, accountant, book, decision):
    with pytest.raises(Refusal, match="Chưa hết năm"):
        close_year(accountant, book, on=date(2020, 12, 30), read_version=book.version)
    book.refresh_from_db()
    close_year(accountant, book, on=date(2021, 1, 5), read_version=book.version)
    with pytest.raises(Refusal, match="đã khóa"):
        paid(accountant, decision)
    with pytest.raises(Refusal, match="đã khóa"):
        enter(accountant, book, kind="given", on=date(2020, 3, 1), amount=1, document="PT", words="x")
    assert open_year(accountant, short.department, 2021).opening == 5_000_000
    with pytest.raises(Refusal, match="đã mở"):
        open_year(accountant, short.department, 2021)


def test_ceilings_are_those_of_the_law_of_the_year_or_unread(short, accountant, book):
    old = ceilings_of(book, sums_of(book))
    assert old["whole"].most is None and old["organising"].most is None
    now = open_year(accountant, short.department, 2026, opening=0, ceiling_base=900_000_001)
    enter(accountant, now, kind="allotted", on=date(2026, 1, 5), amount=10_000_000, document="PT 1", words="Trích quỹ")
    found = ceilings_of(now, sums_of(now))
    assert found["whole"].most == 180_000_000 and "Điều 46 khoản 3 điểm a" in found["whole"].citations[0]
    assert found["organising"].most == 2_000_000 and found["organising"].is_passed_by(2_000_001)


def test_what_was_entered_is_locked_in_the_database(accountant, book, decision):
    paid(accountant, decision)
    for rows, change in ((Entry.objects.all(), {"amount": 1}), (Payment.objects.all(), {"amount": 1})):
        with pytest.raises(DatabaseError, match="đã khóa"), transaction.atomic():
            rows.update(**change)
        with pytest.raises(DatabaseError, match="đã khóa"), transaction.atomic():
            rows._raw_delete(rows.db)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ACCOUNTANT])
def test_only_the_accountant_of_the_body_keeps_the_book(short, book, decision, role):
    for by in (short.user(role), short.outsider(Role.ACCOUNTANT)):
        with pytest.raises(PermissionDenied):
            enter(by, book, kind="given", on=date(2020, 3, 1), amount=1, document="PT", words="x")
        with pytest.raises(PermissionDenied):
            paid(by, decision)
        with pytest.raises(PermissionDenied):
            open_year(by, short.department, 2022)
