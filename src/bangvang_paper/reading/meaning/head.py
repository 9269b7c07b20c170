"""The head of a table, of one storey or two: where it is, and what its words make of the columns."""

from __future__ import annotations

from collections.abc import Callable

from bangvang_paper.reading import limits
from bangvang_paper.reading.awards import is_form
from bangvang_paper.reading.meaning.columns import NAMING, Meaning
from bangvang_paper.reading.meaning.headings import Taught, Understood, understood
from bangvang_paper.reading.meaning.layout import Layout
from bangvang_paper.reading.meaning.marks import is_ordinal, tidied
from bangvang_paper.reading.meaning.settling import fill_by_content, name_nominees, settle, take_ticks
from bangvang_paper.reading.sheet import Sheet

_WIDEST_SPAN = 50

Accepts = Callable[[set[Meaning]], bool]
"""Whether a line is a header, by the meanings of its cells."""


def names_nominees(found: set[Meaning]) -> bool:
    """Whether a header of these meanings is one of a list of nominees."""
    return bool(found & NAMING) or (Meaning.UNIT in found and Meaning.ORDINAL in found)


def find_layout(sheet: Sheet, taught: Taught | None = None, *, accepts: Accepts = names_nominees) -> Layout | None:
    """The first header of the sheet whose meanings ``accepts`` takes; None when no line looks like one."""
    within = len(sheet.lines) if sheet.places else limits.HEADER_WITHIN  # in a document text may stand before the table
    for line in range(min(len(sheet.lines), within)):
        layout = layout_at(sheet, line, taught, accepts=accepts)
        if layout is not None:
            return layout
    return None


def layout_at(
    sheet: Sheet, line: int, taught: Taught | None = None, *, accepts: Accepts = names_nominees
) -> Layout | None:
    """The layout whose header begins on ``line``, or None when that line is no header."""
    cells = sheet.lines[line]
    if sum(1 for cell in cells if cell.strip()) < 2:
        return None
    top = [understood(cell, taught) for cell in cells]
    found = {known.meaning for known in top if known is not None}
    if not accepts(found) or len(found) < 2 or any(is_ordinal(tidied(cell)) for cell in cells if cell.strip()):
        return None
    return _with_storeys(sheet, line, top, taught)


def _with_storeys(sheet: Sheet, line: int, top: list[Understood | None], taught: Taught | None) -> Layout:
    spans = _spans(sheet, line)
    lower = _has_lower_storey(sheet, line, spans, taught)
    known: dict[int, Understood] = {column: meaning for column, meaning in enumerate(top) if meaning is not None}
    headings = {column: tidied(cell) for column, cell in enumerate(sheet.lines[line]) if cell.strip()}
    if lower:
        spans |= _open_spans(sheet, line)
        for column, cell in enumerate(sheet.lines[line + 1]):
            if cell.strip():
                headings[column] = tidied(cell)
    for column, owner in spans.items():
        below = understood(headings[column], taught) if lower and column in headings else None
        meaning = _under(top[owner] if owner < len(top) else None, below)
        if meaning is not None:
            known[column] = meaning
        headings.setdefault(column, headings.get(owner, ""))
    first = line + (2 if lower else 1)
    while first < len(sheet.lines) and _numbers_columns(sheet.lines[first]):
        first += 1
    layout = Layout({}, headings, line, first)
    take_ticks(sheet, layout, known)
    settle(layout, known, spans)
    name_nominees(sheet, layout)
    fill_by_content(sheet, layout)
    return layout


def _under(owner: Understood | None, below: Understood | None) -> Understood | None:
    """The meaning of a column from both storeys: what was granted before stays history, whatever stands below it."""
    if owner is not None and owner.meaning in (Meaning.HISTORY, Meaning.PRIVATE):
        return owner
    return below or owner


def _spans(sheet: Sheet, line: int) -> dict[int, int]:
    """Columns under a heading that is merged over several: column → the column that holds the heading."""
    spans: dict[int, int] = {}
    for merge in sheet.merges:
        if merge.top == line and merge.right > merge.left:
            spans.update(dict.fromkeys(range(merge.left, min(merge.right, merge.left + _WIDEST_SPAN) + 1), merge.left))
    return {column: owner for column, owner in spans.items() if sheet.cell(line, owner).strip()}


def _open_spans(sheet: Sheet, line: int) -> dict[int, int]:
    """The same for headings that stand over empty cells without being merged with them."""
    spans, owner = {}, None
    width = max(len(sheet.lines[line]), len(sheet.lines[line + 1]))
    for column in range(width):
        if sheet.cell(line, column).strip():
            owner = column
        elif owner is not None and sheet.cell(line + 1, column).strip():
            spans.update({column: owner, owner: owner})
    return spans


def _has_lower_storey(sheet: Sheet, line: int, spans: dict[int, int], taught: Taught | None) -> bool:
    """Whether the next line is the second storey of the header: words under spanning headings and nothing elsewhere."""
    if line + 1 >= len(sheet.lines):
        return False
    filled = [column for column, cell in enumerate(sheet.lines[line + 1]) if cell.strip()]
    if spans and filled and all(column in spans for column in filled):
        return True
    open_spans = _open_spans(sheet, line)
    words = [sheet.cell(line + 1, column) for column in filled]
    return (
        len(filled) > 1
        and all(column in open_spans for column in filled)
        and any(understood(word, taught) or is_form(word) for word in words)
    )


def _numbers_columns(cells: list[str]) -> bool:
    """Whether a line under the header only numbers the columns: (1) (2) (3), or A B 1 2."""
    texts = [tidied(cell).strip("()") for cell in cells if cell.strip()]
    numbers = [int(text) for text in texts if text.isdecimal()]
    letters_or_numbers = all(text.isdecimal() or text in {"A", "B", "C", "D"} for text in texts)
    in_order = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return len(texts) >= 3 and letters_or_numbers and in_order
