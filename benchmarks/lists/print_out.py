"""A drawn list as a PDF with a text layer, set by Typst: text above, a ruled table that breaks over pages, text below."""

from __future__ import annotations

from reading.formats.files import printed

from lists.drawing import Drawn

_SOURCE = """
#set text(size: 9pt)
#set page(paper: "a4", flipped: true, margin: 2cm, numbering: "1")
#let texts(lines) = for line in lines { par(line) }
#let cell(one) = table.cell(rowspan: one.rows, colspan: one.columns, one.text.split("\\n").join(linebreak()))
#for one in sheets {
  texts(one.above)
  if one.width > 1 { table(columns: one.widths.map(w => w * 1fr), inset: 3pt, ..one.cells.map(cell)) } else { texts(one.items) }
  texts(one.below)
}
"""


def print_out(sheets: list[Drawn]) -> bytes:
    """The file's bytes. Nobody prints in a font that a PDF could not show, so all of it is Unicode."""
    return printed(_SOURCE, sheets=[_told(drawn) for drawn in sheets])


def _told(drawn: Drawn) -> dict[str, object]:
    begin, end = drawn.table
    width = max(map(len, drawn.lines[begin:end]))
    return {
        "above": _paragraphs(drawn.lines[:begin]),
        "below": _paragraphs(drawn.lines[end:]),
        "items": _paragraphs(drawn.lines[begin:end]),
        "width": width,
        "widths": [_width(drawn, column) for column in range(width)],
        "cells": _cells(drawn, width),
    }


def _paragraphs(lines: list[list[str]]) -> list[str]:
    return [" ".join(filter(None, line)) for line in lines if any(line)]


def _width(drawn: Drawn, column: int) -> int:
    """As wide as its longest text, within reason, and wide enough for any word; headings over several columns do not count."""
    begin, end = drawn.table
    across = {(top, left) for top, left, _, right in drawn.merges if right > left}
    texts = [
        drawn.lines[line][column]
        for line in range(begin, end)
        if column < len(drawn.lines[line]) and (line, column) not in across
        if sum(map(bool, drawn.lines[line])) > 1
    ]
    return min(40, max([7, *(len(part) for text in texts for part in text.split("\n"))]))


def _cells(drawn: Drawn, width: int) -> list[dict[str, object]]:
    begin, end = drawn.table
    spans = {(top, left): (bottom, right) for top, left, bottom, right in drawn.merges if begin <= top < end}
    for row in range(begin, end):
        filled = [column for column, text in enumerate(drawn.lines[row]) if text]
        if len(filled) == 1:  # a heading, which is printed over the empty cells beside it
            spans.setdefault((row, filled[0]), (row, width - 1))
    covered = {
        (row, column)
        for (top, left), (bottom, right) in spans.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    cells = []
    for row in range(begin, end):
        line = [*drawn.lines[row], *[""] * width][:width]
        for column, text in enumerate(line):
            if (row, column) not in covered:
                bottom, right = spans.get((row, column), (row, column))
                cells.append({"text": text, "rows": bottom - row + 1, "columns": right - column + 1})
    return cells
