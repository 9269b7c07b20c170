"""Decisions and drafts: who sees them, what waits for one, which number comes next, how a line reads on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from itertools import islice

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.council.choices import SittingState
from bangvang.council.models import AgendaItem, Sitting
from bangvang.council.queries import passed_items
from bangvang.decision.choices import CorrectableField, DecisionState, DocumentKind
from bangvang.decision.models import (
    Correction,
    Decision,
    Line,
    NumberSeries,
)
from bangvang.nomination.models import Handling
from bangvang.register.choices import RecipientKind, Role
from bangvang.register.decision_codes import asked_number, number_and_symbol
from bangvang.register.models import Honour, Unit
from bangvang.register.queries import answering, units_of
from bangvang.vote.choices import VoteOutcome
from bangvang_law.book import national_book
from bangvang_paper.vietnamese import folded

READERS = (
    Role.OFFICER,
    Role.COUNCIL_SECRETARY,
    Role.LEADER,
    Role.DOCUMENT_CLERK,
    Role.ACCOUNTANT,
    Role.EDITOR,
    Role.AUDITOR,
)
FRESH_DAYS = 366
MOST_WAITING = 50
TITLES_READ = 5_000
KINDS = (RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD, RecipientKind.INDIVIDUAL)


# ── finding ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def visible_to(user: User | AnonymousUser) -> QuerySet[Decision]:
    """Decisions and drafts of the bodies where ``user`` drafts, signs, numbers, pays, publishes or watches."""
    return Decision.objects.filter(body_id__in=units_of(user, READERS)).select_related(
        "body", "issuer__body", "sitting__council", "docx", "pdf"
    )


def issued_visible_to(user: User | AnonymousUser) -> QuerySet[Decision]:
    return visible_to(user).filter(state=DecisionState.ISSUED)


def numbered(decisions: QuerySet[Decision], text: str, *, most: int) -> list[Decision]:
    """The first ``most`` of issued ``decisions`` whose number ``text`` is or begins (123/QĐ-UBND, 123/qd, 123), newest first."""
    asked = asked_number(text)
    if asked is None:
        return []
    rows = decisions.filter(asked.numbered()).order_by("number", "-signed_on", "-pk").iterator(chunk_size=200)
    answering = (decision for decision in rows if asked.answers(*number_and_symbol(decision.code)))
    return list(islice(answering, most))


def decisions_matching(decisions: QuerySet[Decision], text: str, *, most: int) -> list[Decision]:
    """The first ``most`` of ``decisions`` with the number that ``text`` is or begins, else with its words in the title.

    One word is too little for titles: half of them say "thi". Looked through are the titles of the last `TITLES_READ` decisions.
    """
    by_number = numbered(decisions, text, most=most)
    if by_number or len(text.split()) < 2:
        return by_number
    rows = list(decisions.order_by("-signed_on", "-pk").values_list("pk", "title")[:TITLES_READ])
    places = answering(text, [_folded_title(title) for _pk, title in rows])[:most]
    whole = decisions.in_bulk([rows[place][0] for place in places])
    return [whole[rows[place][0]] for place in places]


_folded_title = lru_cache(maxsize=2 * TITLES_READ)(folded)


def with_counts(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """Each decision with ``collectives``, ``households``, ``individuals``: lines of each kind."""
    return decisions.annotate(
        collectives=Count("lines", filter=Q(lines__recipient_kind=RecipientKind.COLLECTIVE)),
        households=Count("lines", filter=Q(lines__recipient_kind=RecipientKind.HOUSEHOLD)),
        individuals=Count("lines", filter=Q(lines__recipient_kind=RecipientKind.INDIVIDUAL)),
    ).order_by("-signed_on", "-number", "-id")


def counts_beside(decision: Decision) -> dict[str, int]:
    """The counts that `with_counts` put on a decision, by kind."""
    names = {
        RecipientKind.COLLECTIVE: "collectives",
        RecipientKind.HOUSEHOLD: "households",
        RecipientKind.INDIVIDUAL: "individuals",
    }
    return {kind.value: int(getattr(decision, name)) for kind, name in names.items()}


def lines_in_order(decision: Decision) -> QuerySet[Line]:
    """Lines with what the page shows beside each: the count of the council, the corrections, what it was proposed for."""
    return _with_what_stands_beside(decision.lines.all()).prefetch_related("corrections")


def lines_by_decision(decisions: Iterable[Decision]) -> dict[int, list[Line]]:
    """Decision id → its lines as the checks need them. One query however many decisions."""
    found: dict[int, list[Line]] = {decision.pk: [] for decision in decisions}
    for line in _with_what_stands_beside(Line.objects.filter(decision__in=found).select_related("decision")):
        found[line.decision_id].append(line)
    return found


def _with_what_stands_beside(lines: QuerySet[Line]) -> QuerySet[Line]:
    return lines.select_related(
        "item__question__result",
        "handling__nomination__person__merged_into",
        "handling__nomination__proposal__movement",
    ).order_by("decision_id", "ordinal")


def counts_of(decision: Decision) -> dict[str, int]:
    """{"collective": 6, "household": 0, "individual": 16}."""
    found = dict(decision.lines.values_list("recipient_kind").annotate(n=Count("id")).order_by())
    return {kind.value: found.get(kind.value, 0) for kind in KINDS}


def items_to_decide(sitting: Sitting, award: str) -> list[AgendaItem]:
    """Passed items of ``award`` that stand on no draft and no issued decision, in the order of the decision."""
    return _free_in_order(sitting, passed_items(sitting, award))


def items_by_award(sitting: Sitting) -> dict[str, list[AgendaItem]]:
    """Award id → what `items_to_decide` gives, awards in the order of their decisions. Asks as often for ten as for one."""
    free = _free_in_order(sitting, passed_items(sitting))
    late = posthumous_among(free)
    found: dict[str, list[AgendaItem]] = {}
    for item in free:
        found.setdefault(item.award, []).append(item)
    places = {
        award: place_in_a_row(award, {item.recipient_kind for item in items}, all(item.pk in late for item in items))
        for award, items in found.items()
    }
    return {award: found[award] for award in sorted(found, key=places.__getitem__)}


def _free_in_order(sitting: Sitting, passed: list[AgendaItem]) -> list[AgendaItem]:
    taken = Line.objects.filter(item__sitting=sitting).exclude(decision__state=DecisionState.DROPPED)
    busy = set(taken.values_list("item_id", flat=True))
    free = [item for item in passed if item.pk not in busy]
    late = posthumous_among(free)
    return sorted(free, key=lambda item: (item.pk in late, _KIND_PLACES[item.recipient_kind], item.ordinal))


_KIND_PLACES = {kind.value: place for place, kind in enumerate(KINDS)}


def place_in_a_row(award: str, kinds: Collection[str], posthumous: bool) -> tuple[bool, bool, int, int]:
    """Where a decision of ``award`` stands among others of one day (NĐ 152/2025/NĐ-CP, Điều 29 and 30).

    Titles before forms, collectives before households before individuals, high before low; who is ``posthumous``
    throughout stands last.
    """
    known = national_book().award(award)
    return posthumous, known.kind != "title", min(_KIND_PLACES[kind] for kind in kinds), known.order


def in_a_row(decisions: Iterable[Decision]) -> list[Decision]:
    """``decisions`` in the order in which they take numbers: by the day of signing, then as `place_in_a_row`. One query."""
    listed = list(decisions)
    dead = Q(handling__nomination__person__died_on__isnull=False) | Q(
        handling__nomination__person__merged_into__died_on__isnull=False
    )
    counted: dict[int, list[tuple[str, int, int]]] = {}
    rows = Line.objects.filter(decision__in=listed).order_by().values_list("decision_id", "recipient_kind")
    for decision, kind, count, late in rows.annotate(n=Count("id"), late=Count("id", filter=dead)):
        counted.setdefault(decision, []).append((kind, count, late))

    def place(decision: Decision) -> tuple[object, ...]:
        kinds = counted[decision.pk]
        late = all(count == dead for _kind, count, dead in kinds)
        return (
            decision.signed_on,
            *place_in_a_row(decision.award, {kind for kind, _n, _late in kinds}, late),
            decision.pk,
        )

    return sorted(listed, key=place)


def drafts_of(sitting: Sitting) -> QuerySet[Decision]:
    """Drafts of the sitting that wait for a number."""
    return Decision.objects.filter(sitting=sitting, state=DecisionState.DRAFT).select_related("body", "issuer__body")


def sittings_to_number(user: User | AnonymousUser) -> list[tuple[Sitting, int]]:
    """Sittings with several drafts that may be numbered in a row, newest first, each with how many. Two queries."""
    drafts = Decision.objects.filter(body_id__in=units_of(user, READERS), state=DecisionState.DRAFT)
    found = drafts.exclude(sitting=None).order_by().values_list("sitting").annotate(n=Count("id")).filter(n__gt=1)
    counts = dict(found.values_list("sitting", "n"))
    sittings = Sitting.objects.filter(pk__in=counts).select_related("council__body").order_by("-held_on", "-id")
    return [(sitting, counts[sitting.pk]) for sitting in sittings[:MOST_WAITING]]


def posthumous_among(items: Iterable[AgendaItem]) -> set[int]:
    """Keys of the items whose person has died: they stand last (NĐ 152/2025/NĐ-CP, Điều 29 and 30)."""
    keys = [item.handling_id for item in items]
    gone = Q(nomination__person__died_on__isnull=False) | Q(nomination__person__merged_into__died_on__isnull=False)
    turns = Handling.objects.filter(gone, pk__in=keys).values_list("pk", flat=True)
    dead = set(turns)
    return {item.pk for item in items if item.handling_id in dead}


def _waiting_items() -> QuerySet[AgendaItem]:
    """Items of closed sittings that passed (or are assumed to have) and stand on no draft and no issued decision."""
    taken = Line.objects.filter(item=OuterRef("pk")).exclude(decision__state=DecisionState.DROPPED)
    passed = Q(sitting__assumed=True) | Q(question__result__outcome=VoteOutcome.PASSED)
    return AgendaItem.objects.filter(passed, ~Exists(taken), withdrawn=False, sitting__state=SittingState.CLOSED)


def awards_to_decide(sitting: Sitting) -> dict[str, int]:
    """Award id → how many passed items still wait for a decision."""
    waiting = _waiting_items().filter(sitting=sitting)
    return dict(waiting.values_list("award").annotate(n=Count("id")).order_by("award"))


def sittings_to_decide(user: User | AnonymousUser) -> list[tuple[Sitting, dict[str, int]]]:
    """Closed sittings of the bodies where ``user`` drafts, newest first, each with what waits in it. Two queries."""
    bodies = units_of(user, [Role.OFFICER])
    waiting: dict[int, dict[str, int]] = {}
    rows = _waiting_items().filter(sitting__council__body_id__in=bodies)
    for sitting, award, count in rows.values_list("sitting_id", "award").annotate(n=Count("id")).order_by("award"):
        waiting.setdefault(sitting, {})[award] = count
    sittings = Sitting.objects.filter(pk__in=waiting).select_related("council__body").order_by("-held_on", "-id")
    return [(sitting, waiting[sitting.pk]) for sitting in sittings[:MOST_WAITING]]


def usual_signing_day(sitting: Sitting) -> date:
    """The day a form begins with: today, or the day of a sitting that lies far back, when an old case is written up."""
    today = timezone.localdate()
    return today if (today - sitting.held_on).days < FRESH_DAYS else sitting.held_on


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def next_number(body: Unit, year: int, kind: DocumentKind = DocumentKind.DECISION) -> int:
    """The number that the next document of the kind gets in the year; a look, not a promise."""
    series = NumberSeries.objects.filter(body=body, kind=kind, year=year).first()
    return (series.last_number if series else 0) + 1


def last_number(body: Unit, year: int, kind: DocumentKind = DocumentKind.DECISION) -> NumberSeries | None:
    """The series as it stands, None before its first number."""
    return NumberSeries.objects.filter(body=body, kind=kind, year=year).exclude(last_number=0).first()


def last_numbers(body: Unit) -> dict[int, int]:
    """Year → the last number of the body's decisions in it."""
    series = NumberSeries.objects.filter(body=body, kind=DocumentKind.DECISION)
    return dict(series.values_list("year", "last_number"))


# ── wording ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def wording_on(line: Line, day: date) -> dict[str, str]:
    """How the line reads on the day: as signed, with every correction that has begun. Reads prefetched corrections."""
    words = {field.value: str(getattr(line, field.value)) for field in CorrectableField}
    for correction in corrections_on(line, day):
        words[correction.field] = correction.new
    return words


def corrections_on(line: Line, day: date) -> list[Correction]:
    """Corrections of the line that have begun by the day, oldest first."""
    return sorted((one for one in line.corrections.all() if one.on <= day), key=lambda one: (one.on, one.pk))


def is_corrected(line: Line, day: date) -> bool:
    """Whether the line carries the mark *đính chính* on the day."""
    return bool(corrections_on(line, day))


def honours_of_decision(decision: Decision) -> dict[int, Honour]:
    """Line id → the honour that issuing wrote for it. One query."""
    honours = Honour.objects.filter(
        body_id=decision.body_id, decided_on=decision.signed_on, decision_code=decision.code
    )
    return {honour.source["line"]: honour for honour in honours if "line" in honour.source}


def honour_of(line: Line) -> Honour | None:
    """The honour that issuing wrote for the line."""
    return honours_of_decision(line.decision).get(line.pk)
