"""Batches of papers to be signed, each signed paper as it was accepted, and the pictures that signatures show."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.files.models import StoredFile
from bangvang.register.models import Mandate, Unit
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

    @property
    def is_drawn(self) -> bool:
        """Whether the signature that was seen shows something on the page."""
        from bangvang_trust.pdf import (
            Reason,  # not with the models: it brings in a library that most commands never use
        )

        return any(reason == Reason.DRAWN for reason, _sentence in self.seen.get("findings", ()))


class SigningImage(models.Model):
    """The picture that signatures of a leader (by the mandate) or of an agency show, until another takes its place.

    ``width_mm`` is the true width of a seal; a signature has none and fills the room that the paper leaves for it.
    """

    frozen = Frozen(open=("ended_at", "ended_by_id"))

    body = models.ForeignKey(Unit, models.PROTECT, related_name="signing_images", verbose_name=_("cơ quan"))
    step = models.CharField(_("hình của"), max_length=10, choices=SigningStep)
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, related_name="signing_images", verbose_name=_("phân công của người ký")
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("hình"))
    width = models.PositiveSmallIntegerField(_("chiều ngang, điểm ảnh"))
    height = models.PositiveSmallIntegerField(_("chiều dọc, điểm ảnh"))
    width_mm = models.DecimalField(_("chiều ngang thật của dấu, mm"), max_digits=4, decimal_places=1, null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người đặt hình"))
    at = models.DateTimeField(_("đặt lúc"), auto_now_add=True)
    ended_at = models.DateTimeField(_("thôi dùng lúc"), null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("hình chữ ký, hình dấu")
        ordering = ["body_id", "step", "-id"]
        constraints = [
            models.CheckConstraint(
                name="a_leader_s_image_has_a_mandate_a_seal_its_width",
                condition=(Q(step=SigningStep.LEADER) & ~Q(mandate=None) & Q(width_mm=None))
                | (Q(step=SigningStep.AGENCY) & Q(mandate=None) & ~Q(width_mm=None)),
            ),
            models.UniqueConstraint(
                name="one_image_of_a_mandate", fields=["mandate"], condition=Q(step="leader", ended_at=None)
            ),
            models.UniqueConstraint(
                name="one_image_of_a_seal", fields=["body"], condition=Q(step="agency", ended_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mandate.user}" if self.mandate else f"{self.body}"
