"""The register of certificates made anew, as Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from django.utils.translation import gettext as _

from bangvang.certificate.models import Reissue
from bangvang.register.models import Unit
from bangvang_paper.ledger import Column, write_ledger

COLUMNS = (
    Column("Ngày cấp", 12),
    Column("Tập thể, cá nhân", 34),
    Column("Quyết định", 20),
    Column("Số sổ vàng", 10),
    Column("Vì", 28),
    Column("Lý do", 40),
    Column("Đề nghị", 28),
    Column("Thu giấy cũ", 12),
    Column("Ký nhận", 18),
)


def write_reissues(file: IO[bytes], body: Unit, rows: Iterable[Reissue]) -> None:
    """All of one body, the first one first."""
    heads = [_("SỔ CẤP ĐỔI, CẤP LẠI GIẤY KHEN, BẰNG KHEN"), body.name]
    write_ledger(file, sheet=_("Cấp đổi, cấp lại"), heads=heads, columns=COLUMNS, rows=_rows(rows))


def _rows(rows: Iterable[Reissue]) -> Iterator[tuple[str, ...]]:
    for one in rows:
        name = f"{one.wording['honorific']} {one.wording['name']}".strip()
        taken = f"{one.old_taken_on:%d/%m/%Y}" if one.old_taken_on else ""
        yield (
            f"{one.on:%d/%m/%Y}", name, one.certificate.line.decision.code, str(one.certificate.golden_book_number),
            str(one.get_kind_display()), one.reason, one.request, taken, "",
        )  # fmt: skip
