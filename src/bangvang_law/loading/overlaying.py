"""Lays the dated values of a pack over those of the book below, day by day, and refuses what contradicts them.

On a day the book below says one of five things: nothing (the pack adds), *local* (the pack fills), *read* (the pack may repeat
it, be stricter where the law lets it detail, or name the clause that lets it differ), *none* (a clause must be named), *unread*
(it stays unread unless a clause is named: what nobody has read cannot be filled).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from bangvang_law.dated import Period, Timeline, Value
from bangvang_law.errors import LawDataError

Lines = Timeline[Value]

STRICTER: Mapping[str, int] = {
    "council_yes_share": 1,
    "member_share": 1,
    "completed_share": 1,
    "member_count": 1,
    "times_in_a_row": 1,
    "times_held": 1,
    "years_in_a_row": 1,
    "initiatives": 1,
    "movement_years": 1,
    "service_years": 1,
    "freshness_months": -1,
    "block_leaders_share": -1,
    "fighters_share": -1,
}
"""Kinds of which a higher (1) or lower (-1) value asks more; of any other kind a different value is a contradiction."""


@dataclass(frozen=True, slots=True)
class Own:
    """A value of a pack with the clauses it names (``by``) and the clause by which the law lets it detail the award."""

    value: Value
    by: tuple[str, ...]
    detail: str


def laid_over(below: Lines | None, own: list[Own], *, quietly: bool = False) -> Lines:
    """The timeline of both. ``quietly``: the pack speaks of awards in general, so that what the law says of one award stands.

    Raises :class:`LawDataError` with the lines of both where they contradict each other.
    """
    entries: list[tuple[Period, Value]] = list(below.entries) if below else []
    for one in own:
        pieces = list(_pieces(entries, one.value.period))
        answers = [(days, under, _answer(one, under, quietly=quietly)) for days, under in pieces]
        if not quietly and all(answer is under for _, under, answer in answers):
            _refuse_unheard(one, next(under for _, under, _ in answers if under is not None))
        entries = _without(entries, one.value.period)
        entries += [(days, replace(answer, period=days)) for days, _, answer in answers if answer is not None]
    return Timeline(list(_joined(sorted(entries, key=lambda entry: entry[0].start))))


def _pieces(entries: list[tuple[Period, Value]], days: Period) -> Iterator[tuple[Period, Value | None]]:
    """The days cut where what lies below changes."""
    edges = {days.start}
    for period, _ in entries:
        edges |= {edge for edge in (period.start, period.end) if edge is not None and edge in days}
    starts = sorted(edges)
    for start, end in zip(starts, [*starts[1:], days.end], strict=True):
        under = next((value for period, value in entries if start in period), None)
        yield Period(start, end), under


def _answer(one: Own, under: Value | None, *, quietly: bool) -> Value | None:
    """The value that holds where ``under`` lies below: the pack's or the one below, or a refusal."""
    own = one.value
    if under is None:
        return own
    if under.status == "local":
        return replace(own, citations=_both(own.citations, under.citations))
    if own.status == "unread" or quietly:
        return under
    if one.by:
        return own
    if under.status == "unread":
        return under
    if _same(own, under):
        return replace(own, citations=_both(own.citations, under.citations))
    if one.detail and _narrows(own, under):
        return replace(own, citations=_both(own.citations, (one.detail,)))
    raise _contradiction(own, under)


def _same(own: Value, under: Value) -> bool:
    return own.status == under.status and own.value == under.value and own.base in ("", under.base)


def _narrows(own: Value, under: Value) -> bool:
    way = STRICTER.get(own.kind)
    if way is None or own.base not in ("", under.base):
        return False
    mine, theirs = own.value, under.value
    if not isinstance(mine, int | Fraction) or not isinstance(theirs, int | Fraction):
        return False
    return (mine - theirs) * way > 0


def _contradiction(own: Value, under: Value) -> LawDataError:
    return LawDataError(
        own.place,
        f"“{own.kind}” là {said(own)} ({own.citations[0]}), trái với {said(under)} của {under.citations[0]} ở {under.place}.",
        'Hãy sửa một trong hai dòng, hoặc nêu điều khoản cho phép khác đi: by: ["…"].',
    )


def _refuse_unheard(one: Own, under: Value) -> None:
    if one.value.status == "unread":
        return
    raise LawDataError(
        one.value.place,
        f"“{one.value.kind}” ghi ở đây nhưng sách luật bên dưới chưa đọc được nội dung này ({under.place}), "
        "nên không biết gói có được quy định hay không.",
        'Hãy nêu điều khoản cho phép: by: ["…"].',
    )


def said(value: Value) -> str:
    """A value in a message."""
    if value.status != "read":
        return f"“{value.status}”"
    return f"{value.value} {value.unit}".strip() if value.unit != "tỷ lệ" else str(value.value)


def _both(own: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*own, *more)))


def _without(entries: list[tuple[Period, Value]], days: Period) -> list[tuple[Period, Value]]:
    """What lies outside of some days."""
    left: list[tuple[Period, Value]] = []
    for period, value in entries:
        if not period.overlaps(days):
            left.append((period, value))
            continue
        if period.start < days.start:
            left.append((Period(period.start, days.start), replace(value, period=Period(period.start, days.start))))
        if days.end is not None and (period.end is None or period.end > days.end):
            left.append((Period(days.end, period.end), replace(value, period=Period(days.end, period.end))))
    return left


def _joined(entries: list[tuple[Period, Value]]) -> Iterator[tuple[Period, Value]]:
    """The entries, with an unread one in every gap: neither book speaks of those days."""
    ended: date | None = None
    for period, value in entries:
        if ended is not None and ended < period.start:
            gap = Period(ended, period.start)
            note = "Cả gói quy định và sách luật bên dưới đều không có nội dung này cho các ngày đó."
            yield gap, replace(value, status="unread", value=None, confidence="unread", period=gap, note=note)
        yield period, value
        ended = period.end
