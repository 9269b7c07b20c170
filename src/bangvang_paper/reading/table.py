"""The table in a sheet: its header, the meaning of its columns, its lines with merged cells and ditto marks resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bangvang_paper.reading import limits
from bangvang_paper.reading.columns import LABELS, NAMING, PERSONAL, Meaning, meaning_of
from bangvang_paper.reading.lines import is_ordinal
from bangvang_paper.reading.sheet import Sheet
from bangvang_paper.vietnamese import spaced

_DITTO = re.compile(
    r"^[\-–—\s.]*(?:nt|n\.t|như trên)[\-–—\s.]*$|^[\"”“″〃'’]{1,2}$|^//$|^-\s*[\"”]\s*-$", re.IGNORECASE
)
_CITIZEN_NUMBER = re.compile(r"^[\d\s.]*\d{12}$|^\d{9}$")
_NOTHING = re.compile(r"^[\-–—_.…\s]+$")
# Columns in which "the same as above" has a sense.
_REPEATABLE = {
    Meaning.HONORIFIC, Meaning.KIND, Meaning.POSITION, Meaning.POSITION_UNIT, Meaning.UNIT, Meaning.FORM, Meaning.MERIT,
    Meaning.NAME, Meaning.FAMILY, Meaning.SEX, Meaning.DATE,
}  # fmt: skip


@dataclass
class Layout:
    """Where the columns of a table are. ``columns`` holds every column of a meaning, from left to right."""

    columns: dict[Meaning, list[int]]
    headings: dict[int, str]
    header_line: int
    first_line: int


@dataclass
class Line:
    """One line under a header, as text by meaning."""

    number: int
    """The row's number as the office sees it."""
    texts: dict[Meaning, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    """Texts of cells in columns without a meaning."""
    written: dict[str, str] = field(default_factory=dict)
    """Every filled cell as written, by address, without personal data."""
    places: dict[Meaning, str] = field(default_factory=dict)
    """Address of the first cell of each meaning."""
    guesses: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    zeros_doubtful: bool = False
    """Whether the citizen number stood in a cell of numbers."""
    hidden: bool = False

    def text(self, meaning: Meaning) -> str:
        return self.texts.get(meaning, "")

    def filled(self) -> list[str]:
        return [*self.texts.values(), *self.others]


def find_layout(sheet: Sheet, start: int = 0, *, within: int = limits.HEADER_WITHIN) -> Layout | None:
    """The header at or below line ``start``; None when no line looks like one."""
    for line in range(start, min(len(sheet.lines), start + within)):
        layout = layout_at(sheet, line)
        if layout is not None:
            return layout
    return None


def layout_at(sheet: Sheet, line: int) -> Layout | None:
    """The layout whose header begins on ``line``, or None when that line is no header."""
    cells = sheet.lines[line]
    top = [meaning_of(cell) for cell in cells]
    found = {meaning for meaning in top if meaning is not None}
    names_something = bool(found & NAMING) or (Meaning.UNIT in found and Meaning.ORDINAL in found)
    if not names_something or len(found) < 2 or any(is_ordinal(spaced(cell)) for cell in cells if cell.strip()):
        return None
    spans = _spans(sheet, line)
    lower = _lower_header(sheet, line, spans)
    meanings: list[Meaning | None] = list(top)
    headings = {column: spaced(cell) for column, cell in enumerate(cells) if cell.strip()}
    for column, owner in spans.items():
        below = spaced(sheet.cell(line + 1, column)) if lower else ""
        meanings += [None] * (column + 1 - len(meanings))
        meanings[column] = (meaning_of(below) if below else None) or top[owner]
        headings[column] = below or headings.get(owner, "")
    columns: dict[Meaning, list[int]] = {}
    for column, meaning in enumerate(meanings):
        if meaning is not None:
            columns.setdefault(meaning, []).append(column)
    first = line + (2 if lower else 1)
    while first < len(sheet.lines) and _numbers_columns(sheet.lines[first]):
        first += 1
    return Layout(_settled(columns, spans), headings, line, first)


def _spans(sheet: Sheet, line: int) -> dict[int, int]:
    """Columns under a heading that spans several: column → the column that holds the heading."""
    spans: dict[int, int] = {}
    for merge in sheet.merges:
        if merge.top <= line <= merge.bottom and merge.top == line and merge.right > merge.left:
            spans.update(dict.fromkeys(range(merge.left, min(merge.right, merge.left + 50) + 1), merge.left))
    return {column: owner for column, owner in spans.items() if sheet.cell(line, owner).strip()}


def _lower_header(sheet: Sheet, line: int, spans: dict[int, int]) -> bool:
    """Whether the next line is the second storey of the header: text under spanning headings and nothing elsewhere."""
    if line + 1 >= len(sheet.lines) or not spans:
        return False
    filled = [column for column, cell in enumerate(sheet.lines[line + 1]) if cell.strip()]
    return bool(filled) and all(column in spans for column in filled)


def _numbers_columns(cells: list[str]) -> bool:
    """Whether a line under the header only numbers the columns: (1) (2) (3), or A B 1 2."""
    texts = [spaced(cell).strip("()") for cell in cells if cell.strip()]
    numbers = [int(text) for text in texts if text.isdecimal()]
    letters_or_numbers = all(text.isdecimal() or text in {"A", "B", "C", "D"} for text in texts)
    return len(texts) >= 3 and letters_or_numbers and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _settled(columns: dict[Meaning, list[int]], spans: dict[int, int]) -> dict[Meaning, list[int]]:
    """One column for each meaning, except parts of one name; a list of units alone names its units."""
    settled: dict[Meaning, list[int]] = {}
    for meaning, places in columns.items():
        joined = [place for place in places if spans.get(place) == places[0]] if places[0] in spans else places[:1]
        settled[meaning] = joined if meaning in (Meaning.NAME, Meaning.PRIVATE) else places[:1]
    if Meaning.PRIVATE in columns:
        settled[Meaning.PRIVATE] = columns[Meaning.PRIVATE]
    if not NAMING & set(settled) and Meaning.UNIT in settled:
        settled[Meaning.NAME] = settled.pop(Meaning.UNIT)
    if Meaning.GIVEN in settled and Meaning.FAMILY not in settled and Meaning.NAME not in settled:
        settled[Meaning.NAME] = settled.pop(Meaning.GIVEN)
    return settled


def lines_of(sheet: Sheet, layout: Layout, end: int) -> Iterator[Line]:
    """The lines under the header up to ``end``, with vertical merges filled and ditto marks taken from above."""
    above: dict[Meaning, tuple[str, int]] = {}
    covers = _vertical_covers(sheet, layout)
    meaning_at = {column: meaning for meaning, columns in layout.columns.items() for column in columns}
    for index in range(layout.first_line, end):
        line = Line(sheet.row_number(index), hidden=sheet.row_number(index) in sheet.hidden_rows)
        for column in range(max(len(sheet.lines[index]), max(meaning_at, default=0) + 1)):
            _take_cell(sheet, line, index, column, meaning_at.get(column), covers)
        for meaning, text in list(line.texts.items()):
            _resolve(line, meaning, text, above)
        yield line


def _take_cell(
    sheet: Sheet, line: Line, index: int, column: int, meaning: Meaning | None, covers: dict[tuple[int, int], int]
) -> None:
    text = spaced(sheet.cell(index, column))
    if text:
        if meaning not in PERSONAL and not _CITIZEN_NUMBER.match(text):
            line.written[sheet.address(index, column)] = sheet.cell(index, column)
    elif (index, column) in covers:
        text = spaced(sheet.cell(covers[index, column], column))
    if not text or (_NOTHING.match(text) and not _DITTO.match(text)):
        return
    if meaning is None:
        line.others.append(text)
        return
    line.texts[meaning] = f"{line.texts[meaning]} {text}" if meaning in line.texts else text
    line.places.setdefault(meaning, sheet.address(index, column))
    if meaning is Meaning.CITIZEN:
        line.zeros_doubtful = (index, column) in sheet.numeric


def _vertical_covers(sheet: Sheet, layout: Layout) -> dict[tuple[int, int], int]:
    """(line, column) of cells below the first of a cell merged over several lines → the line that holds its text."""
    used = {column for meaning, columns in layout.columns.items() if meaning in _REPEATABLE for column in columns}
    covers: dict[tuple[int, int], int] = {}
    for merge in sheet.merges:
        if merge.left in used and merge.bottom > merge.top >= layout.first_line:
            covers.update({(line, merge.left): merge.top for line in range(merge.top + 1, merge.bottom + 1)})
    return covers


def _resolve(line: Line, meaning: Meaning, text: str, above: dict[Meaning, tuple[str, int]]) -> None:
    """Put the text above in place of a ditto mark, and say so."""
    if meaning not in _REPEATABLE:
        return
    if not _DITTO.match(text):
        above[meaning] = (text, line.number)
        return
    label = LABELS.get(meaning, meaning.value)
    if meaning in above:
        line.texts[meaning] = above[meaning][0]
        line.guesses.append(f"{label}: lấy theo dòng {above[meaning][1]} vì ô ghi “{text}”.")
    else:
        del line.texts[meaning]
        line.problems.append(f"{label}: ô ghi “{text}” nhưng phía trên không có dòng nào để lấy theo.")
