"""What follows from a figure, its target and the figure before. Exact fractions; nothing of it is ever stored or typed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from bangvang.indicator.choices import Direction, Trend

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True)
class Derived:
    """A figure with its company. Shares are parts of one (1.024 is 102,4 %); None where there is nothing to compare with."""

    value: Decimal
    target: Decimal | None = None
    previous: Decimal | None = None
    share_of_target: Fraction | None = None
    reached: bool | None = None
    share_of_previous: Fraction | None = None
    change: Decimal | None = None
    trend: Trend | None = None


def derive(
    direction: str,
    value: Decimal,
    *,
    target: Decimal | None = None,
    strict: bool = False,
    previous: Decimal | None = None,
) -> Derived:
    """Everything that follows. ``strict``: the target itself is not enough (*dưới 4 %*)."""
    return Derived(
        value=value,
        target=target,
        previous=previous,
        share_of_target=None if target is None else share_of_target(direction, value, target),
        reached=None if target is None else is_reached(direction, value, target, strict=strict),
        share_of_previous=None if not previous else Fraction(value) / Fraction(previous),
        change=None if previous is None else value - previous,
        trend=None if previous is None else trend(direction, value - previous),
    )


def share_of_target(direction: str, value: Decimal, target: Decimal) -> Fraction | None:
    """Where more is better value ÷ target; where less is better target ÷ value, so that beyond 1 is always better.

    None where the divisor is nothing (none left of what should be little), or where the two differ in sign.
    """
    above, below = (value, target) if direction == Direction.MORE else (target, value)
    if below == 0 or above * below < 0:
        return None
    return Fraction(above) / Fraction(below)


def is_reached(direction: str, value: Decimal | int, target: Decimal | int, *, strict: bool = False) -> bool:
    if value == target:
        return not strict
    return (value > target) == (direction == Direction.MORE)


def trend(direction: str, change: Decimal) -> Trend:
    if change == 0:
        return Trend.SAME
    return Trend.BETTER if (change > 0) == (direction == Direction.MORE) else Trend.WORSE


def ranks(direction: str, values: Mapping[_Key, Decimal]) -> dict[_Key, int]:
    """Places from the best on; equal figures share a place and the next ones are left out: 1, 2, 2, 4."""
    ordered = sorted(values.values(), reverse=direction == Direction.MORE)
    place = {value: number for number, value in reversed(list(enumerate(ordered, start=1)))}
    return {key: place[value] for key, value in values.items()}
