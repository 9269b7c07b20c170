"""How the portal writes dates, ordinals and awards."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from bangvang.catalogue.queries import award_name

register = template.Library()
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_ORDINALS = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")


@register.filter
def stamp(moment: datetime) -> str:
    """ "Thứ Ba, 14/07/2020 10:48", in the office's time."""
    local = timezone.localtime(moment)
    return f"{_WEEKDAYS[local.weekday()]}, {local:%d/%m/%Y %H:%M}"


@register.filter
def ordinal_word(number: int) -> str:
    """1 → "Một", … 10 → "Mười"; beyond that the figure."""
    return _ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else str(number)


@register.filter
def award_word(award: str) -> str:
    """The award's Vietnamese name."""
    return award_name(award)


@register.filter
def safe_svg(drawing: str) -> SafeString:
    """An SVG that our own typesetting drew (QR); never anything that somebody typed or uploaded."""
    return mark_safe(drawing)  # noqa: S308 - drawn by bangvang_paper.typesetting.qr from an address, no input passes through
