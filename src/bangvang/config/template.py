"""An empty migrated SQLite database, made once for each set of migrations and copied wherever one is needed.

Migrating costs a minute of work; copying costs none. The demonstration, ``bangvang run`` and the tests begin from it, so it
is made by ``make setup``. Where a template of some of these migrations lies there already, only the newer ones are run.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bangvang.config.folders import usual_place

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

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
    with _one_at_a_time(path.parent):
        if not path.exists():
            _migrate_into(path)
    return path


def _migrate_into(path: Path) -> None:
    part = path.with_suffix(f".part{os.getpid()}")
    part.unlink(missing_ok=True)
    earlier = _furthest_earlier(path.parent)
    if earlier is not None:
        shutil.copyfile(earlier, part)
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
        path.with_suffix(".json").write_text(json.dumps(_migrations()))
        os.replace(part, path)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
        part.unlink(missing_ok=True)


def _furthest_earlier(folder: Path) -> Path | None:
    """The template with the most of this source's migrations, and with no other; None where there is none."""
    wanted = _migrations().items()
    told = [(json.loads(listed.read_text()), listed) for listed in folder.glob("*.json")]
    fitting = [(len(done), listed.with_suffix(".sqlite3")) for done, listed in told if done.items() <= wanted]
    there = [one for one in fitting if one[1].exists()]
    return max(there)[1] if there else None


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Who comes while a template is made waits for it; where files cannot be locked, both make one and the last stays."""
    with (folder / "making.lock").open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def copy_template(folder: Path) -> Path:
    """A fresh database in ``folder``; a half-copied one never takes the name."""
    folder.mkdir(parents=True, exist_ok=True)
    copy, part = folder / "bangvang.sqlite3", folder / f".part-{os.getpid()}.sqlite3"
    shutil.copyfile(make_template(), part)
    os.replace(part, copy)
    return copy


def _fingerprint() -> str:
    """Hash of all migrations of the office; those of the libraries are held by the lock file."""
    digest = hashlib.sha256(json.dumps(_migrations()).encode())
    digest.update((SOURCE / "audit" / "freeze.py").read_bytes())
    return digest.hexdigest()[:20]


def _migrations() -> dict[str, str]:
    """Path of every migration of the office → hash of what it says."""
    return {
        one.relative_to(SOURCE).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in sorted(SOURCE.glob("*/migrations/0*.py"))
    }
