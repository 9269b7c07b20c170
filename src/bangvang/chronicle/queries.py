"""Questions to the log: its last head, hashes of its tree, the line that covers a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.chronicle.commitments import commitment, values_of
from bangvang.chronicle.covered import WHOLE, covered_models
from bangvang.chronicle.models import CoveredRow, Erasure, Head, Leaf, Log, Tile
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


def age_of(since: timedelta) -> str:
    """How long ago, in the largest whole unit: "3 giờ trước". Django's own words for it are not all translated."""
    minutes = int(since.total_seconds()) // 60
    if minutes < 1:
        return _("vừa xong")
    if minutes < 60:
        return _("%(n)d phút trước") % {"n": minutes}
    if minutes < 48 * 60:
        return _("%(n)d giờ trước") % {"n": minutes // 60}
    return _("%(n)d ngày trước") % {"n": minutes // (24 * 60)}


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


NAMES = ("name", "name_as_written")
"""Columns in which a covered row bears a person's name as it was written."""
MOST_FOUND = 50


@dataclass(frozen=True)
class Found:
    """A row of the log as people know it: ``what`` kind of row, ``row`` itself, its commitment, whether it was erased."""

    covered: CoveredRow
    row: models.Model
    erased: bool

    @property
    def what(self) -> str:
        return str(self.row._meta.verbose_name)

    @property
    def line(self) -> int:
        """The first line about it, as people count."""
        return self.covered.leaf.index + 1


def named_rows(name: str) -> list[Found]:
    """Covered rows that bear exactly this name, `MOST_FOUND` at most of each table, oldest first."""
    found: list[Found] = []
    for model, _word in covered_models():
        columns = {field.attname for field in model._meta.concrete_fields}
        condition = models.Q()
        for column in NAMES:
            if column in columns:
                condition |= models.Q(**{column: name})
        if condition:
            found += _found(model, list(model._base_manager.filter(condition).order_by("pk")[:MOST_FOUND]))
    return found


def _found(model: type[models.Model], rows: list[models.Model]) -> list[Found]:
    keys, table = [row.pk for row in rows], model._meta.label_lower
    covered: dict[int, CoveredRow] = {}
    standing = CoveredRow.objects.filter(shape__table=table, row_id__in=keys).select_related("leaf", "shape")
    for one in standing.order_by("-id"):
        covered[one.row_id] = one
    erased = set(Erasure.objects.filter(table=table, row_id__in=keys).values_list("row_id", flat=True))
    return [Found(covered[row.pk], row, row.pk in erased) for row in rows if row.pk in covered]


def found_row(covered: CoveredRow) -> Found | None:
    """The row of one commitment; None when it is no longer there."""
    row = row_of(covered)
    found = _found(type(row), [row]) if row is not None else []
    return found[0] if found else None


def row_of(covered: CoveredRow) -> models.Model | None:
    """What the commitment is about; None for a row, or a table, that is no longer there."""
    for model, _word in covered_models():
        if model._meta.label_lower == covered.shape.table:
            return model._base_manager.filter(pk=covered.row_id).first()
    return None


def still_proved(covered: CoveredRow) -> bool:
    """Whether the row is as it was when its line was written."""
    row, shape = row_of(covered), covered.shape
    if row is None or covered.salt is None:
        return False
    ((_key, values),) = values_of(type(row), [row.pk], shape.columns)
    told = commitment(shape.table, shape.part, covered.row_id, shape.columns, values, bytes(covered.salt))
    return told == bytes(covered.digest)


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


def lost_proof(rows: Iterable[models.Model]) -> bool:
    """Whether the salt of any of ``rows`` was erased, so that the log can no longer prove its words. One question."""
    asked = models.Q(pk__in=[])
    for row in rows:
        asked |= models.Q(table=row._meta.label_lower, row_id=row.pk)
    return Erasure.objects.filter(asked).exists()
