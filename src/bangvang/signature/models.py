"""Batches of papers to be signed, and each signed paper as it was accepted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.files.models import StoredFile
from bangvang.register.models import Unit
from bangvang.signature.choices import SigningStep


class SigningOrder(models.Model):
    """The wish to have papers of a body signed in one step, by one declared signer.

    How many are done is counted from `SigningItem` rows, so a worker that was killed loses nothing and nothing lies.
    """

    body = models.ForeignKey(Unit, models.PROTECT, related_name="signing_orders", verbose_name=_("cơ quan"))
    step = models.CharField(_("ký với tư cách"), max_length=10, choices=SigningStep)
    signer = models.CharField(_("ký bằng"), max_length=100)
    title = models.CharField(_("ký những gì"), max_length=200, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("yêu cầu lúc"), auto_now_add=True)
    done_at = models.DateTimeField(_("xong lúc"), null=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("lượt ký số")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title or f"{self.get_step_display()}, {self.body}"


class SigningItem(models.Model):
    """One paper in one step: unsigned, or signed and then frozen. A paper is signed once in each step.

    ``seen`` is what the look at the signed file found (`bangvang_trust.pdf.Signature.as_dict`), at ``signed_at``.
    ``begun_at`` and ``taken_by`` (`lease`) are taken by whoever signs it now, so that two workers never sign one paper.
    """

    frozen = Frozen(when="OLD.signed_id IS NOT NULL")

    order = models.ForeignKey(SigningOrder, models.PROTECT, related_name="items")
    step = models.CharField(max_length=10, choices=SigningStep, editable=False)
    source = models.ForeignKey(StoredFile, models.PROTECT, related_name="signing_items", verbose_name=_("văn bản"))
    signed = models.OneToOneField(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name=_("bản ký"))
    signed_at = models.DateTimeField(_("nhận bản ký lúc"), null=True)
    seen = models.JSONField(default=dict, editable=False)
    begun_at = models.DateTimeField(null=True, editable=False)
    taken_by = models.CharField(max_length=24, blank=True, editable=False)
    reason = models.CharField(max_length=30, blank=True, editable=False)
    problem = models.CharField(_("vì sao chưa ký được"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("văn bản trong lượt ký số")
        ordering = ["order_id", "id"]
        constraints = [
            models.UniqueConstraint(name="a_paper_is_signed_once_in_a_step", fields=["source", "step"]),
            models.CheckConstraint(
                name="a_signed_paper_was_looked_at",
                condition=Q(signed=None) | (~Q(signed_at=None) & ~Q(seen={}) & Q(problem="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}"
