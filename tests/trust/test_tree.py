"""The tree of RFC 6962: vectors of Certificate Transparency, the definition word for word, and pymerkle, which is another's."""

from __future__ import annotations

import random
from hashlib import sha256

import pymerkle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang_trust.log import (
    EMPTY,
    Frontier,
    MemoryHashes,
    append,
    consistency_holds,
    consistency_proof,
    first_difference,
    inclusion_holds,
    inclusion_proof,
    leaf_hash,
    root,
)

# The eight leaves, their tree heads and proofs with which Certificate Transparency tests its own code.
LEAVES = [bytes.fromhex(text) for text in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
)]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSIONS = [
    (0, 8, [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]),
    (5, 8, [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (1, 5, [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]),
]
CONSISTENCIES = [
    (1, 1, []),
    (1, 8, [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]),
    (6, 8, [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]),
    (2, 5, [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]),
]


def grown(entries) -> MemoryHashes:
    hashes = MemoryHashes()
    for size, entry in enumerate(entries):
        append(hashes, size, leaf_hash(entry))
    return hashes


def entries_of(count: int) -> list[bytes]:
    return [b"entry %d" % number for number in range(count)]


def defined_split(count: int) -> int:
    split = 1
    while split * 2 < count:
        split *= 2
    return split


def defined_consistency(old: int, entries: list[bytes], known: bool) -> list[bytes]:
    """SUBPROOF as RFC 6962 §2.1.2 writes it."""
    if old == len(entries):
        return [] if known else [defined_root(entries)]
    split = defined_split(len(entries))
    if old <= split:
        return [*defined_consistency(old, entries[:split], known), defined_root(entries[split:])]
    return [*defined_consistency(old - split, entries[split:], False), defined_root(entries[:split])]


def defined_root(entries: list[bytes]) -> bytes:
    """MTH as RFC 6962 §2.1 writes it."""
    if len(entries) <= 1:
        return sha256(b"\0" + entries[0]).digest() if entries else sha256().digest()
    split = defined_split(len(entries))
    return sha256(b"\1" + defined_root(entries[:split]) + defined_root(entries[split:])).digest()


def test_the_roots_of_the_eight_leaves():
    hashes = grown(LEAVES)
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert root(hashes, 0) == EMPTY
    assert [root(hashes, size).hex() for size in range(1, 9)] == ROOTS


@pytest.mark.parametrize(("index", "size", "path"), INCLUSIONS)
def test_the_known_inclusion_proofs(index, size, path):
    found = inclusion_proof(grown(LEAVES), index, size)
    assert [step.hex() for step in found] == path
    assert inclusion_holds(leaf_hash(LEAVES[index]), index, size, found, bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(("old", "size", "path"), CONSISTENCIES)
def test_the_known_consistency_proofs(old, size, path):
    found = consistency_proof(grown(LEAVES), old, size)
    assert [step.hex() for step in found] == path
    assert consistency_holds(old, size, bytes.fromhex(ROOTS[old - 1]), bytes.fromhex(ROOTS[size - 1]), found)


def test_every_size_up_to_two_thousand_has_the_root_of_pymerkle():
    entries = entries_of(2_048)
    theirs = pymerkle.InmemoryTree(algorithm="sha256")
    hashes, edge = MemoryHashes(), Frontier()
    for size, entry in enumerate(entries):
        append(hashes, size, leaf_hash(entry))
        edge.add(leaf_hash(entry))
        theirs.append_entry(entry)
        assert root(hashes, size + 1) == edge.root() == theirs.get_root(size + 1)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 64, 65, 100])
def test_proofs_are_those_of_pymerkle(size):
    entries = entries_of(size)
    ours, theirs = grown(entries), pymerkle.InmemoryTree.init_from_entries(entries, algorithm="sha256")
    for index in range(size):
        proof = theirs.prove_inclusion(index + 1, size)
        assert inclusion_proof(ours, index, size) == proof.path[1:]
        pymerkle.verify_inclusion(leaf_hash(entries[index]), root(ours, size), proof)
    for old in range(1, size + 1):
        found = consistency_proof(ours, old, size)
        assert found == defined_consistency(old, entries, True)
        assert consistency_holds(old, size, theirs.get_root(old), theirs.get_root(size), found)
        pymerkle.verify_consistency(root(ours, old), root(ours, size), theirs.prove_consistency(old, size))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=8), max_size=70))
def test_any_tree_is_as_defined(entries):
    hashes = grown(entries)
    edge = Frontier()
    edge.add_entries(entries)
    assert root(hashes, len(entries)) == edge.root() == defined_root(entries)
    assert Frontier.of(hashes, len(entries)).peaks == edge.peaks


def test_every_pair_of_sizes_is_consistent_and_no_other_root_is():
    hashes = grown(entries_of(130))
    roots = [root(hashes, size) for size in range(131)]
    for size in range(131):
        for old in range(size + 1):
            path = consistency_proof(hashes, old, size)
            assert consistency_holds(old, size, roots[old], roots[size], path)
            if old:
                assert not consistency_holds(old, size, roots[old - 1], roots[size], path)
                assert not consistency_holds(old, size, roots[old], roots[size - 1] if size > 1 else EMPTY, path)


@pytest.mark.slow
def test_every_pair_of_sizes_up_to_512():
    hashes = grown(entries_of(512))
    roots = [root(hashes, size) for size in range(513)]
    for size in range(513):
        for old in range(size + 1):
            assert consistency_holds(old, size, roots[old], roots[size], consistency_proof(hashes, old, size))


def test_no_proof_holds_for_anything_else():
    chance = random.Random(6962)
    hashes = grown(entries_of(200))
    for _ in range(1_500):
        size = chance.randrange(2, 201)
        index = chance.randrange(size)
        leaf, top, path = hashes.get(0, index), root(hashes, size), inclusion_proof(hashes, index, size)
        assert inclusion_holds(leaf, index, size, path, top)
        for wrong in ruined(chance, path):
            assert not inclusion_holds(leaf, index, size, wrong, top)
        for other in {index - 1, index + 1, index ^ 2, index + size} - {index}:
            assert not inclusion_holds(leaf, other, size, path, top)
        assert not inclusion_holds(leaf, index, size * 2, path, top)
        assert not inclusion_holds(chance.randbytes(32), index, size, path, top)


def ruined(chance: random.Random, path: list[bytes]) -> list[list[bytes]]:
    """The path with a step changed, missing, doubled, cut short or added."""
    wrong = [[*path, bytes(32)], [bytes(32), *path], [*path, *path, *path, bytes(32)]]
    if path:
        at = chance.randrange(len(path))
        flipped = bytes([path[at][0] ^ 1]) + path[at][1:]
        wrong += [[*path[:at], step, *path[at + 1 :]] for step in (flipped, path[at][:31], path[at] + b"\0")]
        wrong.append(path[:at] + path[at + 1 :])
    return wrong


def test_no_consistency_holds_for_anything_else():
    chance = random.Random(9162)
    hashes = grown(entries_of(200))
    for _ in range(1_500):
        size = chance.randrange(2, 201)
        old = chance.randrange(1, size)
        path, before, after = consistency_proof(hashes, old, size), root(hashes, old), root(hashes, size)
        for wrong in ruined(chance, path):
            assert not consistency_holds(old, size, before, after, wrong)
        assert not consistency_holds(old, size, after, before, path)
        assert not consistency_holds(size, old, before, after, path)
        assert not consistency_holds(0, size, before, after, path)


@pytest.mark.parametrize(("index", "size"), [(-1, 5), (5, 5), (0, 0)])
def test_there_is_no_proof_of_what_is_not_there(index, size):
    with pytest.raises(IndexError):
        inclusion_proof(grown(entries_of(5)), index, size)
    assert not inclusion_holds(bytes(32), index, size, [], EMPTY)


def test_there_is_no_proof_from_a_longer_tree():
    for old, size in ((6, 5), (-1, 5)):
        with pytest.raises(IndexError):
            consistency_proof(grown(entries_of(5)), old, size)


def test_appending_writes_few_hashes_and_none_twice():
    written: list[tuple[int, int]] = []

    class Counting(MemoryHashes):
        def put(self, level, index, value):
            written.append((level, index))
            super().put(level, index, value)

    hashes = Counting()
    most = 0
    for size in range(1_000):
        before = len(written)
        append(hashes, size, leaf_hash(b"%d" % size))
        most = max(most, len(written) - before)
    assert most == 10
    assert len(written) == len(set(written)) < 2_000


def test_a_place_is_never_put_again():
    hashes = grown(entries_of(3))
    with pytest.raises(IndexError):
        append(hashes, 2, bytes(32))


@pytest.mark.parametrize("changed", [[0], [199], [57, 120], [64], [127, 128]])
def test_the_first_leaf_that_differs_is_found(changed):
    entries = entries_of(200)
    ours = grown(entries)
    for index in changed:
        entries[index] = b"changed"
    assert first_difference(ours, grown(entries), 200) == changed[0]
    assert first_difference(ours, ours, 200) is None
    assert first_difference(ours, ours, 0) is None
