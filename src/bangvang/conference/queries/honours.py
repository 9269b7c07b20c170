"""The order in which honours are handed over: decisions by the rule of precedence, inside each who stands on the stage together.

By NĐ 152/2025/NĐ-CP, Điều 29 khoản 5: titles before forms, collectives, households, individuals, the dead last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from django.db.models import Prefetch
from django.utils import timezone

from bangvang.catalogue.queries import award_name
from bangvang.conference.models import Conference
from bangvang.conference.models.programme import USUAL_PER_GROUP
from bangvang.conference.queries.conferences import handed_over
from bangvang.decision.models import Decision, Line
from bangvang.decision.queries import KINDS, is_corrected, place_in_a_row, wording_on
from bangvang.decision.wording import authority_of
from bangvang.register.choices import FALLEN
from bangvang.register.models import Honour, HonourStanding
from bangvang.register.queries import standing_on
from bangvang_law.book import national_book
from bangvang_law.dated import Value

_KIND_PLACES = {kind.value: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Called:
    """One recipient as called, in the words that stand on the day. ``line``: the key of the decision's line."""

    ordinal: int
    honorific: str
    name: str
    position: str
    unit_name: str
    corrected: bool = False
    line: int = 0

    @property
    def words(self) -> str:
        """ "Ông Bùi Đình Dũng, Phó Trưởng phòng, Phòng Người có công"."""
        named = f"{self.honorific} {self.name}" if self.honorific else self.name
        return ", ".join(part for part in (named, self.position, self.unit_name) if part)


@dataclass(frozen=True)
class StageGroup:
    """Who goes up together: of one decision and one kind; the dead, for whom their families come, never with the living.

    ``posthumous``: dead when the decision was signed (truy tặng), and so last; ``family``: dead by the day of the conference.
    """

    number: int
    kind: str
    posthumous: bool
    family: bool
    called: tuple[Called, ...]


@dataclass(frozen=True)
class OnStage:
    """One decision with its groups."""

    decision: Decision
    award_name: str
    is_title: bool
    authority: str
    groups: tuple[StageGroup, ...]

    @property
    def count(self) -> int:
        return sum(len(group.called) for group in self.groups)


@dataclass(frozen=True)
class LeftOut:
    """A line that is not called, with the act that took its honour away."""

    decision: Decision
    name: str
    standing: str
    act: str
    on: date


@dataclass(frozen=True)
class Honours:
    """The whole order, what is left out of it and why, and decisions of which nothing is left."""

    decisions: tuple[OnStage, ...]
    left_out: tuple[LeftOut, ...]
    fallen: tuple[Decision, ...]

    @property
    def groups(self) -> list[tuple[OnStage, StageGroup]]:
        """Every group with its decision, from the first to the last."""
        return [(one, group) for one in self.decisions for group in one.groups]


def precedence_on(day: date) -> Value:
    """What the law book says of the order on the day; unread before it was read."""
    return national_book().value("order_of_precedence", day)


def reading_day(conference: Conference, today: date | None = None) -> date:
    """The day by which names and acts are read: that of the conference, or today when it is over."""
    return max(conference.held_on, today or timezone.localdate())


def honours_in_order(conference: Conference, *, per_group: int = USUAL_PER_GROUP, today: date | None = None) -> Honours:
    """What is handed over, in order. ``per_group``: the most that stand on the stage at once. Five queries."""
    if per_group < 1:
        raise ValueError(f"nobody stands in groups of {per_group}")
    day = reading_day(conference, today)
    lines = Line.objects.select_related("handling__nomination__person__merged_into").prefetch_related("corrections")
    decisions = list(handed_over(conference).prefetch_related(Prefetch("lines", lines.order_by("ordinal"))))
    acts = _acts(decisions, day)
    told: list[tuple[tuple[object, ...], OnStage]] = []
    left_out: list[LeftOut] = []
    fallen: list[Decision] = []
    for decision in decisions:
        lines_of_it = list(decision.lines.all())
        standing = [line for line in lines_of_it if line.pk not in acts]
        left_out += [_left_out(line, decision, acts[line.pk], day) for line in lines_of_it if line.pk in acts]
        if not standing:
            fallen.append(decision)
            continue
        late = all(is_dead(line, decision.signed_on) for line in standing)
        place = place_in_a_row(decision.award, {one.recipient_kind for one in standing}, late)
        on_stage = _on_stage(decision, standing, per_group, held_on=conference.held_on, day=day)
        told.append(((*place, decision.signed_on, decision.number), on_stage))
    in_order = sorted(told, key=lambda one: one[0])
    return Honours(tuple(one for _place, one in in_order), tuple(left_out), tuple(fallen))


def is_dead(line: Line, day: date) -> bool:
    """Whether the recipient had died by the day."""
    person = line.handling.nomination.person
    kept = person.merged_into or person if person is not None else None
    deaths = {one.died_on for one in (person, kept) if one is not None and one.died_on is not None}
    return any(died <= day for died in deaths)


def _acts(decisions: Iterable[Decision], day: date) -> dict[int, HonourStanding]:
    """Line id → the act by which its honour no longer stands on the day. Two queries however many decisions."""
    listed = list(decisions)
    honours = Honour.objects.filter(
        body_id__in={one.body_id for one in listed},
        decision_code__in={one.code for one in listed},
        decided_on__in={one.signed_on for one in listed},
    ).prefetch_related("standings")
    found = {}
    for honour in honours:
        if "line" in honour.source and standing_on(honour, day) in FALLEN:
            found[int(honour.source["line"])] = [row for row in honour.standings.all() if row.on <= day][-1]
    return found


def _left_out(line: Line, decision: Decision, act: HonourStanding, day: date) -> LeftOut:
    return LeftOut(decision, wording_on(line, day)["name"], act.get_standing_display(), act.act, act.on)


def _on_stage(decision: Decision, lines: list[Line], per_group: int, *, held_on: date, day: date) -> OnStage:
    def place(line: Line) -> tuple[bool, int, bool]:
        return is_dead(line, decision.signed_on), _KIND_PLACES[line.recipient_kind], is_dead(line, held_on)

    groups: list[StageGroup] = []
    for (posthumous, kind, family), of_kind in groupby(sorted(lines, key=place), key=place):
        called = [_called(line, day) for line in of_kind]
        for part in in_groups(called, per_group):
            groups.append(StageGroup(len(groups) + 1, KINDS[kind].value, posthumous, family or posthumous, tuple(part)))
    is_title = national_book().award(decision.award).kind == "title"
    return OnStage(decision, award_name(decision.award), is_title, authority_of(decision.issuer), tuple(groups))


def _called(line: Line, day: date) -> Called:
    words = wording_on(line, day)
    return Called(
        line.ordinal, words["honorific"], words["name"], words["position"], words["unit_name"], is_corrected(line, day),
        line.pk,
    )  # fmt: skip


def in_groups(row: list[Called], most: int) -> list[list[Called]]:
    """``row`` in as few parts of at most ``most`` as there must be, as equal as they can be: 16 by 10 is 8 and 8."""
    count = -(-len(row) // most)
    if not count:
        return []
    least, more = divmod(len(row), count)
    ends = [0]
    for part in range(count):
        ends.append(ends[-1] + least + (part < more))
    return [row[begin:end] for begin, end in pairwise(ends)]
