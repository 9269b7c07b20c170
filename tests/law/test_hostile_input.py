"""Whatever stands in a case, the judge answers or says what is wrong where; it never ends in a traceback."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang_law.assess import assess
from bangvang_law.casefile import UnreadableFile, judge_text_of
from bangvang_law.errors import CaseError
from bangvang_law.facts import Case

FULL: dict[str, Any] = {
    "name": "Đủ mọi ô",
    "on": "2026-03-01",
    "received_on": "2026-02-20",
    "pack": "national",
    "award": "ministry_province_certificate",
    "type": "merit",
    "issuer": "province_chair",
    "period": ["2024-01-01", "2025-12-31"],
    "recipient": {
        "kind": "individual",
        "group": "civil_servant",
        "sex": "female",
        "employed_since": "2015-09-01",
        "ratings": {2024: "excellent", 2025: "excellent"},
        "ratings_complete": False,
        "awards": [
            {"award": "grassroots_emulation_fighter", "year": 2024, "decided_on": "2024-12-20", "decision": "135/QĐ-SNV",
             "period": ["2024-01-01", "2024-12-31"], "revoked": False},
        ],
        "initiatives": [{"title": "Sổ", "scope": "grassroots", "recognised_on": "2024-11-02", "used_for": None}],
        "works": [{"title": "Đề tài", "scope": "national", "accepted_on": "2024-11-02",
                   "used_for": {"award": "advanced_worker", "year": 2024}}],
        "discipline": [{"form": "reprimand", "from": "2020-01-01", "until": "2021-01-01"}],
        "pending": [{"kind": "press", "since": "2025-01-01", "cleared_on": "2025-02-01"}],
        "retirement_decided_on": None,
        "posts": [{"post": "department_director", "from": "2015-01-01", "until": None}],
        "members": {"total": 20, "completed": 20, "advanced_worker": 16, "grassroots_emulation_fighter": 1,
                    "disciplined_warning_or_more": 0, "women": 14},
        "leads_block": {"level": "province", "year": 2025},
        "movement": {"level": "province", "years": 5, "result": "outstanding"},
    },
    "stated": {"united_and_exemplary": True},
    "expect": {"finding": "met", "because": ["held_in_a_row"], "cites": ["Điều 74"]},
}  # fmt: skip


def paths(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(deep for key, value in inner for deep in paths(value, (*path, key)))]


PATHS = [path for path in paths(FULL) if path]
JUNK: tuple[object, ...] = (
    [], {}, [[]], {"a": 1}, "9999-12-31", "2199-12-31", "0001-01-01", "1900-01-01", "2025-02-30", 10**30, "x" * 5000,
)  # fmt: skip
junk = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(JUNK))


def put(case: dict[str, Any], path: tuple[Any, ...], value: Any) -> None:
    node: Any = case
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value


def test_the_full_case_is_met() -> None:
    assert assess(Case.from_dict(FULL)).finding == "met"


@settings(max_examples=800)
@given(st.sampled_from(PATHS), junk)
def test_any_value_in_any_field_is_answered_or_refused_with_its_place(path: tuple[Any, ...], value: Any) -> None:
    case = copy.deepcopy(FULL)
    put(case, path, value)
    refused: CaseError | None = None
    try:
        answer = assess(Case.from_dict(case))
    except CaseError as error:
        refused = error
    assert (refused.message and refused.place) if refused else answer.tree["reason"]


@settings(max_examples=200)
@given(st.sampled_from(PATHS), junk)
def test_the_same_through_a_file(path: tuple[Any, ...], value: Any) -> None:
    case = copy.deepcopy(FULL)
    put(case, path, value)
    results, code = judge_text_of(yaml.safe_dump([case], allow_unicode=True), "x.yaml")
    assert len(results) == 1
    assert code in (0, 1)


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_any_text_is_answered_or_unreadable(text: str) -> None:
    try:
        results, code = judge_text_of(text, "x.yaml")
    except UnreadableFile:
        return
    assert results
    assert code in (0, 1)


def test_the_first_and_the_last_year_are_answered_and_years_beyond_them_refused() -> None:
    for day, answered in (("1900-01-01", True), ("2199-12-31", True), ("1899-12-31", False), ("2200-01-01", False)):
        case = copy.deepcopy(FULL) | {"on": day, "received_on": day, "period": [day, day], "stated": {}}
        case["recipient"] = {"kind": "individual", "awards": [], "pending": [], "discipline": []}
        if answered:
            assert assess(Case.from_dict(case)).finding in ("unknown", "not_met")
        else:
            with pytest.raises(CaseError, match="nằm ngoài 1900–2199"):
                Case.from_dict(case)
