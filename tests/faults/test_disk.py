"""The disk is full, or does not keep what was written: an error is told, nothing is half, and the next try succeeds."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from faults.test_kills import environment, write_drafts

from bangvang.chronicle import keys
from bangvang.chronicle.actions import sign_head
from bangvang.chronicle.models import Leaf
from bangvang.chronicle.verifying import verify
from bangvang.decision.actions import issue
from bangvang.decision.gaps import gaps_in_numbers
from bangvang.decision.models import Decision
from bangvang.files.actions import store
from bangvang.files.models import StoredFile
from bangvang.outbox.actions import carry_out_waiting
from bangvang.register.choices import Role
from bangvang.register.models import Honour
from cast import build_world
from short_river import shorten


@pytest.fixture
def short(db, world):
    return shorten(world, collectives=0, people=1)


FULL = """
import json, os, resource, signal, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "bangvang.config.settings"
import django
django.setup()
from pathlib import Path
from django.db import DatabaseError, connection
from bangvang.decision.actions import issue
from bangvang.decision.models import Decision
from bangvang.register.models import Mandate
from bangvang_law.book import national_book
national_book()
clerk = Mandate.objects.get(role="document_clerk").user
drafts = list(Decision.objects.filter(state="draft").order_by("pk"))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = Path(os.environ["BANGVANG_SQLITE"]).stat().st_size
told, failed = {}, 0
for extra in (0, 512, 4_096, 8_192, 16_384, 24_576, 32_768, 65_536):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + extra, resource.RLIM_INFINITY))
    for draft in drafts:
        if str(draft.pk) in told:
            continue
        try:
            told[str(draft.pk)] = issue(clerk, Decision.objects.get(pk=draft.pk), key=f"key-{draft.pk}").code
        except (DatabaseError, OSError):
            failed += 1
            connection.close()
            break
print(json.dumps({"told": told, "failed": failed}))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cần giới hạn cỡ tệp của hệ POSIX")
def test_a_file_that_may_not_grow_gives_no_false_number(transactional_db, monkeypatch, tmp_path):
    """SQLite's own file, stopped by the system at ever later bytes: each failed press is told, none leaves a half."""
    if connection.vendor != "sqlite":
        pytest.skip("tệp cơ sở dữ liệu là của SQLite nhúng; PostgreSQL giữ tệp của mình ở máy chủ")
    monkeypatch.setattr("cast.write_front_page", lambda _base: None)
    world = build_world()
    world.user(Role.DOCUMENT_CLERK)
    write_drafts(world, 40)
    told = environment(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", FULL], env=told, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["failed"] >= 4, "đĩa chưa lần nào đầy: bài thử chưa thử gì"
    here = Path(__file__).parent
    found = json.loads(
        subprocess.run(
            [sys.executable, str(here / "checking.py")],
            env=told,
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        ).stdout
    )
    assert {pk: code for pk, (_number, code) in found["issued"].items()} == said["told"]
    assert found["sound"] == []


def test_a_full_database_issues_nothing_and_the_next_try_does(short, monkeypatch):
    """On both databases: the last write of the transaction fails for want of room."""
    decision = short.drafted_decision()
    before = Leaf.objects.count()
    from bangvang.chronicle.actions import writing

    def full(*_rows, **_said):
        raise DatabaseError("could not extend file: No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(writing.CoveredRow.objects, "bulk_create", full)
        with pytest.raises(DatabaseError):
            issue(short.user(Role.DOCUMENT_CLERK), decision, key="k" * 32)
    decision.refresh_from_db()
    assert (decision.state, decision.number, Leaf.objects.count()) == ("draft", None, before)
    assert not Honour.objects.filter(source__decision=decision.pk).exists()
    assert issue(short.user(Role.DOCUMENT_CLERK), decision, key="k" * 32).number == 1
    assert list(gaps_in_numbers()) == [] and verify().holds


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_paper_that_the_disk_did_not_keep_is_no_paper(short, monkeypatch, code):
    """The number stands, since it was committed; the papers are made again when there is room, and never shown half."""
    decision = short.issued_decision()
    kept = StoredFile.objects.count()

    def fails(_descriptor):
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fails)
        with pytest.raises(OSError, match=os.strerror(code)):
            carry_out_waiting()
    decision.refresh_from_db()
    assert (decision.pdf_id, StoredFile.objects.count()) == (None, kept)
    carry_out_waiting()
    decision.refresh_from_db()
    assert decision.pdf_id is not None
    assert Decision.objects.get().number == 1 and verify().holds


def test_bytes_that_were_not_synced_have_no_row(db, monkeypatch):
    calls = []

    def once(_descriptor):
        calls.append(1)
        if len(calls) == 1:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", once)
    with pytest.raises(OSError, match="Input/output"):
        store(b"%PDF-1.7", name="a.pdf", media_type="application/pdf")
    assert not StoredFile.objects.exists()
    assert store(b"%PDF-1.7", name="a.pdf", media_type="application/pdf").pk


def test_a_head_that_could_not_be_kept_outside_is_kept_the_next_time(
    short, monkeypatch, django_capture_on_commit_callbacks
):
    """The head stands in the database; beside the key lies the one before, which is behind and so refuses nothing."""
    short.issued_decision()

    def sign() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            sign_head()

    with monkeypatch.context() as broken:
        broken.setattr(keys, "write_anew", _full)
        with pytest.raises(OSError, match="No space"):
            sign()
    assert verify().holds
    head = sign_head()
    assert keys.remembered(head.log.origin) == head.note


def _full(*_given):
    raise OSError(errno.ENOSPC, "No space left on device")
