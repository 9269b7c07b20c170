"""Units with their days. Past awards keep the old name, so a unit is never renamed: it ends and a successor begins."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned


class Unit(Versioned):
    """An agency, division, centre or school. One with a seal is a *body*: it has issuers, a council and number series."""

    name = models.CharField(_("tên đơn vị"), max_length=200)
    short_name = models.CharField(_("tên gọi tắt"), max_length=60, blank=True)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("thuộc")
    )
    is_body = models.BooleanField(_("có con dấu"), default=False)
    parent_agency = models.CharField(
        _("cơ quan chủ quản ghi trên văn bản"),
        max_length=200,
        blank=True,
        help_text=_("Ví dụ: Ủy ban nhân dân thành phố"),
    )
    symbol = models.CharField(_("chữ viết tắt trong ký hiệu văn bản"), max_length=30, blank=True)
    place = models.CharField(_("địa danh ghi trên văn bản"), max_length=60, blank=True)
    begins_on = models.DateField(_("có từ ngày"))
    ends_on = models.DateField(_("hết ngày"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("đơn vị kế thừa")
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("ghi hai lần, gộp vào")
    )
    """The row that answers for this one: the same unit, written twice. A unit that ended has a successor, another unit."""
    honours_complete = models.BooleanField(_("sổ khen thưởng đã đủ"), default=False)
    demonstration = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("đơn vị")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="unit_ends_after_it_begins", condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on"))
            ),
            models.CheckConstraint(name="unit_successor_needs_an_end", condition=Q(successor=None) | ~Q(ends_on=None)),
            models.CheckConstraint(name="merged_unit_has_ended", condition=Q(merged_into=None) | ~Q(ends_on=None)),
            models.CheckConstraint(name="body_has_a_symbol", condition=Q(is_body=False) | ~Q(symbol="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kept(self) -> Unit:
        """Who answers for this row: itself, or the one it was merged into."""
        return self.merged_into or self

    def exists_on(self, day: date) -> bool:
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)


class Issuer(Versioned):
    """The office in a body that may sign awards, by period; ``authority`` is an authority id of the law book."""

    body = models.ForeignKey(Unit, models.PROTECT, related_name="issuers", verbose_name=_("cơ quan"))
    authority = models.CharField(_("thẩm quyền theo sách luật"), max_length=60)
    title = models.CharField(_("chức vụ"), max_length=100)
    person_name = models.CharField(_("họ tên người giữ"), max_length=100, blank=True)
    begins_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("người có thẩm quyền ký")
        constraints = [
            models.CheckConstraint(
                name="issuer_ends_after_it_begins", condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.body}"

    def holds_on(self, day: date) -> bool:
        """Whether the office may sign on the day; both days of its period count."""
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)
