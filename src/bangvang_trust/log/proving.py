"""Checking proofs with nothing but roots in hand: the algorithms of RFC 9162 §2.1.3.2 and §2.1.4.2."""

from __future__ import annotations

from collections.abc import Sequence

from bangvang_trust.log.tree import EMPTY, node_hash

HASH_BYTES = 32
LONGEST_PATH = 64


def inclusion_holds(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether leaf hash ``leaf`` stands at ``index`` in the tree of ``size`` leaves that has this ``root``."""
    if not 0 <= index < size or not _is_path(path):
        return False
    at, last, value = index, size - 1, leaf
    for sibling in path:
        if not last:
            return False
        if at % 2 or at == last:
            value = node_hash(sibling, value)
            while not at % 2 and at:
                at, last = at >> 1, last >> 1
        else:
            value = node_hash(value, sibling)
        at, last = at >> 1, last >> 1
    return not last and value == root


def consistency_holds(old: int, size: int, old_root: bytes, root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the tree of ``size`` leaves with ``root`` begins with the tree of ``old`` leaves with ``old_root``."""
    if not 0 <= old <= size or not _is_path(path):
        return False
    if old == 0:
        return not path and old_root == EMPTY
    if old == size:
        return not path and old_root == root
    # A complete old tree is a node of the new one: its root stands for the first hash of the path.
    steps = [old_root, *path] if old & (old - 1) == 0 else list(path)
    return _both_roots(old - 1, size - 1, steps) == (old_root, root)


def _both_roots(at: int, last: int, steps: list[bytes]) -> tuple[bytes, bytes] | None:
    """The roots that a path gives for the old and the new tree; None when its length is wrong."""
    if not steps:
        return None
    while at % 2:
        at, last = at >> 1, last >> 1
    old_value = new_value = steps[0]
    for sibling in steps[1:]:
        if not last:
            return None
        if at % 2 or at == last:
            old_value, new_value = node_hash(sibling, old_value), node_hash(sibling, new_value)
            while not at % 2 and at:
                at, last = at >> 1, last >> 1
        else:
            new_value = node_hash(new_value, sibling)
        at, last = at >> 1, last >> 1
    return None if last else (old_value, new_value)


def _is_path(path: Sequence[bytes]) -> bool:
    return len(path) <= LONGEST_PATH and all(len(step) == HASH_BYTES for step in path)
