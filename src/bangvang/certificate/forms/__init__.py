"""Forms of certificates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.catalogue.queries import award_choices
from bangvang.certificate.choices import ReissueKind
from bangvang.certificate.models import Design, PublicBase
from bangvang.certificate.validators import MOST_BYTES, clean_address
from bangvang.register.models import Unit


def emblem_field() -> forms.FileField:
    return forms.FileField(
        label=_("Quốc huy hoặc biểu trưng"),
        required=False,
        help_text=_("Ảnh PNG hoặc JPEG do cơ quan cung cấp, nặng nhất 2 MB. Không có ảnh thì chỗ ấy để khung trống."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )


class EmblemMixin:
    """Reads the uploaded picture once, within the limit."""

    def clean_emblem_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data.get("emblem_file")  # type: ignore[attr-defined]
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Ảnh nặng quá 2 MB nên chưa nhận. Hãy thu nhỏ ảnh rồi gửi lại."))
        return file

    def picture(self) -> dict[str, Any]:
        """Arguments for the verb: the bytes and the name of the picture, when one came."""
        file: UploadedFile | None = self.cleaned_data.get("emblem_file")  # type: ignore[attr-defined]
        return {"emblem": file.read(), "emblem_name": file.name or ""} if file else {}


class NewDesignForm(EmblemMixin, forms.Form):
    """How the body prints one award."""

    award = forms.ChoiceField(label=_("hình thức, danh hiệu"))
    name = forms.CharField(label=_("tên mẫu"), max_length=100)
    emblem_file = emblem_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = award_choices()
        self.initial.setdefault("award", "commendation_letter")


class DesignForm(EmblemMixin, VersionedForm):
    """Rename a design; replace or remove its emblem."""

    emblem_file = emblem_field()
    without_emblem = forms.BooleanField(label=_("bỏ ảnh đang dùng, để khung trống"), required=False)

    class Meta:
        model = Design
        fields = ["name"]


class PublicBaseForm(VersionedForm):
    """The address that certificates print under their QR code."""

    address = forms.CharField(
        label=_("địa chỉ công khai"),
        max_length=100,
        help_text=_(
            "Ví dụ https://bangvang.tinh.gov.vn. Giấy đã in giữ địa chỉ cũ, nên địa chỉ phải dùng được lâu dài."
        ),
    )

    class Meta:
        model = PublicBase
        fields = ["address"]

    def __init__(self, *args: Any, body: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body

    def clean_address(self) -> str:
        return clean_address(self.cleaned_data["address"], demonstration=self.body.demonstration)


class ReissueForm(forms.Form):
    """Why a certificate is made anew, at whose request, and what became of the old paper."""

    kind = forms.ChoiceField(label=_("vì"), choices=ReissueKind, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("lý do"), max_length=300)
    request = forms.CharField(
        label=_("văn bản, đơn đề nghị"), max_length=100, help_text=_("Ví dụ: Đơn ngày 05/03/2026; CV 12/CV-TTĐD")
    )
    old_taken_on = forms.DateField(
        label=_("thu lại giấy cũ ngày"), required=False, help_text=_("Bỏ trống khi giấy bị mất")
    )
    on = forms.DateField(label=_("ngày cấp"))


class StepForm(forms.Form):
    """A button that carries only the version it was read at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
