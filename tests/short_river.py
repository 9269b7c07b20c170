"""The demonstration's list cut to one collective and two people, for tests about verbs rather than about the 22."""

from __future__ import annotations

import io

import openpyxl

from cast import World

COLLECTIVE_ROWS = range(7, 13)
PEOPLE_ROWS = range(14, 30)


def shorten(world: World, *, collectives: int = 1, people: int = 2) -> World:
    """``world`` whose list has the first ``collectives`` and ``people`` of the sample."""
    book = openpyxl.load_workbook(io.BytesIO(world.sample_list))
    sheet = book.active
    kept = {*list(COLLECTIVE_ROWS)[:collectives], *list(PEOPLE_ROWS)[:people]}
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    for row in reversed([*COLLECTIVE_ROWS, *PEOPLE_ROWS, 30, 31]):
        if row not in kept:
            sheet.delete_rows(row)
    out = io.BytesIO()
    book.save(out)
    world.sample_list = out.getvalue()
    return world
