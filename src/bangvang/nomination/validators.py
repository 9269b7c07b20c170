"""What may be put into a dossier's named places."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bangvang.nomination.choices import DossierField, StatedFact


def validate_field(name: str) -> None:
    """A place of the dossier that a body may flag. Raises ValidationError."""
    if name not in DossierField.values:
        raise ValidationError(_("Hồ sơ không có mục này."))


def validate_fact(key: str) -> None:
    """A fact that the law leaves to people and that has a place in a dossier. Raises ValidationError."""
    if key not in StatedFact.values:
        raise ValidationError(_("Luật không hỏi điều này."))
