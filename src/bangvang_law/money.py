"""Money that goes with an award: coefficient times base salary, rounded, with the other readings beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal

from bangvang_law.dated import Value


@dataclass(frozen=True, slots=True)
class Bonus:
    """Money that goes with an award. ``coefficient`` is None when unread or when the law gives none; then amounts are 0."""

    coefficient: Decimal | None
    base_salary: int
    raw: int
    amount: int
    rounding: str
    other_readings: Mapping[str, int]
    citations: list[str]
    confidence: str
    note: str
    at_most: bool = False


def bonus_of(factor: Value, salary: Value, rounding: Value, unit: Value, note: str) -> Bonus:
    """Put the values of the day together; nothing is counted while one of them is unread."""
    parts = [factor, salary, rounding]
    citations = list(dict.fromkeys(text for part in parts for text in part.citations))
    notes = " ".join(dict.fromkeys(text for text in (note, salary.note, rounding.note) if text))
    if not all(part.is_read for part in (*parts, unit)):
        return Bonus(None, salary.whole if salary.is_read else 0, 0, 0, "up", {}, citations, _weakest(parts), notes)
    raw = int(factor.decimal * salary.whole)
    readings = {
        "up": round_to(raw, unit.whole, ROUND_UP),
        "nearest": round_to(raw, unit.whole, ROUND_HALF_UP),
        "raw": raw,
    }
    way = str(rounding.value)
    return Bonus(
        coefficient=factor.decimal,
        base_salary=salary.whole,
        raw=raw,
        amount=readings[way],
        rounding=way,
        other_readings={name: amount for name, amount in readings.items() if name != way},
        citations=citations,
        confidence=_weakest(parts),
        note=notes,
        at_most=factor.base == "at_most",
    )


def round_to(amount: int, unit: int, way: str) -> int:
    """``amount`` in whole ``unit``, rounded one of decimal's ways."""
    return int((Decimal(amount) / unit).quantize(Decimal(1), rounding=way)) * unit


def _weakest(parts: list[Value]) -> str:
    for confidence in ("unread", "secondary"):
        if any(part.confidence == confidence for part in parts):
            return confidence
    return "primary"
