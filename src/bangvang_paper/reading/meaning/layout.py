"""Where the columns of a table are: its head of one storey or two, or, without a head, what its cells look like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from bangvang_paper.reading import limits
from bangvang_paper.reading.awards import is_form
from bangvang_paper.reading.meaning.by_content import meanings_by_content
from bangvang_paper.reading.meaning.columns import NAMING, Meaning
from bangvang_paper.reading.meaning.headings import NEAR, Taught, Understood, names_a_relative, understood
from bangvang_paper.reading.meaning.lines import is_heading_line
from bangvang_paper.reading.meaning.marks import is_ordinal, tidied
from bangvang_paper.reading.meaning.words import is_mark, looks_like_a_person, names_a_unit
from bangvang_paper.reading.sheet import Sheet
from bangvang_paper.vietnamese import folded

_WIDEST_SPAN = 50
_LOOKED_AT = 200
_FIRST_COLUMNS = 3  # among which running numbers stand
# What a column may be understood as by its cells although its heading says nothing that is known.
_BY_CONTENT = {
    Meaning.POSITION, Meaning.POSITION_UNIT, Meaning.UNIT, Meaning.FORM, Meaning.MERIT, Meaning.HONORIFIC, Meaning.KIND,
}  # fmt: skip
_SEVERAL = {Meaning.PRIVATE, Meaning.FORM, Meaning.TICK, Meaning.FAMILY}
"""Meanings that several columns may have without sharing a heading."""
# Beside these a column of units hardly names the nominees.
_OF_PEOPLE = {
    Meaning.HONORIFIC, Meaning.SEX, Meaning.MALE, Meaning.FEMALE, Meaning.POSITION, Meaning.BIRTH, Meaning.CITIZEN,
}  # fmt: skip
_MOST = 0.7

Accepts = Callable[[set[Meaning]], bool]
"""Whether a line is a header, by the meanings of its cells."""


@dataclass
class Layout:
    """The columns of a table. ``columns`` holds every column of a meaning, from left to right."""

    columns: dict[Meaning, list[int]]
    headings: dict[int, str]
    header_line: int
    first_line: int
    scores: dict[int, float] = field(default_factory=dict)
    """How sure the meaning of each column is, 0 to 1."""
    guesses: dict[int, str] = field(default_factory=dict)
    """Column → why its meaning is a guess; a part of a sentence."""
    rivals: set[int] = field(default_factory=set)
    """Columns that name the nominee of a line where no column before them does."""

    @property
    def meanings(self) -> dict[int, Meaning]:
        return {column: meaning for meaning, columns in self.columns.items() for column in columns}


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
    _take_ticks(sheet, layout, known)
    _settle(layout, known, spans)
    _name_nominees(sheet, layout)
    _fill_by_content(sheet, layout)
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


def _take_ticks(sheet: Sheet, layout: Layout, known: dict[int, Understood]) -> None:
    """Columns headed by a form in which cells are only marked: whom the mark names is proposed for that form."""
    for column, heading in layout.headings.items():
        if is_form(heading):
            cells = list(_cells_below(sheet, layout, column))
            if cells and all(is_mark(cell) for cell in cells):
                known[column] = Understood(Meaning.TICK, 1.0)


def _settle(layout: Layout, known: dict[int, Understood], spans: dict[int, int]) -> None:
    """One column for each meaning, except parts of one name and names of different nominees."""
    by_meaning: dict[Meaning, list[int]] = {}
    for column in sorted(known):
        by_meaning.setdefault(known[column].meaning, []).append(column)
    settled = layout.columns
    for meaning, places in by_meaning.items():
        sure = [place for place in places if known[place].score == max(known[p].score for p in places)]
        if meaning in _SEVERAL:
            settled[meaning] = places
        elif meaning is Meaning.NAME and sure[0] in spans:
            settled[meaning] = [place for place in places if spans.get(place) == spans[sure[0]]]
        elif meaning is Meaning.NAME:
            settled[meaning] = [place for place in sure if not names_a_relative(layout.headings[place])] or sure[:1]
            layout.rivals = set(settled[meaning][1:])
        else:
            settled[meaning] = sure[:1]
    others = sorted(set(by_meaning.get(Meaning.NAME, ())) - set(settled.get(Meaning.NAME, ())))
    if families := [place for place in others if names_a_relative(layout.headings[place])]:
        settled[Meaning.PRIVATE] = [*settled.get(Meaning.PRIVATE, []), *families]
    for column in layout.meanings:
        layout.scores[column] = known[column].score
        if known[column].reason:
            layout.guesses[column] = known[column].reason


def _name_nominees(sheet: Sheet, layout: Layout) -> None:
    """See to it that a column names the nominees: one that no heading tells of, or in a list of units these."""
    columns = layout.columns
    if Meaning.GIVEN in columns and not {Meaning.FAMILY, Meaning.NAME} & set(columns):
        columns[Meaning.NAME] = columns.pop(Meaning.GIVEN)
    if Meaning.NAME in columns:
        _join_given_names(sheet, layout, columns[Meaning.NAME])
    if NAMING & set(columns) or Meaning.UNIT not in columns:
        return
    unknown = _not_understood(layout)
    for column, (meaning, share) in zip(unknown, _contents(sheet, layout, unknown), strict=True):
        if meaning is Meaning.NAME:
            _take_by_content(layout, meaning, column, share)
            return
    columns[Meaning.NAME] = columns.pop(Meaning.UNIT)
    (column, *_) = columns[Meaning.NAME]
    if _OF_PEOPLE & set(columns) or unknown or not _mostly(names_a_unit, _cells_below(sheet, layout, column)):
        layout.scores[column] = NEAR
        units = f"không thấy cột họ tên nên coi cột “{layout.headings[column]}” là tên"
        layout.guesses[column] = "; ".join(filter(None, [layout.guesses.get(column), units]))


def _join_given_names(sheet: Sheet, layout: Layout, names: list[int]) -> None:
    """A column without a heading beside that of names, in which one word stands for each: the given names."""
    beside = names[0] + 1
    if len(names) > 1 or layout.headings.get(beside):
        return
    pairs = [
        (tidied(sheet.cell(line, names[0])), tidied(sheet.cell(line, beside)))
        for line in range(layout.first_line, min(len(sheet.lines), layout.first_line + _LOOKED_AT))
        if sheet.cell(line, names[0]).strip() and sum(1 for cell in sheet.lines[line] if cell.strip()) > 2
    ]
    if _mostly(
        lambda pair: " " not in pair[1] and looks_like_a_person(" ".join(pair)), (p for p in pairs if p[1])
    ) and (sum(bool(given) for _, given in pairs) >= _MOST * len(pairs)):
        names.append(beside)
        layout.scores[beside] = NEAR
        layout.guesses[beside] = f"ghép với cột bên phải “{layout.headings[names[0]]}”, vì cột ấy không có tiêu đề"


def _mostly(says: Callable[[Any], bool], things: Iterable[Any]) -> bool:
    """Whether most of ``things`` are so; false when there are none."""
    answers = [says(thing) for thing in things]
    return bool(answers) and sum(answers) >= _MOST * len(answers)


def _not_understood(layout: Layout) -> list[int]:
    """Headed columns whose headings say nothing that is known."""
    meanings = layout.meanings
    return [column for column, heading in layout.headings.items() if column not in meanings and not understood(heading)]


def _take_by_content(layout: Layout, meaning: Meaning, column: int, share: float) -> None:
    layout.columns[meaning] = [column]
    layout.scores[column] = share * NEAR
    layout.guesses[column] = f"tiêu đề “{layout.headings[column]}” chưa rõ, hiểu theo nội dung các ô"


def _fill_by_content(sheet: Sheet, layout: Layout) -> None:
    """Understand columns whose headings say nothing known by what stands in them, where that meaning is still missing."""
    unknown = _not_understood(layout)
    for column, (meaning, share) in zip(unknown, _contents(sheet, layout, unknown), strict=True):
        taken = meaning in layout.columns or (
            Meaning.POSITION_UNIT in layout.columns and meaning in (Meaning.POSITION, Meaning.UNIT)
        )
        if meaning is not None and meaning in _BY_CONTENT and not taken:
            _take_by_content(layout, meaning, column, share)


def layout_without_head(sheet: Sheet) -> Layout | None:
    """The columns of a table that has no header, by their cells; None when they do not tell of people or collectives."""
    width = max(map(len, sheet.lines), default=0)
    numbered = (
        line
        for line, cells in enumerate(sheet.lines)
        if any(is_ordinal(tidied(cell)) for cell in cells[:_FIRST_COLUMNS])
    )
    first = next(numbered, 0)
    layout = Layout({}, {}, first, first)
    columns = list(range(width))
    for column, (meaning, share) in zip(columns, _contents(sheet, layout, columns), strict=True):
        if meaning is not None and meaning not in layout.columns:
            layout.columns[meaning] = [column]
            layout.scores[column] = share * NEAR
    if not NAMING & set(layout.columns) and {Meaning.UNIT, Meaning.FORM} <= set(layout.columns):
        layout.columns[Meaning.NAME] = layout.columns.pop(Meaning.UNIT)
    if not NAMING & set(layout.columns) or len(layout.columns) < 2:
        return None
    for column in layout.meanings:
        letter = sheet.address(0, column).rstrip("0123456789")
        layout.guesses[column] = f"bảng không có dòng tiêu đề, hiểu cột {letter} theo nội dung các ô"
    begin = _first_told(sheet, layout)
    return replace(layout, header_line=begin, first_line=begin)


def _first_told(sheet: Sheet, layout: Layout) -> int:
    """The line at which a table without a header begins: its first name, with the headings of sections right above it."""
    columns, tells = layout.columns.get(Meaning.ORDINAL, []), is_ordinal
    if not columns:
        columns = [column for meaning in NAMING for column in layout.columns.get(meaning, [])]
        tells = looks_like_a_person
    told = (
        line for line in range(len(sheet.lines)) if any(tells(tidied(sheet.cell(line, column))) for column in columns)
    )
    first = next(told, 0)
    while first and is_heading_line(sheet.lines[first - 1]):
        first -= 1
    return first


def _contents(sheet: Sheet, layout: Layout, columns: list[int]) -> list[tuple[Meaning | None, float]]:
    return meanings_by_content([list(_cells_below(sheet, layout, column)) for column in columns])


def _cells_below(sheet: Sheet, layout: Layout, column: int) -> Iterator[str]:
    """The filled cells of a column under the header, without those of lines that say one thing only (headings)."""
    for line in range(layout.first_line, min(len(sheet.lines), layout.first_line + _LOOKED_AT)):
        text = tidied(sheet.cell(line, column))
        if text and sum(1 for cell in sheet.lines[line] if cell.strip()) > 1:
            if folded(text) == folded(layout.headings.get(column, "")):
                continue
            yield text
