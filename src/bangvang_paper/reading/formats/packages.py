"""Files that are packages: which of the readers takes it is told by what the package holds."""

from __future__ import annotations

from bangvang_paper.reading.formats import docx, ods, xlsx
from bangvang_paper.reading.formats.package import Kind, open_package
from bangvang_paper.reading.sheet import Sheet

_READERS = {Kind.WORKBOOK: xlsx.sheets_of, Kind.DOCUMENT: docx.sheets_of, Kind.OPEN_SHEET: ods.sheets_of}


def sheets_of(data: bytes) -> list[Sheet]:
    """The sheets of a workbook, a document or an open spreadsheet. Raises ReadingRefused."""
    package = open_package(data)
    return _READERS[package.kind](package)
