"""The golden book of a body as Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.catalogue.queries import award_name
from bangvang.certificate.models import Certificate
from bangvang.certificate.papers import place_of
from bangvang.decision.queries import wording_on
from bangvang.register.models import Unit
from bangvang_paper.ledger import Column, write_ledger

COLUMNS = (
    Column("Số sổ vàng", 12),
    Column("Tập thể, cá nhân", 34),
    Column("Chức vụ, đơn vị", 40),
    Column("Hình thức, danh hiệu", 26),
    Column("Thành tích", 50),
    Column("Quyết định", 20),
    Column("Ngày ký", 12),
)


def write_golden_book(file: IO[bytes], body: Unit, year: int | None, rows: Iterable[Certificate]) -> None:
    """All of one year, or of every year, in the order of the decisions; in today's wording."""
    heads = [_("SỔ VÀNG"), body.name, _("Năm %(year)d") % {"year": year} if year else _("Các năm")]
    write_ledger(file, sheet=_("Sổ vàng"), heads=heads, columns=COLUMNS, rows=_rows(rows))


def _rows(rows: Iterable[Certificate]) -> Iterator[tuple[str, ...]]:
    today = timezone.localdate()
    for one in rows:
        decision, words = one.line.decision, wording_on(one.line, today)
        yield (
            one.golden_text, f"{words['honorific']} {words['name']}".strip(), place_of(one.line.recipient_kind, words),
            award_name(decision.award), words["merit"] or decision.achievement, decision.code,
            f"{decision.signed_on:%d/%m/%Y}",
        )  # fmt: skip
