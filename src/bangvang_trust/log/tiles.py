"""The tree as static files that anybody can keep a copy of (C2SP tlog-tiles): tiles of 256 hashes, bundles of entries.

A tile at level ``L`` holds hashes of complete subtrees of ``256**L`` leaves; tile levels count in eights.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bangvang_trust.log.reasons import Reason, refusal
from bangvang_trust.log.tree import Hashes, node_hash

WIDTH = 256
_HEIGHT = 8
_HASH = 32
_LONGEST_ENTRY = 0xFFFF
_ENTRIES = "entries"
_PATH = re.compile(rf"tile/({_ENTRIES}|0|[1-5])/((?:x\d{{3}}/){{0,4}}\d{{3}})(?:\.p/([1-9]\d{{0,2}}))?")


@dataclass(frozen=True, slots=True)
class Tile:
    """``width`` hashes at ``level`` (in eights) from hash ``index * 256`` on; 256 is a full tile."""

    level: int
    index: int
    width: int

    @property
    def path(self) -> str:
        """Where the tile is served, below the log's prefix: ``tile/1/x001/234.p/17``."""
        return f"tile/{self.level}/{_spelt(self.index, self.width)}"


def bundle_path(index: int, width: int) -> str:
    """Where a bundle of entries is served: ``tile/entries/x001/234.p/17``."""
    return f"tile/entries/{_spelt(index, width)}"


def tile_at(path: str) -> Tile | None:
    """The tile that a path names; None for any other spelling."""
    found = _read_path(path)
    return Tile(int(found[0]), *found[1:]) if found and found[0] != _ENTRIES else None


def bundle_at(path: str) -> tuple[int, int] | None:
    """(index, width) of the bundle of entries that a path names; None for any other spelling."""
    found = _read_path(path)
    return found[1:] if found and found[0] == _ENTRIES else None


def tiles_between(old: int, size: int) -> Iterator[Tile]:
    """The tiles to write when a log grows from ``old`` to ``size`` leaves; partial ones at the right edge."""
    level = 0
    while size:
        for index in range(old // WIDTH, (size + WIDTH - 1) // WIDTH):
            width = min(WIDTH, size - index * WIDTH)
            if index * WIDTH + width > old:
                yield Tile(level, index, width)
        old, size, level = old // WIDTH, size // WIDTH, level + 1


def tile_bytes(hashes: Hashes, tile: Tile) -> bytes:
    """The content of a tile: its hashes one after the other."""
    first = tile.index * WIDTH
    return b"".join(hashes.get(tile.level * _HEIGHT, first + offset) for offset in range(tile.width))


class TileHashes:
    """A tree read from tiles: ``read`` gives the bytes of a path, from files or from elsewhere.

    A tree of ``size`` leaves decides how wide the last tiles are. Raises ``Refused`` (``proof``) for a tile of another length.
    """

    def __init__(self, read: Callable[[str], bytes], size: int) -> None:
        self._read = read
        self._size = size
        self._tiles: dict[str, bytes] = {}

    def get(self, level: int, index: int) -> bytes:
        tile_level, above = divmod(level, _HEIGHT)
        first = index << above
        data = self._tile(tile_level, first // WIDTH)
        start = first % WIDTH * _HASH
        row = [data[at : at + _HASH] for at in range(start, start + (_HASH << above), _HASH)]
        while len(row) > 1:
            row = [node_hash(left, right) for left, right in zip(row[::2], row[1::2], strict=True)]
        return row[0]

    def _tile(self, level: int, index: int) -> bytes:
        count = self._size >> level * _HEIGHT
        tile = Tile(level, index, min(WIDTH, count - index * WIDTH))
        if tile.width < 1:
            raise IndexError(f"no tile {index} at level {level} in a tree of {self._size}")
        path = tile.path
        if path not in self._tiles:
            data = self._read(path)
            if len(data) != tile.width * _HASH:
                raise refusal(Reason.PROOF, what=f"{path} dài {len(data)} byte")
            self._tiles[path] = data
        return self._tiles[path]


def bundle_bytes(entries: Iterable[bytes]) -> bytes:
    """Entries, each after its length in two bytes, high byte first. Raises ``ValueError`` for one longer than 65,535."""
    parts: list[bytes] = []
    for entry in entries:
        if len(entry) > _LONGEST_ENTRY:
            raise ValueError(f"an entry of {len(entry)} bytes")
        parts += [len(entry).to_bytes(2, "big"), entry]
    return b"".join(parts)


def bundle_entries(data: bytes) -> list[bytes]:
    """The entries of a bundle. Raises ``Refused`` (``proof``) when it is cut."""
    entries: list[bytes] = []
    at = 0
    while at < len(data):
        start = at + 2
        at = start + int.from_bytes(data[at:start], "big")
        if start > len(data) or at > len(data):
            raise refusal(Reason.PROOF, what="gói dòng nhật ký bị cắt")
        entries.append(data[start:at])
    return entries


def _read_path(path: str) -> tuple[str, int, int] | None:
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    index, width = int(found[2].replace("x", "").replace("/", "")), int(found[3] or WIDTH)
    if width > WIDTH or f"tile/{found[1]}/{_spelt(index, width)}" != path:
        return None
    return found[1], index, width


def _spelt(index: int, width: int) -> str:
    groups = [f"{index % 1000:03}"]
    while index := index // 1000:
        groups.insert(0, f"x{index % 1000:03}")
    path = "/".join(groups)
    return path if width == WIDTH else f"{path}.p/{width}"
