"""Workbooks for tests: made by openpyxl, and bent by hand where no spreadsheet program would write such a thing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

SAMPLES = Path(__file__).parents[1] / "samples"

HEADER = ["TT", "Ông/Bà", "Họ và tên, tên tập thể", "Chức vụ", "Đơn vị công tác", "Hình thức đề nghị", "Thành tích"]
HANH = [1, "Bà", "Đoàn Thị Hạnh", "Điều dưỡng", "Phòng Người có công", "Giấy khen", "Có thành tích"]
DUNG = [2, "Ông", "Bùi Đình Dũng", "Chuyên viên", "Văn phòng Sở", "Giấy khen", "Có thành tích"]

Cell = object


def workbook(*lines: Sequence[Cell], then: Callable[[Worksheet], None] | None = None) -> bytes:
    """One sheet with these lines; ``then`` may change the sheet further (merges, hidden rows)."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Danh sách"
    for number, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            if value not in (None, ""):
                sheet.cell(number, column).value = value  # type: ignore[assignment]
    if then is not None:
        then(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def ordinary() -> bytes:
    """A list of two people that reads without any remark."""
    return workbook(HEADER, ["I. Cá nhân"], HANH, DUNG)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """``data`` with one more part in its package, or with a part replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return target.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)
