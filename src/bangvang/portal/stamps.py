"""How the portal writes a moment."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

_WEEKDAYS = (
    gettext_noop("Thứ Hai"),
    gettext_noop("Thứ Ba"),
    gettext_noop("Thứ Tư"),
    gettext_noop("Thứ Năm"),
    gettext_noop("Thứ Sáu"),
    gettext_noop("Thứ Bảy"),
    gettext_noop("Chủ nhật"),
)


def stamp(moment: datetime) -> str:
    """ "Thứ Ba, 14/07/2020 10:48", in the office's time."""
    local = timezone.localtime(moment)
    return f"{gettext(_WEEKDAYS[local.weekday()])}, {local:%d/%m/%Y %H:%M}"
