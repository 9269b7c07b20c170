"""A list of 50,000 rows at the intake desk: ``python benchmarks/intake.py``. Prints figures, asserts nothing.

From the bytes that the browser sends to the first page of the preview that comes back, through the actions and the page
that an officer uses, on SQLite; memory is the peak of this process and of its reading child. Medians of three.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROWS, ROUNDS = 50_000, 3


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(BANGVANG_DATA=folder, DATABASE_URL="", DJANGO_SETTINGS_MODULE="bangvang.config.settings")
        sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "benchmarks")]
        import django

        django.setup()
        measure()


def measure() -> None:
    """Bring the list in, look at it, correct one row, accept it."""
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client
    from django.urls import reverse

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    from reading import workbook

    from bangvang.intake import actions
    from bangvang.register.choices import Role
    from bangvang_paper.vietnamese.fonts import Encoding
    from cast import build_world

    world = build_world()
    officer, client = world.user(Role.OFFICER), Client()
    client.force_login(officer)
    for called, data in (("Unicode", workbook(ROWS)), (".VnTime", workbook(ROWS, Encoding.TCVN3, ".VnTime"))):
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
            f"{called:<8} {ROWS:,} rows: read, repaired and previewed {_median(total)} "
            f"(taken in {_median(taken)}, preview page {_median(looked)}), corrected {_median(corrected)}, "
            f"accepted {_median(accepted)}"
        )
    ours, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"peak memory: this process {ours:.0f} MB, its reading child {child:.0f} MB")


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
