"""The fund book and the payment list as Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from django.utils.translation import gettext as _

from bangvang.decision.models import Decision
from bangvang.fund.choices import Due
from bangvang.fund.dues import DueLine
from bangvang.fund.models import Entry, FundYear
from bangvang.fund.queries import Sums
from bangvang_paper.ledger import Column, write_ledger
from bangvang_paper.typesetting.wording import grouped


def write_book(file: IO[bytes], book: FundYear, sums: Sums, entries: Iterable[Entry]) -> None:
    """Day, document, words, income, expense, and what is left after each entry."""
    heads = [
        _("SỔ QUỸ THI ĐUA, KHEN THƯỞNG NĂM %(year)d") % {"year": book.year},
        book.body.name,
        _("Dư đầu năm: %(opening)s đồng. Còn lại: %(left)s đồng.")
        % {"opening": grouped(book.opening), "left": grouped(sums.left)},
    ]
    columns = [
        Column(_("Ngày"), 12),
        Column(_("Chứng từ"), 14),
        Column(_("Nội dung"), 60),
        Column(_("Quyết định"), 20),
        Column(_("Thu (đồng)"), 16, money=True),
        Column(_("Chi (đồng)"), 16, money=True),
        Column(_("Còn lại (đồng)"), 18),
    ]
    write_ledger(
        file, sheet=str(book.year), heads=heads, columns=columns, rows=_book_rows(book, entries), total=_("Cộng")
    )


def _book_rows(book: FundYear, entries: Iterable[Entry]) -> Iterator[Sequence[str | int | None]]:
    left = book.opening
    for one in entries:
        left += one.signed
        income, expense = (one.amount, None) if one.is_income else (None, one.amount)
        code = one.decision.code if one.decision else ""
        yield f"{one.on:%d/%m/%Y}", one.document, one.words, code, income, expense, grouped(left)


def write_payments(file: IO[bytes], decision: Decision, dues: Sequence[DueLine]) -> None:
    """The payment list of a decision: who, how much, and a column for the signature."""
    heads = [
        _("DANH SÁCH CHI TIỀN THƯỞNG"),
        _("Theo Quyết định số %(code)s ngày %(day)s")
        % {"code": decision.code, "day": f"{decision.signed_on:%d/%m/%Y}"},
        decision.body.name,
    ]
    columns = [
        Column(_("STT"), 6),
        Column(_("Tập thể, cá nhân"), 34),
        Column(_("Chức vụ, đơn vị"), 40),
        Column(_("Số tiền (đồng)"), 16, money=True),
        Column(_("Ghi chú"), 40),
        Column(_("Đã trả ngày"), 14),
        Column(_("Ký nhận"), 20),
    ]
    write_ledger(file, sheet=_("Tiền thưởng"), heads=heads, columns=columns, rows=_pay_rows(dues), total=_("Cộng"))


def _pay_rows(dues: Sequence[DueLine]) -> Iterator[Sequence[str | int | None]]:
    for one in dues:
        line = one.line
        place = ", ".join(part for part in (line.position, line.unit_name) if part)
        note = "" if one.due == Due.PAY else str(Due(one.due).label)
        paid = f"{one.payment.on:%d/%m/%Y}" if one.payment else ""
        yield str(line.ordinal), f"{line.honorific} {line.name}".strip(), place, one.amount, note, paid, ""
