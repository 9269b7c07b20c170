"""How long a list of 3,000 rows takes to be checked for people known already, and for repeats within itself.

    python benchmarks/identity.py [rows [honours]]
    python tools/postgres.py -- python benchmarks/identity.py

Half of the rows are people on record, a fifth of those with a slip in the name; the truth is known, so what was found is
counted too. Nobody is real.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from itertools import islice

from _names import GIVENS, fill, names, prepare


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000
    honours = int(sys.argv[2]) if len(sys.argv) > 2 else 1_500_000
    path = prepare()
    from django.db import connection

    from bangvang.identity.queries import candidates_for, repeated_in
    from bangvang.identity.weighing import described
    from bangvang.register.models import Person

    begin = time.perf_counter()
    people = honours // 4
    fill(people, honours)
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")
    print(
        f"{connection.vendor}: {people:,} people, {honours:,} honours, written in {time.perf_counter() - begin:.0f} s"
    )
    chance = random.Random(5)
    asked, truth = [], []
    for pk in chance.sample(range(1, people + 1), rows // 2):
        person = Person.objects.get(pk=pk)
        words = person.name.split()
        if chance.random() < 0.2:
            words[-1] = words[-1] + "h" if chance.random() < 0.5 else words[-1][:-1] or words[-1]
        asked.append(described(" ".join(words), birth_date_hash=person.birth_date_hash or ""))
        truth.append(pk)
    strangers = [f"{one} {chance.choice(GIVENS)}" for one in islice(names(11), rows - len(asked))]
    asked += [described(name, birth_date_hash="nobody") for name in strangers]
    start, work = time.perf_counter(), time.process_time()
    found = candidates_for(asked, Person.objects.filter(merged_into=None))
    took, worked = time.perf_counter() - start, time.process_time() - work
    known = sum(any(one.person == pk for one in some) for pk, some in zip(truth, found[: len(truth)], strict=True))
    first = sum(bool(some) and some[0].person == pk for pk, some in zip(truth, found[: len(truth)], strict=True))
    likely = sum(bool(some) and some[0].likeness.score >= 0.6 for some in found[len(truth) :])
    print(f"  against history: {rows:,} rows in {took:.1f} s (work {worked:.1f} s)")
    print(f"  of {len(truth):,} people on record {known:,} are among the candidates, {first:,} as the first;", end=" ")
    print(f"of {len(strangers):,} strangers {likely:,} got a likely candidate")
    start = time.perf_counter()
    repeats = sum(map(bool, repeated_in(asked)))
    print(
        f"  within the list: {rows:,} rows in {time.perf_counter() - start:.2f} s, {repeats:,} rows with a possible repeat"
    )
    if path:
        shutil.rmtree(path.parent)


if __name__ == "__main__":
    main()
