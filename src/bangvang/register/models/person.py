"""People and households. Names as written; what is sensitive is sealed."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.models import Versioned
from bangvang.register.choices import RecipientGroup, Sex
from bangvang.register.models.unit import Unit
from bangvang.register.sealed import keyed_hash, seal, unseal


class Person(Versioned):
    name = models.CharField(_("họ và tên"), max_length=100)
    folded = models.CharField(max_length=100, editable=False, db_index=True)
    sort_key = models.CharField(max_length=300, editable=False, db_index=True)
    sex = models.CharField(_("giới tính"), max_length=6, choices=Sex, blank=True)
    group = models.CharField(_("đối tượng"), max_length=20, choices=RecipientGroup, blank=True)
    employed_since = models.DateField(_("tuyển dụng từ"), null=True, blank=True)
    died_on = models.DateField(_("mất ngày"), null=True, blank=True)
    citizen_number_sealed = models.BinaryField(null=True, editable=False)
    citizen_number_hash = models.CharField(max_length=64, null=True, editable=False, unique=True)
    birth_date_sealed = models.BinaryField(null=True, editable=False)
    birth_date_hash = models.CharField(max_length=64, null=True, editable=False, db_index=True)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="person")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    ratings_complete = models.BooleanField(_("sổ xếp loại năm đã đủ"), default=False)
    initiatives_complete = models.BooleanField(_("sổ sáng kiến đã đủ"), default=False)
    honours_complete = models.BooleanField(_("sổ khen thưởng đã đủ"), default=False)
    demonstration = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("người")
        verbose_name_plural = _("người")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    @property
    def kept(self) -> Person:
        """Who answers for this row: itself, or the one it was merged into."""
        return self.merged_into or self

    @property
    def kept_id(self) -> int:
        """Key of who answers for this row, without reading it."""
        return self.merged_into_id or self.pk

    @property
    def citizen_number(self) -> str:
        sealed = self.citizen_number_sealed
        return unseal(sealed, purpose="citizen_number") if sealed else ""

    @citizen_number.setter
    def citizen_number(self, digits: str) -> None:
        self.citizen_number_sealed = seal(digits, purpose="citizen_number") if digits else None
        self.citizen_number_hash = keyed_hash(digits, purpose="citizen_number") if digits else None

    @property
    def birth_date(self) -> date | None:
        sealed = self.birth_date_sealed
        return date.fromisoformat(unseal(sealed, purpose="birth_date")) if sealed else None

    @birth_date.setter
    def birth_date(self, day: date | None) -> None:
        self.birth_date_sealed = seal(day.isoformat(), purpose="birth_date") if day else None
        self.birth_date_hash = keyed_hash(day.isoformat(), purpose="birth_date") if day else None


class Employment(models.Model):
    """Where a person worked and as what, by days. A transfer ends one row and begins the next; honours stay."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="employments", verbose_name=_("người"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="employments", verbose_name=_("đơn vị"))
    position = models.CharField(_("chức vụ"), max_length=100, blank=True)
    begins_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    known_as = models.CharField(max_length=400, editable=False, blank=True, default="")
    """Every folded name of the person, own and written in honours, so that who is of a unit is found by reading its posts alone.

    Written by `bangvang.register.name_words`; empty where nobody has, or where they are longer: then it is not known.
    """

    class Meta:
        verbose_name = _("quá trình công tác")
        ordering = ["begins_on"]
        indexes = [models.Index(fields=["unit", "known_as", "person"], name="employment_by_unit_and_names")]
        constraints = [
            models.CheckConstraint(
                name="employment_ends_after_it_begins", condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.position} {self.unit}"


class Household(Versioned):
    name = models.CharField(_("tên hộ (chủ hộ)"), max_length=100)
    folded = models.CharField(max_length=100, editable=False, db_index=True)
    address = models.CharField(_("địa chỉ"), max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="households")
    demonstration = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("hộ gia đình")

    def __str__(self) -> str:
        return self.name
