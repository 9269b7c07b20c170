"""Measures of law: whatever the book gives is used, and what it leaves open is settled inside its range."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_law.book import national_book
from bangvang_paper.typesetting.measures import measures_from, within


def test_every_size_of_the_law_book_is_kept():
    """Names of the two sides must agree: a name that is only known to one would leave a rule of law unused."""
    layout = national_book().document_layout(on=date(2020, 7, 13))
    measures = measures_from(layout)
    ruled = {**layout["elements"], "body": layout["body"], "page_number": layout["page_number"]}
    assert set(ruled) == set(measures.sizes)
    for name, rule in ruled.items():
        least, most = rule["size_pt"]
        assert least <= measures.size(name) <= most, name
    for side, (least, most) in layout["margins_mm"].items():
        assert least <= getattr(measures, side) <= most, side
    assert measures.sheet == tuple(layout["page_size_mm"])
    assert layout["body"]["first_indent_mm"][0] <= measures.indent <= layout["body"]["first_indent_mm"][1]


def test_without_a_read_law_the_house_has_its_own_measures():
    measures = measures_from({})
    assert measures.sheet == (210, 297)
    assert measures.text_width == 162
    assert measures.size("body") == 14


@pytest.mark.parametrize(
    ("allowed", "settled"), [((12, 13), 13), ((15, 20), 15), ((14, 14), 14), (11, 11), (None, 14), ("x", 14)]
)
def test_a_wish_is_moved_into_the_range(allowed, settled):
    assert within(allowed, 14) == settled


@given(st.floats(1, 50), st.floats(1, 50), st.floats(1, 50))
def test_a_settled_measure_is_always_allowed(one, other, wish):
    least, most = sorted((one, other))
    assert least <= within([least, most], wish) <= most
