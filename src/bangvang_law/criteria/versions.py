"""A condition whose words changed on a day: the text that governs the dossier decides which version is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bangvang_law.asking import Asking
from bangvang_law.columns import Code, Sheet
from bangvang_law.criteria.base import Criterion, Reading
from bangvang_law.finding import Finding


@dataclass(frozen=True, slots=True)
class FromDay(Criterion):
    day: date
    before: Criterion
    after: Criterion

    def holding(self, asking: Asking) -> Criterion:
        """The version that the governing text has."""
        return self.after if asking.governed_on >= self.day else self.before

    def one(self, reading: Reading) -> Finding:
        return self.holding(reading).one(reading)

    def vec(self, sheet: Sheet) -> Code:
        return self.holding(sheet).vec(sheet)

    def sentence(self, asking: Asking) -> str:
        return self.holding(asking).sentence(asking)

    def walk(self) -> Iterator[Criterion]:
        yield self
        yield from self.before.walk()
        yield from self.after.walk()


def from_day(day: date, *, before: Criterion, after: Criterion) -> Criterion:
    """``before`` for dossiers received before the day, ``after`` from the day on."""
    return FromDay(day, before, after)
