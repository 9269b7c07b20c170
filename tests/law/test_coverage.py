"""What ``make law`` prints: figures of the book and of the packs, and every case that is not answered as it expects."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bangvang_law.book import national_book
from bangvang_law.coverage import coverage, main
from bangvang_law.packs import pack_ids

ON = date(2026, 11, 26)
CASE = """
name: {name}
on: 2026-03-01
received_on: 2026-03-01
pack: national
award: advanced_worker
recipient: {{kind: individual, group: civil_servant}}
expect: {{finding: {finding}}}
"""


def test_every_value_and_every_rule_of_a_pack_is_cited():
    told = coverage(national_book(), ON)
    awards, values = told["awards"], told["values"]
    assert awards["all"] == awards["modelled"] + awards["partial"] + awards["unread"] == 57
    assert values["cited"] == values["all"] == sum(values["by_status"].values()) > 1_000
    assert set(told["packs"]) == set(pack_ids()) == {"bac_ninh", "ha_noi"}
    for pack in told["packs"].values():
        assert pack["cited"] == pack["all"] == sum(pack["rules"].values()) >= 10


@pytest.mark.parametrize(("finding", "ends_with"), [("unknown", 0), ("met", 1)])
def test_a_case_that_is_answered_otherwise_is_named_and_ends_with_1(tmp_path: Path, capsys, finding, ends_with):
    (tmp_path / "ca.yaml").write_text(CASE.format(name="Chưa có xếp loại", finding=finding), encoding="utf-8")
    assert main([str(tmp_path), "--on", "2026-11-26"]) == ends_with
    said = capsys.readouterr().out
    assert ("SAI: " in said) is bool(ends_with)
    assert "Gói Quy định về công tác thi đua, khen thưởng tỉnh Bắc Ninh" in said
    assert main([str(tmp_path), "--json"]) == ends_with
    assert json.loads(capsys.readouterr().out)["cases"]["cases"] == 1
