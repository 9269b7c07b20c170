"""Words of the identity ledger, with what they are called on the page."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """What an officer said of a proposed pair that was not merged."""

    TWO_PEOPLE = "two_people", _("hai người")
    LATER = "later", _("để sau")
