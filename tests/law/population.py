"""Populations for the sweep: random people as cases, and the same people as rows of the long table of facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import strategies as st

from bangvang_law.facts import GROUPS, NOT_ASSESSED, RATINGS, RESULTS, SCOPES

CHAIN = (
    "advanced_worker", "grassroots_emulation_fighter", "ministerial_provincial_emulation_fighter",
    "national_emulation_fighter", "ministry_province_certificate", "prime_minister_certificate", "labor_order_3",
    "labor_order_2", "commendation_letter",
)  # fmt: skip
POSTS = (
    "department_director",
    "deputy_department_director",
    "vu_truong",
    "pho_vu_truong",
    "thu_truong",
    "bo_truong",
    "thuong_tuong",
    "chu_tich_ubtw_mttq",
    "tu_lenh_binh_chung_hoac_tuong_duong",
)
STATED = (
    "united_and_exemplary", "attitude", "outstanding_selected", "recognition", "combat_ingenuity", "scientific_work",
    "law_abiding", "exemplary_law_abiding", "contribution", "productive_work", "sent_by_competent_body",
    "international_prize", "service_era", "many_or_sudden_achievements",
)  # fmt: skip


def rows_of(person: int, recipient: dict[str, Any], stated: dict[str, bool]) -> Iterator[dict[str, Any]]:
    """One recipient of a case as facts."""
    lists = [
        name
        for name in ("awards", "initiatives", "works", "discipline", "pending", "posts")
        if recipient.get(name) is not None
    ]
    if recipient.get("ratings_complete"):
        lists.append("ratings")
    yield {
        "person": person, "kind": "person", "what": " ".join(lists), "unit": "Phòng A",
        "day": recipient.get("employed_since"), "since": recipient.get("retirement_decided_on"),
        "group": recipient.get("group"), "sex": recipient.get("sex"),
    }  # fmt: skip
    for year, rating in recipient.get("ratings", {}).items():
        yield {"person": person, "kind": "rating", "what": rating, "year": year}
    for award in recipient.get("awards") or ():
        first, last = award.get("period") or (None, None)
        yield {
            "person": person, "kind": "award", "what": award["award"], "year": award.get("year"),
            "day": award.get("decided_on"), "since": first, "until": last, "yes": not award.get("revoked", False),
        }  # fmt: skip
    for kind, key, day in (("initiative", "initiatives", "recognised_on"), ("work", "works", "accepted_on")):
        for idea in recipient.get(key) or ():
            used = idea.get("used_for") or {}
            yield {
                "person": person, "kind": kind, "what": idea["scope"], "day": idea.get(day),
                "used_for": used.get("award"), "used_year": used.get("year"),
            }  # fmt: skip
    for one in recipient.get("discipline") or ():
        yield {
            "person": person,
            "kind": "discipline",
            "what": one["form"],
            "since": one["from"],
            "until": one.get("until"),
        }
    for one in recipient.get("pending") or ():
        yield {
            "person": person,
            "kind": "pending",
            "what": one["kind"],
            "since": one["since"],
            "until": one.get("cleared_on"),
        }
    for one in recipient.get("posts") or ():
        yield {"person": person, "kind": "post", "what": one["post"], "since": one["from"], "until": one.get("until")}
    movement = recipient.get("movement")
    if movement:
        yield {
            "person": person, "kind": "movement", "what": movement.get("result"), "used_for": movement.get("level"),
            "year": movement.get("years"),
        }  # fmt: skip
    block = recipient.get("leads_block")
    if block:
        yield {"person": person, "kind": "block", "what": block["level"], "year": block.get("year")}
    for name, number in (recipient.get("members") or {}).items():
        yield {"person": person, "kind": "members", "what": name, "year": number}
    for key, said in stated.items():
        yield {"person": person, "kind": "stated", "what": key, "yes": said}


def days(first: date, last: date) -> st.SearchStrategy[date]:
    return st.dates(first, last)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def individuals(draw: st.DrawFn, on: date) -> tuple[dict[str, Any], dict[str, bool]]:
    """A person with facts near what the articles ask for, and what people stated."""
    year, some_day = on.year, days(date(on.year - 8, 1, 1), on)
    person: dict[str, Any] = {"kind": "individual"}
    for key, strategy in (
        ("group", st.sampled_from(GROUPS)),
        ("sex", st.sampled_from(("female", "male"))),
        ("employed_since", days(date(on.year - 40, 1, 1), on)),
        ("retirement_decided_on", days(date(on.year - 1, 1, 1), date(on.year + 1, 1, 1))),
    ):
        value = draw(maybe(strategy))
        if value is not None:
            person[key] = value
    good = st.sampled_from((*RATINGS, "excellent", "excellent", "good", NOT_ASSESSED))
    person["ratings"] = draw(st.dictionaries(st.integers(year - 7, year), good, max_size=7))
    person["ratings_complete"] = draw(st.booleans())
    person |= _lists(draw, on, some_day)
    if draw(st.booleans()):
        person["movement"] = {
            "result": draw(maybe(st.sampled_from(RESULTS))),
            "level": draw(maybe(st.sampled_from(("province", "ministry", "unit", "prime_minister")))),
            "years": draw(maybe(st.integers(1, 7))),
        }
    return person, draw(st.dictionaries(st.sampled_from(STATED), st.booleans(), max_size=6))


def _lists(draw: st.DrawFn, on: date, some_day: st.SearchStrategy[date]) -> dict[str, Any]:
    """The lists that are known; one left out is not known."""
    found: dict[str, Any] = {}
    if draw(st.integers(0, 4)):
        found["awards"] = draw(_honours(on))
    for key, day in (("initiatives", "recognised_on"), ("works", "accepted_on")):
        if draw(st.integers(0, 3)):
            found[key] = draw(st.lists(_idea(on, day), max_size=4))
    if draw(st.integers(0, 4)):
        found["discipline"] = draw(
            st.lists(_span(some_day, {"form": st.sampled_from(("reprimand", "warning"))}), max_size=1)
        )
    if draw(st.integers(0, 4)):
        found["pending"] = draw(
            st.lists(
                _span(some_day, {"kind": st.sampled_from(("complaint", "press"))}, "since", "cleared_on"), max_size=1
            )
        )
    if draw(st.integers(0, 2)):
        spans = _span(days(date(on.year - 20, 1, 1), date(on.year + 1, 1, 1)), {"post": st.sampled_from(POSTS)})
        found["posts"] = draw(st.lists(spans, max_size=3))
    return found


@st.composite
def _honours(draw: st.DrawFn, on: date) -> list[dict[str, Any]]:
    """Honours, at most one of an award and year; titles of many years are likely, so that rows come about."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    wanted = [
        (award, year)
        for award in ("grassroots_emulation_fighter", "ministerial_provincial_emulation_fighter")
        for year in range(on.year - 6, on.year)
        if draw(st.integers(0, 3))
    ]
    wanted += draw(st.lists(st.tuples(st.sampled_from(CHAIN), st.integers(on.year - 8, on.year)), max_size=5))
    for award, year in wanted:
        one: dict[str, Any] = {"award": award, "revoked": draw(st.integers(0, 9)) == 0}
        how = draw(st.integers(0, 5))
        if how:
            one["year"] = year
        if how in (0, 2, 3):
            one["decided_on"] = draw(days(date(year, 6, 1), date(year + 1, 3, 1)))
        if how in (3, 4):
            one["period"] = [date(year, 1, 1), date(year, 12, 31)]
        found[award, year] = one
    return list(found.values())


@st.composite
def _idea(draw: st.DrawFn, on: date, day: str) -> dict[str, Any]:
    used = draw(
        maybe(
            st.fixed_dictionaries(
                {"award": st.sampled_from(CHAIN[:5]), "year": st.integers(on.year - 3, on.year)},
            )
        )
    )
    return {
        "scope": draw(st.sampled_from(SCOPES)),
        day: draw(maybe(days(date(on.year - 4, 1, 1), on))),
        "used_for": used,
    }


@st.composite
def _span(
    draw: st.DrawFn,
    day: st.SearchStrategy[date],
    more: dict[str, st.SearchStrategy[Any]],
    first: str = "from",
    last: str = "until",
) -> dict[str, Any]:
    start = draw(day)
    until = draw(maybe(days(start, date(start.year + 9, 1, 1))))
    return {first: start, last: until} | {key: draw(strategy) for key, strategy in more.items()}
