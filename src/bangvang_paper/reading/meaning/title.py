"""The lines above a table: what the list calls itself, whose it is, and sections that open before the header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from bangvang_paper.reading.awards import form_within
from bangvang_paper.reading.meaning.lines import Heading, heading_of
from bangvang_paper.reading.meaning.marks import tidied
from bangvang_paper.reading.meaning.sections import Said, Sections
from bangvang_paper.reading.sheet import Sheet
from bangvang_paper.vietnamese import folded

_SHORT_TITLE = 3
_TITLES = ("danh sach", "bang tong hop")
_UNITS = ("don vi:", "ten don vi:", "don vi :")


def title_of(sheet: Sheet, end: int) -> Said:
    """The line above line ``end`` that says what the list is; a bare "DANH SÁCH" takes the line below it along."""
    texts = list(_texts(sheet, end))
    for said, below in zip_longest(texts, texts[1:], fillvalue=Said()):
        if folded(said.text).startswith(_TITLES):
            alone = len(said.text.split()) <= _SHORT_TITLE and below.text[:1] != "("
            return said._replace(text=f"{said.text} {below.text}".strip()) if alone else said
    return Said()


def hear_title(sections: Sections, sheet: Sheet, end: int) -> None:
    """Let ``sections`` know what the lines above line ``end`` say of the whole list."""
    title = title_of(sheet, end)
    sections.title_form = Said(form_within(title.text), title.place)
    labelled = (said for said in _texts(sheet, end) if folded(said.text).startswith(_UNITS))
    unit = next(labelled, Said())
    sections.title_unit = Said(unit.text.partition(":")[2].strip(" .;"), unit.place)


def open_headings(sections: Sections, sheet: Sheet, end: int) -> None:
    """Open the sections whose headings stand above line ``end``, the header of the first table."""
    for heading, place in _headings(sheet, end):
        sections.enter(heading, place)


def _headings(sheet: Sheet, end: int) -> Iterator[tuple[Heading, str]]:
    """Sections that open above the first header: "I. Tập thể", or a title that lists one kind only."""
    for line in range(end):
        said = list(_texts(sheet, line + 1, line))
        heading = heading_of(said[0].text) if len(said) == 1 else None
        if heading is None:
            continue
        titled = folded(heading.text).startswith(_TITLES)
        if titled and heading.kind:
            yield replace(heading, form=""), said[0].place
        elif heading.numbered and (heading.kind or heading.form):
            yield heading, said[0].place


def _texts(sheet: Sheet, end: int, begin: int = 0) -> Iterator[Said]:
    """The filled cells of the lines from ``begin`` up to ``end``, with their addresses."""
    for line, cells in enumerate(sheet.lines[begin:end], start=begin):
        for column, cell in enumerate(cells):
            if text := tidied(cell):
                yield Said(text, sheet.address(line, column))
