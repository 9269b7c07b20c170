"""The outgoing-document register as Excel, with the ten columns of NĐ 30/2020/NĐ-CP, Phụ lục IV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from django.utils.translation import gettext as _

from bangvang.decision.models import RegisterEntry
from bangvang.register.models import Unit
from bangvang_paper.ledger import Column, write_ledger

COLUMNS = (
    Column("Số, ký hiệu văn bản", 20),
    Column("Ngày tháng văn bản", 12),
    Column("Tên loại và trích yếu nội dung văn bản", 60),
    Column("Người ký", 24),
    Column("Nơi nhận văn bản", 30),
    Column("Đơn vị, người nhận bản lưu", 18),
    Column("Số lượng bản", 8),
    Column("Ngày chuyển", 12),
    Column("Ký nhận", 14),
    Column("Ghi chú", 20),
)
"""The last three are written by hand where documents are handed over on paper."""


def write_register(file: IO[bytes], body: Unit, year: int, entries: Iterable[RegisterEntry]) -> None:
    """The rows of one year, in the order in which numbers were given."""
    heads = [
        _("SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM %(year)d") % {"year": year},
        body.name,
        _("Theo Nghị định 30/2020/NĐ-CP, Phụ lục IV"),
    ]
    write_ledger(file, sheet=str(year), heads=heads, columns=COLUMNS, rows=_rows(entries))


def _rows(entries: Iterable[RegisterEntry]) -> Iterator[tuple[str, ...]]:
    for one in entries:
        recipients = "; ".join(one.recipients.splitlines())
        yield (
            one.code, f"{one.day:%d/%m/%Y}", one.summary, one.signer, recipients, one.keeper, str(one.copies), "", "", "",
        )  # fmt: skip
