"""A book of the office as an Excel sheet: heads, columns, rows, a sum; ready to print on A4 and to go on working with.

Text is always written as text, so that no name, number or reason becomes a formula; amounts are whole đồng and stay numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO

A_SHEET = 1_000_000
"""Rows of one sheet; Excel ends at 1,048,576."""


@dataclass(frozen=True)
class Column:
    """``width`` in characters. ``money``: whole đồng, set to the right with points between thousands."""

    heading: str
    width: int
    money: bool = False


def write_ledger(
    file: IO[bytes],
    *,
    sheet: str,
    heads: Sequence[str],
    columns: Sequence[Column],
    rows: Iterable[Sequence[str | int | None]],
    total: str = "",
) -> int:
    """Write the book in constant memory; gives how many rows it has. ``total``: words before the sums of amounts, if any.

    ``heads``: the first in bold, all above the table. Raises ValueError for more than `A_SHEET` rows.
    """
    import xlsxwriter  # here, because every start of the server would wait for it

    with xlsxwriter.Workbook(file, {"constant_memory": True}) as workbook:
        bold = workbook.add_format({"bold": True, "font_size": 13})
        head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        body = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1})
        money = workbook.add_format({"num_format": "#,##0", "valign": "top", "border": 1})
        page = workbook.add_worksheet(sheet)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        for place, column in enumerate(columns):
            page.set_column(place, place, column.width)
        for line, text in enumerate(heads):
            page.write_string(line, 0, text, bold if line == 0 else None)
        top = len(heads) + 1
        page.repeat_rows(top)
        page.freeze_panes(top + 1, 0)
        for place, column in enumerate(columns):
            page.write_string(top, place, column.heading, head)
        sums, count = [0] * len(columns), 0
        for count, row in enumerate(rows, start=1):
            if count > A_SHEET:
                raise ValueError(f"more than {A_SHEET} rows")
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                if column.money and isinstance(value, int):
                    page.write_number(top + count, place, value, money)
                    sums[place] += value
                else:
                    page.write_string(top + count, place, "" if value is None else str(value), body)
        if total:
            page.write_string(top + count + 1, 0, total, head)
            for place, column in enumerate(columns):
                if column.money:
                    page.write_number(top + count + 1, place, sums[place], money)
    return count
