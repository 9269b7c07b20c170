"""What may be put into a dossier's named places."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bangvang.nomination.choices import DossierField, StatedFact


def period_problem(achieved_from: date, achieved_until: date) -> str:
    """The sentence for a period out of order; empty when it is in order."""
    if achieved_until >= achieved_from:
        return ""
    return gettext("Thời gian thành tích kết thúc trước khi bắt đầu. Hãy sửa hai ngày ấy.")


def validate_field(name: str) -> None:
    """A place of the dossier that a body may flag. Raises ValidationError."""
    if name not in DossierField.values:
        raise ValidationError(_("Hồ sơ không có mục này."))


def validate_fact(key: str) -> None:
    """A fact that the law leaves to people and that has a place in a dossier. Raises ValidationError."""
    if key not in StatedFact.values:
        raise ValidationError(_("Luật không hỏi điều này."))
