"""The Merkle tree of RFC 6962 §2.1, kept so that a leaf costs O(log n) and nothing written is ever written again.

What is kept are the hashes of complete subtrees: at level ``l``, index ``i``, that of the ``2**l`` leaves from
``i * 2**l`` on. Any root and any proof of any earlier size comes from them. Hashes are SHA-256, 32 bytes.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Protocol

EMPTY = sha256().digest()
"""Root of the tree without leaves."""


class Hashes(Protocol):
    """Where hashes of complete subtrees are looked up."""

    def get(self, level: int, index: int) -> bytes:
        """32 bytes; any exception when there is none."""


class HashStore(Hashes, Protocol):
    """Where they are also put. Each place is put once; an implementation should refuse a second time."""

    def put(self, level: int, index: int, value: bytes) -> None:
        """Keep ``value`` at that place."""


class MemoryHashes:
    """A store in memory: a list for each level."""

    def __init__(self) -> None:
        self._levels: list[list[bytes]] = []

    def get(self, level: int, index: int) -> bytes:
        return self._levels[level][index]

    def put(self, level: int, index: int, value: bytes) -> None:
        if level == len(self._levels):
            self._levels.append([])
        if index != len(self._levels[level]):
            raise IndexError(f"place {index} of level {level} is not the next")
        self._levels[level].append(value)


def leaf_hash(entry: bytes) -> bytes:
    """``SHA-256(0x00 || entry)``."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """``SHA-256(0x01 || left || right)``."""
    return sha256(b"\x01" + left + right).digest()


def append(store: HashStore, size: int, leaf: bytes) -> int:
    """Put leaf hash ``leaf`` after ``size`` leaves; the new size. At most log2(size) reads and as many writes plus one."""
    value, level, index = leaf, 0, size
    store.put(0, index, value)
    while index % 2:
        value = node_hash(store.get(level, index - 1), value)
        level, index = level + 1, index // 2
        store.put(level, index, value)
    return size + 1


def root(hashes: Hashes, size: int) -> bytes:
    """The tree head of the first ``size`` leaves (MTH)."""
    return _subtree(hashes, 0, size) if size else EMPTY


def inclusion_proof(hashes: Hashes, index: int, size: int) -> list[bytes]:
    """The audit path of leaf ``index`` in the tree of ``size`` leaves, from the leaf upwards (RFC 6962 §2.1.1).

    Raises ``IndexError`` when there is no such leaf.
    """
    if not 0 <= index < size:
        raise IndexError(f"no leaf {index} among {size}")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(_subtree(hashes, middle, end))
            end = middle
        else:
            path.append(_subtree(hashes, start, middle))
            start = middle
    return path[::-1]


def consistency_proof(hashes: Hashes, old: int, size: int) -> list[bytes]:
    """That the tree of ``size`` leaves begins with the tree of ``old`` leaves (RFC 6962 §2.1.2); empty for 0 and ``size``.

    Raises ``IndexError`` when ``old`` is not between 0 and ``size``.
    """
    if not 0 <= old <= size:
        raise IndexError(f"no tree of {old} within {size}")
    path: list[bytes] = []
    start, end = 0, size
    while old and old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(_subtree(hashes, middle, end))
            end = middle
        else:
            path.append(_subtree(hashes, start, middle))
            start = middle
    if start:  # else this subtree is the old tree itself, whose root the verifier has
        path.append(_subtree(hashes, start, end))
    return path[::-1]


def first_difference(ours: Hashes, theirs: Hashes, size: int) -> int | None:
    """The first leaf in which two trees of ``size`` leaves differ, None when they are one. O(log² size) look-ups."""
    if not size or root(ours, size) == root(theirs, size):
        return None
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if _subtree(ours, start, middle) != _subtree(theirs, start, middle):
            end = middle
        else:
            start = middle
    return start


def _subtree(hashes: Hashes, start: int, end: int) -> bytes:
    """Hash of leaves ``start`` to ``end``; ``start`` is a multiple of the largest power of two that fits."""
    level = (end - start).bit_length() - 1
    middle = start + (1 << level)
    left = hashes.get(level, start >> level)
    return left if middle == end else node_hash(left, _subtree(hashes, middle, end))


def _split(count: int) -> int:
    """The largest power of two smaller than ``count``."""
    return 1 << (count - 1).bit_length() - 1
