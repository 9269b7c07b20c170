"""Twenty real kills during issuing: no gap, no double, nothing half, and what was answered stays answered."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from bangvang.council.choices import SittingState
from bangvang.council.models import AgendaItem, Sitting
from bangvang.decision.models import Decision, Line
from bangvang.nomination.choices import CommendationType, ProposalState
from bangvang.nomination.models import Handling, Nomination, Proposal
from bangvang.register.actions import new_person
from bangvang.register.choices import Role
from cast import HELD, SIGNED, SUBMITTED, build_world

pytestmark = [
    pytest.mark.kills,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork và SIGKILL của hệ POSIX"),
]
HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src"
DRAFTS = 400
ROUNDS = 10  # of two kills each


@pytest.fixture
def database(transactional_db, tmp_path: Path, monkeypatch) -> Path:
    """An SQLite file with the office, one clerk of documents and many drafts of one line."""
    if connection.vendor != "sqlite":
        pytest.skip("bài thử này đo SQLite nhúng; PostgreSQL giữ giao dịch ở máy chủ")
    monkeypatch.setattr("cast.write_front_page", lambda _base: None)  # the pages' root may be gone after another test
    world = build_world()
    world.user(Role.DOCUMENT_CLERK)
    write_drafts(world)
    copy = tmp_path / "van-phong.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    return copy


def write_drafts(world) -> None:
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
    for ordinal in range(1, DRAFTS + 1):
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


def run(*arguments: str, data: Path) -> str:
    """Run a program of this folder to its end with the office's own settings; its standard output."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(SOURCE), *sys.path]),
        "BANGVANG_DATA": str(data),
    }
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def acknowledged_in(file: Path) -> dict[int, set[str]]:
    """Draft id → codes that somebody was told for it. A line cut short by the kill was not read by anybody."""
    told: dict[int, set[str]] = {}
    for line in file.read_text().splitlines(keepends=True):
        if line.endswith("\n"):
            draft, code = line.split()
            told.setdefault(int(draft), set()).add(code)
    return told


def issued_in(database: Path) -> dict[int, tuple[int, str]]:
    """Draft id → (number, code). Opening the file rolls back what the last kill left under way."""
    with sqlite3.connect(database, timeout=20) as opened:
        rows = opened.execute("SELECT id, number, code FROM decision_decision WHERE state = 'issued'").fetchall()
    return {pk: (number, code) for pk, number, code in rows}


def ask(database: Path, question: str) -> list[tuple]:
    with sqlite3.connect(database, timeout=20) as opened:
        return opened.execute(question).fetchall()


RETRY = """
import os, sys
os.environ["BANGVANG_SQLITE"], os.environ["DJANGO_SETTINGS_MODULE"] = sys.argv[1], "bangvang.config.settings"
import django; django.setup()
from bangvang.decision.actions import issue
from bangvang.decision.models import Decision
from bangvang.register.models import Mandate
clerk = Mandate.objects.get(role="document_clerk").user
for pk in sys.argv[2].split(","):
    answer = issue(clerk, Decision.objects.get(pk=pk), key=f"key-{pk}")
    print(pk, answer.code)
"""


def test_twenty_kills_leave_no_gap_no_double_and_lose_nothing_that_was_answered(database, tmp_path):
    acknowledged = tmp_path / "da-tra-loi.txt"
    acknowledged.touch()
    told = json.loads(
        run(str(HERE / "issuing.py"), str(database), str(ROUNDS), "20200713", str(acknowledged), data=tmp_path)
    )
    assert told["kills"] == 2 * ROUNDS
    assert told["underway"] > 0, "không lần giết nào rơi vào giữa giao dịch: bài thử chưa thử gì"

    answers, issued = acknowledged_in(acknowledged), issued_in(database)
    assert len(issued) >= ROUNDS, "quá ít quyết định được ban hành để nói lên điều gì"
    assert sorted(number for number, _code in issued.values()) == list(range(1, len(issued) + 1))
    assert {pk: {code} for pk, (_number, code) in issued.items() if pk in answers} == answers

    assert ask(database, "PRAGMA integrity_check") == [("ok",)]
    assert ask(database, "SELECT last_number FROM decision_numberseries") == [(len(issued),)]
    nothing_is_half(database, set(issued))

    retried = sorted(answers) + [pk for pk in sorted(issued) if pk not in answers]
    again = dict(
        line.split()
        for line in run("-c", RETRY, str(database), ",".join(map(str, retried)), data=tmp_path).splitlines()
    )
    assert {int(pk): code for pk, code in again.items()} == {pk: code for pk, (_number, code) in issued.items()}
    assert issued_in(database) == issued


def nothing_is_half(database: Path, issued: set[int]) -> None:
    """Every issued decision has its register row, honour, closed turn, journal row and event; no draft has any."""
    named = "json_extract(source, '$.decision')"
    honoured = f"SELECT {named} FROM register_honour WHERE {named} IS NOT NULL"
    closed = (
        "SELECT line.decision_id FROM decision_line line JOIN nomination_handling turn ON turn.id = line.handling_id "
        "WHERE turn.outcome = 'granted'"
    )
    for question in (
        "SELECT decision_id FROM decision_registerentry",
        "SELECT object_id FROM audit_entry WHERE verb = 'issued'",
        "SELECT object_id FROM outbox_event WHERE what = 'decision.issued'",
        honoured,
        closed,
    ):
        rows = [pk for (pk,) in ask(database, question)]
        assert sorted(rows) == sorted(issued), question
