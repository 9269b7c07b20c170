"""Forms of signatures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from bangvang.register.models import Mandate, Unit
from bangvang.signature.validators import SEAL_MM, too_heavy


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


class ImageForm(forms.Form):
    """Whose picture it is, the picture, and of a seal its true width."""

    of = forms.ChoiceField(label=_("hình của"))
    file = BoundedFile(
        label=_("ảnh"),
        allow_empty_file=True,
        help_text=_("PNG nền trong suốt: chữ ký màu xanh, dấu màu đỏ"),
        widget=forms.FileInput(attrs={"accept": ".png,image/png"}),
    )
    width_mm = forms.DecimalField(
        label=_("chiều ngang thật của dấu, mm"),
        required=False,
        min_value=SEAL_MM[0],
        max_value=SEAL_MM[1],
        decimal_places=1,
        help_text=_("Chỉ cho hình dấu: dấu in đúng cỡ thật"),
    )

    def __init__(self, *args: Any, bodies: Sequence[Unit], mandates: Sequence[Mandate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._seals = {f"agency-{body.pk}": body for body in bodies}
        self._hands = {f"leader-{mandate.pk}": mandate for mandate in mandates}
        hands = [(key, f"{_('Chữ ký của')} {one.user}, {one.unit}") for key, one in self._hands.items()]
        seals = [(key, f"{_('Dấu của')} {one}") for key, one in self._seals.items()]
        of = self.fields["of"]
        assert isinstance(of, forms.ChoiceField)
        of.choices = [*hands, *seals]

    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        mandate = self._hands.get(self.cleaned_data["of"])
        body = mandate.unit if mandate else self._seals[self.cleaned_data["of"]]
        width = None if mandate else self.cleaned_data["width_mm"]
        return {"body": body, "mandate": mandate, "width_mm": width, "data": self.cleaned_data["file"].read()}
