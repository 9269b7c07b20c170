"""How the portal writes a moment."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def stamp(moment: datetime) -> str:
    """ "Thứ Ba, 14/07/2020 10:48", in the office's time."""
    local = timezone.localtime(moment)
    return f"{_WEEKDAYS[local.weekday()]}, {local:%d/%m/%Y %H:%M}"
