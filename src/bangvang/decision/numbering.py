"""Numbers of outgoing documents: one series a body, kind and year, gapless and in the order of days (NĐ 30/2020, Điều 15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.decision.choices import DocumentKind
from bangvang.decision.models import NumberSeries
from bangvang.register.models import Unit
from bangvang_paper.typesetting.wording import number_and_symbol

_SYMBOLS = {DocumentKind.DECISION: "QĐ", DocumentKind.PROPOSAL_LETTER: "TTr"}


@dataclass(frozen=True)
class Taken:
    number: int
    year: int
    code: str


def take_number(body: Unit, kind: DocumentKind, on: date) -> Taken:
    """The next number of the series, inside the caller's transaction: if that fails, the number was never given.

    The row of the series is locked until then, so two at once get two numbers. Raises `Refusal` for a day before the
    last number's day.
    """
    NumberSeries.objects.get_or_create(body=body, kind=kind, year=on.year)
    series = NumberSeries.objects.select_for_update().get(body=body, kind=kind, year=on.year)
    if series.last_day is not None and on < series.last_day:
        raise Refusal(
            _(
                "Số %(last)d đã cấp cho văn bản ngày %(last_day)s, nên văn bản ngày %(day)s không lấy số sau đó được. "
                "Hãy đổi ngày ký từ %(last_day)s trở đi."
            )
            % {"last": series.last_number, "last_day": f"{series.last_day:%d/%m/%Y}", "day": f"{on:%d/%m/%Y}"},
            cite=_("Nghị định 30/2020/NĐ-CP, Điều 15"),
        )
    series.last_number, series.last_day = series.last_number + 1, on
    series.save(update_fields=["last_number", "last_day"])
    return Taken(series.last_number, on.year, code_of(series.last_number, kind, body))


def code_of(number: int, kind: DocumentKind, body: Unit) -> str:
    """ "251/QĐ-SLĐTBXH"; a number under 10 is written with a zero."""
    return number_and_symbol(number, symbol_of(kind, body))


def symbol_of(kind: DocumentKind, body: Unit) -> str:
    """ "QĐ-SLĐTBXH": what stands behind the stroke."""
    return f"{_SYMBOLS[DocumentKind(kind)]}-{body.symbol}"
