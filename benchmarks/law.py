"""How long the law takes: one dossier with its reasons, loading the book, and a sweep over ever more people.

Run it from the root of the repository::

    python benchmarks/law.py [--people 10000,100000,1000000,4000000] [--rounds 3]

Every sweep is a fresh process that reads a Parquet file of invented people (``benchmarks/_population.py``) and judges all
modelled individual awards; its seconds count reading the file, its memory is the peak of the process.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ON = date(2026, 3, 1)


def main() -> int:
    """Measure and print (or, with ``--child``, be the fresh process)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", default="10000,100000,1000000,4000000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--child", nargs="+")
    options = parser.parse_args()
    if options.child:
        print(json.dumps(_CHILDREN[options.child[0]](*options.child[1:])))
        return 0
    loads = [_fresh("load")["seconds"] for _ in range(max(options.rounds, 5))]
    print(f"loading the whole book         {_spread(loads, 1000)} ms")
    dossiers = _fresh("dossiers")
    middle, most = dossiers["median"] * 1000, dossiers["p95"] * 1000
    print(f"one dossier with its reasons   median {middle:.3f} ms, 95 % {most:.3f} ms, {dossiers['cases']:.0f} cases")
    from _population import write

    with tempfile.TemporaryDirectory() as folder:
        for people in map(int, options.people.split(",")):
            file = Path(folder) / f"{people}.parquet"
            facts = write(people, file)
            rounds = [_fresh("sweep", str(file)) for _ in range(options.rounds)]
            seconds = [one["seconds"] for one in rounds]
            peak = max(one["peak_mb"] for one in rounds)
            per = statistics.median(seconds) / people * 1e6
            print(
                f"sweep {people:>9,} people {facts:>11,} facts {rounds[0]['awards']:.0f} awards"
                f"  {_spread(seconds)} s  {per:.2f} s per million  peak {peak:.0f} MB"
            )
            file.unlink()
    return 0


def _spread(figures: list[float], times: int = 1) -> str:
    low, middle, high = min(figures), statistics.median(figures), max(figures)
    return f"{middle * times:8.2f}  ({low * times:.2f}–{high * times:.2f})"


def _fresh(*child: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, "--child", *child], check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _load() -> dict[str, float]:
    from bangvang_law.loading import load

    start = time.perf_counter()
    load()
    return {"seconds": time.perf_counter() - start}


def _dossiers() -> dict[str, float]:
    """Every case of the collection, judged and explained ten times."""
    from bangvang_law.assess import assess
    from bangvang_law.errors import LawError
    from bangvang_law.facts import Case
    from bangvang_law.record import Source
    from bangvang_law.yaml_core import documents, plain

    cases = []
    for path in sorted((ROOT / "cases").rglob("*.yaml")):
        for document in documents(path.read_text(encoding="utf-8")):
            for node in document.value if document.id == "sequence" else [document]:
                try:
                    data, lines = plain(node)
                    cases.append(Case.from_dict(data, Source(str(path), lines)))
                except LawError:
                    continue  # a case that is wrong on purpose, or of a pack
    for case in cases:
        assess(case).tree  # noqa: B018 - the first look fills what the book remembers
    taken = []
    for _ in range(10):
        for case in cases:
            start = time.perf_counter()
            assess(case).tree  # noqa: B018
            taken.append(time.perf_counter() - start)
    taken.sort()
    return {"median": statistics.median(taken), "p95": taken[len(taken) * 95 // 100], "cases": len(cases)}


def _sweep(file: str) -> dict[str, float]:
    import polars as pl

    from bangvang_law.book import national_book
    from bangvang_law.sweep import sweep

    national_book()
    start = time.perf_counter()
    found = sweep(pl.scan_parquet(file), on=ON)
    seconds = time.perf_counter() - start
    return {
        "seconds": seconds,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "awards": len(found.awards),
    }


_CHILDREN = {"load": _load, "dossiers": _dossiers, "sweep": _sweep}

if __name__ == "__main__":
    raise SystemExit(main())
