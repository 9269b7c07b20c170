"""How an office writes days, sums and shares. Plain functions, so that they can be tested without a template."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils import timezone

Number = int | Decimal | Fraction | float


def day_of(moment: date | datetime) -> date:
    """The day in the office's time zone."""
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment


def short_day(moment: date | datetime) -> str:
    """13/07/2020."""
    return day_of(moment).strftime("%d/%m/%Y")


def long_day(moment: date | datetime) -> str:
    """Ngày 13 tháng 7 năm 2020, small "ngày"; days 1–9 and months 1–2 take a zero, as NĐ 30/2020 writes them."""
    day = day_of(moment)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def grouped(number: Number) -> str:
    """12.600.000; a fraction keeps its digits after a comma: 1.490.000,5."""
    exact = _decimal(number)
    sign = "−" if exact < 0 else ""
    whole, _dot, rest = f"{abs(exact):f}".partition(".")
    rest = rest.rstrip("0")
    return sign + f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")


def share(number: Number) -> str:
    """A share of the whole as a percentage with at most one digit after the comma: 9/10 → 90%, 1.1333 → 113,3%."""
    exact = _decimal(number) * 100
    return grouped(exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)) + "%"


def over(number: Fraction | int) -> str:
    """A share as two whole numbers: 2/3."""
    exact = Fraction(number)
    return f"{exact.numerator}/{exact.denominator}"


def _decimal(number: Number) -> Decimal:
    if isinstance(number, Fraction):
        return Decimal(number.numerator) / Decimal(number.denominator)
    return number if isinstance(number, Decimal) else Decimal(str(number))
