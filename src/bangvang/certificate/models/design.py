"""How a body prints an award, and the address that stands under the QR."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.files.models import StoredFile
from bangvang.register.models import Unit


class Design(Versioned):
    """How a body prints one award: the emblem or logo it uploaded, and the layout it chose.

    ``layout`` None: the house's own layout, on the sheet that the law book asks for on the day of the decision.
    """

    body = models.ForeignKey(Unit, models.PROTECT, related_name="certificate_designs", verbose_name=_("cơ quan"))
    award = models.CharField(_("hình thức, danh hiệu"), max_length=60)
    name = models.CharField(_("tên mẫu"), max_length=100)
    emblem = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Quốc huy hoặc biểu trưng")
    )
    layout = models.ForeignKey(
        "LayoutVersion", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("bố cục đang dùng")
    )

    class Meta:
        verbose_name = _("mẫu giấy khen")
        constraints = [models.UniqueConstraint(name="one_design_an_award", fields=["body", "award"])]

    def __str__(self) -> str:
        return self.name


class LayoutVersion(models.Model):
    """One layout of a design with its emblem, as certificates were printed with it. Never changed: a change is a new number.

    ``data`` is what `bangvang_paper.typesetting.certificate_layout` reads. ``by`` None: kept by the machine when it printed
    with the house's own layout.
    """

    frozen = Frozen()

    design = models.ForeignKey(Design, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("bản số"))
    data = models.JSONField(_("bố cục"))
    emblem = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("bản bố cục")
        ordering = ["design_id", "-number"]
        constraints = [models.UniqueConstraint(name="one_layout_a_number", fields=["design", "number"])]

    def __str__(self) -> str:
        return f"{self.design}, {self.number}"


class PublicBase(Versioned):
    """The public address that a body prints on certificates; must be given before the first real issue."""

    body = models.OneToOneField(Unit, models.PROTECT, related_name="public_base")
    address = models.URLField(_("địa chỉ công khai"), max_length=100)

    class Meta:
        verbose_name = _("địa chỉ công khai")

    def __str__(self) -> str:
        return self.address
