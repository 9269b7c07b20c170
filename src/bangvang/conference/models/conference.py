"""A gathering: when, where, who directed it, which decisions were handed over, which movement was launched."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.decision.models import Decision
from bangvang.library.models import Document
from bangvang.movement.models import Movement
from bangvang.register.models import Unit


class Conference(Versioned):  # type: ignore[django-manager-missing]  # its news are Wagtail pages, with Wagtail's manager
    body = models.ForeignKey(Unit, models.PROTECT, related_name="conferences", verbose_name=_("cơ quan tổ chức"))
    name = models.CharField(_("tên hội nghị"), max_length=200)
    held_on = models.DateField(_("tổ chức ngày"))
    part_of_day = models.CharField(_("buổi"), max_length=10, blank=True)
    place = models.CharField(_("địa điểm"), max_length=200, blank=True)
    guest = models.CharField(_("đại biểu dự và chỉ đạo"), max_length=300, blank=True)
    directions = models.TextField(_("ý kiến chỉ đạo, mỗi dòng một ý"), blank=True)
    delegates_chosen = models.PositiveIntegerField(_("số đại biểu được bầu dự đại hội cấp trên"), null=True, blank=True)
    delegates_to = models.CharField(_("đại hội cấp trên"), max_length=200, blank=True)
    decisions = models.ManyToManyField(
        Decision, related_name="conferences", blank=True, verbose_name=_("quyết định được trao")
    )
    documents = models.ManyToManyField(Document, related_name="conferences", blank=True, verbose_name=_("văn bản dẫn"))
    closes = models.ForeignKey(
        Movement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tổng kết phong trào")
    )
    launches = models.ForeignKey(
        Movement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phát động phong trào")
    )
    presence_closed_at = models.DateTimeField(_("chốt điểm danh lúc"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("hội nghị")
        ordering = ["-held_on"]

    def __str__(self) -> str:
        return self.name
