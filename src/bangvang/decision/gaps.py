"""Is every number of every series on a document, once and in the order of days? (NĐ 30/2020/NĐ-CP, Điều 15)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from bangvang.decision.choices import DocumentKind
from bangvang.decision.models import Act, Decision, LostNumbers, NumberSeries, ProposalLetter
from bangvang.register.models import Unit


def gaps_in_numbers() -> Iterator[tuple[str, int]]:
    """(what is wrong, key of the series) for each fault; nothing when all series are whole."""
    for series in NumberSeries.objects.select_related("body").order_by("pk"):
        for told in _faults(series):
            yield f"{series}: {told}", series.pk


def _faults(series: NumberSeries) -> Iterator[str]:
    given = sorted(_given(series.body, series.kind, series.year))
    numbers = [number for number, _day in given]
    lost = set()
    for row in LostNumbers.objects.filter(body=series.body, kind=series.kind, year=series.year):
        lost |= set(range(row.first, row.last + 1))
    for number in sorted(set(range(1, series.last_number + 1)) - set(numbers) - lost):
        yield _("thiếu số %(number)d.") % {"number": number}
    for number in sorted(set(numbers) & lost):
        yield _("số %(number)d vừa có văn bản vừa ghi là mất.") % {"number": number}
    for before, after in pairwise(numbers):
        if before == after:
            yield _("số %(number)d có hai văn bản.") % {"number": before}
    if numbers and numbers[-1] > series.last_number:
        yield _("bộ đếm dừng ở %(counter)d mà đã có số %(number)d.") % {
            "counter": series.last_number,
            "number": numbers[-1],
        }
    for (number, day), (after, later) in pairwise(given):
        if later < day:
            yield _("số %(after)d ký trước số %(number)d.") % {"after": after, "number": number}


def _given(body: Unit, kind: str, year: int) -> Iterator[tuple[int, date]]:
    papers = (Decision, Act) if kind == DocumentKind.DECISION else (ProposalLetter,)
    for paper in papers:
        for number, day in paper._default_manager.filter(body=body, year=year).values_list("number", "signed_on"):
            if number is not None:
                yield number, day
