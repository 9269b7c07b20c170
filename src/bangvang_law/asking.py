"""What one look at the law is about, be it for a dossier or for a whole population: the award, the days, the text that governs.

Three days are kept apart: those of the achievement (``period``), of receipt (``received_on``, which decides the governing
text) and of assessment (``on``). ``text_on`` asks what the words of another day would say; it changes the text alone, never
the years that count, and whoever uses it must show that it was used.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from bangvang_law.book import Award, Book
from bangvang_law.citation import instrument_of
from bangvang_law.dated import Period, Value


class Asking:
    """One award on given days by one book."""

    def __init__(
        self,
        book: Book,
        award: str,
        *,
        on: date,
        received_on: date,
        period: Period | None,
        text_on: date | None = None,
    ) -> None:
        self.book = book
        self.award: Award = book.award(award)
        self.on = on
        self.received_on = received_on
        self.period = period
        self.text_on = text_on
        self._changed: dict[tuple[str, date], tuple[date, str] | None] = {}

    @property
    def governed_on(self) -> date:
        """The day whose text governs: the day the appraising body received the dossier, or the one asked for."""
        return self.text_on or self.received_on

    @property
    def judged_on(self) -> date:
        """The day whose text may be more favourable than the governing one: that of assessment, or the one asked for."""
        return self.text_on or self.on

    @cached_property
    def text_day(self) -> date:
        """The last day up to ``governed_on`` whose words of the law were read."""
        return self.book.last_read_day(self.governed_on)

    @cached_property
    def last_year(self) -> int:
        """The year in which every row of years ends: the last of the period, else the year before the assessment."""
        return self.period.last.year if self.period else self.on.year - 1

    @cached_property
    def window(self) -> Period:
        """The days of the achievement: the period, else the last year."""
        return self.period or Period.year(self.last_year)

    def row(self, length: int) -> range:
        """The years of a row that ends in the last year."""
        return range(self.last_year - length + 1, self.last_year + 1)

    def figure(self, kind: str) -> Value:
        """A number of the law for this award, as the governing text has it."""
        return self.book.value(kind, self.text_day, award=self.award.id)

    def changed(self, citation: str, day: date) -> tuple[date, str] | None:
        """From when and by what the cited text was changed by words that nobody has read, as far as ``day`` knows."""
        key = (instrument_of(citation), day)
        if key not in self._changed:
            self._changed[key] = self.book.unread_since(citation, day)
        return self._changed[key]
