"""A database of the release before this one is brought up to date, with its locks, and keeps what it said.

``release-2026-11.sql.gz`` is what that release had written after one short river of invented people: SQL as SQLite dumps it.
"""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OLD = Path(__file__).with_name("release-2026-11.sql.gz")
ASK = """
import json
from bangvang.console import start_django
start_django({data!r})
from django.db import DatabaseError, transaction
from bangvang.audit.freeze import missing_triggers
from bangvang.decision.models import Decision, Line
from bangvang.register.models import Employment, Honour, NameWord, Person
from bangvang_paper.vietnamese import sort_key
try:
    with transaction.atomic():
        Line.objects.update(name="khác")
    locked = False
except DatabaseError:
    locked = True
print(json.dumps({{
    "code": Decision.objects.get(number=1).code,
    "triggers": missing_triggers(), "locked": locked,
    "unsought": [h.name_as_written for h in Honour.objects.all() if not NameWord.objects.filter(sort_key=h.sort_key).exists()],
    "keys": [p.name for p in Person.objects.all() if p.sort_key != sort_key(p.name)],
    "honour_keys": [
        h.name_as_written for h in Honour.objects.all()
        if h.sort_key != sort_key(h.name_as_written, given_first=h.is_individual)
    ],
    "unknown_by_posts": [
        str(post) for post in Employment.objects.select_related("person")
        if {{post.person.folded, *Honour.objects.filter(person=post.person).values_list("folded", flat=True)}}
        != set(post.known_as.split(" / "))
    ],
    "honours": Honour.objects.count(), "posts": Employment.objects.count(),
}}))
"""


@pytest.fixture
def old(tmp_path) -> Path:
    """A data folder with the database as the earlier release left it."""
    data = tmp_path / "data"
    data.mkdir()
    with sqlite3.connect(data / "bangvang.sqlite3") as database:
        database.executescript(gzip.decompress(OLD.read_bytes()).decode())
        _spoil_sort_keys(database)
    return data


def _spoil_sort_keys(database: sqlite3.Connection) -> None:
    """As if the earlier release had made other keys; the lock of honours stands again afterwards, as it would."""
    named = "SELECT sql FROM sqlite_master WHERE name = 'register_honour_no_update'"
    lock = database.execute(named).fetchone()[0]
    database.executescript(
        "DROP TRIGGER register_honour_no_update; UPDATE register_honour SET sort_key = 'x' || id;"
        f"UPDATE register_person SET sort_key = 'x' || id; {lock};"
    )


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATABASE_URL": "", "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, env=environment, timeout=300
    )


@pytest.mark.slow
def test_it_is_migrated_keeps_its_decisions_and_finds_its_names(old):
    done = run("-m", "bangvang.cli", "migrate", "--data", str(old))
    assert done.returncode == 0, done.stderr
    asked = run("-c", ASK.format(data=str(old)))
    assert asked.returncode == 0, asked.stderr
    told = json.loads(asked.stdout)
    assert told["code"] == "01/QĐ-SLĐTBXH" and told["honours"] == 17
    assert told["triggers"] == [] and told["locked"] is True
    assert told["unsought"] == [] and told["keys"] == [] and told["honour_keys"] == []
    assert told["posts"] > 10 and told["unknown_by_posts"] == []
