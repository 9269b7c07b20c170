"""Signing the head of the log: tiles are drawn from the new lines, their root is signed, the head is kept twice."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.chronicle import keys
from bangvang.chronicle.models import Head, Leaf, Log, Tile
from bangvang.chronicle.queries import hashes_of, last_head
from bangvang_trust.log import Checkpoint, Frontier, leaf_hash, root
from bangvang_trust.log.checkpoint import sign
from bangvang_trust.log.tiles import WIDTH

_HASH = 32


def sign_head() -> Head | None:
    """Sign the log as it is, unless it was signed so already; gives its last head. None before the first line.

    Raises `Refusal` when the key that signed before is not on this machine.
    """
    with transaction.atomic():
        log = Log.objects.select_for_update().order_by("-ordinal").first()
        if log is None or not log.size:
            return None
        last = last_head(log)
        if last is not None and last.size == log.size:
            _keep_outside(last)
            return last
        signer = keys.signer_of(log.origin)
        if signer is None:
            if log.key:
                raise Refusal(
                    _(
                        "Khóa ký nhật ký %(file)s không có ở máy này nên chưa ký được mốc mới. "
                        "Hãy đưa khóa từ bản sao lưu khóa về."
                    )
                    % {"file": keys.key_file(log.origin).name}
                )
            signer = keys.new_signer(log.origin)
        if not log.key:
            log.key = signer.key.to_vkey()
            log.save(update_fields=["key"])
        draw_tiles(log)
        head = Checkpoint(log.origin, log.size, root(hashes_of(log, log.size), log.size))
        kept = Head.objects.create(log=log, size=log.size, note=sign(head, signer))
        transaction.on_commit(lambda: _keep_outside(kept))
    return kept


def _keep_outside(head: Head) -> None:
    """Beside the key, once the database has it: a head that was kept and then rolled back would refuse every number."""
    if keys.remembered(head.log.origin) != head.note:
        keys.remember(head.log.origin, head.note)


def draw_tiles(log: Log) -> None:
    """Put the hashes of the lines that no tile holds yet into the tiles, and those of tiles that became full above them."""
    last = Tile.objects.filter(log=log, level=0).order_by("-index").first()
    first = last.index * WIDTH + len(last.hashes) // _HASH if last else 0
    entries = Leaf.objects.filter(log=log, index__gte=first).order_by("index").values_list("entry", flat=True)
    hashes, level = [leaf_hash(bytes(entry)) for entry in entries.iterator()], 0
    while hashes:
        hashes, first, level = _grow(log, level, first, hashes), first // WIDTH, level + 1


def _grow(log: Log, level: int, first: int, hashes: list[bytes]) -> list[bytes]:
    """Put ``hashes`` at place ``first`` of a level; the roots of the tiles that became full."""
    full, at = [], 0
    while at < len(hashes):
        index, offset = divmod(first + at, WIDTH)
        some = hashes[at : at + WIDTH - offset]
        tile = Tile.objects.filter(log=log, level=level, index=index).first() or Tile(log=log, level=level, index=index)
        tile.hashes = bytes(tile.hashes or b"")[: offset * _HASH] + b"".join(some)
        tile.save()
        if len(tile.hashes) == WIDTH * _HASH:
            full.append(_root_of(tile.hashes))
        at += len(some)
    return full


def _root_of(hashes: bytes) -> bytes:
    edge = Frontier()
    for start in range(0, len(hashes), _HASH):
        edge.add(hashes[start : start + _HASH])
    return edge.root()
