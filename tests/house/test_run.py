"""What run.py says to somebody who is stuck before anything runs, and when it makes the environment again."""

from __future__ import annotations

import ast
import importlib.util
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def run():
    """run.py as a module."""
    spec = importlib.util.spec_from_file_location("bangvang_run", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tree(run, tmp_path, monkeypatch) -> Path:
    """A small copy of what a fingerprint is made of."""
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "src/bangvang/register/migrations").mkdir(parents=True)
    (tmp_path / "src/bangvang/register/migrations/0001_initial.py").write_text("one")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize("version", [(3, 7, 3), (3, 10, 12)])
def test_an_old_python_is_told_what_it_has_and_what_is_needed(run, version):
    with pytest.raises(run.Stop) as stopped:
        run.check_python(version)
    said = str(stopped.value)
    assert ".".join(map(str, version)) in said
    assert "3.11" in said
    assert said.count("\n") == 2 and "needs Python 3.11" in said


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
def test_a_new_enough_python_passes(run, version):
    assert run.check_python(version) is None


def test_run_py_can_be_read_by_python_3_7():
    """Otherwise an old interpreter would show a syntax error instead of the sentence."""
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_a_python_without_venv_is_told_the_package(run):
    with pytest.raises(run.Stop) as stopped:
        run.check_venv(lambda name: None if name == "ensurepip" else object())
    assert "thiếu ensurepip" in str(stopped.value)
    assert "apt-get install -y python3-venv" in str(stopped.value)


def test_a_port_in_use_is_told_before_anything_is_installed(run):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(run.Stop, match=str(port)):
            run.check_port(port)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError('<…>')'", "mạng"),
        ("ERROR: Could not find a version that satisfies the requirement django==5.2.19 (from versions: none)", "mạng"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "không đúng như tệp khóa"),
        ("error: [Errno 28] No space left on device", "lời cuối của pip"),
    ],
)
def test_a_failed_installation_is_explained(run, said, expected):
    assert expected in run.why_pip_failed(said)


def test_the_stamp_holds_until_a_lock_the_project_or_a_migration_changes(run, tree):
    before = run.fingerprint("run")
    assert run.fingerprint("run") == before
    for name in ("requirements.lock", "pyproject.toml", "src/bangvang/register/migrations/0001_initial.py"):
        text = (tree / name).read_text(encoding="utf-8")
        (tree / name).write_text(text + "\n# changed\n", encoding="utf-8")
        assert run.fingerprint("run") != before, name
        (tree / name).write_text(text, encoding="utf-8")
    (tree / "requirements-dev.lock").write_text("changed")
    assert run.fingerprint("run") == before


def test_every_task_of_make_is_one_of_run_py(run):
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    listed = next(line for line in make.splitlines() if line.startswith(".PHONY:")).split()[1:]
    assert set(listed) - {"run"} == set(run.TASKS)


def test_help_lists_the_tasks():
    done = subprocess.run([sys.executable, str(ROOT / "run.py"), "--help"], capture_output=True, text=True, check=True)
    assert "test-all" in done.stdout


def test_checks_run_apart_from_an_office_on_this_machine(run, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://office")
    monkeypatch.setenv("BANGVANG_DATA", "/srv/bangvang")
    with run.apart() as environment:
        folder = Path(environment["BANGVANG_DATA"])
        assert "DATABASE_URL" not in environment
        assert folder.is_dir() and folder != Path("/srv/bangvang")
    assert not folder.exists()
