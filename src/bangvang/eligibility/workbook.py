"""A sweep as an Excel file: the rows, and a sheet that says what was looked at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from django.utils.translation import gettext as _

from bangvang.eligibility.models import Sweep
from bangvang.eligibility.queries.sweeps import Told
from bangvang_law.sweep.report import write_sheet

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
    import xlsxwriter  # here, because every start of the server would wait for it

    with xlsxwriter.Workbook(file, {"constant_memory": True}) as workbook:
        write_sheet(workbook, "Rà soát", COLUMNS, map(_cells, rows))
        write_sheet(workbook, "Về lần rà soát", ((_("Mục"), 30), (_("Nội dung"), 90)), _about(sweep))


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
