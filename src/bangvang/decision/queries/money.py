"""What a decision pays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bangvang.decision.models import (
    Decision,
    Line,
)
from bangvang.decision.queries.decisions import counts_of
from bangvang_law.book import national_book


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
