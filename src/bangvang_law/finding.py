"""The five honest words, the node that carries one with its reasons, and how words combine.

``all_of``: *not met* outweighs everything, then *unknown*, then *needs a person*; only when all are settled is it *met*.
``any_of`` is met when one branch is; not met only when all branches are; otherwise unknown, else it needs a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum


class Word(StrEnum):
    """What can be found about a criterion."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NEEDS_PERSON = "needs_person"
    NOT_IN_FORCE = "not_in_force"

    @property
    def vi(self) -> str:
        """The word as officers say it."""
        return _VI[self]


_VI = {
    Word.MET: "Đạt",
    Word.NOT_MET: "Không đạt",
    Word.UNKNOWN: "Chưa rõ",
    Word.NEEDS_PERSON: "Cần người quyết định",
    Word.NOT_IN_FORCE: "Không có hiệu lực",
}

FINDINGS = tuple(word.value for word in Word)
"""The five words, as they stand in JSON."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The years that a finding looked at, ``first`` and ``last`` among them; ``at_least`` is the rating each had to reach."""

    first: int
    last: int
    at_least: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One node of the answer. ``criterion`` is a criterion id, ``all_of``, ``any_of``, or at the root the award id."""

    criterion: str
    finding: Word
    reason: str
    citations: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    parts: tuple[Finding, ...] = ()
    chain: Chain | None = None

    def as_dict(self, *, chains: bool = False) -> dict[str, object]:
        """The node as in the JSON of ``judge --json``; with ``chains`` a node of years has ``chain``: first, last, at_least."""
        chain = {"chain": asdict(self.chain)} if chains and self.chain else {}
        return chain | {
            "criterion": self.criterion,
            "finding": self.finding.value,
            "reason": self.reason,
            "citations": list(self.citations),
            "facts": list(self.facts),
            "parts": [part.as_dict(chains=chains) for part in self.parts],
        }

    def walk(self) -> Iterator[Finding]:
        """This node and every node below it."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def deciding(self) -> Iterator[Finding]:
        """The leaves (and their unread marks) that settle this node's word."""
        for part in self.parts:
            if part.finding is self.finding:
                if part.criterion not in _GROUPS:
                    yield part
                yield from part.deciding()

    def over(self, years: range, at_least: str = "") -> Finding:
        """The same node with the years that it looked at."""
        return replace(self, chain=Chain(years.start, years.stop - 1, at_least))

    def with_parts(self, *parts: Finding) -> Finding:
        """The same node with these parts."""
        return replace(self, parts=parts)


_GROUPS = frozenset({"all_of", "any_of"})


def every(words: Iterable[Word]) -> Word:
    """The word of conditions that must all hold."""
    found = set(words)
    for word in (Word.NOT_IN_FORCE, Word.NOT_MET, Word.UNKNOWN, Word.NEEDS_PERSON):
        if word in found:
            return word
    return Word.MET


def either(words: Iterable[Word]) -> Word:
    """The word of branches of which one is enough."""
    found = set(words)
    if Word.MET in found:
        return Word.MET
    for word in (Word.UNKNOWN, Word.NEEDS_PERSON):
        if word in found:
            return word
    return Word.NOT_MET
