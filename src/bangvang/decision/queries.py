"""Questions about decisions: what was signed, how it reads on a day, what it costs, which number comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.council.choices import SittingState
from bangvang.council.models import AgendaItem, Sitting
from bangvang.council.queries import passed_items
from bangvang.decision.choices import CorrectableField, DecisionState, DocumentKind
from bangvang.decision.models import Correction, Decision, Line, NumberSeries, ProposalLetter, RegisterEntry
from bangvang.nomination.models import Handling
from bangvang.nomination.queries import visible_to as nominations_visible_to
from bangvang.register.choices import RecipientKind, Role
from bangvang.register.models import Honour, Issuer, Unit
from bangvang.register.queries import units_of
from bangvang.vote.choices import VoteOutcome
from bangvang_law.book import national_book

READERS = (
    Role.OFFICER,
    Role.COUNCIL_SECRETARY,
    Role.LEADER,
    Role.DOCUMENT_CLERK,
    Role.ACCOUNTANT,
    Role.EDITOR,
    Role.AUDITOR,
)
REGISTER_READERS = (Role.OFFICER, Role.LEADER, Role.DOCUMENT_CLERK, Role.AUDITOR)
FRESH_DAYS = 366
MOST_WAITING = 50
KINDS = (RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD, RecipientKind.INDIVIDUAL)


# ── finding ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def visible_to(user: User | AnonymousUser) -> QuerySet[Decision]:
    """Decisions and drafts of the bodies where ``user`` drafts, signs, numbers, pays, publishes or watches."""
    return Decision.objects.filter(body_id__in=units_of(user, READERS)).select_related(
        "body", "issuer__body", "sitting__council", "docx", "pdf"
    )


def issued_visible_to(user: User | AnonymousUser) -> QuerySet[Decision]:
    return visible_to(user).filter(state=DecisionState.ISSUED)


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
    """Lines with what the page shows beside each: the count of the council and the corrections."""
    return (
        decision.lines.select_related("item__question__result", "handling__nomination")
        .prefetch_related("corrections")
        .order_by("ordinal")
    )


def counts_of(decision: Decision) -> dict[str, int]:
    """{"collective": 6, "household": 0, "individual": 16}."""
    found = dict(decision.lines.values_list("recipient_kind").annotate(n=Count("id")).order_by())
    return {kind.value: found.get(kind.value, 0) for kind in KINDS}


def items_to_decide(sitting: Sitting, award: str) -> list[AgendaItem]:
    """Passed items of ``award`` that stand on no draft and no issued decision, in the order of the decision."""
    taken = Line.objects.filter(item__sitting=sitting).exclude(decision__state=DecisionState.DROPPED)
    busy = set(taken.values_list("item_id", flat=True))
    free = [item for item in passed_items(sitting, award) if item.pk not in busy]
    order = {kind.value: place for place, kind in enumerate(KINDS)}
    return sorted(free, key=lambda item: (order[item.recipient_kind], item.ordinal))


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


def issuers_on(body: Unit, day: date) -> QuerySet[Issuer]:
    """Offices of the body that may sign something on the day."""
    return Issuer.objects.filter(body=body, begins_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def next_number(body: Unit, year: int, kind: DocumentKind = DocumentKind.DECISION) -> int:
    """The number that the next document of the kind gets in the year; a look, not a promise."""
    series = NumberSeries.objects.filter(body=body, kind=kind, year=year).first()
    return (series.last_number if series else 0) + 1


def last_number(body: Unit, year: int, kind: DocumentKind = DocumentKind.DECISION) -> NumberSeries | None:
    """The series as it stands, None before its first number."""
    return NumberSeries.objects.filter(body=body, kind=kind, year=year).exclude(last_number=0).first()


def register_visible_to(user: User | AnonymousUser) -> QuerySet[RegisterEntry]:
    """Rows of the outgoing-document registers that ``user`` may read."""
    return RegisterEntry.objects.filter(body_id__in=units_of(user, REGISTER_READERS)).select_related(
        "decision", "letter"
    )


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


# ── money ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class BonusRow:
    """One kind of recipients: how many, đồng each (None: the law that says it was not read), coefficient in words."""

    kind: str
    count: int
    each: int | None
    coefficient: str
    base_salary: int

    @property
    def amount(self) -> int | None:
        return None if self.each is None else self.each * self.count


@dataclass(frozen=True)
class BonusSum:
    """What a decision costs, with the readings of the rounding rule that were not taken. All amounts in đồng."""

    total: int | None
    rounding: str
    rows: tuple[BonusRow, ...]
    other_readings: dict[str, int]
    citations: tuple[str, ...]
    confidence: str
    note: str

    def as_dict(self) -> dict[str, object]:
        """As in ``result.json`` of the command line."""
        return {
            "total": self.total,
            "unit": "đồng",
            "rounding": self.rounding,
            "other_readings": self.other_readings,
            "citations": list(self.citations),
            "confidence": self.confidence,
        }


def bonus_of(decision: Decision) -> BonusSum:
    """The bonus of the whole decision by the law of its day; the sum is that of the locked lines."""
    return bonus_for(counts_of(decision), decision.award, decision.issuer.authority, decision.signed_on)


def bonus_for(counts: dict[str, int], award: str, authority: str, day: date) -> BonusSum:
    """What ``counts`` recipients of ``award`` cost when ``authority`` signs on the day."""
    rows: list[BonusRow] = []
    others: dict[str, int] = {}
    citations: dict[str, None] = {}
    rounding, confidence, notes = "", "primary", []
    for kind, count in counts.items():
        if not count:
            continue
        bonus = national_book().bonus(award, kind, on=day, issuer=authority)
        each = None if bonus.coefficient is None else bonus.amount
        coefficient = "" if bonus.coefficient is None else f"{bonus.coefficient.normalize():f}".replace(".", ",")
        rows.append(BonusRow(kind, count, each, coefficient, bonus.base_salary))
        citations |= dict.fromkeys(bonus.citations)
        rounding, confidence = bonus.rounding, weaker(confidence, bonus.confidence)
        if bonus.note and bonus.note not in notes:
            notes.append(bonus.note)
        if each is not None:
            for reading, amount in bonus.other_readings.items():
                others[reading] = others.get(reading, 0) + amount * count
    unknown = not rows or any(row.each is None for row in rows)
    total = None if unknown else sum(row.amount or 0 for row in rows)
    return BonusSum(
        total, rounding, tuple(rows), {} if unknown else others, tuple(citations), confidence, " ".join(notes)
    )


def weaker(one: str, other: str) -> str:
    """The less certain of two confidences: a sum is as sure as its least sure part."""
    order = ("unread", "secondary", "primary")
    rank = {word: place for place, word in enumerate(order)}
    return min(one, other, key=lambda word: rank.get(word, 0))


def total_of(lines: Iterable[Line]) -> int | None:
    """Sum of the locked amounts, None when one of them is not known."""
    amounts = [line.bonus for line in lines]
    return None if any(amount is None for amount in amounts) else sum(amount or 0 for amount in amounts)


# ── sending up ───────────────────────────────────────────────────────────────────────────────────────────────────────
def bodies_sending_up(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies below another one, for which ``user`` may send dossiers up."""
    units = units_of(user, (Role.OFFICER, Role.DOCUMENT_CLERK))
    return Unit.objects.filter(pk__in=units, is_body=True).exclude(parent=None).order_by("name")


def bodies_with_register(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies whose outgoing-document register ``user`` may read."""
    return Unit.objects.filter(pk__in=units_of(user, REGISTER_READERS), is_body=True).order_by("name")


def openable_nominations(user: User | AnonymousUser, ids: list[int]) -> set[int]:
    """Those of the nominations whose dossier ``user`` may open: a page links only where the reader gets in."""
    return set(nominations_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


def bodies_above(body: Unit) -> QuerySet[Unit]:
    """Bodies above ``body``, whatever their distance."""
    above, current = [], body.parent
    while current is not None:
        above.append(current.pk)
        current = current.parent
    return Unit.objects.filter(pk__in=above, is_body=True).order_by("name")


def handlings_to_send_up(body: Unit) -> QuerySet[Handling]:
    """Dossiers in the hands of ``body`` on no draft and no agenda under way: they may be endorsed and sent up."""
    drafted = Line.objects.exclude(decision__state=DecisionState.DROPPED).values("handling_id")
    read_out = (
        AgendaItem.objects.filter(withdrawn=False).exclude(sitting__state=SittingState.CLOSED).values("handling_id")
    )
    return (
        Handling.objects.filter(body=body, closed_on=None)
        .exclude(pk__in=drafted)
        .exclude(pk__in=read_out)
        .select_related("nomination__proposal__unit", "body__parent")
        .order_by("nomination__proposal_id", "nomination__ordinal")
    )


def letters_visible_to(user: User | AnonymousUser) -> QuerySet[ProposalLetter]:
    """Tờ trình of the bodies whose register ``user`` may read."""
    return ProposalLetter.objects.filter(body_id__in=units_of(user, REGISTER_READERS)).select_related("body", "to_body")
