"""Questions about initiatives: who may see which, what reads alike, which were used for what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from rapidfuzz import fuzz, process

from bangvang.accounts.models import User
from bangvang.initiative.choices import SubmissionState
from bangvang.initiative.models import Submission
from bangvang.register.choices import Role
from bangvang.register.models import Initiative, Unit
from bangvang.register.queries import units_of, visible_people
from bangvang_paper.similarity import Reading, compare, read, sketch_of
from bangvang_paper.vietnamese import folded

HANDERS_IN = (Role.CLERK, Role.OFFICER)
RECOGNISERS = (Role.OFFICER,)
WATCHERS = (Role.LEADER, Role.COUNCIL_SECRETARY, Role.AUDITOR)
ALIKE = 75
"""From this share on (of 100) two initiatives read so much alike that somebody should look."""
_COMPARED = 2_000
_MOST_SHOWN = 10
_MOST_LETTERS = 3_000


def visible_to(user: User | AnonymousUser) -> QuerySet[Submission]:
    """Initiatives of the units where ``user`` hands in, of the bodies where ``user`` recognises or watches, and the own ones."""
    seen = Q(unit_id__in=units_of(user, HANDERS_IN)) | Q(body_id__in=units_of(user, (*RECOGNISERS, *WATCHERS)))
    if user.is_authenticated:
        seen |= Q(pk__in=Submission.objects.filter(authors__person__user=user).values("pk"))
    return Submission.objects.filter(seen).select_related("body", "unit", "by")


def units_handing_in(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Standing units for which ``user`` may hand in."""
    return Unit.objects.filter(pk__in=units_of(user, HANDERS_IN), ends_on=None).order_by("name")


def ledger_for(user: User | AnonymousUser) -> QuerySet[Initiative]:
    """Recognised initiatives of the people whom ``user`` may see, the latest first."""
    people = visible_people(user).values("pk")
    return (
        Initiative.objects.filter(Q(person_id__in=people) | Q(person__merged_into_id__in=people))
        .select_related("person__merged_into")
        .order_by("-recognised_on", "-pk")
    )


@dataclass(frozen=True)
class Alike:
    """Another initiative, how much of 100 the two say alike, and in how many passages word for word."""

    submission: Submission
    share: int
    passages: int = 0


def alike_to(submission: Submission, visible: QuerySet[Submission]) -> list[Alike]:
    """Of the latest `_COMPARED` of ``visible``, those that read much like this one or share passages; none withdrawn.

    Two ways of looking: the words of title and solution as a whole, and what was copied anywhere in the text.
    """
    standing = visible.exclude(pk=submission.pk).exclude(state=SubmissionState.WITHDRAWN)
    others = list(standing[:_COMPARED])
    texts = [_words(other) for other in others]
    found = process.extract(
        _words(submission), texts, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=_MOST_SHOWN
    )
    shares = {place: round(score) for _text, score, place in found}
    mine = read(whole_text(submission))
    sketch = sketch_of(mine)
    copied = {place for place, other in enumerate(others) if sketch & _sketch(whole_text(other))}
    alike = [_alike(others[place], shares.get(place, 0), mine) for place in sorted(shares.keys() | copied)]
    return sorted((one for one in alike if one.share), key=lambda one: -one.share)[:_MOST_SHOWN]


@lru_cache(maxsize=2 * _COMPARED)
def _sketch(text: str) -> frozenset[int]:
    """Kept between questions: a second look at the same initiatives reads none of them again."""
    return sketch_of(text)


def _alike(other: Submission, share: int, mine: Reading) -> Alike:
    likeness = compare(mine, whole_text(other))
    return Alike(other, max(share, round(likeness.of_here * 100)), len(likeness.passages))


def whole_text(submission: Submission) -> str:
    """Everything that was written of it, as it is held against another."""
    parts = (submission.problem, submission.solution, submission.results, submission.spread)
    return "\n\n".join(part for part in parts if part)


def _words(submission: Submission) -> str:
    return folded(f"{submission.title} {submission.solution}"[:_MOST_LETTERS])
