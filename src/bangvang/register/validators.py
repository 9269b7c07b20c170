"""One truth per input rule, called by forms, imports and actions alike."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bangvang_paper.vietnamese import nfc


def clean_name(name: str) -> str:
    """A name in composed Unicode with single spaces. Raises ValidationError when empty or without a letter."""
    cleaned = re.sub(r"\s+", " ", nfc(name)).strip()
    if not any(letter.isalpha() for letter in cleaned):
        raise ValidationError(_("Thiếu tên. Hãy ghi họ và tên, hoặc tên tập thể."))
    return cleaned


def validate_citizen_number(digits: str) -> None:
    """Twelve digits (số định danh cá nhân)."""
    if not re.fullmatch(r"\d{12}", digits):
        raise ValidationError(_("Số định danh cá nhân gồm 12 chữ số, viết liền."))
