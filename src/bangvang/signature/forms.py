"""Forms of signatures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from bangvang.signature.validators import too_heavy


class BoundedFile(forms.FileField):
    """One file, not read when it is too heavy."""

    def clean(self, data: Any, initial: Any = None) -> UploadedFile:
        file: UploadedFile = super().clean(data, initial)
        problem = too_heavy(file.size or 0)
        if problem:
            raise forms.ValidationError(problem)
        return file


class VerifyForm(forms.Form):
    """A signed PDF to look at; nothing of it is kept."""

    file = BoundedFile(
        label=_("tệp PDF đã ký"),
        allow_empty_file=True,
        help_text=_("Tệp chỉ được xem, không được giữ lại"),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )
