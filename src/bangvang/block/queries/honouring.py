"""Who was put forward for what, against what was granted in the end; and the bound of the law on flags of the Government."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from bangvang.accounts.models import User
from bangvang.block.choices import RoundState
from bangvang.block.models import Placing, PutForward, Round
from bangvang.block.queries.scoring import contenders_visible_to
from bangvang.catalogue.queries import award_name
from bangvang.register.choices import FALLEN
from bangvang.register.models import Honour, Unit
from bangvang.register.queries import standing_on
from bangvang_law.book import national_book

GOVERNMENT_FLAG = "government_emulation_flag"
FLAG = "ministerial_provincial_emulation_flag"
AWARDS = (
    FLAG, GOVERNMENT_FLAG, "excellent_labor_collective", "ministry_province_certificate", "prime_minister_certificate",
    "commendation_letter",
)  # fmt: skip
"""What a block puts units forward for, the most usual first."""


def award_choices() -> list[tuple[str, str]]:
    return [(award, award_name(award)) for award in AWARDS]


def put_forward_visible_to(user: User | AnonymousUser) -> QuerySet[PutForward]:
    found = PutForward.objects.filter(contender__in=contenders_visible_to(user))
    found = found.select_related("contender__round__block", "contender__unit", "by", "withdrawn_by")
    return found.order_by("award", "contender__placing__place", "id")


@dataclass(frozen=True)
class Fate:
    """One line put forward, and the honour that came of it: read in the register, never typed."""

    line: PutForward
    honour: Honour | None

    @property
    def award(self) -> str:
        return award_name(self.line.award)


def fates(lines: Sequence[PutForward], today: date) -> list[Fate]:
    """Each line with the unit's honour of that award for that year, where one stands today. Two queries."""
    units = {_kept(line.contender.unit) for line in lines}
    honours = (
        Honour.objects.filter(Q(collective__in=units) | Q(collective__merged_into__in=units))
        .filter(award__in={line.award for line in lines})
        .select_related("collective")
        .prefetch_related("standings")
        .order_by("decided_on", "id")
    )
    standing = [one for one in honours if standing_on(one, today) not in FALLEN] if lines else []
    return [Fate(line, next((one for one in standing if _came_of(one, line)), None)) for line in lines]


def _kept(unit: Unit) -> int:
    return unit.merged_into_id or unit.pk


def _came_of(honour: Honour, line: PutForward) -> bool:
    """For a year of achievement that is the round's; a decision that names no year is of it or of the year after."""
    unit = honour.collective
    if unit is None or honour.award != line.award or _kept(unit) != _kept(line.contender.unit):
        return False
    year = line.contender.year
    if honour.achieved_until is not None:
        return honour.achieved_until.year == year
    return honour.decided_on.year in (year, year + 1)


@dataclass(frozen=True)
class Count:
    """Of one award: how many are put forward, how many were granted."""

    award: str
    submitted: int
    granted: int

    @property
    def name(self) -> str:
        return award_name(self.award)


def counts(found: Sequence[Fate]) -> list[Count]:
    """By award, in the order of `AWARDS`; what was taken back is not counted."""
    live = [one for one in found if one.line.withdrawn_on is None]
    submitted = Counter(one.line.award for one in live)
    granted = Counter(one.line.award for one in live if one.honour is not None)
    return [Count(award, submitted[award], granted[award]) for award in AWARDS if submitted[award]]


@dataclass(frozen=True)
class Bound:
    """The most flags of the Government that may be proposed, as far as the book can tell.

    ``leaders``: units at the head of closed rounds that their blocks put forward for the flag of the ministry or province.
    ``share`` None: the figure of these days was not read. ``at_first_hand`` False: read where others quote it.
    ``changed``: since when and by what the cited text is another one.
    """

    leaders: int
    share: Fraction | None
    citation: str
    read_on: date | None
    at_first_hand: bool
    changed: tuple[date, str] | None

    @property
    def most(self) -> int | None:
        return None if self.share is None else int(self.leaders * self.share)


def flag_bound(organiser: Unit, year: int, on: date) -> Bound:
    """What the book says on the day ``on`` (Nghị định 152/2025/NĐ-CP, Điều 7 khoản 1, or what stood before it)."""
    book = national_book()
    value = book.value("block_leaders_share", on, award=GOVERNMENT_FLAG)
    citation = value.citations[0] if value.citations else ""
    leaders = (
        Placing.objects.filter(contender__organiser=organiser, contender__year=year, place=1)
        .filter(contender__put_forward__award=FLAG, contender__put_forward__withdrawn_on=None)
        .distinct()
    )
    return Bound(
        leaders.count(),
        value.share if value.is_read else None,
        citation,
        value.read_on,
        value.confidence == "primary",
        book.unread_since(citation, on) if citation else None,
    )


def closed_rounds(organiser: Unit, year: int) -> QuerySet[Round]:
    return Round.objects.filter(block__organiser=organiser, year=year, state=RoundState.CLOSED).select_related("block")
