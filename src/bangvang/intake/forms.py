"""Forms of the intake desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.audit.forms import VersionedForm
from bangvang.catalogue.queries import award_choices
from bangvang.intake.models import Row
from bangvang.intake.queries import units_to_upload_for
from bangvang.intake.validators import too_large


class UploadForm(forms.Form):
    """A list and the unit that sent it."""

    unit = forms.ModelChoiceField(queryset=None, label=_("Đơn vị gửi danh sách"), empty_label=None)
    file = forms.FileField(
        label=_("Tệp danh sách"), help_text=_("Tệp .xlsx, nặng nhất 20 MB. Máy chỉ đọc, chưa ghi gì vào sổ.")
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_to_upload_for(user)
        self.fields["file"].widget.attrs["accept"] = ".xlsx"

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        sentence = too_large(file.size or 0)
        if sentence:
            raise forms.ValidationError(sentence)
        return file


class RowForm(VersionedForm):
    """What was read in one row, for a person to correct."""

    award = forms.ChoiceField(label=_("Hình thức, danh hiệu"), required=False)

    class Meta:
        model = Row
        fields = [
            "recipient_kind",
            "honorific",
            "name",
            "position",
            "unit_name",
            "award",
            "merit",
            "distinct",
            "left_out",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = [("", _("chưa chọn")), *award_choices()]
        self.fields["merit"].widget = forms.Textarea(attrs={"rows": 3})


class VersionForm(forms.Form):
    """One click that must know what it was read at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
