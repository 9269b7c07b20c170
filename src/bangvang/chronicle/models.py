"""Tables of the log. Lines, what they cover, and signed heads never change; tiles are drawn from the lines.

A ``Log`` has its lines numbered from 0 without a gap. A second log begins only where the first one's end was lost with
the database (`actions.reopen`): two histories under one name would be a lie that every witness refuses.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.chronicle.covered import Covered


class Log(models.Model):
    """``origin`` names the log for ever; ``key`` is its public key (C2SP vkey), empty until the first head is signed.

    ``size`` counts the lines. ``held_since``: nothing may be issued from then, because what is here may be older than
    what was issued; ``held_why`` says so in words.
    """

    ordinal = models.PositiveIntegerField(unique=True)
    origin = models.CharField(_("tên nhật ký"), max_length=80, unique=True)
    key = models.CharField(_("khóa công khai"), max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("số dòng"), default=0)
    opened_at = models.DateTimeField(_("mở lúc"), auto_now_add=True)
    follows = models.TextField(_("mốc cuối đã biết của nhật ký trước"), blank=True)
    held_since = models.DateTimeField(_("giữ lại từ"), null=True, blank=True)
    held_why = models.CharField(_("vì sao giữ lại"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("nhật ký chứng thực")
        ordering = ["ordinal"]

    def __str__(self) -> str:
        return self.origin


class Leaf(models.Model):
    """One line: ``entry`` is the CBOR of a `bangvang_trust.log.Leaf`, which holds no personal data."""

    frozen = Frozen()

    log = models.ForeignKey(Log, models.PROTECT, related_name="leaves")
    index = models.PositiveBigIntegerField(_("số thứ tự"))
    entry = models.BinaryField()

    class Meta:
        verbose_name = _("dòng nhật ký chứng thực")
        ordering = ["log_id", "index"]
        constraints = [models.UniqueConstraint(name="one_line_an_index", fields=["log", "index"])]

    def __str__(self) -> str:
        return f"{self.log}: {self.index}"


class Shape(models.Model):
    """Which columns of a table a commitment was made over; a later release with more columns adds another shape."""

    frozen = Frozen()

    table = models.CharField(max_length=60)
    part = models.CharField(max_length=20, blank=True)
    columns = models.JSONField()

    class Meta:
        verbose_name = _("cột được chứng thực")

    def __str__(self) -> str:
        return f"{self.table} {self.part}".strip()


class CoveredRow(models.Model):
    """The commitment to one row: HMAC-SHA-256 under ``salt``, 32 bytes each. To erase a person is to destroy the salt."""

    frozen = Frozen(open=("salt",))

    leaf = models.ForeignKey(Leaf, models.PROTECT, related_name="rows")
    ordinal = models.PositiveIntegerField()
    shape = models.ForeignKey(Shape, models.PROTECT, related_name="+")
    row_id = models.BigIntegerField()
    salt = models.BinaryField(null=True)
    digest = models.BinaryField()

    class Meta:
        verbose_name = _("bản ghi được chứng thực")
        ordering = ["leaf_id", "ordinal"]
        constraints = [models.UniqueConstraint(name="one_covered_row_an_ordinal", fields=["leaf", "ordinal"])]
        indexes = [models.Index(fields=["shape", "row_id"], name="covered_row_by_row")]

    def __str__(self) -> str:
        return f"{self.shape} {self.row_id}"


class Erasure(models.Model):
    """The salts of one row were destroyed on request. It stands in the log itself: a salt that went without it was taken."""

    frozen = Frozen()
    covered = Covered()

    table = models.CharField(max_length=60)
    row_id = models.BigIntegerField()
    at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("lần xóa muối")
        constraints = [models.UniqueConstraint(name="a_row_is_erased_once", fields=["table", "row_id"])]

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}"


class Tile(models.Model):
    """Up to 256 hashes at ``level`` (in eights, C2SP tlog-tiles), one after the other. Drawn from the lines."""

    log = models.ForeignKey(Log, models.PROTECT, related_name="tiles")
    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        verbose_name = _("mảnh cây")
        constraints = [models.UniqueConstraint(name="one_tile_a_place", fields=["log", "level", "index"])]

    def __str__(self) -> str:
        return f"{self.level}/{self.index}"


class Head(models.Model):
    """A signed head (checkpoint) of the log: its first ``size`` lines and their root, as a C2SP signed note."""

    frozen = Frozen()

    log = models.ForeignKey(Log, models.PROTECT, related_name="heads")
    size = models.PositiveBigIntegerField(_("số dòng"))
    note = models.TextField()
    at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("mốc nhật ký")
        ordering = ["log_id", "size"]
        constraints = [models.UniqueConstraint(name="one_head_a_size", fields=["log", "size"])]

    def __str__(self) -> str:
        return f"{self.log}: {self.size}"


class Witness(models.Model):
    """Somebody outside whose cosignatures are accepted: name and key (C2SP vkey of kind 0x04)."""

    vkey = models.CharField(_("khóa công khai"), max_length=200, unique=True)
    name = models.CharField(_("bên chứng kiến"), max_length=120)
    added_at = models.DateTimeField(_("thêm lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("bên chứng kiến")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Cosignature(models.Model):
    """A witness saw the log with this head, and it went on from what it had seen before."""

    frozen = Frozen()

    head = models.ForeignKey(Head, models.PROTECT, related_name="cosignatures")
    witness = models.ForeignKey(Witness, models.PROTECT, related_name="cosignatures")
    line = models.CharField(max_length=300)
    seen_at = models.DateTimeField(_("thấy lúc"))

    class Meta:
        verbose_name = _("lời chứng kiến")
        ordering = ["head_id", "id"]
        constraints = [models.UniqueConstraint(name="one_cosignature_a_head", fields=["head", "witness"])]

    def __str__(self) -> str:
        return f"{self.witness}: {self.head}"
