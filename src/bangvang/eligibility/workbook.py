"""A sweep as an Excel file. Every cell is written as text, so that no name or reason can become a formula."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _

from bangvang.eligibility.models import Sweep
from bangvang.eligibility.queries.sweeps import Told

COLUMNS = (
    ("Họ và tên", 26),
    ("Đơn vị", 36),
    ("Danh hiệu, hình thức", 36),
    ("Kết luận", 20),
    ("Đã đề nghị", 12),
    ("Còn thiếu, chưa rõ", 70),
    ("Sang năm có thể đủ", 12),
    ("Sang năm còn cần", 70),
)
"""Headings and widths in characters."""
MOST = 50_000
"""Rows of one file: what is made while a person waits (some twenty seconds). More is filtered by unit or award first."""


def write_workbook(file: IO[bytes], sweep: Sweep, rows: Iterable[Told]) -> None:
    """Write the rows, in constant memory, and a second sheet that says what was looked at and by which words."""
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as workbook:
        head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        body = workbook.add_format({"text_wrap": True, "valign": "top"})
        sheet = workbook.add_worksheet("Rà soát")
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for place, (heading, width) in enumerate(COLUMNS):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, heading, head)
        for line, one in enumerate(rows, start=1):
            for place, text in enumerate(_cells(one)):
                sheet.write_string(line, place, text, body)
        about = workbook.add_worksheet("Về lần rà soát")
        about.set_column(0, 0, 30)
        about.set_column(1, 1, 90)
        for line, (label, text) in enumerate(_about(sweep)):
            about.write_string(line, 0, label, head)
            about.write_string(line, 1, text, body)


def _cells(one: Told) -> tuple[str, ...]:
    row = one.row
    return (
        row.person.name,
        row.unit.name,
        one.award,
        str(row.get_finding_display()),
        str(row.get_nominated_display()),
        "; ".join(one.missing),
        "có" if row.next_year else "",
        "; ".join(one.missing_next),
    )


def _about(sweep: Sweep) -> Iterable[tuple[str, str]]:
    yield _("Đơn vị"), sweep.unit.name
    yield _("Xét ngày"), f"{sweep.on:%d/%m/%Y}"
    yield _("Số người"), str(sweep.total)
    if sweep.text_on:
        yield (
            _("Lời văn"),
            _("Lời văn của ngày %(day)s, vì lời văn áp dụng ngày xét chưa đọc.") % {"day": f"{sweep.text_on:%d/%m/%Y}"},
        )
    else:
        yield _("Lời văn"), _("Lời văn áp dụng ngày xét")
    yield _("Sách luật bản"), sweep.book_edition
    yield _("Lưu ý"), _("Máy chỉ đối chiếu với sổ nhân sự; người có thẩm quyền quyết định.")
