"""What else is on record: ratings, discipline, holds, initiatives."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.register.choices import DisciplineForm, HoldKind, InitiativeScope, Rating
from bangvang.register.models.recipient import Recipient, one_recipient


class AnnualRating(Recipient):
    """Rating of a person or a collective in one year, with the paper that says so."""

    year = models.PositiveSmallIntegerField(_("năm"))
    rating = models.CharField(_("xếp loại"), max_length=15, choices=Rating)
    document = models.CharField(_("văn bản"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("xếp loại năm")
        ordering = ["year"]
        constraints = [
            models.CheckConstraint(name="rating_has_one_recipient", condition=one_recipient()),
            models.UniqueConstraint(
                name="one_rating_a_person_a_year", fields=["person", "year"], condition=~Q(person=None)
            ),
            models.UniqueConstraint(
                name="one_rating_a_collective_a_year", fields=["collective", "year"], condition=~Q(collective=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient} {self.year}: {self.get_rating_display()}"


class Discipline(models.Model):
    person = models.ForeignKey("register.Person", models.PROTECT, related_name="disciplines")
    form = models.CharField(_("hình thức"), max_length=20, choices=DisciplineForm)
    begins_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("chấp hành xong ngày"), null=True, blank=True)
    document = models.CharField(_("văn bản"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("kỷ luật")
        constraints = [
            models.CheckConstraint(
                name="discipline_ends_after_it_begins", condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_form_display()}"


class Hold(Recipient):
    """An open matter during which nothing may be proposed or granted (NĐ 152/2025/NĐ-CP, Điều 4)."""

    kind = models.CharField(_("vì"), max_length=15, choices=HoldKind)
    since = models.DateField(_("từ ngày"))
    cleared_on = models.DateField(_("có kết luận ngày"), null=True, blank=True)
    document = models.CharField(_("văn bản"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("việc đang xem xét")
        constraints = [
            models.CheckConstraint(name="hold_has_one_recipient", condition=one_recipient()),
            models.CheckConstraint(
                name="hold_clears_after_it_begins", condition=Q(cleared_on=None) | Q(cleared_on__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.get_kind_display()}"


class Initiative(models.Model):
    """A recognised initiative of a person; used once (Công văn 5007/BNV-TĐKT 2023, mục III.5.c)."""

    person = models.ForeignKey("register.Person", models.PROTECT, related_name="initiatives")
    title = models.CharField(_("tên sáng kiến"), max_length=300)
    scope = models.CharField(_("phạm vi"), max_length=20, choices=InitiativeScope)
    recognised_on = models.DateField(_("công nhận ngày"))
    document = models.CharField(_("văn bản công nhận"), max_length=100, blank=True)
    used_for = models.CharField(_("đã dùng cho"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("sáng kiến")
        ordering = ["recognised_on"]

    def __str__(self) -> str:
        return self.title
