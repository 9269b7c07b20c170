"""Every case of the collection is answered as it expects; the collection touches every criterion and every finding."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bangvang_law.book import national_book
from bangvang_law.casefile import judge_file
from bangvang_law.facts import CRITERIA
from bangvang_law.finding import FINDINGS

CASES = Path(__file__).parents[2] / "cases"
FILES = sorted(CASES.rglob("*.yaml"))


def answers(path: Path) -> list[dict]:
    results, _ = judge_file(path)
    return results


ALL = [(path, result) for path in FILES for result in answers(path)]


@pytest.mark.parametrize(("path", "result"), ALL, ids=[f"{p.parent.name}/{p.stem}: {r['name']}" for p, r in ALL])
def test_case_is_answered_as_expected(path: Path, result: dict) -> None:
    assert result.get("error") is None, result["error"]
    assert result.get("differs", []) == []


def test_a_case_lies_in_the_folder_of_its_award() -> None:
    assert [(p, r["award"]) for p, r in ALL if "packs" not in p.parts and r["award"] != p.parent.name] == []


def test_case_names_are_unique_within_a_file() -> None:
    doubles = {p: [n for n, c in Counter(r["name"] for q, r in ALL if q == p).items() if c > 1] for p in FILES}
    assert {p: names for p, names in doubles.items() if names} == {}


def test_each_of_the_five_findings_is_expected_somewhere() -> None:
    assert {r["finding"] for _, r in ALL} == set(FINDINGS)


def test_every_criterion_decides_some_case() -> None:
    decided = {node["criterion"] for _, r in ALL for node in _nodes(r["tree"]) if node["finding"] == r["finding"]}
    assert set(CRITERIA) - decided == set()


def test_every_award_has_a_case_also_the_unread_ones() -> None:
    assert {award.id for award in national_book().awards()} - {r["award"] for _, r in ALL} == set()


def _nodes(node: dict) -> list[dict]:
    return [node, *(inner for part in node["parts"] for inner in _nodes(part))]
