"""Questions about a count: how far it is, and who may go on. Whether figures pass is `bangvang_trust.counting`."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from bangvang.accounts.models import User
from bangvang.register.choices import Role
from bangvang.register.queries import units_of
from bangvang.vote.choices import Comparison
from bangvang.vote.models import Question, TellerEntry


def comparison(question: Question) -> Comparison:
    """How far the count is. Reads prefetched ``entries``; never tells a figure."""
    if hasattr(question, "result"):
        return Comparison.AGREED
    standing = [entry for entry in question.entries.all() if not entry.superseded]
    return (Comparison.NONE, Comparison.ONE, Comparison.DIFFER)[len(standing)]


def entry_of(question: Question, teller: User) -> TellerEntry | None:
    """The figures that ``teller`` entered and has not withdrawn. Reads prefetched ``entries``."""
    for entry in question.entries.all():
        if entry.teller_id == teller.pk and not entry.superseded:
            return entry
    return None


def slot_for(questions: Iterable[Question], teller: User) -> int | None:
    """Whether ``teller`` counts as the first or the second over these questions; None when two others already do.

    A teller keeps the slot once taken; somebody new takes the first that nobody holds.
    """
    taken: dict[int, int] = {}
    for question in questions:
        for entry in question.entries.all():
            if not entry.superseded:
                taken.setdefault(entry.slot, entry.teller_id)
    for slot, holder in taken.items():
        if holder == teller.pk:
            return slot
    return next((slot for slot in (1, 2) if slot not in taken), None)


def with_entries(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Questions with all that `comparison`, `entry_of` and `slot_for` read, in one more query."""
    return questions.select_related("result").prefetch_related("entries")


def open_for(teller: User) -> QuerySet[Question]:
    """Questions without a result in the bodies where ``teller`` counts."""
    return Question.objects.filter(body_id__in=units_of(teller, [Role.TELLER]), result=None)
