"""What must hold for every case: findings combine as the format says, days are half-open, facts only help in one direction."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang_law.assess import assess
from bangvang_law.book import national_book
from bangvang_law.criteria.standing import DECREE_152, FIRST_LAW, LAW_OF_2022
from bangvang_law.dated import Period, add_months, full_months
from bangvang_law.facts import NOT_ASSESSED, RATINGS, Case
from bangvang_law.finding import Word, either, every
from bangvang_law.money import round_to

FOUR = [Word.MET, Word.NOT_MET, Word.UNKNOWN, Word.NEEDS_PERSON]
words = st.lists(st.sampled_from(FOUR), min_size=1, max_size=6)
days = st.dates(date(2018, 7, 1), date(2026, 12, 31))
AWARDS = [award.id for award in national_book().awards()]
SETTLED = ("met", "not_met")


# -- how words combine ------------------------------------------------------------------------------------------------


@given(words)
def test_all_of_is_not_met_first_then_unknown_then_a_person(found: list[Word]) -> None:
    for word in (Word.NOT_MET, Word.UNKNOWN, Word.NEEDS_PERSON):
        if word in found:
            assert every(found) is word
            return
    assert every(found) is Word.MET


@given(words)
def test_any_of_is_met_by_one_and_not_met_only_by_all(found: list[Word]) -> None:
    word = either(found)
    assert (word is Word.MET) is (Word.MET in found)
    assert (word is Word.NOT_MET) is (set(found) == {Word.NOT_MET})
    if word is Word.NEEDS_PERSON:
        assert Word.UNKNOWN not in found


@given(words, st.randoms())
def test_order_and_repetition_change_nothing(found: list[Word], random: object) -> None:
    mixed = found + found
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert every(mixed) is every(found)
    assert either(mixed) is either(found)


@given(words, st.data())
def test_settling_an_open_part_never_unsettles_a_settled_whole(found: list[Word], data: st.DataObject) -> None:
    settled = [
        data.draw(st.sampled_from(FOUR)) if word in (Word.UNKNOWN, Word.NEEDS_PERSON) else word for word in found
    ]
    for combine in (every, either):
        if combine(found) in (Word.MET, Word.NOT_MET):
            assert combine(settled) is combine(found)


# -- days and money ---------------------------------------------------------------------------------------------------


@given(days, st.integers(1, 4000), days)
def test_a_period_is_half_open(start: date, length: int, day: date) -> None:
    period = Period(start, start + timedelta(days=length))
    assert (day in period) is (start <= day < start + timedelta(days=length))
    assert period.last in period
    assert period.end not in period
    assert Period.inclusive(start, period.last) == period


@given(days, st.integers(1, 900), days, st.integers(1, 900))
def test_periods_overlap_when_they_share_a_day(a: date, la: int, b: date, lb: int) -> None:
    one, two = Period(a, a + timedelta(days=la)), Period(b, b + timedelta(days=lb))
    shared = max(a, b) < min(a + timedelta(days=la), b + timedelta(days=lb))
    assert one.overlaps(two) is two.overlaps(one) is shared


@given(days, st.integers(0, 400))
def test_full_months_of_a_span_end_the_day_before_the_same_day(start: date, months: int) -> None:
    after = add_months(start, months)
    if after > start:
        assert full_months(start, after - timedelta(days=1)) == months


@given(st.integers(0, 10**9))
def test_rounding_up_and_to_the_nearest(amount: int) -> None:
    up, nearest = round_to(amount, 10_000, ROUND_UP), round_to(amount, 10_000, ROUND_HALF_UP)
    assert 0 <= up - amount < 10_000
    assert abs(nearest - amount) * 2 <= 10_000
    assert up - nearest in (0, 10_000)


@given(st.sampled_from(AWARDS), st.sampled_from(["individual", "collective", "household"]), days)
def test_a_bonus_is_coefficient_times_salary_and_never_below_it(award: str, kind: str, day: date) -> None:
    bonus = national_book().bonus(award, kind, on=day)
    if bonus.coefficient is None:
        assert bonus.amount == 0
        assert bonus.note or bonus.citations
        return
    assert bonus.raw == bonus.coefficient * Decimal(bonus.base_salary)
    assert bonus.raw <= bonus.amount < bonus.raw + 10_000
    assert bonus.citations


# -- cases ------------------------------------------------------------------------------------------------------------

YEARS = range(2019, 2026)
ratings = st.dictionaries(st.sampled_from(YEARS), st.sampled_from([*RATINGS, NOT_ASSESSED]))
granted = st.lists(
    st.fixed_dictionaries(
        {
            "award": st.sampled_from(
                [
                    "advanced_worker",
                    "grassroots_emulation_fighter",
                    "ministry_province_certificate",
                    "prime_minister_certificate",
                ]
            ),
            "year": st.sampled_from(YEARS),
            "revoked": st.booleans(),
        }
    ),
    max_size=8,
)
ideas = st.lists(
    st.fixed_dictionaries(
        {
            "scope": st.sampled_from(["grassroots", "ministry_province", "national"]),
            "recognised_on": st.dates(date(2019, 1, 1), date(2025, 12, 31)).map(date.isoformat),
            "used_for": st.sampled_from([None, "grassroots_emulation_fighter"]),
        }
    ),
    max_size=4,
)
statements = st.dictionaries(
    st.sampled_from(
        ["united_and_exemplary", "contribution", "many_or_sudden_achievements", "combat_ingenuity", "recognition"]
    ),
    st.booleans(),
)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, object]:
    recipient: dict[str, object] = {
        "kind": "individual",
        "group": draw(st.sampled_from(["civil_servant", "farmer", "worker", "police"])),
        "ratings": draw(ratings),
    }
    optional = {
        "awards": granted,
        "initiatives": ideas,
        "works": st.just([]),
        "discipline": st.just([]),
        "pending": st.sampled_from([[], [{"kind": "press", "since": "2024-02-02", "cleared_on": None}]]),
        "movement": st.sampled_from([{"level": "province", "years": 3, "result": "outstanding"}]),
    }
    for key, values in optional.items():
        if draw(st.booleans()):
            recipient[key] = draw(values)
    on = draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    received = draw(st.dates(date(2023, 6, 1), on))
    return {
        "on": on.isoformat(),
        "received_on": received.isoformat(),
        "award": draw(st.sampled_from(AWARDS)),
        "issuer": draw(st.sampled_from(["province_chair", "provincial_department_head", "state_president"])),
        "period": ["2022-01-01", "2022-12-31"],
        "recipient": recipient,
        "stated": draw(statements),
    }


def word_of(case: dict[str, object]) -> str:
    return assess(Case.from_dict(case)).finding


@settings(max_examples=150)
@given(cases())
def test_every_case_gets_one_of_the_five_words_with_a_reason_and_the_same_one_again(case: dict[str, object]) -> None:
    answer = assess(Case.from_dict(case))
    assert answer.finding in {"met", "not_met", "unknown", "needs_person", "not_in_force"}
    assert answer.tree == assess(Case.from_dict(copy.deepcopy(case))).tree
    for node in answer.root.walk():
        assert node.reason or node.criterion in ("all_of", "any_of")
    if answer.finding != "met":
        assert answer.because


@settings(max_examples=150)
@given(cases(), st.data())
def test_learning_a_missing_fact_never_unsettles_a_settled_finding(
    case: dict[str, object], data: st.DataObject
) -> None:
    before = word_of(case)
    recipient = case["recipient"]
    assert isinstance(recipient, dict)
    for key, values in {"awards": granted, "initiatives": ideas, "pending": st.just([])}.items():
        if key not in recipient:
            recipient[key] = data.draw(values)
    known = recipient["ratings"]
    for year in YEARS:
        known.setdefault(year, data.draw(st.sampled_from(RATINGS)))
    if before in SETTLED:
        assert word_of(case) == before


@settings(max_examples=100)
@given(cases(), st.sampled_from(["grassroots_emulation_fighter", "advanced_worker"]), st.sampled_from(YEARS))
def test_a_revoked_award_changes_nothing(case: dict[str, object], award: str, year: int) -> None:
    recipient = case["recipient"]
    assert isinstance(recipient, dict)
    if "awards" not in recipient:
        recipient["awards"] = []
    before = word_of(case)
    recipient["awards"] = [*recipient["awards"], {"award": award, "year": year, "revoked": True}]
    assert word_of(case) == before


@settings(max_examples=100)
@given(cases(), st.sampled_from(YEARS))
def test_a_better_rating_never_makes_a_finding_worse(case: dict[str, object], year: int) -> None:
    recipient = case["recipient"]
    assert isinstance(recipient, dict)
    before = word_of(case)
    recipient["ratings"] = {**recipient["ratings"], year: "excellent"}
    after = word_of(case)
    assert not (before == "met" and after != "met")
    assert not (before != "not_met" and after == "not_met")


@settings(max_examples=100)
@given(cases())
def test_an_open_matter_never_leaves_a_finding_met(case: dict[str, object]) -> None:
    recipient = case["recipient"]
    assert isinstance(recipient, dict)
    recipient["pending"] = [{"kind": "complaint", "since": "2023-01-01", "cleared_on": None}]
    assert word_of(case) != "met"


@settings(max_examples=100)
@given(cases(), st.dates(date(2026, 10, 1), date(2027, 2, 28)))
def test_from_october_2026_nothing_that_rests_on_the_law_is_settled(case: dict[str, object], day: date) -> None:
    case["on"] = case["received_on"] = day.isoformat()
    answer = assess(Case.from_dict(case))
    assert answer.finding in ("unknown", "not_met")
    for node in answer.root.walk():
        if node.finding in SETTLED and not node.parts:
            assert not any(text.startswith("Luật 06/2022") for text in node.citations)


# -- days of the book -------------------------------------------------------------------------------------------------


def days_of_change() -> list[date]:
    """Every first day of something in the book, and every first day on which something no longer holds."""
    data = national_book().data
    periods = [one.period for one in data.grants] + [one.period for one in data.authorities.values()]
    periods += [one.period for one in data.unread_grants] + [one.period for one in data.instruments.values()]
    periods += [period for timeline in data.values.values() for period, _ in timeline.entries]
    days = {day for period in periods for day in (period.start, period.end) if day}
    days |= {part.start for one in data.instruments.values() for part in one.amendments}
    return sorted(days | {FIRST_LAW, LAW_OF_2022, DECREE_152})


CHANGES = days_of_change()


@settings(max_examples=150)
@given(cases(), st.dates(date(2023, 7, 1), date(2027, 6, 1)), st.integers(1, 400))
def test_a_finding_changes_only_where_something_in_the_book_does(
    case: dict[str, object], first: date, later: int
) -> None:
    """The facts speak of 2022 alone and carry no day of their own, so that only the law can make the difference."""
    second = first + timedelta(days=later)
    freshness_ends = add_months(date(2022, 12, 31), 6) + timedelta(days=1)
    edges = [*CHANGES, freshness_ends]
    recipient = dict(case["recipient"])  # type: ignore[call-overload]
    recipient.pop("initiatives", None)
    recipient["ratings"] = {year: rating for year, rating in recipient["ratings"].items() if year <= 2022}
    if "awards" in recipient:
        recipient["awards"] = [one for one in recipient["awards"] if one["year"] <= 2022]
    recipient["pending"] = []
    words = []
    for day in (first, second):
        asked = case | {"on": day.isoformat(), "received_on": day.isoformat(), "recipient": recipient}
        words.append((word_of(asked), sorted(assess(Case.from_dict(asked)).because)))
    if words[0] != words[1]:
        assert any(first < edge <= second for edge in edges), (first, second, words)


def test_every_kind_and_scope_has_one_answer_a_day_without_a_gap() -> None:
    for key, timeline in national_book().data.values.items():
        periods = [period for period, _ in timeline.entries]
        for before, after in pairwise(periods):
            assert before.end == after.start, key
        for period in periods:
            assert timeline.on(period.start) is not None
            assert sum(period.start in other for other in periods) == 1
