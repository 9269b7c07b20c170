"""Figures on a page, with the digits and the unit of their indicator."""

from __future__ import annotations

from decimal import Decimal

from django import template

from bangvang.indicator.models import Indicator
from bangvang.indicator.showing import with_measure

register = template.Library()


@register.filter
def figure(value: Decimal | None, indicator: Indicator) -> str:
    """85%, 273.457 lượt lao động."""
    return with_measure(value, indicator)
