"""Forms of the intake desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.audit.forms import VersionedForm
from bangvang.catalogue.queries import award_choices
from bangvang.intake.choices import COLUMN_MEANINGS
from bangvang.intake.models import Batch, Row
from bangvang.intake.queries import KEEPERS, units_to_upload_for
from bangvang.intake.validators import too_large
from bangvang.register.models import Unit
from bangvang.register.picking import UnitField

KINDS_OF_FILES = ".xlsx,.xls,.ods,.csv,.docx,.pdf"
MOST_AT_ONCE = 50


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; the clean value is always a list. A single file over the limit is refused with its name."""

    widget = _Files

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(FilesField, self).clean(one, initial) for one in given or [None]]
        if len(files) > MOST_AT_ONCE:
            raise forms.ValidationError(_("Một lần nạp nhiều nhất %(n)d tệp.") % {"n": MOST_AT_ONCE})
        for file in files:
            sentence = too_large(file.size or 0)
            if sentence:
                raise forms.ValidationError(f"{file.name}: {sentence}" if len(files) > 1 else sentence)
        return files


class UploadForm(forms.Form):
    """Lists, and the unit that sent them."""

    unit = UnitField(Unit.objects.none(), label=_("Đơn vị gửi danh sách"), empty_label=None)
    file = FilesField(
        label=_("Tệp danh sách"),
        help_text=_(
            "Một hay nhiều tệp Excel, Word, PDF có chữ, .ods, .csv; mỗi tệp nặng nhất 20 MB. Gõ bằng phông .VnTime hay VNI "
            "cũng đọc được. Máy chỉ đọc, chưa ghi gì vào sổ."
        ),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer_units(units_to_upload_for(user), name="unit", roles=KEEPERS)
        self.fields["file"].widget.attrs["accept"] = KINDS_OF_FILES


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


class ColumnsForm(forms.Form):
    """What each heading of a list means; one field for each heading, however often it comes again."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, batch: Batch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headings: dict[str, dict[str, Any]] = {}
        for column in batch.columns:
            self.headings.setdefault(column["heading"], column)
        self.initial.setdefault("version", batch.version)
        for number, (heading, column) in enumerate(self.headings.items()):
            understood = column["meaning"] or ""
            self.fields[f"cot_{number}"] = forms.ChoiceField(
                label=heading,
                choices=[("", _("chưa hiểu, bỏ qua")), *COLUMN_MEANINGS],
                required=False,
                initial=understood if understood in dict(COLUMN_MEANINGS) else "",
                widget=forms.Select(attrs={"class": "bv-input"}),
            )

    def columns(self) -> Iterator[tuple[dict[str, Any], forms.BoundField]]:
        """Each column as it was read, with the field for its meaning."""
        for number, column in enumerate(self.headings.values()):
            yield column, self[f"cot_{number}"]

    def taught(self) -> dict[str, str]:
        """Heading → meaning for those that were changed to a meaning, or left as they were only guessed to be."""
        told = {heading: self.cleaned_data[f"cot_{number}"] for number, heading in enumerate(self.headings)}
        return {heading: meaning for heading, meaning in told.items() if meaning and self._is_news(heading, meaning)}

    def _is_news(self, heading: str, meaning: str) -> bool:
        read = self.headings[heading]
        return meaning != read["meaning"] or read["score"] < 1
