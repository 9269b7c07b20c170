"""The accountant's pages: the money of a decision, the book, both as Excel."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from bangvang.fund.actions import enter, open_year
from bangvang.fund.models import Payment
from bangvang.register.choices import Role
from short_river import shorten

pytestmark = pytest.mark.django_db


@pytest.fixture
def short(world):
    return shorten(world)


def sheet(answer):
    return list(
        openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.iter_rows(values_only=True)
    )


def test_from_an_open_book_to_money_paid_and_both_sheets(short, at):
    accountant, decision = short.user(Role.ACCOUNTANT), short.issued_decision()
    page = at(accountant, "fund:list").content.decode()
    assert decision.code in page and "1.800.000" in page
    said = {"body": short.department.pk, "year": "2020", "opening": "2.000.000", "ceiling_base": ""}
    opened = at(accountant, "fund:open", post=said)
    book = opened["Location"]
    assert "còn 2.000.000 đồng" in at(accountant, "fund:book", book.rstrip("/").split("/")[-1]).content.decode()

    nothing = at(
        accountant, "fund:payments", decision.pk, post={"on": "20/07/2020", "method": "cash", "document": "PC 1"}
    )
    assert nothing.status_code == 422 and "Chưa chọn dòng nào" in nothing.content.decode()
    lines = [line.pk for line in decision.lines.all()]
    at(
        accountant,
        "fund:payments",
        decision.pk,
        post={"lines": lines, "on": "20/07/2020", "method": "cash", "document": "PC 1"},
    )
    assert Payment.objects.count() == 3
    assert "Đã trả 1.800.000 trong 1.800.000" in at(accountant, "fund:payments", decision.pk).content.decode()

    paid = sheet(at(accountant, "fund:payments_workbook", decision.pk))
    assert [row[3] for row in paid[5:]] == [900_000, 450_000, 450_000, 1_800_000] and paid[5][5] == "20/07/2020"
    pk = book.rstrip("/").split("/")[-1]
    entries = sheet(at(accountant, "fund:book_workbook", pk))
    assert entries[5][5] == 1_800_000 and entries[5][6] == "200.000"


def test_a_refused_entry_keeps_what_was_typed(short, at):
    accountant = short.user(Role.ACCOUNTANT)
    book = open_year(accountant, short.department, 2020, opening=100)
    said = {"kind": "objects", "on": "01/03/2020", "amount": "1.000", "document": "PC 7", "words": "Khung giấy khen"}
    answer = at(accountant, "fund:enter", book.pk, post=said)
    assert answer.status_code == 409
    assert "không đủ chi 1.000 đồng" in answer.content.decode() and "Khung giấy khen" in answer.content.decode()


def test_the_page_of_a_book_asks_as_often_for_many_entries_as_for_one(short, queries_of):
    accountant = short.user(Role.ACCOUNTANT)
    book = open_year(accountant, short.department, 2020, opening=0)
    counts = []
    for number in range(1, 4):
        enter(accountant, book, kind="given", on=date(2020, 3, 1), amount=number, document=f"PT {number}", words="x")
        counts.append(queries_of(accountant, "fund:book", book.pk))
    assert counts[0] == counts[2]
