"""The sheets of an .xlsx workbook: values by python-calamine, fonts and number formats where they say something."""

from __future__ import annotations

import re

from bangvang_paper.reading import limits
from bangvang_paper.reading.formats import workbook
from bangvang_paper.reading.formats.markup import attribute, local, tree, unprefixed
from bangvang_paper.reading.formats.package import Package
from bangvang_paper.reading.formats.sentences import too_wide
from bangvang_paper.reading.formats.workbook import Besides
from bangvang_paper.reading.formats.xlsx_styles import column_number, looks_of
from bangvang_paper.reading.sheet import Sheet

# What follows is looked for in markup without prefixes, see unprefixed(). A filled cell is one that is not closed at once.
_FILLED = re.compile(rb"<c\b[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>(?!\s*</)")
_UNPLACED = re.compile(rb"<c\b(?![^>]*\br\s*=)[^>]*>")
_ROW = re.compile(rb"<row\b[^>]*?\br\s*=\s*[\"'](\d{1,7})[\"']")
_HIDDEN_ROW = re.compile(rb"<row\b(?=[^>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'])[^>]*?\br\s*=\s*[\"'](\d{1,7})[\"']")
# A cell as Excel itself writes it begins so, which is found many times faster than what any program may write; and such a
# one behind column Z or behind row 99,999.
_PLAIN = b'<c r="'
_PLAIN_FAR = re.compile(rb'<c r="(?:[A-Za-z]{2}|[A-Za-z]\d{6})')


def sheets_of(package: Package) -> list[Sheet]:
    """Every visible sheet of the workbook that holds something. Raises ReadingRefused."""
    for part in package.parts.values():
        if b"sheetData" in part:
            _check_area(unprefixed(part))
    parts = [unprefixed(part) for part in _sheet_parts(package)]
    looks = looks_of(package)

    def besides(index: int) -> Besides:
        part = parts[index] if index < len(parts) else b""
        hidden = frozenset(int(row) for row in _HIDDEN_ROW.findall(part))
        font, others = looks.of_cells(part) if looks.matter else ("", ())
        return Besides(others, font, hidden)

    return workbook.sheets_of(package.rebuilt(), besides)


def _check_area(part: bytes) -> None:
    """Refuse a sheet whose filled cells lie so far apart that the rectangle around them would not fit in memory."""
    if _is_plainly_small(part):
        return
    letters: set[bytes] = set()
    numbers: set[bytes] = set()
    for cell in _FILLED.finditer(part):
        letters.add(cell[1])
        numbers.add(cell[2])
    columns, rows = {column_number(column) for column in letters}, {int(row) for row in numbers}
    if _UNPLACED.search(part):
        # Cells without an address follow one another from the first column of their row.
        rows |= {1, *(int(row) for row in _ROW.findall(part))}
        columns |= {1, *(line.count(b"<c") for line in part.split(b"<row"))}
    if rows and (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) > limits.MAX_AREA:
        raise too_wide(max(rows))


def _is_plainly_small(part: bytes) -> bool:
    """Whether a sheet is written as Excel writes it and has no far cell, so that no cell need be looked at by itself."""
    others = part.count(b"<c") - part.count(b"<col")
    return part.count(_PLAIN) == others and not _PLAIN_FAR.search(part)


def _sheet_parts(package: Package) -> list[bytes]:
    """The parts of the sheets in the order of the workbook; b"" for one that is not there."""
    targets = {
        attribute(relation, "Id"): attribute(relation, "Target")
        for relation in tree(package.part("xl/_rels/workbook.xml.rels"))
    }
    sheets = (element for element in tree(package.part("xl/workbook.xml")).iter() if local(element.tag) == "sheet")
    names = (targets.get(attribute(sheet, "id"), "").lower() for sheet in sheets)
    return [package.part(name.lstrip("/") if name.startswith("/") else f"xl/{name}") for name in names]
