"""The law's tree of one assessment as a page shows it: numbered, named in the office's words, with what no longer matters pale.

Words and the rule for *unread* are those of the printed proof sheet, so that screen and paper never differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bangvang.eligibility.chain import Year, facts_beside, years_of
from bangvang_paper.typesetting.proof import CRITERION_WORDS, state_of


@dataclass(frozen=True)
class Node:
    """One criterion: what it asks, what was found and why, by which articles, on which records; ``years`` of its chain."""

    number: str
    label: str
    state: str
    reason: str
    facts: tuple[str, ...]
    citations: tuple[str, ...]
    moot: bool
    years: tuple[Year, ...]
    parts: tuple[Node, ...]

    def leaves(self) -> Iterator[Node]:
        """Criteria without parts below this one, itself when it has none."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


Sources = Sequence[Mapping[str, Any]]
"""Papers as `bangvang.eligibility.sources` tells them."""


def criteria(tree: Mapping[str, Any], sources: Sources = ()) -> tuple[Node, ...]:
    """The criteria under the root; the root itself when it has no parts."""
    parts = tree.get("parts") or []
    return tuple(_node(part, str(number), sources, moot=False) for number, part in enumerate(parts or [tree], start=1))


def with_years(tree: Mapping[str, Any], sources: Sources) -> dict[str, Any]:
    """The tree as the printed sheet takes it: each chain with its table in ``years``, and its facts without them."""
    years = years_of(tree, sources)
    return {
        **tree,
        "facts": list(facts_beside(tree, years, sources)),
        "years": [vars(year) for year in years],
        "parts": [with_years(part, sources) for part in tree.get("parts") or ()],
    }


def tally(nodes: tuple[Node, ...]) -> list[tuple[str, int]]:
    """(state, how many) over the criteria that still matter, in the order of the five words."""
    counts = Counter(leaf.state for node in nodes for leaf in node.leaves() if not leaf.moot)
    return [(state, counts[state]) for state in _ORDER if counts[state]]


_ORDER = ("met", "not_met", "unknown", "unread", "needs_person", "not_in_force")


def _node(node: Mapping[str, Any], number: str, sources: Sources, *, moot: bool) -> Node:
    criterion = str(node.get("criterion", ""))
    settled = criterion == "any_of" and node.get("finding") == "met"
    reason = str(node.get("reason", ""))
    years = years_of(node, sources)
    return Node(
        number=number,
        label=CRITERION_WORDS.get(criterion, criterion),
        state=state_of(node),
        reason="" if reason == "unread" else reason,
        facts=facts_beside(node, years, sources),
        citations=tuple(str(citation) for citation in node.get("citations") or ()),
        moot=moot,
        years=years,
        parts=tuple(
            _node(part, f"{number}.{index}", sources, moot=moot or (settled and part.get("finding") != "met"))
            for index, part in enumerate(node.get("parts") or (), start=1)
        ),
    )
