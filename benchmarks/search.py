"""How long a name takes to be found among two million honours, on the database at hand.

    python benchmarks/search.py [honours]
    python tools/postgres.py -- python benchmarks/search.py

Asked are whole names, parts in the wrong order, single words, words begun, words with one slip, and numbers of decisions; by
readers of everybody, of one unit, of some, and of nobody. Nobody is real.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import islice
from typing import Any

from _names import fill, names, prepare

EACH = 60


def questions() -> dict[str, list[str]]:
    """Kind of question → what is typed."""
    from bangvang_paper.vietnamese import folded

    chance = random.Random(3)
    kinds: dict[str, list[str]] = {}
    asked = [folded(name).split() for name in islice(names(7), EACH)]
    kinds["whole name"] = [" ".join(words) for words in asked]
    kinds["two words, given name first"] = [f"{words[-1]} {words[0]}" for words in asked]
    kinds["middle and given"] = [" ".join(words[1:]) for words in asked]
    kinds["one word"] = [words[-1] for words in asked]
    kinds["last word begun"] = [" ".join([*words[:-1], words[-1][:2]]) for words in asked]
    kinds["one slip"] = [_slipped(words, chance) for words in asked]
    return kinds


def _slipped(words: list[str], chance: random.Random) -> str:
    place = max(range(len(words)), key=lambda n: len(words[n]))
    word = words[place]
    cut = chance.randrange(1, len(word))
    return " ".join([*words[:place], word[:cut] + "w" + word[cut:], *words[place + 1 :]])


def numbers() -> list[str]:
    """Numbers of decisions, whole and begun."""
    chance = random.Random(4)
    whole = [f"{chance.randrange(60_000)}/qd" for _ in range(EACH // 2)]
    return [*whole, *(str(chance.randrange(1, 600)) for _ in range(EACH // 2))]


def main() -> None:
    honours = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    path = prepare()
    from django.db import connection

    from bangvang.register.choices import Role
    from bangvang.register.models import Honour, NameWord
    from bangvang.register.queries import honours_matching, people_matching

    begin = time.perf_counter()
    top, *places = fill(honours // 4, honours)
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")
    print(f"{connection.vendor}: {honours:,} honours, {NameWord.objects.count():,} words of names,", end=" ")
    print(f"written in {time.perf_counter() - begin:.0f} s")
    readers = {
        "officer of the province": reader(Role.OFFICER, [top]),
        "clerk of one school of 300": reader(Role.CLERK, places[:1]),
        "clerk of six schools": reader(Role.CLERK, places[:6]),
        "teller of the province": reader(Role.TELLER, [top]),
    }
    for told, pk in readers.items():
        print(told)
        every = [ms for kind, asked in questions().items() for ms in measure(kind, asked, pk, honours_matching)]
        print(f"  {'all names':30} median {statistics.median(every):7.1f} ms   p95 {_p95(every):7.1f} ms")
        measure("number of a decision", numbers(), pk, honours_matching)
        people = [text for asked in questions().values() for text in asked]
        measure("people by name", people, pk, people_matching)
    assert Honour.objects.count() == honours
    if path:
        shutil.rmtree(path.parent)


def reader(role: str, units: list[Any]) -> int:
    """Key of a new account with ``role`` over ``units``."""
    from bangvang.accounts.models import User
    from bangvang.register.models import Mandate

    user = User.objects.create(username=f"{role}-{len(units)}-{units[0].pk}")
    for unit in units:
        Mandate.objects.create(user=user, role=role, unit=unit, begins_on=date(2000, 1, 1))
    return user.pk


def measure(kind: str, asked: list[str], pk: int, find: Callable[..., list[Any]]) -> list[float]:
    """Print how long ``find`` takes for each text asked; milliseconds of each."""
    from bangvang.accounts.models import User
    from bangvang.register.queries import visible_people, visible_units

    times, empty, work = [], 0, time.process_time()
    for text in asked:
        fresh = User.objects.get(pk=pk)
        visible_people(fresh), visible_units(fresh)  # rights are read once a request, by whatever page asks
        start = time.perf_counter()
        found = find(fresh, text)
        times.append((time.perf_counter() - start) * 1000)
        empty += not found
    print(f"  {kind:30} median {statistics.median(times):7.1f} ms   p95 {_p95(times):7.1f} ms", end="")
    print(f"   work {(time.process_time() - work) * 1000 / len(asked):5.1f} ms   found nothing {empty}", flush=True)
    return times


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
