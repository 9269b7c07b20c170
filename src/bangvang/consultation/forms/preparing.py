"""What is said of a list, which dossiers it names, which papers go with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.consultation.choices import DayUnit
from bangvang.consultation.models import Consultation
from bangvang.consultation.periods import Asked
from bangvang.consultation.queries import dossiers_to_list
from bangvang.signature.forms import BoundedFile

_BY_HAND = _("Để trống thì theo quy định có hiệu lực ngày công khai, đếm cả Tết và ngày hoán đổi.")


class DraftForm(VersionedForm):
    """Everything that a page of public comment says besides its list."""

    class Meta:
        model = Consultation
        fields = [
            "title", "legal_basis", "proposal_code", "proposal_on", "opens_on", "days", "day_unit", "closes_by_hand",
            "period_by", "contact_person", "contact_address", "contact_phone", "contact_email",
        ]  # fmt: skip
        widgets = {"legal_basis": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "title": _("Ví dụ: danh sách đề nghị tặng Huân chương Lao động năm 2026"),
            "legal_basis": _("Mỗi căn cứ một dòng"),
            "proposal_code": _("Ví dụ: 45/TTr-SNV"),
            "days": _BY_HAND,
            "period_by": _("Bắt buộc khi tự ghi số ngày hoặc ngày cuối"),
        }

    def _post_clean(self) -> None:
        """The verb writes; the row that was read stays as it was read."""

    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class EntriesForm(forms.Form):
    """Dossiers to name."""

    handlings = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("hồ sơ"),
        error_messages={
            "required": _("Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ."),
            "invalid_choice": _("Một hồ sơ đã chọn không còn ở cơ quan. Hãy tải lại trang."),
        },
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handlings"].queryset = dossiers_to_list(consultation)


class AmendForm(EntriesForm):
    """Dossiers to add to a published list, and why."""

    reason = forms.CharField(label=_("Vì sao công khai bổ sung"), max_length=500)
    days = forms.IntegerField(label=_("Số ngày"), min_value=1, max_value=365, required=False, help_text=_BY_HAND)
    day_unit = forms.ChoiceField(label=_("Tính theo"), choices=DayUnit, required=False)
    closes_by_hand = forms.DateField(label=_("Đến hết ngày"), required=False)
    period_by = forms.CharField(label=_("Văn bản ấn định thời gian ấy"), max_length=200, required=False)

    def asked(self) -> Asked:
        said = self.cleaned_data
        return Asked(said["days"], said["day_unit"] or DayUnit.WORKING, said["closes_by_hand"], said["period_by"])


class StopForm(forms.Form):
    """Why no more comment is taken; everybody reads it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(
        label=_("Vì sao dừng lấy ý kiến"), max_length=500, help_text=_("Hiện trên trang công khai và trong báo cáo Hội đồng.")
    )


class AttachmentForm(forms.Form):
    label = forms.CharField(label=_("Tên tài liệu"), max_length=150)
    file = BoundedFile(
        label=_("Tệp PDF"),
        allow_empty_file=True,
        help_text=_("Nhẹ hơn 10 MB. Xem lại để trong tệp không có ngày sinh, số định danh."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )


class ReportForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    number = forms.IntegerField(
        label=_("Số báo cáo"),
        min_value=1,
        max_value=99_999,
        required=False,
        help_text=_("Để trống khi văn thư chưa cấp số"),
    )
