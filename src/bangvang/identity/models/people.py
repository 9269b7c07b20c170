"""What officers decided about rows that look like one person. No row of the register is moved by it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bangvang.identity.choices import Verdict
from bangvang.identity.models.act import MergeAct


class Merge(MergeAct):
    """One act: ``gone`` is the same person as ``kept``."""

    kept = models.ForeignKey("register.Person", models.PROTECT, related_name="merges", verbose_name=_("giữ lại"))
    gone = models.ForeignKey("register.Person", models.PROTECT, related_name="merged_by", verbose_name=_("gộp vào"))
    evidence = models.JSONField(_("căn cứ"), default=list, editable=False)

    class Meta(MergeAct.Meta):
        verbose_name = _("lần gộp")

    @property
    def evidence_words(self) -> str:
        """What the register itself said for it; a document stands beside."""
        return gettext("cùng ngày sinh") if "birth_date" in self.evidence else ""


class Judgement(models.Model):
    """What was said of a pair that was not merged; ``first`` has the smaller key, so a pair stands once."""

    first = models.ForeignKey("register.Person", models.PROTECT, related_name="+")
    second = models.ForeignKey("register.Person", models.PROTECT, related_name="+")
    verdict = models.CharField(_("kết luận"), max_length=10, choices=Verdict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người xem"))
    at = models.DateTimeField(_("lúc"), auto_now=True)

    class Meta:
        verbose_name = _("kết luận về một cặp")
        constraints = [
            models.CheckConstraint(name="pair_in_order", condition=Q(first__lt=F("second"))),
            models.UniqueConstraint(name="one_judgement_a_pair", fields=["first", "second"]),
        ]

    def __str__(self) -> str:
        return f"{self.first}, {self.second}: {self.get_verdict_display()}"
