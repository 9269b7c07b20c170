"""One truth per input rule of movements, for forms and verbs alike."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _


def period_problem(period_from: date, period_until: date) -> str:
    """The sentence for a period out of order; empty when it is in order."""
    if period_until >= period_from:
        return ""
    return _("Phong trào kết thúc trước khi bắt đầu. Hãy sửa hai ngày ấy.")
