"""The outgoing register taken away as Excel: ten columns, in the order of the numbers, nothing that acts."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from bangvang.decision.models import ProposalLetter, RegisterEntry
from bangvang.register.choices import Role
from short_river import shorten

pytestmark = pytest.mark.django_db


def entry(world, number: int, day: date, summary: str) -> RegisterEntry:
    letter = ProposalLetter.objects.create(
        body=world.department, to_body=world.city, number=number, year=day.year, code=f"{number:02d}/TTr-SLĐTBXH",
        signed_on=day, title=summary, made_by=world.user(Role.OFFICER),
    )  # fmt: skip
    return RegisterEntry.objects.create(
        body=world.department, letter=letter, code=letter.code, day=day, summary=summary, signer="Giám đốc",
        recipients="UBND thành phố\nLưu: VT", keeper="Văn thư",
    )  # fmt: skip


def sheet(answer):
    return openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active


def test_a_year_has_ten_columns_in_the_order_in_which_numbers_were_given(world, at):
    short = shorten(world)
    decision = short.issued_decision()
    entry(short, 2, date(2020, 8, 1), "Tờ trình sau")
    entry(short, 1, date(2020, 7, 20), "Tờ trình trước")
    entry(short, 1, date(2021, 1, 4), "Năm sau")
    answer = at(short.user(Role.DOCUMENT_CLERK), "decision:register_book", short.department.pk, nam="2020")
    rows = list(sheet(answer).iter_rows(values_only=True))
    assert rows[0][0] == "SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2020"
    assert len(rows[4]) == 10 and rows[4][0] == "Số, ký hiệu văn bản" and rows[4][9] == "Ghi chú"
    assert [row[0] for row in rows[5:]] == [decision.code, "01/TTr-SLĐTBXH", "02/TTr-SLĐTBXH"]
    assert rows[6][4] == "UBND thành phố; Lưu: VT"


def test_the_latest_year_is_given_when_none_is_asked_for(world, at):
    entry(world, 1, date(2021, 1, 4), "Một")
    answer = at(world.user(Role.AUDITOR), "decision:register_book", world.department.pk, nam="1999")
    assert answer["Content-Disposition"].endswith('"so-van-ban-di-2021.xlsx"')


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1+1", "@SUM(A1)", "-2+3"])
def test_a_summary_that_begins_like_a_formula_stays_text(world, at, text):
    entry(world, 1, date(2021, 1, 4), text)
    answer = at(world.user(Role.AUDITOR), "decision:register_book", world.department.pk)
    cell = sheet(answer).cell(row=6, column=3)
    assert (cell.value, cell.data_type) == (text, "s")
