"""Questions about initiatives: who may see which, what reads alike, which were used for what."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from rapidfuzz import fuzz, process

from bangvang.accounts.models import User
from bangvang.initiative.choices import SubmissionState
from bangvang.initiative.models import Submission
from bangvang.register.choices import Role
from bangvang.register.models import Initiative, Unit
from bangvang.register.queries import units_of, visible_people
from bangvang_paper.vietnamese import folded

HANDERS_IN = (Role.CLERK, Role.OFFICER)
RECOGNISERS = (Role.OFFICER,)
WATCHERS = (Role.LEADER, Role.COUNCIL_SECRETARY, Role.AUDITOR)
ALIKE = 75
"""From this share on (of 100) two initiatives read so much alike that somebody should look."""
_COMPARED = 2_000
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
    """Another initiative, and how much of 100 the two say alike."""

    submission: Submission
    share: int


def alike_to(submission: Submission, visible: QuerySet[Submission]) -> list[Alike]:
    """Of the latest `_COMPARED` of ``visible``, those that read much like this one, the most alike first; none withdrawn."""
    standing = visible.exclude(pk=submission.pk).exclude(state=SubmissionState.WITHDRAWN)
    others = list(standing[:_COMPARED])
    texts = [_words(other) for other in others]
    found = process.extract(_words(submission), texts, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=10)
    return [Alike(others[place], round(score)) for _text, score, place in found]


def _words(submission: Submission) -> str:
    return folded(f"{submission.title} {submission.solution}"[:_MOST_LETTERS])
