"""What a criterion is, what it reads from, and how criteria are joined."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bangvang_law.asking import Asking
from bangvang_law.book import Book, unread_instead
from bangvang_law.citation import instrument_of
from bangvang_law.columns import Code, Sheet
from bangvang_law.dated import Value
from bangvang_law.facts import Case
from bangvang_law.finding import Finding, Word, either, every

_LASTING = frozenset({"authority", "hold"})
"""Criteria whose *not met* a newer, unread law does not unsettle for a dossier received before it."""


class Reading(Asking):
    """One case read by one book: the days, the years that count, and the text that governs them."""

    def __init__(self, case: Case, book: Book, text_on: date | None = None) -> None:
        super().__init__(
            book, case.award, on=case.on, received_on=case.received_on, period=case.period, text_on=text_on
        )
        self.case = case

    def settle(self, found: Finding) -> Finding:
        """The honest word where the text behind a finding was changed by words that nobody has read.

        * Governed by a changed text: *unknown*, whatever the old words said.
        * Received before, assessed after the change: *met* stays, *not met* becomes *unknown*, because the newer text
          may be more favourable (Luật 06/2026/QH16, Điều 4 khoản 4); authority and holds stay.
        """
        for citation in found.citations:
            changed = self.changed(citation, self.governed_on)
            if changed:
                return unread_instead(found, citation, *changed)
        if found.finding is Word.NOT_MET and found.criterion not in _LASTING:
            for citation in found.citations:
                changed = self.changed(citation, self.judged_on)
                if changed and self.book.instrument(instrument_of(citation)).kind == "law":
                    return unread_instead(found, citation, *changed)
        return found


class Criterion(ABC):
    """A condition of the law. ``one`` answers for one dossier, ``vec`` for a population, ``sentence`` says it in Vietnamese."""

    @abstractmethod
    def one(self, reading: Reading) -> Finding:
        """The finding with its reasons."""

    @abstractmethod
    def vec(self, sheet: Sheet) -> Code:
        """The same findings for everybody, as codes of :mod:`bangvang_law.columns`."""

    @abstractmethod
    def sentence(self, asking: Asking) -> str:
        """The condition as a sentence part, with the numbers that the text of the day gives."""

    @abstractmethod
    def walk(self) -> Iterator[Criterion]:
        """This criterion and those inside it."""


@dataclass(frozen=True, slots=True)
class Leaf(Criterion):
    """A single condition. Subclasses look at the facts; the settling of unread text is done here, once for all."""

    cites: tuple[str, ...]

    def one(self, reading: Reading) -> Finding:
        return reading.settle(self.look(reading))

    def vec(self, sheet: Sheet) -> Code:
        return sheet.settle(self.look_at_all(sheet), self.cites)

    def walk(self) -> Iterator[Criterion]:
        yield self

    @abstractmethod
    def look(self, reading: Reading) -> Finding:
        """The finding by the text as it was read."""

    @abstractmethod
    def look_at_all(self, sheet: Sheet) -> Code:
        """The findings of everybody by the text as it was read."""

    def found(self, name: str, word: Word, reason: str, *facts: str, more: tuple[str, ...] = ()) -> Finding:
        """A node of this criterion; ``more`` are citations of the values it leaned on."""
        citations = tuple(dict.fromkeys((*self.cites, *more))) if more else self.cites
        return Finding(name, word, reason, citations, facts)


def not_read(name: str, value: Value, cites: tuple[str, ...]) -> Finding:
    """The finding of a criterion whose number was not read."""
    mark = Finding("unread", Word.UNKNOWN, value.note or "Nội dung chưa đọc.", value.citations or cites)
    return Finding(name, Word.UNKNOWN, f"Chưa xét được: {value.note}", cites, (), (mark,))


def figure_said(asking: Asking, kind: str, *, pad: bool = True) -> str:
    """A number of the law as it stands in a sentence; what was not read is said to be so."""
    value = asking.figure(kind)
    if not value.is_read:
        return "(số chưa đọc)"
    return f"{value.whole:02d}" if pad else str(value.whole)


def unread_figure(asking: Asking, *kinds: str) -> bool:
    """Whether one of the numbers of a criterion was not read."""
    return any(not asking.figure(kind).is_read for kind in kinds if kind)


@dataclass(frozen=True, slots=True)
class _Group(Criterion):
    """Criteria joined by the article; ``cites`` names the clause or point that joins them."""

    parts: tuple[Criterion, ...]
    cites: tuple[str, ...] = ()

    def walk(self) -> Iterator[Criterion]:
        yield self
        for part in self.parts:
            yield from part.walk()


class AllOf(_Group):
    """Every condition must hold."""

    __slots__ = ()

    def one(self, reading: Reading) -> Finding:
        parts = tuple(part.one(reading) for part in self.parts)
        word = every(part.finding for part in parts)
        return Finding("all_of", word, _ALL[word].format(_named(parts, word)), self.cites, (), parts)

    def vec(self, sheet: Sheet) -> Code:
        return sheet.all_of(part.vec(sheet) for part in self.parts)

    def sentence(self, asking: Asking) -> str:
        return "; ".join(part.sentence(asking) for part in self.parts)


class AnyOf(_Group):
    """One branch is enough."""

    __slots__ = ()

    def one(self, reading: Reading) -> Finding:
        parts = tuple(part.one(reading) for part in self.parts)
        word = either(part.finding for part in parts)
        return Finding("any_of", word, _ANY[word], self.cites, (), parts)

    def vec(self, sheet: Sheet) -> Code:
        return sheet.any_of(part.vec(sheet) for part in self.parts)

    def sentence(self, asking: Asking) -> str:
        return "một trong các trường hợp: " + " | ".join(part.sentence(asking) for part in self.parts)


_ALL = {
    Word.MET: "Đủ các điều kiện.",
    Word.NOT_MET: "Có điều kiện không đạt: {}",
    Word.UNKNOWN: "Có điều kiện chưa rõ: {}",
    Word.NEEDS_PERSON: "Có điều kiện cần người quyết định: {}",
    Word.NOT_IN_FORCE: "{}",
}
_ANY = {
    Word.MET: "Có một trường hợp đạt.",
    Word.NOT_MET: "Không trường hợp nào đạt.",
    Word.UNKNOWN: "Chưa trường hợp nào đạt; có trường hợp chưa rõ.",
    Word.NEEDS_PERSON: "Chưa trường hợp nào đạt; có trường hợp cần người quyết định.",
    Word.NOT_IN_FORCE: "",
}


def _named(parts: tuple[Finding, ...], word: Word) -> str:
    return next((part.reason for part in parts if part.finding is word), "")


def all_of(*parts: Criterion, at: str = "") -> AllOf:
    """Join conditions that must all hold; ``at`` cites the clause or point that says so."""
    return AllOf(parts, (at,) if at else ())


def any_of(*parts: Criterion, at: str = "") -> AnyOf:
    """Join branches of which one is enough."""
    return AnyOf(parts, (at,) if at else ())
