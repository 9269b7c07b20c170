"""Forms of the fund book."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.fund.choices import EntryKind, Method
from bangvang.fund.queries import bodies_kept_by

MOST = 10**13
"""More đồng than any fund holds: a slip of the finger is seen here."""


class AmountField(forms.IntegerField):
    """Whole đồng, typed with or without the points that part thousands."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=kwargs.pop("min_value", 1), max_value=MOST, **kwargs)
        self.widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        return super().to_python(str(value or "").replace(".", "").replace(" ", ""))


class OpenForm(forms.Form):
    """Open the book of a year."""

    body = forms.ModelChoiceField(queryset=None, label=_("cơ quan"), empty_label=None)
    year = forms.IntegerField(label=_("năm"), min_value=2000, max_value=2100)
    opening = AmountField(
        label=_("dư đầu năm, đồng"), required=False, min_value=0, help_text=_("Bỏ trống: lấy số dư của năm trước")
    )
    ceiling_base = AmountField(
        label=_("quỹ lương ngạch, bậc của năm, đồng"),
        required=False,
        help_text=_("Để tính mức quỹ nhiều nhất theo luật"),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies_kept_by(user)


class EntryForm(forms.Form):
    """One income or expense."""

    kind = forms.ChoiceField(label=_("loại"), choices=EntryKind)
    on = forms.DateField(label=_("ngày"))
    amount = AmountField(label=_("số tiền, đồng"))
    document = forms.CharField(label=_("chứng từ"), max_length=60, help_text=_("Ví dụ PT 12, PC 05"))
    words = forms.CharField(label=_("nội dung"), max_length=300)


class TakeBackForm(forms.Form):
    """Reverse an entry."""

    on = forms.DateField(label=_("ngày"))
    document = forms.CharField(label=_("chứng từ"), max_length=60)


class PayForm(forms.Form):
    """Which lines are paid, when, how, by which document."""

    lines = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Chưa chọn dòng nào. Hãy đánh dấu ít nhất một dòng.")}
    )
    on = forms.DateField(label=_("ngày trả"))
    method = forms.ChoiceField(label=_("cách trả"), choices=Method, widget=forms.RadioSelect)
    document = forms.CharField(label=_("chứng từ"), max_length=60, help_text=_("Ví dụ PC 05"))
    accept = forms.BooleanField(label=_("Trả cả dòng cần người xét"), required=False)

    def __init__(self, *args: Any, lines: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].choices = [(pk, pk) for pk in lines]


class CloseForm(forms.Form):
    """Close the year."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    on = forms.DateField(label=_("khóa sổ ngày"))
