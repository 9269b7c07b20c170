"""What is put together by hand for speed is, byte for byte, what the library writes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangvang.chronicle.commitments import _plain, commitment
from bangvang.chronicle.verifying import Report
from bangvang_trust import cose
from bangvang_trust.log import Frontier, commit, leaf_hash

SALT = b"s" * 32
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.text(max_size=40),
    st.binary(max_size=40),
    st.dates(date(1946, 1, 1), date(2199, 1, 1)),
    st.datetimes(datetime(1946, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC)),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=3),
)


@given(st.lists(st.tuples(st.text(max_size=8), VALUES), max_size=6), st.sampled_from(["", "papers"]))
@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine draws slowly
def test_a_commitment_is_the_one_that_the_library_would_make(row, part):
    columns, values = [name for name, _value in row], [value for _name, value in row]
    told = cose.dumps([part, [[name, _plain(value)] for name, value in row]])
    assert commitment("a.b", part, 7, columns, values, SALT) == commit("a.b/7", told, SALT)


@pytest.mark.parametrize("length", [0, 23, 24, 255, 256, 65_535, 65_536])
def test_every_length_is_spelt_the_shortest_way(length):
    assert cose.text("x" * length) == cose.dumps("x" * length)
    assert cose.unsigned(length) == cose.dumps(length)
    assert cose.array_of(length)[: len(cose.dumps([0] * length)) - length] + b"\x00" * length == cose.dumps(
        [0] * length
    )


@given(st.lists(st.binary(max_size=8), max_size=40), st.integers(0, 40))
def test_leaves_added_in_pieces_give_the_root_of_all(entries, cut):
    whole, pieces = Frontier(), Frontier()
    whole.add_entries(entries)
    leaves = [leaf_hash(entry) for entry in entries]
    pieces.add_leaves(leaves[:cut])
    pieces.add_leaves(leaves[cut:])
    assert (pieces.size, pieces.root()) == (whole.size, whole.root())


def test_what_two_processes_found_is_one_report():
    mine, theirs = Report(lines=3, heads=1), Report(rows=5)
    mine.add("Dòng 1 đã bị sửa.", "chronicle.leaf", 0)
    theirs.add("Khen thưởng 2 đã bị xóa.", "register.honour", 2)
    theirs.erase("Khen thưởng 3: đã xóa muối.")
    mine.take_in(theirs)
    assert (mine.lines, mine.heads, mine.rows, mine.erased) == (3, 1, 5, 1)
    assert [trouble.key for trouble in mine.troubles] == [0, 2]
    assert mine.erasures == ["Khen thưởng 3: đã xóa muối."]
