"""Words of the pages of public comment."""

from __future__ import annotations

from datetime import date

from django import template

from bangvang.consultation.models import ClosingReport, Publication
from bangvang.consultation.queries import report_name

register = template.Library()
_WEEKEND = frozenset({"thứ Bảy", "Chủ nhật"})


@register.filter
def days_off(publication: Publication) -> list[tuple[date, str]]:
    """Days that were passed over in counting, weekends left out: everybody knows those."""
    return [(date.fromisoformat(day), why) for day, why in publication.skipped if why not in _WEEKEND]


@register.filter
def named(report: ClosingReport) -> str:
    """ "số 12/BC-SNV ngày 17/11/2026"."""
    return report_name(report)
