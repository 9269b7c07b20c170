"""A backup holds everything, is refused whole when one bit differs, and comes back with its locks."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from bangvang.config.backup.archive import MANIFEST, BadBackup, unpack

ROOT = Path(__file__).resolve().parents[2]
FILL = """
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}]
from bangvang.console import start_django
from bangvang.config.template import copy_template
copy_template(Path({data!r}))  # for SQLite, which needs no migrating then
start_django({data!r})
from django.core.management import call_command
call_command("migrate", verbosity=0)
from cast import build_world
from short_river import shorten
from bangvang.outbox.actions import carry_out_waiting
from bangvang.register.actions import new_person
world = shorten(build_world())
world.issued_decision()
carry_out_waiting()
new_person(name="Lò Văn Pó", citizen_number="001079000001")
"""
ASK = """
import json, sys
from bangvang.console import start_django
start_django({data!r})
from django.db import connection
from bangvang.audit.freeze import missing_triggers
from bangvang.decision.models import Decision
from bangvang.files.queries import content
from bangvang.register.models import Honour, Person
decision = Decision.objects.get(number=1)
print(json.dumps({{
    "code": decision.code, "pdf": content(decision.pdf)[:5].decode(), "honours": Honour.objects.count(),
    "triggers": missing_triggers(), "number": Person.objects.get(name="Lò Văn Pó").citizen_number,
}}))
"""


SIGNERS = '[[signer]]\nname = "Thẻ"\nbody = "Sở"\nstep = "leader"\nplugin = "token"\npin = "271828"\n'


def python(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, env={**os.environ, **environment}, timeout=300
    )  # fmt: skip


def bangvang(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bangvang.cli", *arguments], capture_output=True, text=True, cwd=ROOT, timeout=300,
        env={**os.environ, "DATABASE_URL": "", "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    """A data folder with one issued decision and a sealed number, and its backup beside it; SQLite."""
    place = tmp_path_factory.mktemp("office")
    filled = python(FILL.format(tests=str(ROOT / "tests"), data=str(place / "data")), DATABASE_URL="")
    assert filled.returncode == 0, filled.stderr
    (place / "data" / "trusted" / "nguoi-ky").mkdir(parents=True)
    (place / "data" / "trusted" / "goc.pem").write_text("chứng thư gốc", encoding="utf-8")
    (place / "data" / "trusted" / "nguoi-ky" / "pho-giam-doc.pem").write_text("chứng thư", encoding="utf-8")
    (place / "data" / "signers.toml").write_text(SIGNERS, encoding="utf-8")
    done = bangvang("backup", str(place / "all.bvb"), "--keys", str(place / "keys.bvb"), "--data", str(place / "data"))
    assert done.returncode == 0, done.stderr
    return place


def test_what_comes_back_is_what_was_with_its_locks_and_its_sealed_numbers(office, tmp_path):
    back = tmp_path / "back"
    done = bangvang("restore", str(office / "all.bvb"), "--keys", str(office / "keys.bvb"), "--data", str(back))
    assert done.returncode == 0, done.stderr
    assert "số cuối 1" in done.stderr and "đối chiếu với sổ giấy" in done.stderr and "log go-on" in done.stderr
    asked = python(ASK.format(data=str(back)), DATABASE_URL="")
    assert asked.returncode == 0, asked.stderr
    told = json.loads(asked.stdout)
    assert told["code"] == "01/QĐ-SLĐTBXH" and told["pdf"] == "%PDF-" and told["honours"] >= 3
    assert told["triggers"] == [] and told["number"] == "001079000001"
    assert not [left for left in back.iterdir() if left.name.startswith(".re")]


def test_roots_come_back_with_the_files_and_what_declares_the_keys_with_the_keys(office, tmp_path):
    """A plug-in's entry may hold what opens a token: it must not lie in the file that lies everywhere."""
    assert b"271828" not in (office / "all.bvb").read_bytes()
    back = tmp_path / "back"
    done = bangvang("restore", str(office / "all.bvb"), "--keys", str(office / "keys.bvb"), "--data", str(back))
    assert done.returncode == 0, done.stderr
    assert (back / "signers.toml").read_text(encoding="utf-8") == SIGNERS
    assert (back / "signers.toml").stat().st_mode & 0o777 == 0o600
    there = sorted(path.relative_to(back / "trusted").as_posix() for path in (back / "trusted").rglob("*.pem"))
    assert there == ["goc.pem", "nguoi-ky/pho-giam-doc.pem"]


def test_a_declaration_that_differs_is_not_replaced(office, tmp_path):
    back = tmp_path / "back"
    back.mkdir()
    (back / "signers.toml").write_text("# của máy này\n", encoding="utf-8")
    done = bangvang("restore", str(office / "all.bvb"), "--keys", str(office / "keys.bvb"), "--data", str(back))
    assert done.returncode == 1 and "signers.toml đã có và khác bản sao lưu" in done.stderr
    assert (back / "signers.toml").read_text(encoding="utf-8") == "# của máy này\n"


def test_the_backup_alone_opens_no_sealed_number_and_holds_no_key(office, tmp_path):
    with tarfile.open(office / "all.bvb") as tar:
        names = tar.getnames()
    assert names[0] == MANIFEST and not [name for name in names if "key" in name]
    assert (office / "all.bvb").stat().st_mode & 0o777 == 0o600
    assert b"001079000001" not in (office / "all.bvb").read_bytes()


def test_one_changed_bit_anywhere_is_refused_and_leaves_nothing(office, tmp_path):
    whole = (office / "all.bvb").read_bytes()
    with tarfile.open(office / "all.bvb") as tar:
        members = [(one.name, one.offset_data, one.size) for one in tar if one.size]
    for number, (_name, start, size) in enumerate(members[1:8]):
        spoilt = bytearray(whole)
        spoilt[start + size // 2] ^= 1
        (tmp_path / f"{number}.bvb").write_bytes(spoilt)
        folder = tmp_path / f"place-{number}"
        folder.mkdir()
        with pytest.raises(BadBackup, match="không còn như lúc sao lưu"):
            unpack(tmp_path / f"{number}.bvb", folder)
    back = tmp_path / "back"
    done = bangvang("restore", str(tmp_path / "0.bvb"), "--data", str(back))
    assert done.returncode == 1 and "hãy dùng bản khác" in done.stderr
    assert not (back / "files").exists() and not _tables(back / "bangvang.sqlite3")


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_backup_that_was_cut_off_is_refused(office, tmp_path, share):
    whole = (office / "all.bvb").read_bytes()
    (tmp_path / "cut.bvb").write_bytes(whole[: int(len(whole) * share)])
    (tmp_path / "place").mkdir()
    with pytest.raises(BadBackup):
        unpack(tmp_path / "cut.bvb", tmp_path / "place")


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/passwd", "files/../../outside.txt", "unknown.bin"])
def test_a_member_that_the_manifest_does_not_name_is_never_written(office, tmp_path, name):
    crafty = tmp_path / "crafty.bvb"
    shutil.copy(office / "all.bvb", crafty)
    (tmp_path / "x").write_bytes(b"x")
    with tarfile.open(crafty, "a") as tar:
        tar.add(tmp_path / "x", arcname=name, filter=None)
    place = tmp_path / "deep" / "place"
    place.mkdir(parents=True)
    with pytest.raises(BadBackup, match="phần lạ"):
        unpack(crafty, place)
    assert not (tmp_path / "outside.txt").exists() and not (tmp_path / "deep" / "outside.txt").exists()


def test_a_place_that_holds_something_is_not_written_over(office, tmp_path):
    done = bangvang("restore", str(office / "all.bvb"), "--data", str(office / "data"))
    assert done.returncode == 1 and "đã có cơ sở dữ liệu" in done.stderr
    again = bangvang("backup", str(office / "all.bvb"), "--data", str(office / "data"))
    assert again.returncode == 1 and "không ghi đè" in again.stderr


def test_a_file_that_is_lost_already_is_told_not_passed_over(office, tmp_path):
    copy = tmp_path / "data"
    shutil.copytree(office / "data", copy)
    lost = next(path for path in sorted((copy / "files").rglob("*")) if path.is_file())
    lost.unlink()
    done = bangvang("backup", str(tmp_path / "x.bvb"), "--data", str(copy))
    assert done.returncode == 1 and lost.name in done.stderr


def test_no_backup_of_this_program_is_told_so(office, tmp_path):
    (tmp_path / "x.bvb").write_bytes(b"PK\x03\x04 something else entirely")
    done = bangvang("restore", str(tmp_path / "x.bvb"), "--data", str(tmp_path / "data"))
    assert done.returncode == 1 and "không phải của chương trình này" in done.stderr
    keys = bangvang(
        "restore", str(office / "all.bvb"), "--keys", str(office / "all.bvb"), "--data", str(tmp_path / "b")
    )
    assert keys.returncode == 1 and "không phải bản sao lưu khóa" in keys.stderr


def test_a_key_that_differs_is_not_replaced(office, tmp_path):
    (tmp_path / "data" / "keys").mkdir(parents=True)
    (tmp_path / "data" / "keys" / "session.key").write_text("ab" * 32)
    done = bangvang(
        "restore", str(office / "all.bvb"), "--keys", str(office / "keys.bvb"), "--data", str(tmp_path / "data")
    )
    assert done.returncode == 1 and "khác bản sao lưu" in done.stderr
    assert (tmp_path / "data" / "keys" / "session.key").read_text() == "ab" * 32


def _tables(database: Path) -> list[str]:
    if not database.exists():
        return []
    with sqlite3.connect(database) as opened:
        return [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type='table'")]


@pytest.mark.postgres
def test_on_postgresql_it_comes_back_too_into_an_empty_database(tmp_path):
    """By pg_dump and pg_restore, from one database of the server into another one."""
    import psycopg

    address = os.environ["DATABASE_URL"].replace("postgres://", "postgresql://")
    stem = address.rpartition("/")[0]
    names = {name: f"backup_{name}_{os.getpid()}" for name in ("from", "to")}
    with psycopg.connect(address, autocommit=True) as server:
        for name in names.values():
            server.execute(f'CREATE DATABASE "{name}"')
    urls = {name: f"{stem}/{database}".replace("postgresql://", "postgres://") for name, database in names.items()}
    try:
        filled = python(FILL.format(tests=str(ROOT / "tests"), data=str(tmp_path / "a")), DATABASE_URL=urls["from"])
        assert filled.returncode == 0, filled.stderr
        pack = ["backup", str(tmp_path / "x.bvb"), "--keys", str(tmp_path / "k.bvb"), "--data", str(tmp_path / "a")]
        unpacked = [
            "restore",
            str(tmp_path / "x.bvb"),
            "--keys",
            str(tmp_path / "k.bvb"),
            "--data",
            str(tmp_path / "b"),
        ]
        for arguments, url in ((pack, urls["from"]), (unpacked, urls["to"])):
            program = f"import sys; from bangvang.cli import main; sys.exit(main({arguments!r}))"
            done = python(program, DATABASE_URL=url, PYTHONPATH=str(ROOT / "src"))
            assert done.returncode == 0, done.stderr
        asked = python(ASK.format(data=str(tmp_path / "b")), DATABASE_URL=urls["to"])
        told = json.loads(asked.stdout)
        assert told["code"] == "01/QĐ-SLĐTBXH" and told["triggers"] == [] and told["number"] == "001079000001"
    finally:
        with psycopg.connect(address, autocommit=True) as server:
            for name in names.values():
                server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
