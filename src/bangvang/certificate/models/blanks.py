"""Blanks: what came in, sheet by sheet what became of it, and the minutes of those that were destroyed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.certificate.choices import Fate
from bangvang.certificate.models.certificate import Certificate, Reissue
from bangvang.certificate.validators import serial_text
from bangvang.register.models import Unit


class BlankKind(models.Model):
    """A kind of blank that a body keeps. ``numbered``: every sheet has a serial number."""

    frozen = Frozen()

    body = models.ForeignKey(Unit, models.PROTECT, related_name="blank_kinds")
    name = models.CharField(_("loại phôi"), max_length=100)
    numbered = models.BooleanField(_("từng tờ có số"), default=True)

    class Meta:
        verbose_name = _("loại phôi")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="one_kind_of_blank_a_name", fields=["body", "name"])]

    def __str__(self) -> str:
        return self.name


class BlankReceipt(models.Model):
    """Sheets that came in together. Numbered ones run from ``first`` to ``last`` behind the letters of ``series``."""

    frozen = Frozen()

    kind = models.ForeignKey(BlankKind, models.PROTECT, related_name="receipts")
    on = models.DateField(_("ngày nhận"))
    source = models.CharField(_("nhận của"), max_length=150)
    document = models.CharField(_("chứng từ"), max_length=100, blank=True)
    series = models.CharField(_("chữ trước số"), max_length=20, blank=True)
    first = models.PositiveIntegerField(_("từ số"), null=True, blank=True)
    last = models.PositiveIntegerField(_("đến số"), null=True, blank=True)
    digits = models.PositiveSmallIntegerField(default=0)
    count = models.PositiveIntegerField(_("số tờ"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("lần nhận phôi")
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(name="some_blanks_came", condition=Q(count__gt=0)),
            models.CheckConstraint(
                name="blanks_as_many_as_their_numbers",
                condition=Q(first=None, last=None) | Q(last=F("first") + F("count") - 1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.count}"

    @property
    def first_serial(self) -> str:
        return serial_text(self.series, self.first, self.digits)

    @property
    def last_serial(self) -> str:
        return serial_text(self.series, self.last, self.digits)


class Destruction(models.Model):
    """The minutes by which spoiled sheets were destroyed; ``members`` and ``manner`` as they are printed."""

    frozen = Frozen()

    body = models.ForeignKey(Unit, models.PROTECT, related_name="destructions")
    on = models.DateField(_("ngày hủy"))
    venue = models.CharField(_("địa điểm"), max_length=150)
    members = models.TextField(_("thành phần, mỗi người một dòng"), max_length=2000)
    manner = models.CharField(_("cách hủy"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("biên bản hủy phôi")
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.body}, {self.on:%d/%m/%Y}"


class BlankSheet(models.Model):
    """One sheet that left the stock: used for a certificate, or spoiled. A wrong entry is released, never changed.

    ``reissue``: the time the certificate was made anew on this sheet; None for its first paper.
    """

    frozen = Frozen(open=("destruction_id", "released_at", "released_by_id", "released_why"))

    kind = models.ForeignKey(BlankKind, models.PROTECT, related_name="sheets")
    series = models.CharField(max_length=20, blank=True)
    number = models.PositiveIntegerField(_("số phôi"), null=True, blank=True)
    digits = models.PositiveSmallIntegerField(default=0)
    fate = models.CharField(_("đã dùng hay hỏng"), max_length=10, choices=Fate)
    certificate = models.ForeignKey(Certificate, models.PROTECT, null=True, related_name="blanks")
    reissue = models.ForeignKey(Reissue, models.PROTECT, null=True, related_name="blanks")
    why = models.CharField(_("lý do hỏng"), max_length=200, blank=True)
    on = models.DateField(_("ngày"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    destruction = models.ForeignKey(Destruction, models.PROTECT, null=True, related_name="sheets")
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    released_why = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("tờ phôi đã xuất")
        ordering = ["series", "number", "id"]
        constraints = [
            models.UniqueConstraint(
                name="a_blank_leaves_once",
                fields=["kind", "series", "number"],
                condition=Q(released_at=None, number__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_blank_a_certificate",
                fields=["certificate"],
                condition=Q(released_at=None, reissue=None, certificate__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_blank_a_reissue", fields=["reissue"], condition=Q(released_at=None, reissue__isnull=False)
            ),
            models.CheckConstraint(
                name="blank_of_a_reissue_was_used",
                condition=Q(reissue=None) | Q(fate=Fate.USED, certificate__isnull=False),
            ),
            models.CheckConstraint(
                name="used_for_a_certificate_or_spoiled_for_a_reason",
                condition=Q(fate=Fate.USED, certificate__isnull=False) | (Q(fate=Fate.SPOILED) & ~Q(why="")),
            ),
            models.CheckConstraint(
                name="only_spoiled_blanks_are_destroyed",
                condition=Q(destruction=None) | Q(fate=Fate.SPOILED, released_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.serial}".strip()

    @property
    def serial(self) -> str:
        return serial_text(self.series, self.number, self.digits)
