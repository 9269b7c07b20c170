"""A small, seeded part of the accuracy benchmark: what is measured there at large holds here for every change.

The lists are those of `benchmarks/lists`; the held-out layouts are only measured, never asserted, so that nobody tunes to
them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[3] / "benchmarks"))

from lists.declared import LAYOUTS
from lists.drawing import draw
from lists.layout import Layout
from lists.measuring import Figures, measured
from lists.typings import TYPINGS, Typing
from lists.writing import written

from bangvang_paper.reading import Row, read_list

BY_NAME = {typing.name: typing for typing in TYPINGS}
SEED = 2026


def figures_of(layout: Layout, typing: Typing, kind: str) -> Figures:
    sheets = draw(layout, SEED)
    reading = read_list(written(sheets, typing, kind), f"danh-sach.{kind}")
    return measured([row for sheet in sheets for row in sheet.truth], reading.rows, layout.name)


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_every_declared_layout_is_read_right_in_unicode(layout: Layout) -> None:
    figures = figures_of(layout, BY_NAME["Unicode"], layout.kinds_of_file[-1])
    assert figures.examples == []
    assert (figures.found, figures.invented, figures.names_right) == (figures.rows, 0, figures.rows)


@pytest.mark.parametrize(
    ("typing", "layout"),
    [(typing, layout) for typing in TYPINGS for layout in LAYOUTS[:3] if set(typing.files) & set(layout.kinds_of_file)],
    ids=lambda part: part.name,
)
def test_no_wrong_cell_is_without_a_mark_however_it_was_typed(typing: Typing, layout: Layout) -> None:
    kind = sorted(set(typing.files) & set(layout.kinds_of_file))[0]
    figures = figures_of(layout, typing, kind)
    assert figures.found == figures.rows
    assert figures.invented == 0
    assert figures.wrong_marked == figures.wrong, figures.examples


def test_the_measure_sees_what_is_missing_invented_and_unmarked() -> None:
    truth = [dict.fromkeys(("honorific", "position", "unit", "form", "award", "merit"), "") | {"kind": "individual", "name": name}
             for name in ("Lê Văn An", "Bùi Thị Hà", "Đỗ Thu Lan")]  # fmt: skip
    rows = [
        Row("individual", "Lê Văn An", unit="Phòng A"),
        Row("individual", "Đỗ Thu Lan"),
        Row("collective", "Phòng Dạy nghề"),
    ]
    rows[1].guess(("merit",), "đoán")
    figures = measured(truth, rows, "x")
    assert (figures.rows, figures.found, figures.invented, figures.names_right) == (3, 2, 1, 2)
    assert (figures.wrong, figures.wrong_marked, figures.right_marked) == (1, 0, 1)
    assert figures.examples == [
        "x: missing Bùi Thị Hà",
        "x: invented 'Phòng Dạy nghề'",
        "x: unit is 'Phòng A', not '', and carries no mark",
    ]


def test_a_list_is_the_same_from_the_same_seed_and_another_from_another() -> None:
    first, again, other = (draw(LAYOUTS[0], seed)[0].lines for seed in (1, 1, 2))
    assert first == again != other
