"""What the verifier found, for a terminal, a page and a program."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_NAMED = 200
"""Findings that are spelt out; the rest is counted."""


@dataclass(frozen=True)
class Trouble:
    """``what`` a sentence; ``table`` and ``key`` the row it is about, where it is about one."""

    what: str
    table: str = ""
    key: int | None = None


@dataclass
class Report:
    """What was looked at and what was found.

    ``erased``: how many commitments lost their salt on request; ``erasures``: the first of them in words. ``losses``: ends
    of logs that were lost with a database, and said so when the next log was opened.
    """

    lines: int = 0
    heads: int = 0
    rows: int = 0
    erased: int = 0
    troubles: list[Trouble] = field(default_factory=list)
    erasures: list[str] = field(default_factory=list)
    unnamed: int = 0
    losses: list[str] = field(default_factory=list)

    def add(self, what: str, table: str = "", key: int | None = None) -> None:
        if len(self.troubles) < MOST_NAMED:
            self.troubles.append(Trouble(what, table, key))
        else:
            self.unnamed += 1

    def erase(self, what: str) -> None:
        self.erased += 1
        if len(self.erasures) < MOST_NAMED and what not in self.erasures:
            self.erasures.append(what)

    def take_in(self, other: Report) -> None:
        """Add what another process found."""
        for name in ("lines", "heads", "rows", "erased", "unnamed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for trouble in other.troubles:
            self.add(trouble.what, trouble.table, trouble.key)
        self.losses += other.losses
        self.erasures += other.erasures

    @property
    def holds(self) -> bool:
        return not self.troubles
