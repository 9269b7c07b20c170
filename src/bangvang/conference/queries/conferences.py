"""Questions about conferences: what was handed over, to how many, in which words today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Prefetch, QuerySet
from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.catalogue.queries import award_name
from bangvang.conference.models import Conference
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision, Line
from bangvang.decision.queries import decisions_matching, is_corrected, wording_on
from bangvang.decision.wording import authority_of
from bangvang.movement.models import Movement
from bangvang.register.choices import RecipientKind, Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of

READERS = (Role.OFFICER, Role.EDITOR, Role.LEADER, Role.COUNCIL_SECRETARY, Role.DOCUMENT_CLERK, Role.AUDITOR)


def visible_to(user: User | AnonymousUser) -> QuerySet[Conference]:
    """Conferences of the bodies where ``user`` plans, publishes, leads or watches."""
    return Conference.objects.filter(body_id__in=units_of(user, READERS)).select_related("body", "closes", "launches")


def with_counts(conferences: QuerySet[Conference]) -> QuerySet[Conference]:
    """Each conference with ``decision_count``: decisions handed over."""
    return conferences.annotate(decision_count=Count("decisions", distinct=True)).order_by("-held_on", "-id")


def bodies_planned_by(user: User | AnonymousUser) -> QuerySet[Unit]:
    return Unit.objects.filter(pk__in=units_of(user, (Role.OFFICER, Role.EDITOR)), is_body=True).order_by("name")


def movements_of(body: Unit) -> QuerySet[Movement]:
    """Movements that a conference of the body may close or launch."""
    return Movement.objects.filter(body=body).order_by("-period_from", "name")


def decisions_to_hand_over(conference: Conference) -> QuerySet[Decision]:
    """Issued decisions of the body, newest first."""
    return Decision.objects.filter(body_id=conference.body_id, state=DecisionState.ISSUED).order_by(
        "-signed_on", "-number"
    )


def decisions_shown(conference: Conference, marked: set[int], words: str, *, most: int) -> list[Decision]:
    """Decisions to tick: those ticked already, whatever is asked for, then those that ``words`` number or name, or the newest."""
    every = decisions_to_hand_over(conference)
    others = every.exclude(pk__in=marked)
    return [*every.filter(pk__in=marked), *(decisions_matching(others, words, most=most) if words else others[:most])]


def handed_over(conference: Conference) -> QuerySet[Decision]:
    """Issued decisions handed over at the conference, in the order in which they were signed."""
    return (
        conference.decisions.filter(state=DecisionState.ISSUED)
        .select_related("issuer__body", "body", "sitting")
        .order_by("signed_on", "number")
    )


def counts(conference: Conference) -> dict[str, int]:
    """Recipients of the issued decisions handed over: {"collective": 6, "household": 0, "individual": 16}."""
    found = dict(
        Line.objects.filter(decision__in=handed_over(conference).values("pk"))
        .values_list("recipient_kind")
        .annotate(n=Count("id"))
        .order_by()
    )
    return {
        kind.value: found.get(kind.value, 0)
        for kind in (RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD, RecipientKind.INDIVIDUAL)
    }


@dataclass(frozen=True)
class HonouredLine:
    """One recipient as a public page shows it: name, place, kind; nothing more of a person."""

    ordinal: int
    honorific: str
    name: str
    position: str
    unit_name: str
    merit: str
    corrected: bool
    public_id: str


@dataclass(frozen=True)
class HandedOver:
    """One decision with its recipients in today's wording."""

    decision: Decision
    issuer_title: str
    award_name: str
    collectives: list[HonouredLine] = field(default_factory=list)
    households: list[HonouredLine] = field(default_factory=list)
    individuals: list[HonouredLine] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """{"collective": 6, "household": 0, "individual": 16}."""
        return {kind: len(lines) for kind, lines in self.by_kind.items()}

    @property
    def by_kind(self) -> dict[str, list[HonouredLine]]:
        """The lists by the kind of recipient, in the order of the law."""
        return {
            RecipientKind.COLLECTIVE.value: self.collectives,
            RecipientKind.HOUSEHOLD.value: self.households,
            RecipientKind.INDIVIDUAL.value: self.individuals,
        }


def decisions_of(conference: Conference, day: date | None = None) -> list[HandedOver]:
    """Decisions handed over, with recipients by kind. Three queries however many lines there are."""
    return with_recipients(handed_over(conference), day)


def with_recipients(issued: QuerySet[Decision], day: date | None = None) -> list[HandedOver]:
    """Each of the ``issued`` decisions with its recipients by kind, in the wording of ``day`` (today)."""
    on = day or timezone.localdate()
    lines = Prefetch("lines", Line.objects.annotate(public_id=F("certificate__public_id")))
    told = []
    signed = issued.select_related(None).select_related("issuer__body")
    for decision in signed.prefetch_related(lines, "lines__corrections"):
        entry = HandedOver(decision, authority_of(decision.issuer), award_name(decision.award))
        for line in decision.lines.all():
            words = wording_on(line, on)
            entry.by_kind[line.recipient_kind].append(
                HonouredLine(
                    line.ordinal,
                    **words,
                    corrected=is_corrected(line, on),
                    public_id=line.public_id or "",  # type: ignore[attr-defined]  # annotated above
                )
            )
        told.append(entry)
    return told
