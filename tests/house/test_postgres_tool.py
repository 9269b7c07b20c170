"""The throw-away PostgreSQL: it answers, it is gone afterwards, and a failing command's exit code comes through."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import postgres
import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools" / "postgres.py"
pytestmark = pytest.mark.slow

ASK = "import os, psycopg; print(psycopg.connect(os.environ['DATABASE_URL']).execute('select 6 * 7').fetchone()[0])"


@pytest.fixture(autouse=True)
def a_server_is_installed():
    if postgres.binaries() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI phải có PostgreSQL")
        pytest.skip("máy này không có PostgreSQL")


def call(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TOOL), "--", sys.executable, *command],
        capture_output=True,
        text=True,
        env={**os.environ, "TMPDIR": str(folder)},
        check=False,
    )


def test_it_answers_and_leaves_nothing():
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)  # the server runs as another user when the test runs as root
        done = call("-c", ASK, folder=Path(name))
        assert done.stdout.splitlines()[-1] == "42", done.stderr
        assert list(Path(name).glob("bangvang-postgres-*")) == []


def test_a_failing_command_fails_the_whole():
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        assert call("-c", "raise SystemExit(7)", folder=Path(name)).returncode == 7
        assert list(Path(name).glob("bangvang-postgres-*")) == []
