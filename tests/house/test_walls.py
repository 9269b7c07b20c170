"""The walls stand, and each falls over when somebody builds through it: a bad import is planted for every contract."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).parent / "lint-imports"

PLANTED = {
    "river": ("src/bangvang/register/queries.py", "from bangvang.decision import models as planted"),
    "river: outbox knows nobody": ("src/bangvang/outbox/actions.py", "from bangvang.register import models as planted"),
    "rooms: queries call no actions": (
        "src/bangvang/intake/queries.py",
        "from bangvang.intake import actions as planted",
    ),
    "rooms: forms call no actions": ("src/bangvang/intake/forms.py", "from bangvang.intake import actions as planted"),
    "pure": ("src/bangvang_law/book.py", "import django as planted"),
    "strangers": ("src/bangvang_paper/typesetting/qr.py", "from bangvang_law import book as planted"),
    "judge": ("src/bangvang/decision/queries.py", "from bangvang_law import assess as planted"),
}


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINTER), "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy_of_the_tree(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "*.ttf"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_walls_stand():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("wall", PLANTED, ids=str)
def test_a_bad_import_brings_the_build_down(wall, copy_of_the_tree):
    file, line = PLANTED[wall]
    path = copy_of_the_tree / file
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n{line}\n", encoding="utf-8")
    done = lint(copy_of_the_tree)
    assert done.returncode != 0
    assert "planted" not in done.stderr
    assert file.removeprefix("src/").removesuffix(".py").replace("/", ".") in done.stdout
