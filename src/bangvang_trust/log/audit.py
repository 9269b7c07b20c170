"""Reading a whole log again, or what came since the last time, and holding it to a checkpoint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bangvang_trust.log.checkpoint import Checkpoint
from bangvang_trust.log.frontier import Frontier
from bangvang_trust.log.reasons import Reason, refusal
from bangvang_trust.log.tree import leaf_hash


def audit(entries: Iterable[bytes], checkpoint: Checkpoint, *, since: Frontier | None = None) -> Frontier:
    """Hold the entries after ``since`` (all, without it) to ``checkpoint``; the edge to go on from next time.

    Streaming: memory does not grow with the log. Raises ``Refused``: ``short``, ``long`` (more entries than the checkpoint
    counts), ``root``.
    """
    edge = Frontier() if since is None else since.copy()
    edge.add_entries(_at_most(entries, checkpoint.size - edge.size))
    if edge.size < checkpoint.size:
        raise refusal(Reason.SHORT, size=edge.size, expected=checkpoint.size)
    if edge.root() != checkpoint.root:
        raise refusal(Reason.ROOT, size=checkpoint.size)
    return edge


def against_hashes(entries: Iterable[bytes], hashes: Iterable[bytes], *, first: int = 0) -> Iterator[bytes]:
    """Pass entries through, each held to the leaf hash that was kept when it was written.

    Says which entry was changed. Raises ``Refused``: ``entry`` with its index, ``short`` or ``long`` when there are fewer or more
    entries than hashes.
    """
    kept = iter(hashes)
    index = first
    for entry in entries:
        expected = next(kept, None)
        if expected is None:
            raise refusal(Reason.LONG, expected=index)
        if leaf_hash(entry) != expected:
            raise refusal(Reason.ENTRY, index=index)
        index += 1
        yield entry
    if missing := sum(1 for _ in kept):
        raise refusal(Reason.SHORT, size=index, expected=index + missing)


def _at_most(entries: Iterable[bytes], count: int) -> Iterator[bytes]:
    for number, entry in enumerate(entries):
        if number >= count:
            raise refusal(Reason.LONG, expected=count)
        yield entry
