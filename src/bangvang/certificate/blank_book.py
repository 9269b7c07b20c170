"""The stock book of one kind of blank as Excel: what came in, then every sheet that left, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from django.utils.translation import gettext as _

from bangvang.certificate.choices import Fate
from bangvang.certificate.models import BlankKind, BlankReceipt, BlankSheet
from bangvang.certificate.queries.blanks import stock_of
from bangvang_paper.ledger import Column, write_ledger

COLUMNS = (
    Column("Ngày", 12),
    Column("Việc", 16),
    Column("Số phôi", 30),
    Column("Nhận", 8, money=True),
    Column("Xuất", 8, money=True),
    Column("Chi tiết", 60),
    Column("Người ghi", 26),
)


def write_blanks(
    file: IO[bytes], kind: BlankKind, receipts: Iterable[BlankReceipt], sheets: Iterable[BlankSheet]
) -> None:
    """The whole book; entries that were taken back stand in it with their reason and count nothing."""
    left = _("Còn %(left)d tờ") % {"left": stock_of(kind).left}
    heads = [_("SỔ PHÔI"), kind.body.name, kind.name, left]
    write_ledger(file, sheet=_("Sổ phôi"), heads=heads, columns=COLUMNS, rows=_rows(receipts, sheets), total=_("Cộng"))


def _rows(receipts: Iterable[BlankReceipt], sheets: Iterable[BlankSheet]) -> Iterator[tuple[str | int, ...]]:
    for came in receipts:
        span = f"{came.first_serial} – {came.last_serial}" if came.first is not None else ""
        told = "; ".join(part for part in (came.source, came.document) if part)
        yield f"{came.on:%d/%m/%Y}", _("nhận phôi"), span, came.count, 0, told, str(came.by)
    for sheet in sheets:
        standing = 0 if sheet.released_at else 1
        yield (
            f"{sheet.on:%d/%m/%Y}", str(sheet.get_fate_display()), sheet.serial, 0, standing, _told(sheet), str(sheet.by)
        )  # fmt: skip


def _told(sheet: BlankSheet) -> str:
    if sheet.released_at:
        return _("đã bỏ ghi: %(why)s") % {"why": sheet.released_why}
    if sheet.fate == Fate.USED and sheet.certificate is not None:
        line = sheet.certificate.line
        return f"{line.decision.code}, {line.name}"
    minutes = sheet.destruction
    return f"{sheet.why}; " + (
        _("biên bản hủy ngày %(day)s") % {"day": f"{minutes.on:%d/%m/%Y}"} if minutes else _("chưa hủy")
    )
