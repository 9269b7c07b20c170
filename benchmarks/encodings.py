"""How many cells a second are repaired: ``python benchmarks/encodings.py``. Prints figures, asserts nothing.

The cells are those of a list of 50,000 invented people (`reading.people`), numbers and days too, in each way of typing. No two
names are equal; units, positions and forms come again, as they do in a list, and what repeats is remembered. Each round begins
with nothing remembered. "Font" is a cell of .VnTime or VNI-Times whose font the file tells; else the letters are weighed.
Medians of five, then of the names alone.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parent))

from _names import names
from reading import HEADER, people

from bangvang_paper.vietnamese import Encoding, encoded, repair
from bangvang_paper.vietnamese.encodings import _repaired
from bangvang_paper.vietnamese.guessing import _weights

PEOPLE, ROUNDS = 50_000, 5
NAME = HEADER.index("Họ và tên")
FONTS = {Encoding.TCVN3: ".VnTime", Encoding.VNI: "VNI-Times"}


def main() -> None:
    different = list(_different(names(), PEOPLE))
    rows = [[*cells[:NAME], name, *cells[NAME + 1 :]] for cells, name in zip(people(PEOPLE), different, strict=True)]
    cells = [cell for row in rows for cell in row if cell]
    print(f"{len(cells):,} cells of {PEOPLE:,} people, {len(set(cells)):,} different")
    for encoding in (Encoding.UNICODE, Encoding.TCVN3, Encoding.VNI, Encoding.VIQR, Encoding.DECOMPOSED):
        typed = [encoded(cell, encoding) for cell in cells]
        for font in [None, FONTS[encoding]] if encoding in FONTS else [None]:
            rates = [_rate(typed, font, encoding) for _ in range(ROUNDS)]
            alone = [_rate([encoded(name, encoding) for name in different], font, encoding) for _ in range(ROUNDS)]
            right = sum(
                repair(text, font, around=encoding).text == cell for text, cell in zip(typed, cells, strict=True)
            )
            told = f"font {font}" if font else "by its letters"
            print(
                f"{encoding.value:<11} {told:<15} {statistics.median(rates):>10,.0f} cells/s"
                f"  ({min(rates):,.0f}–{max(rates):,.0f}), names alone {statistics.median(alone):>8,.0f},"
                f" right {right / len(cells):.3%}"
            )


def _different(found: Iterator[str], count: int) -> Iterator[str]:
    """The first ``count`` of ``found``, each once."""
    seen: set[str] = set()
    while len(seen) < count:
        if (name := next(found)) not in seen:
            seen.add(name)
            yield name


def _rate(cells: list[str], font: str | None, around: Encoding) -> float:
    _weights.cache_clear()
    _repaired.cache_clear()
    begun = time.perf_counter()
    for cell in cells:
        repair(cell, font, around=around)
    return len(cells) / (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
