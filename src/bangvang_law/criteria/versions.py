"""A condition whose words changed on a day: the text that governs the dossier decides which version is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bangvang_law.book import Book
from bangvang_law.criteria.base import Criterion, Reading
from bangvang_law.finding import Finding


@dataclass(frozen=True, slots=True)
class _FromDay(Criterion):
    day: date
    before: Criterion
    after: Criterion

    def one(self, reading: Reading) -> Finding:
        return (self.after if reading.governed_on >= self.day else self.before).one(reading)

    def sentence(self, book: Book) -> str:
        return f"{self.before.sentence(book)}; từ {self.day:%d/%m/%Y}: {self.after.sentence(book)}"

    def walk(self) -> Iterator[Criterion]:
        yield self
        yield from self.before.walk()
        yield from self.after.walk()


def from_day(day: date, *, before: Criterion, after: Criterion) -> Criterion:
    """``before`` for dossiers received before the day, ``after`` from the day on."""
    return _FromDay(day, before, after)
