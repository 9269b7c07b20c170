"""Questions about councils and sittings: who sits, what share passes and by which rule, what passed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.catalogue.queries import award_name
from bangvang.consultation.queries import Told, asked_without, consulted_about
from bangvang.council.choices import SittingState
from bangvang.council.models import AgendaItem, Council, Member, RegulationRule, Sitting
from bangvang.council.validators import not_for_agenda
from bangvang.eligibility.queries import latest_of
from bangvang.eligibility.queries.rules import book_for
from bangvang.nomination.models import Handling
from bangvang.nomination.queries import held_problem, holds_on
from bangvang.nomination.queries import visible_to as nominations_visible_to
from bangvang.register.choices import RecipientKind, Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of
from bangvang.vote.choices import Comparison, VoteBase, VoteMethod, VoteOutcome
from bangvang.vote.models import Question
from bangvang.vote.queries import comparison, entry_of
from bangvang_law.book import Book
from bangvang_trust.counting import needed

READERS = (
    Role.OFFICER,
    Role.COUNCIL_SECRETARY,
    Role.COUNCIL_MEMBER,
    Role.TELLER,
    Role.LEADER,
    Role.AUDITOR,
)
KIND_ORDER = {RecipientKind.COLLECTIVE: 0, RecipientKind.HOUSEHOLD: 1, RecipientKind.INDIVIDUAL: 2}


# ── who sees, who sits ───────────────────────────────────────────────────────────────────────────────────────────────
def visible_to(user: User | AnonymousUser) -> QuerySet[Sitting]:
    """Sittings of the councils that ``user`` serves, runs or watches, newest first."""
    return Sitting.objects.filter(council__body_id__in=units_of(user, READERS)).select_related("council__body")


def councils_visible_to(user: User | AnonymousUser) -> QuerySet[Council]:
    """Councils that ``user`` serves, runs, watches or sets up."""
    return (
        Council.objects.filter(body_id__in=units_of(user, (*READERS, Role.ADMINISTRATOR)))
        .select_related("body")
        .order_by("name")
    )


def bodies_without_council(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies for which ``user`` may write a council and that have none yet."""
    return bodies_keeping_council(user).filter(ends_on=None, councils=None)


def bodies_keeping_council(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies for which ``user`` may write a council."""
    keepers = units_of(user, (Role.COUNCIL_SECRETARY, Role.ADMINISTRATOR))
    return Unit.objects.filter(pk__in=keepers, is_body=True).order_by("name")


def with_counts(sittings: QuerySet[Sitting]) -> QuerySet[Sitting]:
    """Each sitting with ``item_count`` and ``counted``: items on the agenda, and those that have a result."""
    standing = Q(items__withdrawn=False)
    return sittings.annotate(
        item_count=Count("items", filter=standing, distinct=True),
        counted=Count("items", filter=standing & Q(items__question__result__isnull=False), distinct=True),
    ).order_by("-held_on", "-id")


def members_on(council: Council, day: date) -> QuerySet[Member]:
    """Who belongs to the council on the day, in the order of its roll."""
    return council.members.filter(begins_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day)).order_by("id")


def present_at(sitting: Sitting) -> QuerySet[Member]:
    """Members who were present, in the order of the roll."""
    return Member.objects.filter(pk__in=sitting.attendances.filter(present=True).values("member_id")).order_by("id")


# ── by which rule ────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Rule:
    """What passes: ``threshold`` (None: no rule gives one), whether it must be exceeded, of what, by which clause.

    ``method`` and ``quorum`` come from the body's regulation; ``quorum`` None means that no rule was found.
    """

    threshold: Fraction | None
    strict: bool
    base: VoteBase
    source: str
    method: VoteMethod
    quorum: Fraction | None
    invented: bool


def clauses_on(council: Council, day: date) -> list[RegulationRule]:
    """Clauses of the body's own regulation in force on the day, the latest first. One query."""
    rules = council.rules.filter(begins_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))
    return list(rules.order_by("-begins_on", "-id"))


def clause_for(clauses: list[RegulationRule], award: str) -> RegulationRule | None:
    """The clause for the award, else the one for all."""
    own = next((clause for clause in clauses if clause.award == award), None)
    return own or next((clause for clause in clauses if not clause.award), None)


def threshold_for(council: Council, award: str, on: date) -> tuple[Fraction | None, bool, VoteBase, str]:
    """(share, strict, base, source): the law book first, then the body's regulation; none when neither speaks."""
    rule = rule_for(council, award, on)
    return rule.threshold, rule.strict, rule.base, rule.source


def rule_for(
    council: Council, award: str, on: date, clauses: list[RegulationRule] | None = None, book: Book | None = None
) -> Rule:
    """All that a vote on ``award`` needs on the day; ``clauses`` in force and the ``book`` that the body applies may be given."""
    clause = clause_for(clauses_on(council, on) if clauses is None else clauses, award)
    method = VoteMethod(clause.method) if clause else VoteMethod.PAPER_SECRET
    quorum = Fraction(clause.quorum_numerator, clause.quorum_denominator) if clause else None
    invented = bool(clause and clause.invented)
    law = (book or book_for(council.body_id, on)).vote_threshold(award, on=on)
    if law is not None and law.is_read:
        return Rule(law.share, False, VoteBase(law.base), "; ".join(law.citations), method, quorum, invented=False)
    if clause is None:
        return Rule(None, False, VoteBase.TOTAL_MEMBERS, "", method, quorum, invented)
    share = Fraction(clause.numerator, clause.denominator)
    return Rule(share, clause.strict, VoteBase(clause.base), clause.source, method, quorum, invented)


def quorum_of(clauses: list[RegulationRule]) -> Fraction | None:
    """The share of members who must be present by the body's regulation; the strictest of its clauses on the day."""
    shares = [Fraction(clause.quorum_numerator, clause.quorum_denominator) for clause in clauses]
    return max(shares, default=None)


# ── the agenda ───────────────────────────────────────────────────────────────────────────────────────────────────────
def items_in_order(sitting: Sitting) -> QuerySet[AgendaItem]:
    """Items that stand on the agenda, in order, with question, result and entries."""
    return (
        sitting.items.filter(withdrawn=False)
        .select_related("question__result", "handling")
        .prefetch_related("question__entries")
        .order_by("ordinal")
    )


def held_item(sitting: Sitting) -> tuple[str, str]:
    """(sentence, article) of the first item whose dossier was held after it was put on the agenda; empty when none is."""
    items = list(items_in_order(sitting))
    held = holds_on(item.handling_id for item in items)
    return next(
        (held_problem(item.name, held[item.handling_id]) for item in items if item.handling_id in held), ("", "")
    )


def passed_items(sitting: Sitting, award: str | None = None) -> list[AgendaItem]:
    """What the council passed, in the order of the agenda; everything where the sitting is marked as assumed.

    An item without a threshold did not pass: nothing passes silently.
    """
    items = sitting.items.filter(withdrawn=False).select_related("question__result", "handling__nomination__proposal")
    if award is not None:
        items = items.filter(award=award)
    if not sitting.assumed:
        items = items.filter(question__result__outcome=VoteOutcome.PASSED)
    return list(items.order_by("ordinal"))


def awards_passed(sitting: Sitting) -> dict[str, int]:
    """Award id → how many items of it passed."""
    found: dict[str, int] = {}
    for item in passed_items(sitting):
        found[item.award] = found.get(item.award, 0) + 1
    return found


def waiting_for_agenda(council: Council) -> QuerySet[Handling]:
    """Open turns of the council's body that stand on no agenda that is still to be decided and were never passed."""
    busy = AgendaItem.objects.filter(withdrawn=False).filter(
        ~Q(sitting__state=SittingState.CLOSED)
        | Q(sitting__assumed=True)
        | Q(question__result__outcome=VoteOutcome.PASSED)
    )
    return (
        Handling.objects.filter(body_id=council.body_id, closed_on=None)
        .exclude(pk__in=busy.values("handling_id"))
        .select_related("nomination__proposal__unit")
        .order_by("nomination__proposal_id", "nomination__ordinal")
    )


def in_reading_order(handlings: Iterable[Handling]) -> list[Handling]:
    """Collectives, households, individuals, each in document order: as the decision will list them."""
    return sorted(
        handlings,
        key=lambda turn: (
            KIND_ORDER[RecipientKind(turn.nomination.recipient_kind)],
            turn.nomination.proposal_id,
            turn.nomination.ordinal,
        ),
    )


# ── the count ────────────────────────────────────────────────────────────────────────────────────────────────────────
def questions_of(sitting: Sitting) -> QuerySet[Question]:
    """The sitting's questions in the order of the agenda, with entries and results."""
    return (
        Question.objects.filter(agenda_item__sitting=sitting, agenda_item__withdrawn=False)
        .select_related("result", "agenda_item")
        .prefetch_related("entries")
        .order_by("agenda_item__ordinal")
    )


def count_progress(sitting: Sitting) -> dict[str, int]:
    """Comparison word → how many items are there."""
    found = {word.value: 0 for word in Comparison}
    for question in questions_of(sitting):
        found[comparison(question).value] += 1
    return found


def waiting_for_count(user: User | AnonymousUser) -> list[Sitting]:
    """Open sittings where ``user`` as a teller still has figures to enter.

    An item waits for somebody who has not entered it while a place is free, and for both when the two differ.
    """
    if not user.is_authenticated:
        return []
    open_sittings = (
        Sitting.objects.filter(council__body_id__in=units_of(user, [Role.TELLER]), state=SittingState.OPEN)
        .select_related("council__body")
        .order_by("held_on", "id")
    )
    return [one for one in open_sittings if any(waits_for(question, user) for question in questions_of(one))]


def waits_for(question: Question, teller: User) -> bool:
    """Whether ``teller`` has something to enter, or to count again, for the question. Reads prefetched ``entries``."""
    word, mine = comparison(question), entry_of(question, teller)
    if word == Comparison.DIFFER:
        return mine is not None
    return word != Comparison.AGREED and mine is None


# ── what the people said ─────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class PeoplesVoice:
    """What a sitting hears of public comment: the lists that named its dossiers, and names that should have been on one."""

    told: list[Told]
    missing: list[str]


def peoples_voice(sitting: Sitting, items: list[AgendaItem]) -> PeoplesVoice:
    """Of the items of a sitting. As many questions however many items there are of one award."""
    told = consulted_about((item.handling_id for item in items), timezone.localdate())
    names = {item.handling_id: item.name for item in items}
    turns = ((item.handling, item.award) for item in items)
    missing = asked_without(sitting.council.body_id, turns, sitting.held_on)
    return PeoplesVoice(told, [names[turn.pk] for turn in missing])


# ── what pages tell ──────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Candidate:
    """A dossier that waits for the council: what was found, and why it may not be read out (empty: it may)."""

    handling: Handling
    finding: str
    problem: str
    cite: str
    award: str


def candidates_for(council: Council) -> list[Candidate]:
    """Open turns of the council's body that stand on no agenda, in reading order. Four queries however many there are."""
    handlings = in_reading_order(waiting_for_agenda(council))
    found, held = latest_of(handlings), holds_on(handling.pk for handling in handlings)
    told = []
    for handling in handlings:
        assessment = found.get(handling.pk)
        problem, cite = not_for_agenda(handling, assessment, free=True, holds=held.get(handling.pk, ()))
        finding = assessment.finding if assessment else ""
        told.append(Candidate(handling, finding, problem, cite, award_name(handling.nomination.award)))
    return told


@dataclass(frozen=True)
class Threshold:
    """What must be reached for one award, as the page says it."""

    award: str
    words: str
    needed: int | None
    base_count: int
    source: str
    invented: bool


@dataclass(frozen=True)
class Summary:
    """One sitting as its page tells it: items, how far the count is, and by which rules."""

    items: list[AgendaItem]
    progress: dict[str, int]
    passed: int
    thresholds: list[Threshold]
    quorum: Fraction | None
    begun: bool

    @property
    def counted(self) -> int:
        return self.progress[Comparison.AGREED.value]

    @property
    def differing(self) -> int:
        return self.progress[Comparison.DIFFER.value]

    @property
    def all_counted(self) -> bool:
        return self.begun and self.counted == len(self.items)


def summary_of(sitting: Sitting) -> Summary:
    """What the page of a sitting tells. The items come with question, result and entries."""
    items = list(items_in_order(sitting))
    asked = [item.question for item in items if item.question is not None]
    progress = {word.value: 0 for word in Comparison}
    for question in asked:
        progress[comparison(question).value] += 1
    clauses = clauses_on(sitting.council, sitting.held_on)
    passed = [one for one in asked if hasattr(one, "result") and one.result.outcome == VoteOutcome.PASSED]
    return Summary(
        items=items,
        progress=progress,
        passed=len(items) if sitting.assumed else len(passed),
        thresholds=_thresholds(sitting, items, clauses),
        quorum=quorum_of(clauses),
        begun=bool(asked) and len(asked) == len(items),
    )


def openable_nominations(user: User | AnonymousUser, ids: list[int]) -> set[int]:
    """Those of the nominations whose dossier ``user`` may open: a page links only where the reader gets in."""
    return set(nominations_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


def comparison_of(item: AgendaItem) -> str:
    """How far the count of the item is, in words that tell no figure; empty when it is not asked yet."""
    return "" if item.question is None else str(comparison(item.question).label)


def _thresholds(sitting: Sitting, items: list[AgendaItem], clauses: list[RegulationRule]) -> list[Threshold]:
    """One for each award on the agenda: what stands on its question, or the rule of the day before the vote begins."""
    told = []
    book = book_for(sitting.council.body_id, sitting.held_on)
    for award in dict.fromkeys(item.award for item in items):
        asked = next((item.question for item in items if item.award == award and item.question), None)
        rule = rule_for(sitting.council, award, sitting.held_on, clauses, book)
        if asked is not None:
            share, strict, base, source, whole = (
                asked.threshold,
                asked.threshold_strict,
                asked.base,
                asked.threshold_source,
                asked.base_count,
            )
        else:
            share, strict, base, source, whole = (
                rule.threshold,
                rule.strict,
                rule.base,
                rule.source,
                sitting.total_members,
            )
        least = needed(whole, share, strict) if share is not None else None
        invented = rule.invented and rule.source == source
        told.append(Threshold(award_name(award), share_words(share, strict, base), least, whole, source, invented))
    return told


def share_words(share: Fraction | None, strict: bool, base: str) -> str:
    """ "ít nhất 2/3 tổng số thành viên"; "chưa có ngưỡng" when no rule gives one."""
    if share is None:
        return _("chưa có ngưỡng")
    how = _("quá %(share)s %(base)s") if strict else _("ít nhất %(share)s %(base)s")
    return how % {"share": share, "base": VoteBase(base).label}


def rules_in_words(council: Council) -> list[dict[str, object]]:
    """Clauses of the body's regulation with their words, the latest first."""
    return [
        {
            "rule": rule,
            "award": award_name(rule.award) if rule.award else "",
            "words": share_words(Fraction(rule.numerator, rule.denominator), rule.strict, rule.base),
            "quorum": Fraction(rule.quorum_numerator, rule.quorum_denominator),
        }
        for rule in council.rules.order_by("-begins_on", "-id")
    ]
