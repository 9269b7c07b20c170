"""Reads the criteria of a pack, written in YAML, as the same criteria that the national sentences are made of.

A node names one criterion and what it asks: ``{rated: {at_least: good}}``; ``all_of`` and ``any_of`` join a list of nodes. Each
stands by the article in ``at``, its own or that of the node around it, and by the clause that lets the pack speak. Numbers are
never written here: a node names the value that holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import cast

from bangvang_law.criteria import (
    AllOf,
    AnyOf,
    Criterion,
    Leaf,
    held,
    held_in_a_row,
    held_within,
    initiative,
    leads_block,
    left_to_local,
    member_count,
    member_discipline,
    member_share,
    movement_result,
    rated,
    rated_in_a_row,
    rated_times,
    recipient_group,
    service,
    stated,
    two_initiatives_of_article_74,
    unread,
    works,
)
from bangvang_law.criteria.negative import not_stated
from bangvang_law.criteria.never import never_disciplined, never_held
from bangvang_law.facts import GROUPS, LEVELS, RATINGS, RESULTS, SCOPES
from bangvang_law.loading.checks import Checks, known
from bangvang_law.record import Record

GROUP_NODES = ("all_of", "any_of")
MEMBER_COUNTS = ("completed", "advanced_worker", "grassroots_emulation_fighter")


@dataclass(frozen=True, slots=True)
class Words:
    """What the criteria of one award may name: awards, statements, and the kinds of values the book holds for it."""

    awards: Collection[str]
    statements: Collection[str]
    figures: Collection[str]


def criterion_of(row: Record, checks: Checks, words: Words, *, at: str = "", basis: tuple[str, ...] = ()) -> Criterion:
    """The criterion of a node. ``at`` is the article around it; ``basis`` the clauses that let the pack set it.

    Raises :class:`bangvang_law.errors.LawDataError` with the line of the node.
    """
    own = checks.cited(row, "at") if row.has("at") else at
    names = [key for key in row.data if key != "at"]
    if len(names) != 1 or names[0] not in NODES:
        raise row.wrong(
            str(names[0]) if names else None,
            f"Mỗi điều kiện là đúng một trong các loại đã biết, ở đây là: {', '.join(map(str, names)) or 'không có'}.",
            f"Chọn một trong: {', '.join(sorted(NODES))}.",
        )
    name = str(names[0])
    if not own:
        raise row.wrong(name, "Điều kiện không có điều luật.", "Hãy thêm “at” ở đây hoặc ở điều kiện bao ngoài.")
    if name in GROUP_NODES:
        return _group(row, name, checks, words, own, basis)
    inner = row.record(name) if row.raw(name, None) is not None else Record({}, row.source, row.fail, (*row.path, name))
    found = cast(Leaf, LEAVES[name](inner, own, words))
    inner.done()
    row.done()
    return cast(Criterion, replace(found, cites=tuple(dict.fromkeys((own, *basis)))))


def _group(row: Record, name: str, checks: Checks, words: Words, at: str, basis: tuple[str, ...]) -> Criterion:
    nodes = row.records(name)
    if not nodes:
        raise row.wrong(name, f"“{name}” không có điều kiện nào.", "Hãy viết ít nhất một điều kiện.")
    parts = tuple(criterion_of(node, checks, words, at=at, basis=basis) for node in nodes)
    cites = (at,) if row.has("at") else ()
    row.done()
    return AllOf(parts, cites) if name == "all_of" else AnyOf(parts, cites)


# -- what each leaf asks ----------------------------------------------------------------------------------------------


def _figure(row: Record, key: str, words: Words) -> str:
    """The name of a value that holds a number of this award."""
    kind = row.text(key)
    if kind not in words.figures:
        raise row.wrong(
            key, f"Sách luật không có con số “{kind}” của loại này.", "Hãy thêm con số đó vào values.yaml của gói."
        )
    return kind


def _maybe_figure(row: Record, key: str, words: Words) -> str:
    return _figure(row, key, words) if row.has(key) else ""


def _statement(row: Record, words: Words) -> str:
    key = row.text("key")
    if key not in words.statements:
        raise row.wrong(
            "key", f"“{key}” không phải điều được ghi nhận bằng lời.", "Hãy khai “statements” trong pack.yaml của gói."
        )
    return key


def _choices(row: Record, key: str, options: Collection[str]) -> tuple[str, ...]:
    return tuple(known(row, key, options))


def _maybe_choices(row: Record, key: str, options: Collection[str]) -> tuple[str, ...]:
    return _choices(row, key, options) if row.has(key) else ()


def _group_leaf(row: Record, at: str, words: Words) -> Criterion:
    by_place = {place: _maybe_choices(row, place, GROUPS) for place in ("in_agency", "outside_agency")}
    if all(by_place.values()):
        raise row.wrong(
            "outside_agency",
            "Chỉ ghi một trong hai: “in_agency” hoặc “outside_agency”.",
            "Hãy tách thành hai điều kiện.",
        )
    return recipient_group(
        *_maybe_choices(row, "groups", GROUPS),
        by_place=by_place["in_agency"] or by_place["outside_agency"],
        in_agency=bool(by_place["in_agency"]),
        unclear=_maybe_choices(row, "unclear", GROUPS),
        at=at,
    )


def _movement(row: Record, at: str, words: Words) -> Criterion:
    return movement_result(
        row.choice("at_least", RESULTS),
        launched_by=_maybe_choices(row, "launched_by", LEVELS),
        years=_maybe_figure(row, "years", words),
        at=at,
    )


LeafReader = Callable[[Record, str, Words], Criterion]

LEAVES: dict[str, LeafReader] = {
    "stated": lambda row, at, words: stated(
        _statement(row, words), row.text("text"), judged=row.flag("judged", False), at=at
    ),
    "not_stated": lambda row, at, words: not_stated(_statement(row, words), row.text("text"), at=at),
    "rated": lambda row, at, words: rated(row.choice("at_least", RATINGS), at=at),
    "rated_in_a_row": lambda row, at, words: rated_in_a_row(
        row.choice("at_least", RATINGS), years=_figure(row, "years", words), at=at
    ),
    "rated_times": lambda row, at, words: rated_times(
        row.choice("at_least", RATINGS), times=_figure(row, "times", words), years=_figure(row, "years", words), at=at
    ),
    "held": lambda row, at, words: held(
        *_choices(row, "awards", words.awards), then=_maybe_figure(row, "then", words), at=at
    ),
    "held_in_a_row": lambda row, at, words: held_in_a_row(
        row.choice("award", words.awards), times=_figure(row, "times", words), at=at
    ),
    "held_within": lambda row, at, words: held_within(
        row.choice("award", words.awards),
        times=_figure(row, "times", words),
        years=_figure(row, "years", words),
        at=at,
    ),
    "never_held": lambda row, at, words: never_held(row.choice("award", words.awards), at=at),
    "never_disciplined": lambda row, at, words: never_disciplined(at=at),
    "recipient_group": _group_leaf,
    "member_share": lambda row, at, words: member_share(
        row.choice("of", MEMBER_COUNTS), at_least=_figure(row, "at_least", words), at=at
    ),
    "member_count": lambda row, at, words: member_count(
        row.choice("of", MEMBER_COUNTS), at_least=_figure(row, "at_least", words), at=at
    ),
    "member_discipline": lambda row, at, words: member_discipline(at=at),
    "movement_result": _movement,
    "leads_block": lambda row, at, words: leads_block(*_choices(row, "levels", LEVELS), at=at),
    "initiative": lambda row, at, words: initiative(row.choice("scope", SCOPES), at=at),
    "works": lambda row, at, words: works(row.choice("scope", SCOPES), at=at),
    "initiatives_of_article_74": lambda row, at, words: two_initiatives_of_article_74(
        count=_figure(row, "count", words), years=_figure(row, "years", words), at=at
    ),
    "service": lambda row, at, words: service(years=_figure(row, "years", words), at=at),
    "left_to_person": lambda row, at, words: left_to_local(row.text("text"), at=at),
    "unread": lambda row, at, words: unread(row.text("text"), at=at),
}
"""Every criterion a pack may name, with the keys it takes; the same list stands in docs/law/packs.md."""

NODES = frozenset({*GROUP_NODES, *LEAVES})
