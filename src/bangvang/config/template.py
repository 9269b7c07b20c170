"""An empty migrated SQLite database, made once for each set of migrations and copied wherever one is needed.

Migrating costs half a minute of work on two cores; copying costs none. The demonstration, ``bangvang run`` and the tests
begin from it, so it is made by ``make setup``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bangvang.config.folders import usual_place

SOURCE = Path(__file__).resolve().parent.parent


def template_path() -> Path:
    """Where the template for the migrations of this source lies."""
    return usual_place() / "templates" / f"{_fingerprint()}.sqlite3"


def make_template() -> Path:
    """Make the template unless it is there; a half-made one never takes the name."""
    path = template_path()
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".part{os.getpid()}")
    part.unlink(missing_ok=True)
    workshop = path.parent / f"workshop-{os.getpid()}"
    environment = {
        **os.environ,
        "BANGVANG_DATA": str(workshop),
        "BANGVANG_SQLITE": str(part),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "bangvang.config.settings",
    }
    try:
        subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--noinput", "--verbosity", "0"],
            env=environment,
            check=True,
            stdout=sys.stderr,
        )
        os.replace(part, path)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
        part.unlink(missing_ok=True)
    return path


def copy_template(folder: Path) -> Path:
    """A fresh database in ``folder``; a half-copied one never takes the name."""
    folder.mkdir(parents=True, exist_ok=True)
    copy, part = folder / "bangvang.sqlite3", folder / f".part-{os.getpid()}.sqlite3"
    shutil.copyfile(make_template(), part)
    os.replace(part, copy)
    return copy


def _fingerprint() -> str:
    """Hash of all migrations of the office; those of the libraries are held by the lock file."""
    digest = hashlib.sha256()
    for migration in sorted(SOURCE.glob("*/migrations/0*.py")):
        digest.update(migration.relative_to(SOURCE).as_posix().encode())
        digest.update(migration.read_bytes())
    digest.update((SOURCE / "audit" / "freeze.py").read_bytes())
    return digest.hexdigest()[:20]
