"""Questions to the log: its last head, hashes of its tree, the line that covers a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone

from bangvang.chronicle.covered import WHOLE
from bangvang.chronicle.models import CoveredRow, Head, Leaf, Log, Tile
from bangvang_trust.log import NoteKey, TileHashes, read
from bangvang_trust.log.note import to_base64
from bangvang_trust.log.tiles import bundle_bytes, tile_at


def current_log() -> Log | None:
    """The log that lines are written to; None before the first line."""
    return Log.objects.order_by("-ordinal").first()


def last_head(log: Log) -> Head | None:
    return log.heads.order_by("-size").first()


def head_at(day: date) -> Head | None:
    """The last head that was signed until the end of the day in Hà Nội."""
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    return Head.objects.filter(at__lt=end).select_related("log").order_by("-at", "-pk").first()


def root_of(head: Head) -> str:
    """The root in base64, 44 letters, for people to copy or compare. Raises ``Refused`` for a head that was changed."""
    return to_base64(read(head.note, keys_of(head.log)).root)


def note_of(head: Head) -> str:
    """The signed head with the lines of its witnesses under it."""
    return head.note + "".join(head.cosignatures.values_list("line", flat=True))


def keys_of(log: Log) -> list[NoteKey]:
    return [NoteKey.from_vkey(log.key)] if log.key else []


def hashes_of(log: Log, size: int) -> TileHashes:
    """The tree of the first ``size`` lines, from its tiles."""
    return TileHashes(lambda path: tile_content(log, path) or b"", size)


def tile_content(log: Log, path: str) -> bytes | None:
    """The bytes of a tile by its C2SP path; of a narrower one than is kept its beginning. None when there is none."""
    tile = tile_at(path)
    if tile is None:
        return None
    kept = Tile.objects.filter(log=log, level=tile.level, index=tile.index).values_list("hashes", flat=True).first()
    wanted = tile.width * 32
    return bytes(kept)[:wanted] if kept is not None and len(kept) >= wanted else None


def bundle_content(log: Log, index: int, width: int) -> bytes | None:
    """Lines ``index * 256`` and after, ``width`` of them, as a C2SP bundle; None when they are not there yet."""
    first = index * 256
    entries = Leaf.objects.filter(log=log, index__gte=first, index__lt=first + width).order_by("index")
    found = [bytes(entry) for entry in entries.values_list("entry", flat=True)]
    return bundle_bytes(found) if len(found) == width else None


@dataclass(frozen=True)
class Standing:
    """Where a row stands in the log: line ``index`` (from 0), since when, and the first head that holds it."""

    log: Log
    index: int
    head: Head | None

    @property
    def signed_at(self) -> datetime | None:
        return timezone.localtime(self.head.at) if self.head else None

    @property
    def number(self) -> int:
        """As people count, from 1."""
        return self.index + 1


def standing_of(row: models.Model, part: str = WHOLE) -> Standing | None:
    """The line that covers ``row``; None for a row of before the log, or one put in past it."""
    covered = (
        CoveredRow.objects.filter(shape__table=row._meta.label_lower, shape__part=part, row_id=row.pk)
        .select_related("leaf__log")
        .order_by("id")
        .first()
    )
    if covered is None:
        return None
    leaf = covered.leaf
    return Standing(leaf.log, leaf.index, leaf.log.heads.filter(size__gt=leaf.index).order_by("size").first())
