"""Leaves hold no personal data, and erasing it leaves the tree as it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import cbor2
import pytest

from bangvang_trust.errors import Refused
from bangvang_trust.log import Frontier, Leaf, Reason, commit, inclusion_holds, leaf_hash, new_salt, opens

MOMENT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
NAME, SALT = "Đoàn Thị Hạnh", bytes(range(32))


def leaf(**changes) -> Leaf:
    given = {
        "kind": "decision.issued",
        "thing": "decision/77",
        "version": 1,
        "at": MOMENT,
        "facts": {"number": "1234/QĐ-SLĐTBXH", "lines": 22, "rule": b"\x01" * 32, "annex": None},
        "commitments": {"name": commit("name", NAME, SALT)},
    }
    return Leaf(**(given | changes))


def test_a_leaf_comes_back_and_has_one_spelling():
    assert Leaf.from_cbor(leaf().to_cbor()) == leaf()
    other_order = leaf(facts=dict(reversed(leaf().facts.items())))
    assert other_order.to_cbor() == leaf().to_cbor()


def test_a_moment_is_the_same_everywhere_and_needs_its_zone():
    assert leaf(at=MOMENT.astimezone(timezone(timedelta(hours=7)))).to_cbor() == leaf().to_cbor()
    with pytest.raises(ValueError, match="zone"):
        leaf(at=MOMENT.replace(tzinfo=None)).to_cbor()


def test_the_name_is_not_in_the_leaf():
    assert NAME.encode() not in leaf().to_cbor()
    assert leaf(commitments={"name": commit("name", NAME, new_salt())}).to_cbor() != leaf().to_cbor()


def test_a_commitment_opens_with_value_and_salt_alone():
    made = commit("name", NAME, SALT)
    assert opens(made, "name", NAME, SALT)
    assert not opens(made, "name", "Đoàn Thị Hanh", SALT)
    assert not opens(made, "unit", NAME, SALT)
    assert not opens(made, "name", NAME, bytes(32))
    assert not opens(made, "name", None, SALT)
    assert commit("n", 1, SALT) != commit("n", "1", SALT) != commit("n", b"1", SALT)


@pytest.mark.parametrize("salt", [b"", bytes(31), bytes(33)])
def test_a_salt_has_32_bytes(salt):
    with pytest.raises(ValueError, match="32"):
        commit("name", NAME, salt)


def test_erasing_is_destroying_the_salt():
    """Tree and proofs stay; without the salt even somebody who guesses the name cannot tell."""
    salts = {"name": new_salt()}
    entry = leaf(commitments={"name": commit("name", NAME, salts["name"])}).to_cbor()
    edge = Frontier()
    edge.add_entries([entry])
    salts.clear()
    assert inclusion_holds(leaf_hash(entry), 0, 1, [], edge.root())
    assert not any(opens(Leaf.from_cbor(entry).commitments["name"], "name", NAME, bytes([byte] * 32)) for byte in range(256))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        cbor2.dumps([]),
        cbor2.dumps({}),
        b"x" * 16_385,
        leaf().to_cbor() + b"\0",
        leaf().to_cbor()[:-1],
        cbor2.dumps([2, "k", "t", 1, 0, {}, {}], canonical=True),
        cbor2.dumps([1, "k", "t", 1, 0.5, {}, {}], canonical=True),
        cbor2.dumps([1, "k", "t", True, 0, {}, {}], canonical=True),
        cbor2.dumps([1, "k", "t", 1, 10**20, {}, {}], canonical=True),
        cbor2.dumps([1, "k", "t", 1, 0, {1: 2}, {}], canonical=True),
        cbor2.dumps([1, "k", "t", 1, 0, {"a": 1.5}, {}], canonical=True),
        cbor2.dumps([1, "k", "t", 1, 0, {"a": True}, {}], canonical=True),
        cbor2.dumps([1, "k", "t", 1, 0, {"a": [1]}, {}], canonical=True),
        cbor2.dumps([1, "k", "t", 1, 0, {}, {"name": b"short"}], canonical=True),
        cbor2.dumps([1, "k", "t", 1, 0, {}, {"name": "x" * 32}], canonical=True),
        cbor2.dumps([1, "k", "t", 1, 0, {}, {}, 0], canonical=True),
    ],
)
def test_a_leaf_that_is_written_wrong_is_refused(data):
    with pytest.raises(Refused) as caught:
        Leaf.from_cbor(data)
    assert caught.value.reason == Reason.LEAF
