"""What the law said of one handling on one day. A new look is a new row; what was seen stays."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.eligibility.choices import Finding
from bangvang.nomination.models import Handling


class Assessment(models.Model):
    """The facts as they were, the edition of the law book, and the tree of findings with reasons and articles.

    ``sources``: the papers behind the years (`bangvang.eligibility.sources`), as the register had them on that day.
    """

    frozen = Frozen()

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="assessments")
    on = models.DateField(_("xét ngày"))
    issuer = models.CharField(_("thẩm quyền"), max_length=60)
    finding = models.CharField(_("kết luận"), max_length=15, choices=Finding)
    facts = models.JSONField(_("dữ kiện"))
    sources = models.JSONField(_("giấy tờ của dữ kiện"), default=list)
    tree = models.JSONField(_("cây kết luận"))
    book_edition = models.CharField(_("bản sách luật"), max_length=60)
    governed_on = models.DateField(_("theo luật ngày"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("phiếu chứng minh điều kiện")
        ordering = ["handling_id", "id"]

    def __str__(self) -> str:
        return f"{self.handling}: {self.get_finding_display()}"
