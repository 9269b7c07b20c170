"""Questions about seats: the plan as it stands, who is still without a seat, and the seats that the rule proposes.

The rule is ours, no instrument that was read sets one: presidium on the stage, then guests, then those who are honoured in the
order in which they go up, then everybody else by section and unit.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from bangvang.conference.choices import AttendeeRole, HallDuty, Reply, SeatReason
from bangvang.conference.models import Attendee, Block, Conference, Seat, Seating
from bangvang.conference.queries.honoured import STANDS_FOR, honoured_attendees
from bangvang.conference.queries.invitations import invited_as
from bangvang_paper.vietnamese import sort_key

_DUTIES = {duty: place for place, duty in enumerate((HallDuty.CHAIR, HallDuty.PRESIDIUM, HallDuty.SECRETARY))}


@dataclass(frozen=True)
class Place:
    """One seat of one block, taken or not."""

    block: Block
    row: int
    number: int

    @property
    def key(self) -> str:
        """As a form sends it: "12-3-4"."""
        return f"{self.block.pk}-{self.row}-{self.number}"

    @property
    def words(self) -> str:
        """ "Khu A, hàng 2, ghế 5"."""
        told = {"block": self.block.name, "row": self.row, "number": self.number}
        return _("%(block)s, hàng %(row)d, ghế %(number)d") % told


@dataclass(frozen=True)
class Cell:
    """A seat on the plan with who sits there."""

    place: Place
    seat: Seat | None

    @property
    def name(self) -> str:
        """Who is to be found there; for whom stands for others, also whom. Asks nothing where ``answer`` was fetched along."""
        if self.seat is None:
            return ""
        invited = invited_as(self.seat.attendee)
        return f"{invited.name}, {invited.unit_name}" if invited.name in STANDS_FOR else invited.name


@dataclass(frozen=True)
class Drawn:
    """One block as it is drawn: row by row from the stage on."""

    block: Block
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def taken(self) -> int:
        return sum(1 for row in self.rows for cell in row if cell.seat is not None)


@dataclass(frozen=True)
class Seated:
    """One person with the seat that the rule proposes, and why."""

    attendee: Attendee
    place: Place
    why: SeatReason


def seating_of(conference: Conference) -> Seating | None:
    return Seating.objects.filter(conference=conference).first()


def blocks_of(conference: Conference) -> list[Block]:
    """The blocks from the stage on."""
    return list(Block.objects.filter(seating__conference=conference).order_by("ordinal"))


def seats_of(conference: Conference) -> QuerySet[Seat]:
    """Every seat that is taken, with who sits there."""
    seats = Seat.objects.filter(block__seating__conference=conference)
    return seats.select_related("block", "attendee__answer").order_by("block__ordinal", "row", "number")


def drawn(blocks: Iterable[Block], seats: Iterable[Seat]) -> list[Drawn]:
    """The whole plan. It asks nothing."""
    taken = {(one.block_id, one.row, one.number): one for one in seats}
    return [
        Drawn(
            block,
            tuple(
                tuple(
                    Cell(Place(block, row, number), taken.get((block.pk, row, number)))
                    for number in range(1, block.in_a_row + 1)
                )
                for row in range(1, block.rows + 1)
            ),
        )
        for block in blocks
    ]


def place_of(seat: Seat) -> Place:
    return Place(seat.block, seat.row, seat.number)


def seat_of(attendee: Attendee) -> Place | None:
    """Where somebody sits. Asks nothing where ``seat__block`` was fetched along."""
    seat = getattr(attendee, "seat", None)
    return place_of(seat) if seat is not None else None


def to_be_seated(conference: Conference) -> QuerySet[Attendee]:
    """Everybody invited who did not say that they stay away."""
    return conference.attendees.exclude(answer__reply=Reply.NOT_COMING).order_by("ordinal")


def without_a_seat(conference: Conference) -> QuerySet[Attendee]:
    return to_be_seated(conference).filter(seat=None)


def on_duty(conference: Conference) -> list[Attendee]:
    """Who chairs, then the presidium, then who writes; each with ``duty``."""
    found = conference.attendees.filter(duty__isnull=False).select_related("duty", "answer")
    return sorted(found, key=lambda one: (_DUTIES[HallDuty(one.duty.duty)], one.ordinal))


# ── the rule ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def proposed_seats(conference: Conference, *, anew: bool = False) -> tuple[list[Seated], list[Attendee]]:
    """Seats for everybody who comes, by the rule, and those for whom none is left.

    What was set by hand stays, unless ``anew``. Seven questions however many people.
    """
    blocks = blocks_of(conference)
    kept = [] if anew else list(seats_of(conference).filter(why=SeatReason.HAND))
    sitting = {one.attendee_id for one in kept}
    free = _Free(blocks, {(one.block_id, one.row, one.number) for one in kept})
    honoured = {pk: place for place, pk in enumerate(honoured_attendees(conference))}
    people = [one for one in to_be_seated(conference).select_related("duty") if one.pk not in sitting]
    told: list[Seated] = []
    left: list[Attendee] = []
    for why, attendee in _in_order(people, honoured):
        place = free.take(why, attendee.section)
        if place is None:
            left.append(attendee)
        else:
            in_own = why == SeatReason.UNIT and place.block.section and place.block.section == attendee.section
            told.append(Seated(attendee, place, SeatReason.SECTION if in_own else why))
    return told, left


def _in_order(people: Sequence[Attendee], honoured: dict[int, int]) -> Iterator[tuple[SeatReason, Attendee]]:
    """Who chooses before whom, with the reason."""

    def ranked(one: Attendee) -> tuple[int, SeatReason, tuple[object, ...]]:
        duty = getattr(one, "duty", None)
        if duty is not None:
            return 0, SeatReason.PRESIDIUM, (_DUTIES[HallDuty(duty.duty)], one.ordinal)
        if one.pk in honoured:
            return 2, SeatReason.HONOURED, (honoured[one.pk],)
        if one.role == AttendeeRole.GUEST:
            return 1, SeatReason.GUEST, (one.ordinal,)
        return 3, SeatReason.UNIT, (sort_key(one.unit_name, given_first=False), one.ordinal)

    for _rank, why, _place, one in sorted(((*ranked(one), one) for one in people), key=lambda told: (told[0], told[2])):
        yield why, one


class _Free:
    """Seats that are left, in the order in which each reason takes them."""

    def __init__(self, blocks: Sequence[Block], taken: set[tuple[int, int, int]]) -> None:
        self.taken = taken
        stage = [one for one in blocks if one.on_stage]
        hall = [one for one in blocks if not one.on_stage]
        self.stage = deque(place for block in stage for place in _from_the_middle(block))
        of_all, of_some = ([one for one in hall if bool(one.section) == named] for named in (False, True))
        self.hall = deque([*_from_the_front(of_all), *_from_the_front(of_some)])
        self.own = {
            section: deque(_from_the_front([one for one in of_some if one.section == section]))
            for section in {one.section for one in of_some}
        }

    def take(self, why: SeatReason, section: str) -> Place | None:
        first = {SeatReason.PRESIDIUM: self.stage, SeatReason.UNIT: self.own.get(section, deque())}.get(why, deque())
        for places in (first, self.hall):
            while places:
                place = places.popleft()
                at = (place.block.pk, place.row, place.number)
                if at not in self.taken:
                    self.taken.add(at)
                    return place
        return None


def _from_the_front(blocks: Sequence[Block]) -> list[Place]:
    """First rows of every block before any second row."""
    rows = max((one.rows for one in blocks), default=0)
    return [
        Place(block, row, number)
        for row in range(1, rows + 1)
        for block in blocks
        if row <= block.rows
        for number in range(1, block.in_a_row + 1)
    ]


def _from_the_middle(block: Block) -> Iterator[Place]:
    """The chair sits in the middle, those after to the right and left."""
    middle = (block.in_a_row + 1) / 2
    for row in range(1, block.rows + 1):
        for number in sorted(range(1, block.in_a_row + 1), key=lambda one: (abs(one - middle), one)):
            yield Place(block, row, number)


# ── what the page tells ──────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Room:
    """How many must sit and how many may."""

    people: int
    seats: int
    seated: int
    apart: tuple[Attendee, ...] = field(default=())

    @property
    def short_of(self) -> int:
        return max(self.people - self.seats, 0)


def room_of(conference: Conference, blocks: Sequence[Block]) -> Room:
    """Heads against seats; ``apart``: who sits though they said that they stay away."""
    seated = conference.attendees.filter(seat__isnull=False)
    apart = seated.filter(Q(answer__reply=Reply.NOT_COMING))
    return Room(
        to_be_seated(conference).count(),
        sum(one.count for one in blocks),
        seated.count(),
        tuple(apart.order_by("ordinal")),
    )
