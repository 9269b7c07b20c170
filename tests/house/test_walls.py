"""The walls stand, and each contract falls when somebody builds through it: a bad import is planted for every one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).parent / "lint-imports"

# contract → (what is being tried, file, the import that must not pass)
PLANTED = [
    ("river", "upstream asks downstream", "bangvang/register/queries/records.py", "bangvang.decision.models"),
    ("river", "the outbox knows somebody", "bangvang/outbox/actions.py", "bangvang.register.models"),
    ("river", "design leans on files beside it", "bangvang/design/words.py", "bangvang.files.queries"),
    ("river", "portal and desk lean on each other", "bangvang/portal/actions/site.py", "bangvang.desk.queries"),
    ("rooms", "a question changes data", "bangvang/intake/queries.py", "bangvang.intake.actions"),
    ("rooms", "a verb draws a page", "bangvang/decision/actions/issuing.py", "bangvang.decision.views"),
    ("rooms", "a table asks who may", "bangvang/nomination/models.py", "bangvang.nomination.permissions"),
    ("forms", "a form acts in another app", "bangvang/movement/forms.py", "bangvang.intake.actions"),
    ("pure-law", "the law needs Django", "bangvang_law/book.py", "django"),
    ("pure-law", "the law needs the office", "bangvang_law/book.py", "bangvang.register"),
    ("pure-paper", "paper reads the law", "bangvang_paper/typesetting/qr.py", "bangvang_law.book"),
    ("pure-paper", "paper needs Django", "bangvang_paper/reading/formats/xlsx.py", "django"),
    ("pure-trust", "proof needs Django", "bangvang_trust/cose.py", "django"),
    ("pure-trust", "proof reads paper", "bangvang_trust/statement/content.py", "bangvang_paper.scanning"),
    ("judge", "a decision weighs merit", "bangvang/decision/queries/money.py", "bangvang_law.assess"),
    ("judge", "a council reads criteria", "bangvang/council/queries.py", "bangvang_law.criteria"),
]


def lint(tree: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Import-linter on one tree; all contracts when none is named."""
    return subprocess.run(
        [str(LINTER), "--no-cache", *(part for name in contracts for part in ("--contract", name))],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources alone, in a place where they may be spoilt."""
    tree = tmp_path_factory.mktemp("tree")
    for path in (ROOT / "src").rglob("*.py"):
        place = tree / path.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    shutil.copy(ROOT / "pyproject.toml", tree)
    return tree


def test_the_walls_stand():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


def test_every_contract_is_tried():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert {contract["id"] for contract in contracts} == {contract for contract, *_ in PLANTED}


@pytest.mark.parametrize(("contract", "trial", "file", "planted"), PLANTED, ids=[row[1] for row in PLANTED])
def test_a_bad_import_is_named_by_its_contract(contract, trial, file, planted, copied):
    path = copied / "src" / file
    standing = path.read_text(encoding="utf-8")
    path.write_text(f"{standing}\nimport {planted}\n", encoding="utf-8")
    try:
        done = lint(copied, contract)
    finally:
        path.write_text(standing, encoding="utf-8")
    assert done.returncode == 1
    assert "Contracts: 0 kept, 1 broken." in done.stdout
    assert file.removesuffix(".py").replace("/", ".") in done.stdout
    assert planted.split(".")[0] in done.stdout


def test_an_app_outside_the_river_fails_the_build(copied):
    app = copied / "src/bangvang/gossip"
    app.mkdir()
    (app / "__init__.py").write_text("")
    try:
        done = lint(copied, "river")
    finally:
        shutil.rmtree(app)
    assert done.returncode == 1
    assert "gossip" in done.stdout
