"""What a sheet shows of the ways of the office that wrote it, before any of its lines is read."""

from __future__ import annotations

from bangvang_paper.reading.meaning.columns import NAMING, Meaning
from bangvang_paper.reading.meaning.context import Context
from bangvang_paper.reading.meaning.layout import Layout
from bangvang_paper.reading.meaning.lines import heading_of
from bangvang_paper.reading.meaning.marks import tidied
from bangvang_paper.reading.meaning.places import part
from bangvang_paper.reading.meaning.words import looks_like_a_person
from bangvang_paper.reading.sheet import Sheet
from bangvang_paper.vietnamese import folded, split_honorific

_LINES_THAT_SHOW_A_HABIT = 2_000
_FEW = 3  # a merit on one line in so many, or fewer, is written for several


def own_kind_of(sheet: Sheet) -> str | None:
    """The kind that a sheet's name tells ("Tập thể", "Ca nhan"), when it tells one."""
    name = folded(sheet.name)
    kinds = [kind for word, kind in (("tap the", "collective"), ("ca nhan", "individual"), ("ho gia dinh", "household"))
             if word in name]  # fmt: skip
    return kinds[0] if len(kinds) == 1 else None


def learn_habits(sheet: Sheet, layout: Layout, around: Context) -> None:
    """Learn the units that the sheet names, whether it writes Ông or Bà before names, and whether it writes merits once."""
    lines = sheet.lines[layout.first_line :]

    def cells_of(*meanings: Meaning) -> list[str]:
        columns = [column for meaning in meanings for column in layout.columns.get(meaning, [])]
        return [cells[column] for cells in lines for column in columns if column < len(cells) and cells[column]]

    own = around.own
    own.learn(map(tidied, set(cells_of(Meaning.UNIT, Meaning.NAME))))
    alone = (next(filter(None, cells)) for cells in lines if cells.count("") == len(cells) - 1)
    own.learn(heading.unit for heading in map(heading_of, alone) if heading is not None and heading.unit)
    shared = {*cells_of(Meaning.POSITION_UNIT), *(cell.partition(",")[2] for cell in cells_of(Meaning.WHOLE))}
    own.learn(parted.unit for parted in (part(cell, own) for cell in sorted(shared) if cell) if not parted.by_noun)
    names = [tidied(cell).partition(",")[0] for cell in cells_of(*NAMING)[:_LINES_THAT_SHOW_A_HABIT]]
    addressed = sum(bool(split_honorific(name)[0]) for name in names)
    around.addressed = addressed * 2 > sum(map(looks_like_a_person, names))
    around.merit_once = 0 < len(cells_of(Meaning.MERIT)) * _FEW <= len(names)
