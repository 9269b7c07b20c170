"""The right edge of a tree: all that is needed to go on counting, in at most 64 hashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice

from bangvang_trust.log.tree import EMPTY, Hashes, leaf_hash, node_hash

_LEVEL = 12
_BLOCK = 1 << _LEVEL
"""Leaves that are reduced to one hash at a time, which is twice as quick as one by one."""


@dataclass
class Frontier:
    """``peaks`` are the roots of the complete subtrees of the first ``size`` leaves, the largest first."""

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    @classmethod
    def of(cls, hashes: Hashes, size: int) -> Frontier:
        """The edge of a stored tree at ``size`` leaves."""
        peaks, start = [], 0
        for level in range(size.bit_length() - 1, -1, -1):
            if size >> level & 1:
                peaks.append(hashes.get(level, start >> level))
                start += 1 << level
        return cls(size, peaks)

    def copy(self) -> Frontier:
        """Another edge that grows on its own."""
        return Frontier(self.size, list(self.peaks))

    def root(self) -> bytes:
        """The tree head of all leaves so far."""
        if not self.peaks:
            return EMPTY
        *rest, value = self.peaks
        for peak in reversed(rest):
            value = node_hash(peak, value)
        return value

    def add(self, leaf: bytes) -> None:
        """Go on by one leaf hash."""
        self._push(leaf, 0)

    def add_entries(self, entries: Iterable[bytes]) -> None:
        """Go on by many entries, hashing each; memory does not grow with their number."""
        self.add_leaves(map(leaf_hash, entries))

    def add_leaves(self, leaves: Iterable[bytes]) -> None:
        """Go on by many leaf hashes; memory does not grow with their number."""
        source = iter(leaves)
        for leaf in islice(source, -self.size % _BLOCK):
            self._push(leaf, 0)
        while block := list(islice(source, _BLOCK)):
            if len(block) == _BLOCK:
                self._push(_reduced(block), _LEVEL)
            else:
                for leaf in block:
                    self._push(leaf, 0)

    def _push(self, value: bytes, level: int) -> None:
        """Put a complete subtree of ``2**level`` leaves at the right."""
        index = self.size >> level
        while index % 2:
            value = node_hash(self.peaks.pop(), value)
            index //= 2
        self.peaks.append(value)
        self.size += 1 << level


def _reduced(row: list[bytes]) -> bytes:
    """One hash from a number of leaf hashes that is a power of two."""
    while len(row) > 1:
        row = [sha256(b"\x01" + left + right).digest() for left, right in zip(row[::2], row[1::2], strict=True)]
    return row[0]
