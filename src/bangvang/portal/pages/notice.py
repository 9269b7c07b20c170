"""What an editor is told when a record changes under a piece of news that shows it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.portal.pages.news import NewsPage


class Notice(models.Model):
    """The page already shows what the record says now; somebody should read whether the words around it still fit.

    ``event`` is the key of what happened, so that a second delivery writes nothing.
    """

    page = models.ForeignKey(NewsPage, models.CASCADE, related_name="notices")
    event = models.BigIntegerField()
    words = models.CharField(_("điều đã đổi"), max_length=400)
    at = models.DateTimeField(_("lúc"), auto_now_add=True)
    read_at = models.DateTimeField(_("đã xem lúc"), null=True)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("điều cần xem lại trong tin")
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(name="one_notice_a_page_an_event", fields=["page", "event"])]

    def __str__(self) -> str:
        return self.words
