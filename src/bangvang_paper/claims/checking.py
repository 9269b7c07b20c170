"""Work out again what a text says, from its own figures and from those that somebody can stand for.

A figure written with one digit after the comma stands for everything that is rounded to it: 113,3 is anything from 113,25 up
to 113,35. So a figure that is wrong for the others as written may still be right for what they were rounded from; that is
told apart from what can be right in no way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import product

from bangvang_paper.claims.figures import Bound, Figure, Role
from bangvang_paper.claims.numbers import rounded, written


class Verdict(Enum):
    """What became of a figure."""

    MATCHES = "matches"
    """The figure on record says the same."""
    FOLLOWS = "follows"
    """It follows from other figures of the sentence."""
    ROUNDED = "rounded"
    """It follows only if those figures were rounded before they were written."""
    IMPOSSIBLE = "impossible"
    """It does not follow, however the others were rounded; ``right`` is what does."""
    UNSUPPORTED = "unsupported"
    """Nothing is known to hold it against; ``derived`` is what it would mean."""
    UNSURE = "unsure"
    """*About*, *nearly*: a person must say whether it is near enough."""


@dataclass(frozen=True)
class Known:
    """What is on record about the level that a figure speaks of: itself, the period compared with, the target.

    ``more``: more is better; where less is better a share of the target is target ÷ value.
    """

    value: Decimal | None = None
    base: Decimal | None = None
    target: Decimal | None = None
    more: bool = True


@dataclass(frozen=True)
class Finding:
    """The verdict on one figure. ``working``: the sum as one would write it; ``right``: the figure that holds instead."""

    verdict: Verdict
    working: str = ""
    right: str = ""
    derived: str = ""


@dataclass(frozen=True)
class _Amount:
    """A number with the room that its rounding leaves; ``kept``: it stands on record and leaves none."""

    low: Fraction
    middle: Fraction
    high: Fraction
    kept: bool
    shown: str

    def ends(self) -> tuple[Fraction, ...]:
        return (self.low, self.middle, self.high)


_NOTHING = Known()


def check(figures: Sequence[Figure], known: Sequence[Known | None]) -> list[Finding]:
    """One finding for each figure. ``known`` has a place for each; of a figure with ``of`` that of its level is asked."""
    return [check_one(figures, place, known[_subject(figures, place)] or known[place]) for place in range(len(figures))]


def check_one(figures: Sequence[Figure], place: int, known: Known | None) -> Finding:
    """The finding on one figure, beside what is on record about the level that it speaks of."""
    return _check_one(figures, place, known or _NOTHING)


def _subject(figures: Sequence[Figure], place: int) -> int:
    """The level that stands for itself, from a figure that speaks of another."""
    of = figures[place].of
    return place if of is None else _subject(figures, of)


def _check_one(figures: Sequence[Figure], place: int, known: Known) -> Finding:
    figure = figures[place]
    if figure.role is Role.LEVEL:
        return _held_against(figure, known.value)
    if figure.role is Role.BEFORE:
        return _held_against(figure, known.base)
    if figure.role is Role.AFTER:
        return _moved(figures, figure, known)
    if figure.role is Role.OF_COUNT:
        return _of_count(figures, figure)
    level = _level(figures, figure, known)
    if figure.role in (Role.OF_TARGET, Role.BEYOND_TARGET):
        return _against_target(figures, place, level, known)
    return _against_base(figures, place, level, known)


# ── levels ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _held_against(figure: Figure, value: Decimal | None) -> Finding:
    if value is None:
        return Finding(Verdict.UNSUPPORTED)
    exact, said = Fraction(value), Fraction(figure.value)
    same = rounded(exact, figure.places) == said
    shown, right = _plainly(value), written(exact, figure.places)
    if figure.bound is Bound.ABOUT and not same:
        return Finding(Verdict.UNSURE, working=shown, right=right)
    holds = {
        Bound.BELOW: exact < said,
        Bound.ABOVE: exact > said,
        Bound.AT_LEAST: exact >= said,
        Bound.AT_MOST: exact <= said,
    }.get(figure.bound, same)
    sign = {Bound.BELOW: "<", Bound.ABOVE: ">", Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤"}.get(figure.bound)
    if sign:
        working = f"{shown} {sign if holds else _OTHERWISE[sign]} {written(said, figure.places)}"
        return Finding(Verdict.MATCHES if holds else Verdict.IMPOSSIBLE, working, "" if holds else _plainly(value))
    working = shown if exact == said else f"{shown} ≈ {right}"
    return Finding(Verdict.MATCHES, working) if holds else Finding(Verdict.IMPOSSIBLE, shown, right)


_OTHERWISE = {"<": "≥", ">": "≤", "≥": "<", "≤": ">"}


def _moved(figures: Sequence[Figure], figure: Figure, known: Known) -> Finding:
    """The end of *từ … xuống …*: it must lie on the side that the words say."""
    before = figures[figure.of or 0]
    down = figure.value < before.value
    if figure.value == before.value or down != figure.falls:
        sign = "=" if figure.value == before.value else "<" if down else ">"
        return Finding(Verdict.IMPOSSIBLE, f"{_as_said(figure)} {sign} {_as_said(before)}")
    return _held_against(figure, known.value)


def _of_count(figures: Sequence[Figure], figure: Figure) -> Finding:
    count = figures[figure.of or 0]
    if not count.whole:
        return Finding(Verdict.UNSUPPORTED)
    share = Fraction(count.value) / Fraction(count.whole) * 100
    working = f"{_plainly(count.value)} ÷ {_plainly(count.whole)} = {written(share, _one_at_least(figure))}%"
    if rounded(share, figure.places) == Fraction(figure.value):
        return Finding(Verdict.FOLLOWS, working)
    return Finding(Verdict.IMPOSSIBLE, working, written(share, figure.places))


# ── shares and changes ───────────────────────────────────────────────────────────────────────────────────────────────────
def _against_base(figures: Sequence[Figure], place: int, level: _Amount | None, known: Known) -> Finding:
    figure = figures[place]
    if known.base is not None and level is not None:
        return _worked_out(figure, level, _on_record(known.base), _of_base(figure))
    if (twin := _twin(figures, place)) is not None:
        return _beside(figure, twin)
    before = _beginning(figures, figure)
    if before is not None and level is not None and known.base is None:
        return _worked_out(figure, level, _said(before), _of_base(figure))
    return _meaning(figures, place, level)


def _of_base(figure: Figure) -> tuple[Callable[[Fraction, Fraction], Fraction], str]:
    if figure.role is Role.OF_BASE:
        return (lambda level, base: level / base * 100), "{level} ÷ {base} = {result}%"
    if figure.percent:
        return (lambda level, base: (level - base) / base * 100), "({level} − {base}) ÷ {base} = {result}%"
    return (lambda level, base: level - base), "{level} − {base} = {result}"


def _against_target(figures: Sequence[Figure], place: int, level: _Amount | None, known: Known) -> Finding:
    figure = figures[place]
    if known.target is not None and level is not None:
        return _worked_out(figure, level, _on_record(known.target), _of_plan(figure, known.more))
    if (twin := _twin(figures, place)) is not None:
        return _beside(figure, twin)
    if level is None or not figure.percent:
        return Finding(Verdict.UNSUPPORTED)
    share = Fraction(figure.value) + (100 if figure.role is Role.BEYOND_TARGET else 0)
    return _implied(figure, level, share)


def _of_plan(figure: Figure, more: bool) -> tuple[Callable[[Fraction, Fraction], Fraction], str]:
    beyond = figure.role is Role.BEYOND_TARGET
    if beyond and not figure.percent:
        return (lambda level, plan: level - plan if more else plan - level), "{level} − {base} = {result}"
    less = 100 if beyond else 0
    after = " − 100%" if beyond else ""
    if more:
        return (lambda level, plan: level / plan * 100 - less), f"{{level}} ÷ {{base}}{after} = {{result}}%"
    return (lambda level, plan: plan / level * 100 - less), f"{{base}} ÷ {{level}}{after} = {{result}}%"


def _worked_out(
    figure: Figure, level: _Amount, base: _Amount, how: tuple[Callable[[Fraction, Fraction], Fraction], str]
) -> Finding:
    work, pattern = how
    if 0 in (*level.ends(), *base.ends()):
        return Finding(Verdict.UNSUPPORTED, working=f"{level.shown}; {base.shown}")
    result = work(level.middle, base.middle)
    said = Fraction(figure.value) * (-1 if figure.falls else 1)
    working = pattern.format(level=level.shown, base=base.shown, result=written(result, _one_at_least(figure)))
    if rounded(result, figure.places) == said or _bounded(figure, result, said):
        return Finding(Verdict.MATCHES if level.kept and base.kept else Verdict.FOLLOWS, working)
    if figure.bound is Bound.ABOUT:
        return Finding(Verdict.UNSURE, working, written(result, figure.places))
    every = [work(one, other) for one, other in product(level.ends(), base.ends())]
    room = _room(figure.places)
    if not (level.kept and base.kept) and min(every) <= said + room and max(every) >= said - room:
        return Finding(Verdict.ROUNDED, working, written(result, figure.places))
    return Finding(Verdict.IMPOSSIBLE, working, written(result, figure.places))


def _bounded(figure: Figure, result: Fraction, said: Fraction) -> bool:
    size, limit = (abs(result), abs(said)) if figure.falls else (result, said)
    if figure.falls and result > 0:
        return False
    return {
        Bound.ABOVE: size > limit,
        Bound.AT_LEAST: size >= limit,
        Bound.BELOW: size < limit,
        Bound.AT_MOST: size <= limit,
    }.get(figure.bound, False)


def _twin(figures: Sequence[Figure], place: int) -> Figure | None:
    """An earlier figure that says the same in another way: a share of the base and a change since it, or of the target."""
    figure = figures[place]
    kinds = {Role.OF_BASE, Role.CHANGE}, {Role.OF_TARGET, Role.BEYOND_TARGET}
    kind = next(one for one in kinds if figure.role in one)
    for before in range(place - 1, -1, -1):
        other = figures[before]
        if other.sentence != figure.sentence:
            return None
        same = other.of == figure.of and other.role in kind
        if (
            same
            and other.percent
            and figure.percent
            and (other.base == figure.base or not figure.base or not other.base)
        ):
            return other
    return None


def _beside(figure: Figure, twin: Figure) -> Finding:
    """Of 113,3 % follows a rise by 13,3 %, whatever the base."""
    share = _share(twin)
    result = share - (100 if figure.role in (Role.CHANGE, Role.BEYOND_TARGET) else 0)
    said = Fraction(figure.value) * (-1 if figure.falls else 1)
    sum_ = (
        f"{_as_said(twin)}% − 100% = "
        if twin.role in (Role.OF_BASE, Role.OF_TARGET)
        else f"100% + {_as_said(twin)}% = "
    )
    working = sum_ + written(result, max(figure.places, twin.places)) + "%"
    if abs(result - said) < _room(figure.places) + _room(twin.places):
        return Finding(Verdict.FOLLOWS, working)
    return Finding(Verdict.IMPOSSIBLE, working, written(result, figure.places))


def _share(figure: Figure) -> Fraction:
    """The figure as a share of what it is compared with, in hundredths."""
    if figure.role in (Role.OF_BASE, Role.OF_TARGET):
        return Fraction(figure.value)
    return 100 + Fraction(figure.value) * (-1 if figure.falls else 1)


def _meaning(figures: Sequence[Figure], place: int, level: _Amount | None) -> Finding:
    """What the base must have been, where nobody has it on record."""
    figure = figures[place]
    if level is None:
        return Finding(Verdict.UNSUPPORTED)
    if figure.percent:
        share = _share(figure)
        if share <= 0:
            return Finding(Verdict.IMPOSSIBLE, f"{_as_said(figure)}% ≥ 100%")
        of_all = figure.of is not None and figures[_subject(figures, place)].percent
        return _implied(figure, level, share, of_all=of_all)
    base = level.middle - Fraction(figure.value) * (-1 if figure.falls else 1)
    places = max(figure.places, _places_shown(level))
    sign = "+" if figure.falls else "−"
    return Finding(
        Verdict.UNSUPPORTED,
        f"{level.shown} {sign} {_as_said(figure)} = {written(base, places)}",
        derived=written(base, places),
    )


def _implied(figure: Figure, level: _Amount, share: Fraction, *, of_all: bool = False) -> Finding:
    base = level.middle / (share / 100)
    places = max(1, _places_shown(level))
    shown = written(base, places)
    working = f"{level.shown} ÷ {written(share / 100, figure.places + 2)} = {shown}"
    lowest = level.low / ((share + _room(figure.places)) / 100)
    if of_all and level.middle <= 100 < lowest:
        return Finding(Verdict.IMPOSSIBLE, f"{working} > 100", derived=shown)
    return Finding(Verdict.UNSUPPORTED, working, derived=shown)


# ── amounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _level(figures: Sequence[Figure], figure: Figure, known: Known) -> _Amount | None:
    if known.value is not None:
        return _on_record(known.value)
    return None if figure.of is None else _said(figures[figure.of])


def _beginning(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The first figure of *từ … xuống …* when the change speaks of that movement."""
    if figure.of is None or figures[figure.of].role is not Role.AFTER:
        return None
    return figures[figures[figure.of].of or 0]


def _on_record(value: Decimal) -> _Amount:
    exact = Fraction(value)
    return _Amount(exact, exact, exact, True, _plainly(value))


def _said(figure: Figure) -> _Amount:
    middle, room = Fraction(figure.value), _room(figure.places)
    return _Amount(middle - room, middle, middle + room, False, _as_said(figure))


def _one_at_least(figure: Figure) -> int:
    """Digits of a result beside the figure: a share shows one more than nothing, so that a reader sees it was rounded."""
    return max(1, figure.places) if figure.percent else figure.places


def _room(places: int) -> Fraction:
    """Half of the last digit."""
    return Fraction(1, 2 * 10**places)


def _as_said(figure: Figure) -> str:
    return written(Fraction(figure.value), figure.places)


def _plainly(value: Decimal) -> str:
    """All digits that say something: 3,86 of 3.8600."""
    shown = f"{value:f}"
    places = len(shown.partition(".")[2].rstrip("0"))
    return written(Fraction(value), places)


def _places_shown(amount: _Amount) -> int:
    return len(amount.shown.partition(",")[2])
