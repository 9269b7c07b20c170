"""Forms of the log."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FindForm(forms.Form):
    """The name as it is written in the rows."""

    ten = forms.CharField(
        label=_("họ tên, tên tập thể"),
        max_length=200,
        help_text=_("Viết đúng như trong quyết định, đủ dấu, không kèm ông, bà"),
    )


class EraseForm(forms.Form):
    """Why the proof is taken from a row, and that who does it has understood."""

    reason = forms.CharField(
        label=_("vì sao, theo đơn hay văn bản nào"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ghi vào sổ việc làm của máy, không vào nhật ký chứng thực"),
    )
    understood = forms.BooleanField(label=_("Tôi hiểu rằng việc này không lấy lại được"))
