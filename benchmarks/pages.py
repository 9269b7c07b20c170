"""Every page of the demonstration after the whole river: queries and milliseconds, in process, median of seven."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TIMES = 7
MOST_QUERIES, MOST_MS = 15, 100


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(BANGVANG_DATA=folder, DATABASE_URL="", DJANGO_SETTINGS_MODULE="bangvang.config.settings")
        sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
        import django

        django.setup()
        measure()


def measure() -> None:
    """Build, walk, ask every page that the access table knows, print a row each."""
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    from access.test_every_route import ROWS
    from bangvang.outbox.actions import carry_out_waiting
    from bangvang.register.choices import Role
    from cast import build_world, whole_river

    world = whole_river(build_world())
    carry_out_waiting()
    print(f"{'trang':<34}{'câu hỏi':>8}{'ms':>9}")
    over = 0
    for name, row in sorted(ROWS.items()):
        if row.method != "get":
            continue
        role = next(iter(sorted(row.allowed)), Role.OFFICER)
        over += report(name, row, None if row.public else world.user(role), world)
    print(f"vượt {MOST_QUERIES} câu hỏi hoặc {MOST_MS} ms: {over} trang")


def report(name, row, user, world) -> int:  # type: ignore[no-untyped-def]
    """Print one row; 1 when the page is over the aim."""
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    client = Client()
    if user is not None:
        client.force_login(user)
    address = reverse(name, kwargs=row.make(world))
    client.get(address)
    asked: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *rest: (asked.append(sql), run(sql, *rest))[1]):
        client.get(address)
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        client.get(address)
        taken.append((time.perf_counter() - begun) * 1000)
    middle = statistics.median(taken)
    over = len(asked) > MOST_QUERIES or middle > MOST_MS
    print(f"{name:<34}{len(asked):>8}{middle:>9.1f}{'  ←' if over else ''}")
    return int(over)


if __name__ == "__main__":
    main()
