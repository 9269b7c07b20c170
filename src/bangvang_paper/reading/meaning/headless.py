"""The columns of a table without a head, by what its cells look like."""

from __future__ import annotations

from dataclasses import replace

from bangvang_paper.reading.meaning.columns import NAMING, Meaning
from bangvang_paper.reading.meaning.headings import NEAR
from bangvang_paper.reading.meaning.layout import Layout, contents_of
from bangvang_paper.reading.meaning.lines import is_heading_line
from bangvang_paper.reading.meaning.marks import is_ordinal, tidied
from bangvang_paper.reading.meaning.words import looks_like_a_person
from bangvang_paper.reading.sheet import Sheet

_FIRST_COLUMNS = 3  # among which running numbers stand


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
    for column, (meaning, share) in zip(columns, contents_of(sheet, layout, columns), strict=True):
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
