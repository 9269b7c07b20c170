"""A list of 50,000 rows at the intake desk: ``python benchmarks/intake.py``. Prints figures, asserts nothing.

From the bytes that the browser sends to the first page of the preview that comes back, through the actions and the page
that an officer uses, on SQLite; memory is the peak of this process, that of its reading child is told by `reading.py`.
Medians of three; each list is made before, in a process of its own.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROWS, ROUNDS = 50_000, 3


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(BANGVANG_DATA=folder, DATABASE_URL="", DJANGO_SETTINGS_MODULE="bangvang.config.settings")
        sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
        from bangvang.config.template import make_template

        # Migrating here would count as memory of the desk.
        os.environ["BANGVANG_SQLITE"] = str(shutil.copy(make_template(), Path(folder) / "desk.sqlite3"))
        import django

        django.setup()
        measure()


def written(encoding: str, font: str) -> bytes:
    """The workbook of `reading.py`; its makers and their memory are no part of the desk."""
    code = (
        f"import sys, reading; sys.stdout.buffer.write(reading.workbook({ROWS}, reading.Encoding.{encoding}, {font!r}))"
    )
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT / "benchmarks", capture_output=True, check=True).stdout


def measure() -> None:
    """Bring the list in, look at it, correct one row, accept it."""
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    settings.ALLOWED_HOSTS = ["*"]
    from bangvang.intake import actions
    from bangvang.register.choices import Role
    from cast import build_world

    world = build_world()
    officer, client = world.user(Role.OFFICER), Client()
    client.force_login(officer)
    for called, data in (
        ("Unicode", written("UNICODE", "Times New Roman")),
        (".VnTime", written("TCVN3", ".VnTime")),
        ("TCVN3 in Arial", written("TCVN3", "Arial")),
    ):
        taken, looked, corrected, accepted = [], [], [], []
        for number in range(ROUNDS):
            with _timed(taken):
                batch = actions.upload(officer, world.department, data=data, name=f"{number}.xlsx")
            page = reverse("intake:preview", args=[batch.pk])
            with _timed(looked):
                assert client.get(page).status_code == 200
            with _timed(corrected):
                actions.correct_row(officer, batch.rows.first(), read_version=1, name="Nguyễn Thị Lan")
            batch.refresh_from_db()
            batch.rows.update(distinct=True)  # invented names repeat
            with _timed(accepted):
                actions.accept(officer, batch, read_version=batch.version)
        total = [one + other for one, other in zip(taken, looked, strict=True)]
        print(
            f"{called:<14} {ROWS:,} rows: read, repaired and previewed {_median(total)} "
            f"(taken in {_median(taken)}, preview page {_median(looked)}), corrected {_median(corrected)}, "
            f"accepted {_median(accepted)}"
        )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{called:<14} peak memory of this process so far: {peak:.0f} MB", flush=True)


class _timed:
    def __init__(self, into: list[float]) -> None:
        self.into = into

    def __enter__(self) -> None:
        self.begun = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.into.append(time.perf_counter() - self.begun)


def _median(figures: list[float]) -> str:
    return f"{statistics.median(figures):.2f} s"


if __name__ == "__main__":
    main()
