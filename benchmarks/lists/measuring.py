"""What was read against what is true: rows found, rows invented, names right, and wrong cells that say they are guesses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from bangvang_paper.reading import Row
from bangvang_paper.vietnamese import folded
from lists.drawing import FIELDS, Truth

_AS_GOOD_AS_ABSENT = 0.45
"""Cost from which two rows are rather one missing and one invented than one misread."""


@dataclass
class Figures:
    """Sums over lists; printed by `line`."""

    lists: int = 0
    refused: int = 0
    rows: int = 0
    found: int = 0
    invented: int = 0
    names_right: int = 0
    cells: int = 0
    wrong: int = 0
    wrong_marked: int = 0
    right_marked: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        for name in (
            "lists",
            "refused",
            "rows",
            "found",
            "invented",
            "names_right",
            "cells",
            "wrong",
            "wrong_marked",
            "right_marked",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.examples += other.examples

    def line(self) -> str:
        names = _share(self.names_right, self.rows)
        marked = _share(self.wrong_marked, self.wrong) if self.wrong else "    –   "
        right = _share(self.right_marked, self.cells - self.wrong)
        return (f"{self.lists:5d} {self.rows:6d} {_share(self.found, self.rows)} {self.invented:5d} {names} "
                f"{self.wrong:6d} {marked} {right}")  # fmt: skip


HEADINGS = "lists   rows    found    inv.   names    wrong  marked   right cells marked"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:7.2f}%" if whole else "      – "


def measured(truth: Sequence[Truth], rows: Sequence[Row], label: str) -> Figures:
    """The figures of one list."""
    figures = Figures(lists=1, rows=len(truth))
    pairs = _aligned(truth, rows)
    figures.found = len(pairs)
    figures.invented = len(rows) - len(pairs)
    missing = sorted(set(range(len(truth))) - {true for true, _ in pairs})
    extra = sorted(set(range(len(rows))) - {read for _, read in pairs})
    figures.examples += [f"{label}: missing {truth[index]['name']}" for index in missing]
    figures.examples += [f"{label}: invented {rows[index].name!r}" for index in extra]
    for true, read in pairs:
        _compare(truth[true], rows[read], figures, label)
    return figures


def _compare(true: Truth, row: Row, figures: Figures, label: str) -> None:
    figures.names_right += row.name == true["name"]
    for name in FIELDS:
        figures.cells += 1
        value, marked = getattr(row, name) or "", row.is_guessed(name)
        if value == true[name]:
            figures.right_marked += marked
            continue
        figures.wrong += 1
        figures.wrong_marked += marked
        if not marked:
            figures.examples.append(f"{label}: {name} is {value!r}, not {true[name]!r}, and carries no mark")
        else:
            figures.examples.append(f"{label}: {name} {value!r}, not {true[name]!r} (marked)")


def _aligned(truth: Sequence[Truth], rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs of one order that cost least; a row with another one's name is no pair."""
    costs = [[_cost(true, row) for row in rows] for true in truth]
    best = [[0.0] * (len(rows) + 1) for _ in range(len(truth) + 1)]
    for i in range(len(truth) + 1):
        for j in range(len(rows) + 1):
            if i == 0 or j == 0:
                best[i][j] = (i + j) * _AS_GOOD_AS_ABSENT
            else:
                best[i][j] = min(best[i - 1][j - 1] + costs[i - 1][j - 1], best[i - 1][j] + _AS_GOOD_AS_ABSENT,
                                 best[i][j - 1] + _AS_GOOD_AS_ABSENT)  # fmt: skip
    pairs, i, j = [], len(truth), len(rows)
    while i and j:
        if best[i][j] == best[i - 1][j - 1] + costs[i - 1][j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif best[i][j] == best[i - 1][j] + _AS_GOOD_AS_ABSENT:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _cost(true: Truth, row: Row) -> float:
    """0 for equal names, up to 1; a little more when the form differs, so that two forms of one person stay apart."""
    name = Levenshtein.normalized_distance(folded(true["name"]), folded(row.name))
    return float(name) * 0.95 + 0.05 * (folded(true["form"]) != folded(row.form))
