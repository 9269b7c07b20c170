"""A log read again: what was changed is named, what came later is enough, copies in tiles serve as well as the store."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from trust.test_tree import entries_of, grown

from bangvang_trust.errors import Refused
from bangvang_trust.log import (
    Checkpoint,
    Frontier,
    MemoryHashes,
    Reason,
    TileHashes,
    against_hashes,
    audit,
    consistency_proof,
    first_difference,
    inclusion_proof,
    leaf_hash,
    root,
    tile_bytes,
    tiles_between,
)
from bangvang_trust.log.tiles import Tile, bundle_bytes, bundle_entries, bundle_path

ORIGIN = "thidua.example.vn/nhat-ky"


def checkpoint(entries: list[bytes]) -> Checkpoint:
    return Checkpoint(ORIGIN, len(entries), root(grown(entries), len(entries)))


def refused(call, *arguments, **named) -> Refused:
    with pytest.raises(Refused) as caught:
        call(*arguments, **named)
    return caught.value


@pytest.mark.parametrize("size", [0, 1, 2, 4_095, 4_096, 4_097, 9_000])
def test_a_log_holds_to_its_checkpoint(size):
    entries = entries_of(size)
    edge = audit(iter(entries), checkpoint(entries))
    assert (edge.size, edge.root()) == (size, checkpoint(entries).root)


@pytest.mark.parametrize("old", [0, 1, 100, 4_096, 5_000, 9_000])
def test_only_what_came_since_is_read(old):
    entries = entries_of(9_000)
    since = audit(entries[:old], checkpoint(entries[:old]))
    before = since.copy()
    assert audit(entries[old:], checkpoint(entries), since=since) == audit(entries, checkpoint(entries))
    assert since == before, "the old edge stays usable"


def test_the_edge_comes_from_the_store_too():
    entries = entries_of(777)
    edge = Frontier.of(grown(entries), 700)
    assert audit(entries[700:], checkpoint(entries), since=edge).size == 777


def test_ten_thousand_tampers_none_missed():
    chance = random.Random(20261123)
    entries = entries_of(40)
    signed = checkpoint(entries)
    for _ in range(10_000):
        wrong = list(entries)
        at = chance.randrange(40)
        match chance.randrange(5):
            case 0:
                wrong[at] = wrong[at] + b"\0"
            case 1:
                wrong[at] = bytes([wrong[at][0] ^ 1 << chance.randrange(8)]) + wrong[at][1:]
            case 2:
                del wrong[at]
            case 3:
                wrong.insert(at, chance.choice(entries))
            case _:
                other = chance.choice([number for number in range(40) if number != at])
                wrong[at], wrong[other] = wrong[other], wrong[at]
        assert refused(audit, wrong, signed).reason in {Reason.ROOT, Reason.SHORT, Reason.LONG}


def test_an_entry_that_was_changed_is_named():
    entries = entries_of(300)
    kept = [leaf_hash(entry) for entry in entries]
    entries[217] = b"another name"
    answer = refused(list, against_hashes(entries, kept))
    assert answer.reason == Reason.ENTRY
    assert "217" in answer.sentence
    assert "1217" in refused(list, against_hashes(entries, kept, first=1_000)).sentence


def test_missing_and_additional_entries_are_counted():
    entries = entries_of(10)
    kept = [leaf_hash(entry) for entry in entries]
    assert list(against_hashes(entries, kept)) == entries
    assert refused(list, against_hashes(entries[:5], kept)).reason == Reason.SHORT
    assert refused(list, against_hashes(entries, kept[:5])).reason == Reason.LONG


def test_entry_and_hash_changed_together_are_found_in_somebody_elses_copy():
    entries = entries_of(1_000)
    copy = grown(entries)
    entries[423] = b"another name"
    assert refused(audit, entries, checkpoint(entries_of(1_000))).reason == Reason.ROOT
    assert first_difference(grown(entries), copy, 1_000) == 423


def published(folder: Path, hashes: MemoryHashes, old: int, size: int) -> None:
    for tile in tiles_between(old, size):
        path = folder / tile.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(tile_bytes(hashes, tile))


def test_tiles_of_seventy_thousand_leaves_are_those_of_the_specification():
    """The example of C2SP tlog-tiles."""
    tiles = list(tiles_between(0, 70_000))
    assert sum(tile.level == 0 and tile.width == 256 for tile in tiles) == 273
    assert [tile for tile in tiles if tile.width < 256] == [Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)]
    assert [tile for tile in tiles if tile.level == 1 and tile.width == 256] == [Tile(1, 0, 256)]
    assert list(tiles_between(0, 256)) == [Tile(0, 0, 256), Tile(1, 0, 1)]
    assert list(tiles_between(70_000, 70_000)) == []


def test_paths_of_tiles():
    assert Tile(0, 1_234_067, 256).path == "tile/0/x001/x234/067"
    assert Tile(3, 7, 17).path == "tile/3/007.p/17"
    assert bundle_path(1_000, 255) == "tile/entries/x001/000.p/255"


@pytest.mark.parametrize("size", [1, 255, 256, 257, 700, 66_000])
def test_a_copy_in_tiles_answers_as_the_store_does(size, tmp_path):
    hashes = grown(entries_of(size))
    for old, new in ((0, size // 3), (size // 3, size // 2), (size // 2, size)):
        published(tmp_path, hashes, old, new)
    copy = TileHashes(lambda path: (tmp_path / path).read_bytes(), size)
    assert root(copy, size) == root(hashes, size)
    for index in {0, size // 2, size - 1}:
        assert inclusion_proof(copy, index, size) == inclusion_proof(hashes, index, size)
    for old in {1, size // 2 + 1, size}:
        assert consistency_proof(copy, old, size) == consistency_proof(hashes, old, size)


def test_a_tile_of_the_wrong_length_is_refused():
    copy = TileHashes(lambda path: bytes(31), 300)
    assert refused(root, copy, 300).reason == Reason.PROOF
    with pytest.raises(IndexError):
        copy.get(0, 600)


def test_bundles_hold_entries():
    entries = [b"", b"a", b"x" * 65_535]
    assert bundle_entries(bundle_bytes(entries)) == entries
    assert bundle_entries(b"") == []
    with pytest.raises(ValueError, match="65536"):
        bundle_bytes([b"x" * 65_536])
    for cut in (b"\0", b"\0\0\0", b"\0\5abc"):
        assert refused(bundle_entries, cut).reason == Reason.PROOF
