"""Reports that read alike: candidates by the traces of their text, then the texts themselves.

Whoever may not see the other report learns that there is one, and how much is the same; never whose, never a word of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count

from bangvang.accounts.models import User
from bangvang.report.content import Content, content_from
from bangvang.report.models import AchievementReport, Edition, Trace
from bangvang.report.queries.rights import editions_visible_to
from bangvang_paper.similarity import Likeness, Reading, compare, read, sketch_of

MOST_SHOWN = 10
_LOOKED_AT = 24
"""So many candidates are read in full."""
_COMMON = 50
"""What stands in more reports than these, and in more than one in fifty, is the office's language: it leads to nobody."""
_COMMON_SHARE = 50


@dataclass(frozen=True)
class Alike:
    """Another report, and how much of 100 of this one stands in it. ``edition`` None: the reader may not see whose it is."""

    share: int
    passages: int
    edition: Edition | None
    same_recipient: bool = False


def alike_to(user: User | AnonymousUser, report: AchievementReport, content: Content) -> list[Alike]:
    """Closed reports of which passages stand in this one, the most alike first. Six questions."""
    mine = read(content.own_text)
    found = _candidates(report, sketch_of(mine))
    visible = set(editions_visible_to(user).filter(pk__in=found).values_list("pk", flat=True))
    editions = Edition.objects.select_related(
        "report__unit", "report__person", "report__collective", "report__household"
    ).in_bulk(found)
    alike: list[Alike] = []
    for pk in found:  # from the one that shares most of what few share: a sample that many copy hides nobody
        edition, likeness = editions[pk], compared(mine, editions[pk])
        if likeness.passages and len(alike) < MOST_SHOWN:
            share = round(likeness.of_here * 100)
            shown = edition if pk in visible else None
            alike.append(Alike(share, len(likeness.passages), shown, _same(report, edition.report)))
    return sorted(alike, key=lambda one: -one.share)


def compared(mine: Reading | str, edition: Edition) -> Likeness:
    """This text against the own text of a closed edition."""
    return compare(mine, content_from(edition.content).own_text)


def _same(one: AchievementReport, other: AchievementReport) -> bool:
    return (
        (one.person_id is not None and one.person.kept_id == (other.person.kept_id if other.person else None))  # type: ignore[union-attr]
        or (one.collective_id is not None and one.collective_id == other.collective_id)
        or (one.household_id is not None and one.household_id == other.household_id)
    )


def _candidates(report: AchievementReport, numbers: Collection[int]) -> list[int]:
    """Editions that share the most of the sketch, what few share weighing more; none of the report itself. Four questions."""
    if not numbers:
        return []
    own = set(report.editions.values_list("pk", flat=True)) if report.pk else set()
    most = max(_COMMON, AchievementReport.objects.count() // _COMMON_SHARE)
    counts = Trace.objects.filter(number__in=numbers).order_by().values_list("number").annotate(many=Count("*"))
    rare = {number: many for number, many in counts if many <= most}
    weights: dict[int, float] = defaultdict(float)
    for number, edition in Trace.objects.filter(number__in=list(rare)).order_by().values_list("number", "edition_id"):
        if edition not in own:
            weights[edition] += 1 / rare[number]
    return sorted(weights, key=lambda pk: (-weights[pk], -pk))[:_LOOKED_AT]
