"""The sheets of an .xlsx workbook as text: values by python-calamine, and beside them what it does not tell.

A cell's type never changes what was typed: text stays as it is (a citizen number keeps its zeros), whole numbers are
written without a decimal point, days as dd/mm/yyyy.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from bangvang_paper.reading.formats.sentences import harmful, locked, unreadable
from bangvang_paper.reading.formats.values import PLAIN, Shape, Value, as_text, is_whole
from bangvang_paper.reading.sheet import Font, Merge, Run, Sheet

_MACROS = (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba)


class Look(NamedTuple):
    """How one cell looks; rows and columns count from 0."""

    row: int
    column: int
    font: Font
    shape: Shape


@dataclass(frozen=True)
class Besides:
    """What the values of a sheet do not tell."""

    looks: Iterable[Look] = ()
    """Of the cells that look otherwise than most, as far as font and number format matter."""
    font: str = ""
    """Of all other cells; "" when no font matters."""
    hidden_rows: frozenset[int] = frozenset()
    """Numbers of rows, from 1."""


def sheets_of(data: bytes, besides: Callable[[int], Besides]) -> list[Sheet]:
    """Every visible sheet that holds something; ``besides`` answers for a sheet by its place in the workbook.

    Raises ReadingRefused for a workbook that cannot be parsed or has a password.
    """
    with _parser_at_work():
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        if any(about.typ in _MACROS for about in workbook.sheets_metadata):
            raise harmful(
                "macro kiểu cũ (trang tính lệnh)", "Hãy chép bảng danh sách sang một tệp mới, lưu thành .xlsx"
            )
        return [
            _sheet(about.name, sheet, besides(index))
            for index, about in enumerate(workbook.sheets_metadata)
            if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible
            if (sheet := workbook.get_sheet_by_index(index)).start is not None
        ]


@contextmanager
def _parser_at_work() -> Iterator[None]:
    """Whatever the parser makes of bad bytes ends in a refusal."""
    try:
        yield
    except PasswordError as error:
        raise locked() from error
    except (CalamineError, ValueError, OverflowError) as error:
        raise unreadable() from error
    except BaseException as error:
        # A panic of the parser, written in Rust, arrives outside of Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise unreadable() from error


def _sheet(name: str, sheet: CalamineSheet, besides: Besides) -> Sheet:
    top, left = sheet.start or (0, 0)
    values = sheet.to_python(skip_empty_area=True)
    shapes, fonts = _laid_over(values, besides, top, left)
    lines, numeric = _as_texts(values, shapes)
    return Sheet(
        name=name,
        lines=lines,
        first_row=top + 1,
        first_column=left,
        merges=_merges(sheet.merged_cell_ranges or [], top, left, len(values)),
        hidden_rows=besides.hidden_rows,
        numeric=frozenset(numeric),
        fonts=fonts,
    )


def _as_texts(
    values: list[list[Value]], shapes: dict[tuple[int, int], Shape]
) -> tuple[list[list[str]], set[tuple[int, int]]]:
    """Every value as text, and where whole numbers stand whose zeros no format has put back."""
    numeric: set[tuple[int, int]] = set()
    lines = []
    for row, line in enumerate(values):
        texts = []
        for column, value in enumerate(line):
            if not isinstance(value, str):  # as most cells are, of half a million
                shape = shapes.get((row, column), PLAIN)
                if shape is PLAIN and is_whole(value):
                    numeric.add((row, column))
                value = as_text(value, shape)
            texts.append(value)
        lines.append(texts)
    return lines, numeric


def _laid_over(
    values: list[list[Value]], besides: Besides, top: int, left: int
) -> tuple[dict[tuple[int, int], Shape], list[list[Font]]]:
    """The shapes and fonts of the cells in the lines' own counting."""
    shapes: dict[tuple[int, int], Shape] = {}
    usual: list[Font] = [besides.font] * max(map(len, values), default=0)
    fonts: dict[int, list[Font]] = {}
    for row, column, font, shape in besides.looks:
        line, place = row - top, column - left
        if not (0 <= line < len(values) and 0 <= place < len(values[line])):
            continue
        if shape is not PLAIN:
            shapes[line, place] = shape
        if font != besides.font:
            if line not in fonts:
                fonts[line] = list(usual)  # the lines without any font of their own share one
            fonts[line][place] = font if isinstance(font, str) else _fitting(font, values[line][place])
    if not fonts and not besides.font:
        return shapes, []
    return shapes, [fonts.get(line, usual) for line in range(len(values))]


def _fitting(runs: tuple[Run, ...], value: Value) -> Font:
    """Runs that make up the value, or else the first of their fonts: a run must never put another text in its place."""
    return runs if "".join(run.text for run in runs) == value else runs[0].font


def _merges(ranges: list[tuple[tuple[int, int], tuple[int, int]]], top: int, left: int, height: int) -> list[Merge]:
    """Merged rectangles in the lines' own counting, cut to the lines that exist."""
    shifted = (Merge(r0 - top, c0 - left, min(r1 - top, height - 1), c1 - left) for (r0, c0), (r1, c1) in ranges)
    return [merge for merge in shifted if merge.top >= 0 and merge.left >= 0 and merge.bottom >= merge.top]
