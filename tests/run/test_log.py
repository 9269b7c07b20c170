"""``bangvang log`` as whoever keeps the machine uses it, in a data folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from config.test_backup import FILL, ROOT, bangvang, python

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("so")
    filled = python(FILL.format(tests=str(ROOT / "tests"), data=str(place / "data")), DATABASE_URL="")
    assert filled.returncode == 0, filled.stderr
    return place


def log(place: Path, *said: str) -> subprocess.CompletedProcess[str]:
    return bangvang("log", *said, "--data", str(place / "data"))


def test_an_office_holds_and_its_head_is_printed(office):
    done = log(office, "verify", "--files", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["holds"] and told["lines"] >= 3 and told["rows"] > 5
    head = log(office, "head")
    assert head.returncode == 0 and head.stdout.count("\n") >= 5
    (office / "moc.note").write_text(head.stdout, encoding="utf-8")
    assert log(office, "verify", "--head", str(office / "moc.note")).returncode == 0
    assert log(office, "verify", "--since", str(office / "moc.note")).returncode == 0


BOTH = """
from bangvang.console import start_django
start_django({data!r})
import json
from dataclasses import asdict
from bangvang.chronicle.verifying import verify
print(json.dumps([asdict(verify(two_processes=two)) for two in (False, True)]))
"""


def test_two_processes_find_what_one_finds(office, tmp_path):
    copy = tmp_path / "data"
    shutil.copytree(office / "data", copy)
    (database,) = copy.glob("*.sqlite3")
    for statement in ("", "UPDATE vote_result SET agree = agree + 1"):
        with sqlite3.connect(database) as opened:
            opened.execute("DROP TRIGGER IF EXISTS vote_result_no_update")
            opened.execute(statement)
        asked = python(BOTH.format(data=str(copy)), DATABASE_URL="")
        assert asked.returncode == 0, asked.stderr
        one, two = json.loads(asked.stdout)
        assert one == two and one["rows"] > 5
        assert bool(one["troubles"]) == bool(statement)


def test_what_an_administrator_changed_is_named_and_the_exit_says_so(office, tmp_path):
    copy = tmp_path / "data"
    done = bangvang(
        "backup", str(tmp_path / "b.bvb"), "--keys", str(tmp_path / "k.bvb"), "--data", str(office / "data")
    )
    assert done.returncode == 0, done.stderr
    restored = bangvang("restore", str(tmp_path / "b.bvb"), "--keys", str(tmp_path / "k.bvb"), "--data", str(copy))
    assert restored.returncode == 0, restored.stderr
    (database,) = copy.glob("*.sqlite3")
    with sqlite3.connect(database) as opened:
        opened.execute("DROP TRIGGER decision_line_no_update")
        opened.execute("UPDATE decision_line SET name = 'Người Khác' WHERE ordinal = 1")
    (kept,) = [file for file in (copy / "files").rglob("*") if file.is_file()][:1]
    os.chmod(kept, 0o600)
    kept.write_bytes(kept.read_bytes() + b" ")
    found = bangvang("log", "verify", "--files", "--data", str(copy))
    assert found.returncode == 1
    assert "Dòng quyết định" in found.stdout and "đã bị sửa" in found.stdout
    assert "trên đĩa đã bị thay đổi" in found.stdout and "báo thanh tra" in found.stdout


def test_after_a_restore_nothing_goes_on_without_a_head_and_an_older_copy_never(office, tmp_path):
    """The acceptance case: yesterday's backup goes live, and would give a number again that is on paper."""
    backup, back = tmp_path / "hom-qua.bvb", tmp_path / "back"
    assert bangvang("backup", str(backup), "--data", str(office / "data")).returncode == 0
    keys = tmp_path / "keys.bvb"
    later = python(LATER.format(tests=str(ROOT / "tests"), data=str(office / "data")), DATABASE_URL="")
    assert later.returncode == 0, later.stderr
    head = log(office, "head")
    (tmp_path / "moc.note").write_text(head.stdout, encoding="utf-8")
    assert (
        bangvang("backup", str(tmp_path / "x.bvb"), "--keys", str(keys), "--data", str(office / "data")).returncode == 0
    )

    restored = bangvang("restore", str(backup), "--keys", str(keys), "--data", str(back))
    assert restored.returncode == 0 and "log go-on" in restored.stderr
    for said in (["--head", str(tmp_path / "moc.note")], []):
        refused = bangvang("log", "go-on", *said, "--data", str(back))
        assert refused.returncode == 1 and "dòng cuối" in refused.stderr
    tried = python(LATER.format(tests=str(ROOT / "tests"), data=str(back)), DATABASE_URL="")
    assert tried.returncode != 0 and "Chưa cấp số" in tried.stderr

    opened = bangvang("log", "reopen", "--because", "Ổ đĩa hỏng, không còn bản sao lưu mới hơn", "--data", str(back))
    assert opened.returncode == 0, opened.stderr
    lost = bangvang(
        "log", "lost-numbers", "--body", "SLĐTBXH", "--last", "2", "--on", "2020-07-13",
        "--because", "Sổ giấy ghi số 02", "--data", str(back),
    )  # fmt: skip
    assert lost.returncode == 0 and "Số tiếp theo là 3" in lost.stderr
    verified = bangvang("log", "verify", "--data", str(back))
    assert verified.returncode == 0 and "dòng cuối; nhật ký sau nó có ghi" in verified.stdout


LATER = """
import sys
sys.path[:0] = [{tests!r}]
from bangvang.console import start_django
start_django({data!r})
from django.db import transaction
from bangvang.decision.actions import enter_lost_numbers
from bangvang.decision.choices import DocumentKind
from bangvang.decision.models import Decision
from datetime import date
body = Decision.objects.get(number=1).body
enter_lost_numbers(body, DocumentKind.DECISION, last=2, last_day=date(2020, 7, 13), because="một số nữa đã cấp")
"""


def test_a_wrong_call_is_told(office):
    assert log(office, "witness").returncode == 2
    assert log(office, "lost-numbers", "--body", "KHONG").returncode == 2
    assert log(office, "reopen").returncode == 1
