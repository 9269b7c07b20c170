"""Whatever stands in a case, the judge answers or says what is wrong where; it never ends in a traceback."""

from __future__ import annotations

import copy
import json
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


# -- what officers really get wrong -----------------------------------------------------------------------------------

GOOD = """
- name: Một ca đúng
  on: 2026-03-01
  award: advanced_worker
  period: [2025-01-01, 2025-12-31]
  recipient:
    kind: individual
    group: civil_servant
    ratings: {2025: good}
    awards: []
    discipline: []
    pending: []
  stated: {attitude: true}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("group:", "grup:", 7, "Có phải “group”?"),
        ("on: 2026-03-01", "on: 2026-02-30", 3, "không có trong lịch"),
        ("on: 2026-03-01", "on: 01/03/2026", 3, "năm-tháng-ngày"),
        ("award: advanced_worker", "award: advanced_workers", 4, "Có phải “advanced_worker”?"),
        ("{2025: good}", "{2025: good, 2027: good}", 8, "ở sau ngày xét"),
        ("{2025: good}", "{2025: gud}", 8, "Không có mức xếp loại"),
        ("{2025: good}", "{2025: good, 2025: excellent}", 8, "hai lần"),
        ("period: [2025-01-01, 2025-12-31]", "period: [2025-12-31, 2025-01-01]", 5, "trước ngày đầu"),
        ("pending: []", "pending: [{kind: press, since: 2026-02-01, cleared_on: 2026-01-01}]", 11, "trước ngày bắt đầu"),
        ("discipline: []", "discipline: [{form: warning, from: 2025-02-01, until: 2025-01-01}]", 10, "trước ngày đầu"),
        ("kind: individual", "kind: person", 6, "không có trong mẫu"),
        ("{attitude: true}", "{atitude: true}", 12, "không phải là điều kiện được ghi nhận"),
        ("{attitude: true}", "{attitude: maybe}", 12, "true hoặc false"),
        ("awards: []", "awards: [{award: advanced_worker, year: 2027}]", 9, "ở sau ngày xét"),
        ("awards: []", "awards: [{award: advanced_worker}]", 9, "của năm nào"),
        ("awards: []", "awards: [{award: advanced_worker, year: .nan}]", 9, "số nguyên"),
        ("awards: []", "awards: [{award: advanced_worker, year: 99999999999999999999}]", 9, "ở sau ngày xét"),
        ("group: civil_servant", "group: civil_servant\n    pack: bac_ninh", 8, "không có trong mẫu"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_line_and_the_other_cases_are_answered(
    old: str, new: str, line: int, said: str
) -> None:
    assert old in GOOD
    results, code = judge_text_of(GOOD.replace(old, new, 1) + GOOD, "cases.yaml")
    wrong, right = results
    assert right["finding"] == "met"
    assert wrong["error"]["place"] in (f"cases.yaml:{line}", f"cases.yaml:{line + 1}", f"cases.yaml:{line - 1}")  # type: ignore[index]
    assert said in wrong["error"]["message"]  # type: ignore[index]
    assert code == 1


def test_two_honours_of_one_award_for_one_year_count_once() -> None:
    row = """
- name: Hai quyết định cùng một năm
  on: 2026-03-01
  award: ministerial_provincial_emulation_fighter
  period: [2025-01-01, 2025-12-31]
  recipient:
    kind: individual
    awards:
    - {award: grassroots_emulation_fighter, year: 2025, decision: 1/QĐ}
    - {award: grassroots_emulation_fighter, year: 2025, decision: 2/QĐ}
    - {award: grassroots_emulation_fighter, year: 2024, decision: 3/QĐ}
    discipline: []
    pending: []
"""
    (result,), _ = judge_text_of(row, "x.yaml")
    assert result["finding"] == "not_met"
    text = json.dumps(result["tree"], ensure_ascii=False)
    assert "thiếu năm 2023" in text
    assert "1/QĐ" in text and "2/QĐ" in text


def test_ten_thousand_cases_in_one_file_are_all_answered() -> None:
    results, code = judge_text_of(GOOD * 10_000, "many.yaml")
    assert (len(results), code) == (10_000, 0)
    assert {result["finding"] for result in results} == {"met"}
