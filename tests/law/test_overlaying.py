"""Values of a body laid over those of the book below: each day has one answer, looser is refused, stricter needs a clause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang_law.dated import Period, Timeline, Value
from bangvang_law.errors import LawDataError
from bangvang_law.loading.overlaying import Own, laid_over

START = date(2024, 1, 1)
SPANS = st.tuples(st.integers(0, 40), st.integers(1, 40))


def value(status: str, amount: object, start: int, length: int | None, place: str) -> Value:
    day = START + timedelta(days=start)
    period = Period(day, None if length is None else day + timedelta(days=length))
    confidence = "unread" if status == "unread" else "primary"
    return Value("member_share", status, amount, "tỷ lệ", period, (place,), confidence, START, place=place)


def days_of(one: Value) -> list[date]:
    assert one.period.end is not None
    return [one.period.start + timedelta(days=at) for at in range((one.period.end - one.period.start).days)]


@given(st.lists(st.sampled_from(("local", "unread", "local", "read")), min_size=1, max_size=5), SPANS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_each_day_has_one_answer_from_one_of_the_two(statuses: list[str], span: tuple[int, int], named: bool) -> None:
    below = Timeline(
        [
            (one.period, one)
            for one in (
                value(status, Fraction(1, 2) if status == "read" else None, at * 10, 10, f"below:{at}")
                for at, status in enumerate(statuses)
            )
        ]
    )
    own = Own(value("read", Fraction(3, 4), *span, "own:1"), ("by",) if named else (), "detail")
    if not named and all(
        (under := below.on(day)) is not None and under.status == "unread" for day in days_of(own.value)
    ):
        with pytest.raises(LawDataError, match="below:"):
            laid_over(below, [own])
        return
    both = laid_over(below, [own])
    for (before, _), (after, _) in zip(both.entries, both.entries[1:], strict=False):
        assert before.end == after.start
    for days in range(-1, 100):
        day = START + timedelta(days=days)
        under, found = below.on(day), both.on(day)
        if day not in own.value.period:
            assert found is None or found.status == "unread" or found.place == (under.place if under else "")
        elif under is None or under.status in ("local", "read") or named:
            assert found is not None and found.value == Fraction(3, 4)
        else:
            assert found is not None and found.status == "unread"


def test_stricter_is_allowed_where_the_law_lets_it_detail_and_looser_never() -> None:
    below = Timeline([(Period(START), value("read", Fraction(7, 10), 0, None, "below:1"))])
    own = Own(value("read", Fraction(4, 5), 0, None, "own:1"), (), "")
    with pytest.raises(LawDataError, match="below:1"):
        laid_over(below, [own])
    stricter = laid_over(below, [replace(own, detail="Luật, Điều 26 khoản 3")]).on(START)
    assert stricter is not None and stricter.share == Fraction(4, 5)
    assert "Luật, Điều 26 khoản 3" in stricter.citations
    looser = replace(own, value=replace(own.value, value=Fraction(3, 5)), detail="Luật, Điều 26 khoản 3")
    with pytest.raises(LawDataError, match="below:1"):
        laid_over(below, [looser])


def test_a_repetition_adds_its_citation() -> None:
    below = Timeline([(Period(START), value("read", Fraction(7, 10), 0, None, "below:1"))])
    both = laid_over(below, [Own(value("read", Fraction(7, 10), 0, None, "own:1"), (), "")]).on(START)
    assert both is not None and both.citations == ("own:1", "below:1")
