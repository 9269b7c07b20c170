"""Whoever can be honoured: a person, a unit as a collective, or a household; exactly one of the three."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.register.choices import RecipientKind

_PAIRS = {
    "person": RecipientKind.INDIVIDUAL,
    "collective": RecipientKind.COLLECTIVE,
    "household": RecipientKind.HOUSEHOLD,
}


def one_recipient() -> Q:
    """Condition: the kind names the one key that is filled."""
    condition = Q()
    for chosen, kind in _PAIRS.items():
        condition |= Q(recipient_kind=kind, **{f"{name}__isnull": name != chosen for name in _PAIRS})
    return condition


class Recipient(models.Model):
    """Abstract keys to the one recipient of an honour or a nomination."""

    recipient_kind = models.CharField(_("đối tượng"), max_length=10, choices=RecipientKind)
    person = models.ForeignKey("register.Person", models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    collective = models.ForeignKey("register.Unit", models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    household = models.ForeignKey(
        "register.Household", models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True

    @property
    def recipient(self) -> Any:
        """The person, unit or household."""
        return self.person or self.collective or self.household

    @property
    def kept(self) -> Any:
        """The row that answers for the recipient, where two of the register were one."""
        return self.household or self.recipient.kept
