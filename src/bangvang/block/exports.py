"""The order of a round as a file to go on working with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO

from django.utils.translation import gettext as _

from bangvang.block.models import Round
from bangvang.block.queries.scoring import Standing
from bangvang.design.words import grouped
from bangvang_paper.comma import written
from bangvang_paper.ledger import Column, write_ledger

COLUMNS = (
    Column("Hạng", 8),
    Column("Đơn vị", 44),
    Column("Tự chấm", 12),
    Column("Điểm chuẩn", 12),
    Column("Điểm thưởng", 12),
    Column("Điểm trừ", 12),
    Column("Tổng điểm", 12),
    Column("Ghi chú", 40),
)


def write_ranking(file: IO[bytes], round: Round, rows: Sequence[Standing]) -> None:
    """An Excel sheet, ready to print."""
    heads = [_("BẢNG XẾP HẠNG THI ĐUA"), round.block.name, _("Năm %(year)d") % {"year": round.year}]
    write_ledger(file, sheet=_("Xếp hạng"), heads=heads, columns=COLUMNS, rows=map(_cells, rows))


def ranking_csv(round: Round, rows: Sequence[Standing]) -> bytes:
    """The same as comma-separated text; no cell of it becomes a formula."""
    return written([column.heading for column in COLUMNS], map(_cells, rows))


def _cells(one: Standing) -> tuple[str, ...]:
    counted = one.counted
    figures = [counted.base, counted.bonus, counted.penalty, counted.total] if counted else [None] * 4
    return (
        str(one.place or ""),
        one.contender.unit_name,
        grouped(one.own.total) if one.own else "",
        *("" if figure is None else grouped(figure) for figure in figures),
        "; ".join(remarks(one)),
    )


def remarks(one: Standing) -> Iterator[str]:
    """What must be said beside the points of a unit."""
    if one.shared:
        yield _("đồng hạng")
    if one.contender.joined_on is not None:
        yield _("vào đợt chấm ngày %(day)s: %(reason)s") % {
            "day": f"{one.contender.joined_on:%d/%m/%Y}",
            "reason": one.contender.joined_because,
        }
    if one.tie_reason:
        yield _("bằng điểm, xếp theo: %(reason)s") % {"reason": one.tie_reason}
    if one.ended is not None:
        yield _("đơn vị hết ngày %(day)s") % {"day": f"{one.ended:%d/%m/%Y}"}
    if one.counted is None:
        yield _("chưa thẩm định, không xếp hạng")
    if one.own is None:
        yield _("không nộp phiếu tự chấm")
