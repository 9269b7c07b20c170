"""How long the boards of indicators take: 200 units × 60 indicators × 20 periods, each with a target, on the database at hand.

    python benchmarks/indicators.py [units] [indicators] [periods]
    python tools/postgres.py -- python benchmarks/indicators.py

Measured are the questions and the whole answer of the server: rights, questions, page. Prints only.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

from _names import prepare

ROUNDS = 15
AT_ONCE = 5_000


def main() -> None:
    units, indicators, periods = (int(said) for said in (sys.argv[1:4] + ["200", "60", "20"][len(sys.argv) - 1 :]))
    path = prepare()
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    begin = time.perf_counter()
    body, measured, reader = fill(units, indicators, periods)
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")
    else:
        connection.cursor().execute("ANALYZE")
    from bangvang.indicator.models import Observation, Target

    print(f"{connection.vendor}: {units} units × {indicators} indicators × {periods} periods:", end=" ")
    print(f"{Observation.objects.count():,} figures, {Target.objects.count():,} targets,", end=" ")
    print(f"written in {time.perf_counter() - begin:.0f} s")
    from bangvang.indicator.periods import year
    from bangvang.indicator.queries import board_of_body

    measure("questions of the dashboard", lambda: board_of_body(body, measured, None, year(2025)))
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(reader)
    unit = body.children.order_by("pk").first()
    pages = {
        "dashboard": reverse("indicator:list"),
        "board of one unit": reverse("indicator:unit", args=[unit.pk]),
        "one indicator": reverse("indicator:detail", args=[measured[0].pk]),
        "table to enter figures": reverse("indicator:enter", args=[unit.pk]),
        "public board": reverse("board:list"),
    }
    for told, address in pages.items():
        measure(told, partial(opened, client, address))
    if path:
        shutil.rmtree(path.parent)


def opened(client: Any, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)


def fill(units: int, indicators: int, periods: int) -> tuple[Any, list[Any], Any]:
    """A body with so many units, indicators of which every third is a sum, years back from 2025; and its officer."""
    from bangvang.accounts.models import User
    from bangvang.indicator.models import Indicator, Observation, Target
    from bangvang.indicator.periods import year
    from bangvang.register.actions import new_unit
    from bangvang.register.models import Mandate, Unit

    chance = random.Random(1)
    body = new_unit(name="Ủy ban nhân dân tỉnh", begins_on=date(2000, 1, 1), is_body=True, symbol="UBND")
    Unit.objects.bulk_create(
        Unit(name=f"Đơn vị {n}", folded=f"don vi {n}", parent=body, begins_on=date(2000, 1, 1)) for n in range(units)
    )
    below = list(Unit.objects.filter(parent=body))
    reader = User.objects.create(username="chuyen-vien")
    Mandate.objects.create(user=reader, role="officer", unit=body, begins_on=date(2000, 1, 1))
    Indicator.objects.bulk_create(
        Indicator(
            body=body,
            owner=body,
            name=f"Chỉ tiêu {n}",
            measure="hộ" if n % 3 == 0 else "%",
            adds_up=n % 3 == 0,
            direction="less" if n % 2 else "more",
            published_through=date(2025, 12, 31),
        )
        for n in range(indicators)
    )
    measured = list(Indicator.objects.filter(body=body).order_by("id"))
    years = [year(2025 - n) for n in range(periods)]
    places = [(one, unit, period) for period in reversed(years) for one in measured for unit in below]
    rows = (
        Observation(
            indicator=one, unit=unit, first=period.first, last=period.last, value=chance.randrange(1, 10_000), by=reader
        )
        for one, unit, period in places
    )
    goals = (
        Target(indicator=one, unit=unit, first=period.first, last=period.last, value=chance.randrange(1, 10_000))
        for one, unit, period in places
    )
    for model, made in ((Observation, rows), (Target, goals)):
        for some in pieces(made):
            model.objects.bulk_create(some)
    return body, measured, reader


def pieces(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(rows, AT_ONCE)):
        yield some


def measure(told: str, act: Callable[[], object]) -> None:
    """Print median and maximum in milliseconds, the first, which finds nothing warm, and how much of it this process worked."""
    times, work = [], []
    for _round in range(ROUNDS + 1):
        start, busy = time.perf_counter(), time.process_time()
        act()
        times.append((time.perf_counter() - start) * 1000)
        work.append((time.process_time() - busy) * 1000)
    first, *rest = times
    print(
        f"  {told:30} median {statistics.median(rest):7.1f} ms   max {max(rest):7.1f} ms   first {first:7.1f} ms",
        end="",
    )
    print(f"   work {statistics.median(work[1:]):7.1f} ms", flush=True)


if __name__ == "__main__":
    main()
