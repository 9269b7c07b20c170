"""The years of a chain as a table: each year of the row, what stands in the register for it, and whether it counts.

Read from what the law said (the years of the chain, the lines of its facts) and from the papers kept beside it
(`bangvang.eligibility.sources`). Nothing is judged anew: a year counts where the law's own facts named it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bangvang.eligibility.sources import AWARD, RATING
from bangvang_law.criteria.chain import RATING_NAMES
from bangvang_law.facts import NOT_ASSESSED, RATINGS

COUNTED, NOT_COUNTED, UNCLEAR = "counted", "not_counted", "unclear"
_ROW_OF_AWARDS = ("held_in_a_row", "held")
_ROW_OF_RATINGS = ("rated_in_a_row", "rated")
_RATED = re.compile(r"Năm (?P<year>[12]\d{3}): (?P<what>.+)\Z")


@dataclass(frozen=True)
class Year:
    """One year of a chain: award or rating, its paper, and whether it counts or why not."""

    year: int
    what: str
    decision: str
    day: str
    issuer: str
    state: str
    word: str


def years_of(node: Mapping[str, Any], sources: Sequence[Mapping[str, Any]]) -> tuple[Year, ...]:
    """The table of a node; nothing where the node is no chain or no paper is known for it."""
    criterion = str(node.get("criterion", ""))
    if criterion in _ROW_OF_AWARDS:
        return tuple(_awards(node, [one for one in sources if one["kind"] == AWARD]))
    if criterion in _ROW_OF_RATINGS:
        return tuple(_ratings(node, {one["year"]: one for one in sources if one["kind"] == RATING}))
    return ()


def facts_beside(
    node: Mapping[str, Any], years: Iterable[Year], sources: Sequence[Mapping[str, Any]]
) -> tuple[str, ...]:
    """The facts of a node that its table does not already tell."""
    facts = tuple(str(fact) for fact in node.get("facts") or ())
    if not any(True for _year in years):
        return facts
    lines = {one["line"] for one in sources if one["kind"] == AWARD}
    return tuple(fact for fact in facts if fact not in lines and not _RATED.match(fact))


# ── awards ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def _awards(node: Mapping[str, Any], honours: list[Mapping[str, Any]]) -> Iterator[Year]:
    facts = {str(fact) for fact in node.get("facts") or ()}
    named = [one for one in honours if one["line"] in facts]
    chain = node.get("chain")
    if chain is None:
        yield from (_award(one) for one in named)
        return
    unclear = node.get("finding") == "unknown" and not named
    for year in range(chain["first"], chain["last"] + 1):
        of_year = [one for one in named if one["year"] == year]
        yield from (_award(one) for one in of_year)
        if not of_year:
            yield _nothing(year, unclear)


def _award(one: Mapping[str, Any]) -> Year:
    fallen = one["fallen_by"]
    return Year(
        year=one["year"],
        what=one["name"],
        decision=one["decision"],
        day=_day(one["day"]),
        issuer=one["issuer"],
        state=NOT_COUNTED if fallen else COUNTED,
        word=f"không tính: đã bị thu hồi theo {fallen}" if fallen else "tính",
    )


def _nothing(year: int, unclear: bool) -> Year:
    if unclear:
        return Year(year, "–", "", "", "", UNCLEAR, "chưa rõ: sổ chưa được ghi là đủ")
    return Year(year, "–", "", "", "", NOT_COUNTED, "không tính: sổ không có cho năm này")


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


# ── ratings ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def _ratings(node: Mapping[str, Any], ratings: Mapping[int, Mapping[str, Any]]) -> Iterator[Year]:
    asked = str((node.get("chain") or {}).get("at_least", ""))
    for fact in node.get("facts") or ():
        found = _RATED.match(str(fact))
        if found:
            year = int(found["year"])
            paper = ratings.get(year, {})
            state, word = _counted(paper.get("rating") or _id_of(found["what"]), asked)
            yield Year(year, found["what"], paper.get("document", ""), "", "", state, word)


def _id_of(name: str) -> str:
    return next((step for step, said in RATING_NAMES.items() if said == name), "")


def _counted(rating: str, asked: str) -> tuple[str, str]:
    if rating == NOT_ASSESSED:
        return UNCLEAR, "chưa rõ: năm không xếp loại, cần người quyết định"
    if rating not in RATINGS:
        return UNCLEAR, "chưa rõ: sổ chưa có kết quả"
    if not asked:
        return UNCLEAR, ""
    if RATINGS.index(rating) >= RATINGS.index(asked):
        return COUNTED, "tính"
    return NOT_COUNTED, f"không tính: thấp hơn mức {RATING_NAMES[asked]}"
