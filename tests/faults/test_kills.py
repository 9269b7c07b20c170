"""Real kills during issuing, on both databases: no gap, no double, nothing half, and what was answered stays answered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from bangvang.council.choices import SittingState
from bangvang.council.models import AgendaItem, Sitting
from bangvang.decision.models import Decision, Line
from bangvang.nomination.choices import CommendationType, ProposalState
from bangvang.nomination.models import Handling, Nomination, Proposal
from bangvang.register.actions import new_person
from bangvang.register.choices import Role
from cast import HELD, SIGNED, SUBMITTED, World, build_world

pytestmark = [
    pytest.mark.kills,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork và SIGKILL của hệ POSIX"),
]
HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src"
A_KILL = 8
"""Drafts kept ready for each kill; more than two children can issue before it comes."""


@pytest.fixture
def office(transactional_db, monkeypatch) -> World:
    """An office with one clerk of documents."""
    monkeypatch.setattr("cast.write_front_page", lambda _base: None)  # the pages' root may be gone after another test
    world = build_world()
    world.user(Role.DOCUMENT_CLERK)
    return world


def environment(tmp_path: Path) -> dict[str, str]:
    """Where a program finds the database as it is now, and a data folder of its own."""
    told = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(SOURCE), *sys.path]),
        "BANGVANG_DATA": str(tmp_path),
    }
    if connection.vendor == "sqlite":
        copy = tmp_path / "van-phong.sqlite3"
        if not copy.exists():
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(copy)])
        return told | {"DATABASE_URL": "", "BANGVANG_SQLITE": str(copy)}
    address, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    return told | {"DATABASE_URL": f"{address}/{connection.settings_dict['NAME']}"}


def write_drafts(world: World, count: int) -> None:
    """Drafts as `draft_from` writes them, without the walk: what is tried here begins at issuing."""
    officer = world.user(Role.OFFICER)
    proposal = Proposal.objects.create(
        unit=world.department,
        body=world.department,
        title="Đề nghị",
        commendation_type=CommendationType.MERIT,
        achieved_from=date(2019, 1, 1),
        achieved_until=date(2019, 12, 31),
        state=ProposalState.SUBMITTED,
        submitted_on=SUBMITTED,
        made_by=officer,
    )
    sitting = Sitting.objects.create(council=world.council, held_on=HELD, place="Phòng họp", state=SittingState.CLOSED)
    for ordinal in range(1, count + 1):
        words = {"name": f"Người Thứ {ordinal}", "position": "Chuyên viên", "unit_name": "Văn phòng Sở", "merit": ""}
        nomination = Nomination.objects.create(
            proposal=proposal,
            ordinal=ordinal,
            recipient_kind="individual",
            person=new_person(name="Người Thử"),
            award="commendation_letter",
            **words,
        )
        turn = Handling.objects.create(nomination=nomination, body=world.department, rank=1, received_on=SUBMITTED)
        item = AgendaItem.objects.create(
            sitting=sitting,
            handling=turn,
            ordinal=ordinal,
            recipient_kind="individual",
            award="commendation_letter",
            finding="met",
            **words,
        )
        decision = Decision.objects.create(
            body=world.department,
            sitting=sitting,
            issuer=world.issuer,
            award="commendation_letter",
            title=f"Về việc {ordinal}",
            grounds="Căn cứ",
            proposer_line="Xét đề nghị",
            achievement="có thành tích",
            achieved_from=date(2019, 1, 1),
            achieved_until=date(2019, 12, 31),
            signed_on=SIGNED,
            signer_title="Giám đốc",
        )
        Line.objects.create(
            decision=decision, item=item, handling=turn, ordinal=1, recipient_kind="individual", bonus=450_000, **words
        )


def run(program: str, *arguments: str, told: Mapping[str, str], patience: int = 600) -> Any:
    """Run a program of this folder to its end; the JSON that it prints."""
    done = subprocess.run(
        [sys.executable, str(HERE / program), *arguments],
        env=dict(told), capture_output=True, text=True, timeout=patience, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def acknowledged_in(file: Path) -> dict[str, set[str]]:
    """Draft id → codes that somebody was told for it. A line cut short by the kill was not read by anybody."""
    told: dict[str, set[str]] = {}
    for line in file.read_text().splitlines(keepends=True):
        if line.endswith("\n"):
            draft, code = line.split()
            told.setdefault(draft, set()).add(code)
    return told


def killed(office: World, tmp_path: Path, kills: int, seed: int, patience: int = 600) -> None:
    """So many kills, and everything that must hold afterwards."""
    write_drafts(office, min(kills * A_KILL, 4_000))
    told, acknowledged = environment(tmp_path), tmp_path / "da-tra-loi.txt"
    acknowledged.touch()
    done = run("issuing.py", str(kills // 2), str(seed), str(acknowledged), told=told, patience=patience)
    assert done["kills"] == kills
    assert sum(done["points"].values()) >= kills // 4 * 0.75, (
        "quá ít lần giết rơi vào giữa giao dịch: bài thử chưa thử gì"
    )

    found, answers = run("checking.py", told=told), acknowledged_in(acknowledged)
    issued = found["issued"]
    assert len(issued) >= kills // 4, "quá ít quyết định được ban hành để nói lên điều gì"
    assert sorted(number for number, _code in issued.values()) == list(range(1, len(issued) + 1))
    assert {pk: {code} for pk, (_number, code) in issued.items() if pk in answers} == answers
    assert found["sound"] == []
    for name, rows in found["rows"].items():
        assert rows == sorted(map(int, issued)), name

    again = run("checking.py", "again", told=told)
    assert again["again"] == {pk: code for pk, (_number, code) in issued.items()}
    assert (again["issued"], again["sound"]) == (issued, [])


def test_twenty_kills_leave_no_gap_no_double_and_lose_nothing_that_was_answered(office, tmp_path):
    killed(office, tmp_path, 24, 20200713)  # four for each chosen point, and as many at random


@pytest.mark.slow
def test_two_hundred_kills(office, tmp_path):
    killed(office, tmp_path, 200, 20260101)


@pytest.mark.torture
@pytest.mark.parametrize("part", range(20))
def test_ten_thousand_kills(office, tmp_path, part):
    """In runs of 500."""
    killed(office, tmp_path, 500, 1_000 * part, patience=3_600)


def test_sixty_four_press_at_once(office, tmp_path):
    """Two for each draft, with one wish: 32 numbers, each answered twice."""
    write_drafts(office, 32)
    told = environment(tmp_path)
    answers = run("pressing.py", told=told)
    assert len(answers) == 64
    codes = {pk: {code for one, code in answers if one == pk} for pk, _code in answers}
    assert all(len(said) == 1 for said in codes.values())
    found = run("checking.py", told=told)
    assert sorted(number for number, _code in found["issued"].values()) == list(range(1, 33))
    assert {int(pk): {code} for pk, (_number, code) in found["issued"].items()} == codes
    assert found["sound"] == []
