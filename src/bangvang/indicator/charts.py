"""Where the lines of a chart run: numbers for an SVG that the server draws. The table beside it says the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, TOP, FLOOR = 560, 44, 190
_SIDE = 46
_FEW = 3
_MOST_LABELS = 8


@dataclass(frozen=True)
class Mark:
    """A point of a line or a bar: where, what is written at it and on which side, and whether it is the last one."""

    x: float
    y: float
    label: str
    words: str
    last: bool
    named: bool
    wide_only: bool
    below: bool = False


@dataclass(frozen=True)
class Chart:
    """A line through ``marks`` with the targets as another; bars where there are so few that a line would say nothing."""

    marks: list[Mark]
    goals: list[tuple[float, float, str]]
    bars: bool

    @property
    def line(self) -> str:
        return " ".join(f"{mark.x:.1f},{mark.y:.1f}" for mark in self.marks)

    @property
    def goal_line(self) -> str:
        return " ".join(f"{x:.1f},{y:.1f}" for x, y, _words in self.goals)

    @property
    def goal_beside(self) -> int:
        """How far below a lone target its word stands: on the other side than the figure of the last point."""
        return -10 if self.marks and self.marks[-1].below else 22

    @property
    def height(self) -> int:
        return 58 * len(self.marks) + 8 if self.bars else FLOOR + 40


def chart(points: Sequence[tuple[str, Decimal | None, str, Decimal | None, str]]) -> Chart:
    """From (period, figure, its words, target, its words), oldest first; what has no figure leaves a gap on the axis."""
    there = [point for point in points if point[1] is not None]
    if len(there) <= _FEW:
        return _bars(there)
    numbers = [float(one) for point in points for one in (point[1], point[3]) if one is not None]
    low, high = min(numbers), max(numbers)
    span = (high - low) or 1.0

    def height_of(value: Decimal) -> float:
        return FLOOR - 18 - (float(value) - low) / span * (FLOOR - 18 - TOP)

    step = (WIDTH - 2 * _SIDE) / max(1, len(points) - 1)
    every = -(-len(points) // _MOST_LABELS)
    places = [place for place, point in enumerate(points) if point[1] is not None]
    told = _told(points, places)
    marks: list[Mark] = []
    goals: list[tuple[float, float, str]] = []
    for place, (label, value, words, target, goal_words) in enumerate(points):
        x = _SIDE + place * step
        if target is not None:
            goals.append((x, height_of(target), goal_words))
        if value is None:
            continue
        last = place == places[-1]
        before = marks[-1].y if marks else height_of(value)
        marks.append(
            Mark(
                x,
                height_of(value),
                label,
                words if place in told else "",
                last=last,
                named=(len(points) - 1 - place) % every == 0,
                wide_only=bool(marks) and not last,
                below=height_of(value) > before,
            )
        )
    return Chart(marks, goals, bars=False)


def _told(points: Sequence[tuple[str, Decimal | None, str, Decimal | None, str]], places: Sequence[int]) -> set[int]:
    """Which points have their figure beside them: the first, the last, and the highest and lowest where there is room."""
    told = {places[0], places[-1]}
    for extreme in (max, min):
        place = extreme(places, key=lambda one: points[one][1] or Decimal(0))
        if all(abs(place - other) > 2 for other in told):
            told.add(place)
    return told


def _bars(points: Sequence[tuple[str, Decimal | None, str, Decimal | None, str]]) -> Chart:
    longest = max((abs(float(value)) for _label, value, *_rest in points if value is not None), default=1.0) or 1.0
    marks = [
        Mark(
            x=abs(float(value or 0)) / longest * 380,
            y=58.0 * place,
            label=label,
            words=words,
            last=place == len(points) - 1,
            named=True,
            wide_only=False,
        )
        for place, (label, value, words, *_rest) in enumerate(points)
    ]
    return Chart(marks, [], bars=True)


def spark(values: Sequence[Decimal]) -> str:
    """Points of a line 96 wide and 24 high, oldest first; empty when there are fewer than two."""
    if len(values) < 2:
        return ""
    numbers = [float(value) for value in values]
    low, span = min(numbers), (max(numbers) - min(numbers)) or 1.0
    step = 92 / (len(numbers) - 1)
    return " ".join(f"{2 + n * step:.1f},{22 - (value - low) / span * 20:.1f}" for n, value in enumerate(numbers))
