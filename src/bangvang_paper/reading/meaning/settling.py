"""Which of several columns bears a meaning, which names the nominees, and what a column is whose heading says nothing known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from bangvang_paper.reading.awards import is_form
from bangvang_paper.reading.meaning.columns import NAMING, Meaning
from bangvang_paper.reading.meaning.headings import NEAR, Understood, names_a_relative, understood
from bangvang_paper.reading.meaning.layout import LOOKED_AT, Layout, cells_below, contents_of
from bangvang_paper.reading.meaning.marks import tidied
from bangvang_paper.reading.meaning.words import is_mark, looks_like_a_person, names_a_unit
from bangvang_paper.reading.sheet import Sheet

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


def take_ticks(sheet: Sheet, layout: Layout, known: dict[int, Understood]) -> None:
    """Columns headed by a form in which cells are only marked: whom the mark names is proposed for that form."""
    for column, heading in layout.headings.items():
        if is_form(heading):
            cells = list(cells_below(sheet, layout, column))
            if cells and all(is_mark(cell) for cell in cells):
                known[column] = Understood(Meaning.TICK, 1.0)


def settle(layout: Layout, known: dict[int, Understood], spans: dict[int, int]) -> None:
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


def name_nominees(sheet: Sheet, layout: Layout) -> None:
    """See to it that a column names the nominees: one that no heading tells of, or in a list of units these."""
    columns = layout.columns
    if Meaning.GIVEN in columns and not {Meaning.FAMILY, Meaning.NAME} & set(columns):
        columns[Meaning.NAME] = columns.pop(Meaning.GIVEN)
    if Meaning.NAME in columns:
        _join_given_names(sheet, layout, columns[Meaning.NAME])
    if NAMING & set(columns) or Meaning.UNIT not in columns:
        return
    unknown = _not_understood(layout)
    for column, (meaning, share) in zip(unknown, contents_of(sheet, layout, unknown), strict=True):
        if meaning is Meaning.NAME:
            _take_by_content(layout, meaning, column, share)
            return
    columns[Meaning.NAME] = columns.pop(Meaning.UNIT)
    (column, *_) = columns[Meaning.NAME]
    if _OF_PEOPLE & set(columns) or unknown or not _mostly(names_a_unit, cells_below(sheet, layout, column)):
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
        for line in range(layout.first_line, min(len(sheet.lines), layout.first_line + LOOKED_AT))
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


def fill_by_content(sheet: Sheet, layout: Layout) -> None:
    """Understand columns whose headings say nothing known by what stands in them, where that meaning is still missing."""
    unknown = _not_understood(layout)
    for column, (meaning, share) in zip(unknown, contents_of(sheet, layout, unknown), strict=True):
        taken = meaning in layout.columns or (
            Meaning.POSITION_UNIT in layout.columns and meaning in (Meaning.POSITION, Meaning.UNIT)
        )
        if meaning is not None and meaning in _BY_CONTENT and not taken:
            _take_by_content(layout, meaning, column, share)
