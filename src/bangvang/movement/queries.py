"""Questions about movements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from bangvang.accounts.models import User
from bangvang.movement.choices import MovementState, Phase, PledgeState, ReviewKind
from bangvang.movement.models import Movement, MovementPhase, PlannedAward, Pledge, Receipt, Review
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Person, Unit
from bangvang.register.queries import branch, units_of, with_units_above
from bangvang_law.book import national_book
from bangvang_paper.vietnamese import folded

LEADERS = (Role.OFFICER,)
TAKING_PART = (Role.CLERK, Role.OFFICER)
ALIKE = 60
"""From this share on (of 100) two movements of one time say so much alike that somebody should look."""
_COMPARED = 300


def visible_to(user: User | AnonymousUser) -> QuerySet[Movement]:
    """Movements of the bodies in and above the units where ``user`` has any mandate; drafts only to those who lead them."""
    units = units_of(user, list(Role))
    led = units_of(user, LEADERS)
    return Movement.objects.filter(
        Q(body_id__in=led) | (Q(body_id__in=with_units_above(units)) & ~Q(state=MovementState.DRAFT))
    ).select_related("body", "follows")


def running_on(day: date) -> QuerySet[Movement]:
    """Movements launched by the day whose period holds it."""
    return Movement.objects.filter(launched_on__lte=day, period_from__lte=day, period_until__gte=day).exclude(
        state=MovementState.DRAFT
    )


def bodies_led_by(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies in whose name ``user`` may draft a movement."""
    return Unit.objects.filter(pk__in=units_of(user, LEADERS), is_body=True, ends_on=None).order_by("name")


def units_to_send_to(movement: Movement, day: date) -> list[int]:
    """Keys of the units below the body that stand on the day. Two questions however many there are."""
    below = branch({movement.body_id}) - {movement.body_id}
    standing = Unit.objects.filter(begins_on__lte=day, merged_into=None).filter(Q(ends_on=None) | Q(ends_on__gte=day))
    return sorted(below.intersection(standing.values_list("pk", flat=True)))


def works_in(person: Person, unit: Unit, day: date) -> bool:
    """Whether the person has a post in the unit, or below it, on the day."""
    posts = Employment.objects.filter(person__in=[person, *person.merged.all()], unit_id__in=branch({unit.pk}))
    return posts.filter(begins_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day)).exists()


# ── phases and the board ─────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class PhaseRow:
    """One phase as the page shows it; ``late``: due before the day and not done."""

    phase: Phase
    told: MovementPhase | None
    late: bool


def phases_of(movement: Movement, day: date) -> list[PhaseRow]:
    """All phases in their order, whether or not anything was said of them."""
    told = {one.phase: one for one in movement.phases.all()}
    rows = []
    for phase in Phase:
        one = told.get(phase)
        late = one is not None and one.due_on is not None and one.done_on is None and one.due_on < day
        rows.append(PhaseRow(phase, one, late))
    return rows


@dataclass(frozen=True)
class BoardRow:
    """What one unit did about a movement. ``pledges``: of the unit and of its people, by what the level above said."""

    receipt: Receipt
    by_state: Mapping[PledgeState, int]
    interim: Review | None
    final: Review | None

    @property
    def pledges(self) -> int:
        return sum(self.by_state.values())

    @property
    def waiting(self) -> int:
        return self.by_state.get(PledgeState.WAITING, 0)

    @property
    def approved(self) -> int:
        return self.by_state.get(PledgeState.APPROVED, 0)

    @property
    def returned(self) -> int:
        return self.by_state.get(PledgeState.RETURNED, 0)

    @property
    def pledging(self) -> str:
        """Where the unit stands with its pledges: none sent, one returned, one waiting, all approved."""
        if not self.pledges:
            return "not_sent"
        return "returned" if self.returned else "waiting" if self.waiting else "approved"

    @property
    def ended(self) -> bool:
        """Whether the unit ended in the middle: what it still owes has to be handed on."""
        return self.receipt.unit.ends_on is not None


def board_of(movement: Movement, units: Iterable[int] | None = None) -> list[BoardRow]:
    """The units that were sent the movement, in the order of the tree; of ``units`` alone when given. Three questions."""
    receipts = Receipt.objects.filter(movement=movement)
    if units is not None:
        receipts = receipts.filter(unit_id__in=list(units))
    receipts = receipts.select_related(
        "unit__parent", "unit__successor", "unit__merged_into", "received_by", "instead_of"
    )
    pledged: dict[int, Counter[PledgeState]] = {}
    for unit, state in Pledge.objects.filter(movement=movement).order_by().values_list("unit_id", "state"):
        pledged.setdefault(unit, Counter())[PledgeState(state)] += 1
    reviews = {(one.unit_id, one.kind): one for one in Review.objects.filter(movement=movement)}
    return [
        BoardRow(
            receipt,
            pledged.get(receipt.unit_id, {}),
            reviews.get((receipt.unit_id, ReviewKind.INTERIM)),
            reviews.get((receipt.unit_id, ReviewKind.FINAL)),
        )
        for receipt in receipts.order_by("unit__parent__name", "unit__name", "pk")
    ]


def not_received_by(user: User | AnonymousUser, roles: Iterable[Role]) -> QuerySet[Receipt]:
    """Movements under way that were sent to units where ``user`` holds one of ``roles`` and that nobody there took note of."""
    waiting = Receipt.objects.filter(received_at=None, movement__state=MovementState.LAUNCHED, unit__ends_on=None)
    return (
        waiting.filter(unit_id__in=units_of(user, roles)).select_related("movement", "unit").order_by("sent_on", "pk")
    )


def pledges_waiting(user: User | AnonymousUser) -> QuerySet[Receipt]:
    """Receipts of units whose pledges wait for ``user``, who leads movements at the level above them."""
    above = units_of(user, LEADERS)
    waiting = Pledge.objects.filter(state=PledgeState.WAITING, movement__state=MovementState.LAUNCHED)
    mine = waiting.filter(Q(unit__parent_id__in=above) | Q(unit__parent=None, movement__body_id__in=above))
    return (
        Receipt.objects.filter(movement__state=MovementState.LAUNCHED)
        .filter(Exists(mine.filter(movement=OuterRef("movement"), unit=OuterRef("unit"))))
        .select_related("movement", "unit")
        .order_by("sent_on", "pk")
    )


def units_taking_part(user: User | AnonymousUser, movement: Movement) -> list[BoardRow]:
    """What the units for which ``user`` answers did about the movement."""
    return board_of(movement, units_of(user, TAKING_PART))


# ── how many aim at what ─────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Aimed:
    """How many aim at one award against how many it may be at most; ``most`` None: nobody set a number.

    ``source`` says who set it: the movement's own plan, or the law book with its article.
    """

    award: str
    individual: bool
    count: int
    most: int | None
    source: str

    @property
    def too_many(self) -> bool:
        return self.most is not None and self.count > self.most


def aimed_at(movement: Movement, on: date) -> list[Aimed]:
    """What the pledges of the movement that were not returned aim at, with the number that may not be passed.

    The number is the movement's own plan; where it has none, what the law book gives for a year (kind *recipients_a_year*).
    The program itself sets none. Two questions.
    """
    counted: Counter[tuple[str, bool]] = Counter()
    pledges = Pledge.objects.filter(movement=movement).exclude(aims_at="").exclude(state=PledgeState.RETURNED)
    for award, person in pledges.order_by().values_list("aims_at", "person_id"):
        counted[award, person is not None] += 1
    planned = {plan.award: plan for plan in PlannedAward.objects.filter(movement=movement)}
    found = []
    for (award, individual), count in sorted(counted.items()):
        plan = planned.get(award)
        most = (plan.individuals if individual else plan.collectives) if plan else None
        source = _("kế hoạch của phong trào") if most is not None else ""
        if most is None:
            most, source = _most_by_book(award, on)
        found.append(Aimed(award, individual, count, most, source))
    return found


def _most_by_book(award: str, on: date) -> tuple[int | None, str]:
    value = national_book().value("recipients_a_year", on, award=award)
    if not value.is_read or not isinstance(value.value, int):
        return None, ""
    return value.value, "; ".join(value.citations)


# ── overlaps ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Overlap:
    """Another movement of the same time that reaches the same people; ``share`` of 100: how much alike they say."""

    movement: Movement
    share: int

    @property
    def alike(self) -> bool:
        return self.share >= ALIKE


def overlaps_of(movement: Movement, visible: QuerySet[Movement]) -> list[Overlap]:
    """Of ``visible``, launched movements of bodies above, at or below the own whose period meets this one's, most alike first.

    A unit that is asked for two movements about one thing pledges and reports twice.
    """
    line = with_units_above({movement.body_id}) | branch({movement.body_id})
    others = (
        visible.exclude(pk=movement.pk)
        .exclude(state=MovementState.DRAFT)
        .filter(body_id__in=line, period_from__lte=movement.period_until, period_until__gte=movement.period_from)
        .order_by("-launched_on", "-pk")[:_COMPARED]
    )
    mine = _said(movement)
    found = [Overlap(other, round(fuzz.token_set_ratio(mine, _said(other)))) for other in others]
    return sorted(found, key=lambda overlap: (-overlap.share, overlap.movement.pk))


def _said(movement: Movement) -> str:
    return folded(" ".join([movement.name, movement.objective, movement.content, movement.criteria]))
