"""The list that goes with an official paper, by Nghị định 30/2020/NĐ-CP, Mẫu 2.1: one table with repeated heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bangvang_paper.typesetting.fitting import balanced, column_widths
from bangvang_paper.typesetting.letterhead import centred
from bangvang_paper.typesetting.measures import Measures
from bangvang_paper.typesetting.sheet import Align, AnnexStart, Block, Table, TableRow
from bangvang_paper.typesetting.wording import clean, grouped

_TABLE_SIZE = 12.0


@dataclass(frozen=True)
class AnnexGroup:
    """``label`` is a heading across the table ("I. Tập thể"); each row has a cell per column.

    A cell may be a whole number: in the money column it is set as ``450.000``, elsewhere as it is.
    """

    label: str
    rows: Sequence[Sequence[str | int]]


@dataclass(frozen=True)
class Annex:
    """The list that goes with a decision.

    ``money_column`` is the index of the column of amounts, None when there is none; ``total`` is the sum under it.
    """

    title: str
    columns: Sequence[str]
    groups: Sequence[AnnexGroup]
    money_column: int | None = None
    total: int | str | None = None
    total_label: str = "Tổng cộng"
    label: str | None = None


def annex_blocks(annex: Annex, measures: Measures, goes_with: str) -> list[Block]:
    """The annex on a page of its own; ``goes_with`` names the paper: "Quyết định số 251/QĐ-SLĐTBXH ngày … của …"."""
    wide = measures.text_width - 10
    size = measures.size("annex_title")
    reference = f"(Kèm theo {goes_with})"
    blocks: list[Block] = [AnnexStart()]
    if annex.label:
        blocks.append(centred(clean(annex.label), measures.size("annex_label"), bold=True))
    blocks.append(centred(balanced(clean(annex.title).upper(), size, wide, bold=True), size, bold=True))
    reference_size = measures.size("annex_reference")
    blocks.append(centred(balanced(reference, reference_size, wide), reference_size, italic=True, before=2))
    blocks.append(_list(annex, measures))
    return blocks


def _list(annex: Annex, measures: Measures) -> Table:
    head = tuple(clean(column) for column in annex.columns)
    rows: list[TableRow] = []
    for group in annex.groups:
        if label := clean(group.label):
            rows.append(TableRow((label,), "group"))
        rows.extend(TableRow(_cells(row, annex.money_column)) for row in group.rows)
    plain = [row.cells for row in rows if row.kind == "row"]
    money = annex.money_column
    if annex.total is not None:
        total = grouped(annex.total) if isinstance(annex.total, int) else clean(annex.total)
        rows.append(TableRow((clean(annex.total_label), total), "total"))
        if money == len(head) - 1:
            plain.append((*("" for _ in head[:-1]), f"{total}0"))  # bold figures are wider
    whole = [0] if money is None else [0, money]
    widths = column_widths(head, plain, _TABLE_SIZE, measures.text_width, whole=whole)
    return Table(head, tuple(rows), widths, _aligns(len(head), money), _TABLE_SIZE, before=8)


def _cells(row: Sequence[str | int], money: int | None) -> tuple[str, ...]:
    return tuple(
        (grouped(cell) if index == money else str(cell)) if isinstance(cell, int) else clean(cell)
        for index, cell in enumerate(row)
    )


def _aligns(count: int, money: int | None) -> tuple[Align, ...]:
    """The ordinal in the middle, money to the right, words to the left."""
    return tuple("right" if index == money else "center" if index == 0 else "left" for index in range(count))
