"""The form of the golden book: how numbers run."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.certificate.models import GoldenBook


class GoldenRuleForm(VersionedForm):
    """Numbers by the decision or through the year; a year may go on from a number given on paper."""

    begins_in = forms.IntegerField(
        label=_("năm đã có số trên giấy"), min_value=1945, max_value=9999, required=False,
        help_text=_("Chỉ ghi khi trong năm ấy cơ quan đã cấp số bằng sổ tay."),
    )  # fmt: skip
    first = forms.IntegerField(label=_("năm ấy bắt đầu từ số"), min_value=1, max_value=9_999_999, initial=1)

    class Meta:
        model = GoldenBook
        fields = ["rule", "begins_in", "first"]
        widgets = {"rule": forms.RadioSelect}
