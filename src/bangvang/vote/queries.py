"""Questions about a count: how far it is, and who may go on. Whether figures pass is `bangvang_trust.counting`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from bangvang.accounts.models import User
from bangvang.register.choices import Role
from bangvang.register.queries import units_of
from bangvang.vote.choices import Comparison
from bangvang.vote.models import Question, Result, TellerEntry
from bangvang.vote.validators import figures_problem, names_problem
from bangvang_trust.counting import ElectionResult, Sheet, elect

FIGURES = ("agree", "disagree", "blank", "invalid", "issued", "votes")
"""All that a teller enters and a result holds; ``issued`` and ``votes`` only speak name by name."""


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


def problem_of(question: Question, figures: Mapping[str, Any]) -> str:
    """Why ``figures`` (all of `FIGURES`) cannot be a count of the question; empty when they can."""
    election = question.election
    four = {name: figures[name] for name in ("agree", "disagree", "blank", "invalid")}
    if election is None:
        return figures_problem(**four, ballots_given=question.ballots_given)
    issued = figures["issued"] if figures["issued"] is not None else question.ballots_given
    return names_problem(
        election, votes=figures["votes"], valid=four["agree"], blank=four["blank"], invalid=four["invalid"],
        issued=issued, ballots_given=question.ballots_given,
    )  # fmt: skip


# ── name by name ─────────────────────────────────────────────────────────────────────────────────────────────────────
def told_by(counted: TellerEntry | Result) -> dict[str, Any]:
    """The figures of an entry or of a result by name."""
    return {name: getattr(counted, name) for name in FIGURES}


def elected_by(question: Question, result: Result) -> ElectionResult:
    """What the figures of an election come to. Raises ValueError for a motion."""
    election = question.election
    if election is None:
        raise ValueError("a motion elects nobody")
    sheet = Sheet(
        dict(enumerate(result.votes, start=1)), valid=result.agree, blank=result.blank, invalid=result.invalid
    )
    return elect(election, sheet, ballots_given=question.ballots_given if result.issued is None else result.issued)


def differing(question: Question) -> tuple[list[int], list[str]]:
    """Where two standing counts differ: places of names on the list, and other figures by name; it tells no figure.

    Reads prefetched ``entries``.
    """
    standing = [told_by(entry) for entry in question.entries.all() if not entry.superseded]
    if len(standing) < 2:
        return [], []
    first, second = standing
    pairs = enumerate(zip(first["votes"], second["votes"], strict=True), start=1)
    return [place for place, (one, other) in pairs if one != other], [
        name for name in FIGURES if name != "votes" and first[name] != second[name]
    ]
