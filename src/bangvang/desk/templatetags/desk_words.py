"""How the desk writes today."""

from __future__ import annotations

from datetime import date

from django import template

register = template.Library()
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@register.filter
def vnweekday(day: date) -> str:
    """ "Thứ Hai, 23 tháng 11 năm 2026"."""
    return f"{_WEEKDAYS[day.weekday()]}, {day.day} tháng {day.month} năm {day.year}"
