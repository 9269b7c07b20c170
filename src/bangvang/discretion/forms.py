"""What is typed about being shown less, by the public and by the officer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from bangvang.consultation.forms.public import kept_for
from bangvang.consultation.queries import form_key_in, new_form_key
from bangvang.discretion.choices import Asker, Extent, WishOutcome


class AskForm(forms.Form):
    """A wish. ``key`` is the word of this one opened form."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    extent = forms.ChoiceField(
        label=_("Muốn cổng công khai hiện thế nào"),
        choices=[(one.value, one.label) for one in (Extent.INITIALS, Extent.NOTHING, Extent.FULL)],
        widget=forms.RadioSelect,
    )
    every_honour = forms.BooleanField(label=_("Cả những lần khen khác của người này, đã có và sau này"), required=False)
    asker = forms.ChoiceField(label=_("Người đề nghị là"), choices=Asker, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Họ tên người đề nghị"), max_length=100, help_text=_("Không công khai."))
    contact = forms.CharField(
        label=_("Điện thoại hoặc địa chỉ liên lạc"),
        max_length=200,
        help_text=_("Để cán bộ hỏi lại đúng người. Được mã hóa; mỗi lần mở xem đều ghi lại. Đừng gửi ảnh hay số căn cước."),
    )
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Không ghi cũng được."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("extent", "asker"):
            self.fields[name].choices = [(value, capfirst(str(label))) for value, label in self.fields[name].choices]
        self.fields["contact"].help_text = f"{self.fields['contact'].help_text} {kept_for()}"
        self.initial.setdefault("key", new_form_key())

    def clean_key(self) -> str:
        """The key itself. A form that lay open too long gets a new one, and the words stay."""
        key = form_key_in(self.cleaned_data["key"])
        if not key:
            self.data = {**self.data.dict(), "key": new_form_key()}
            raise forms.ValidationError(_("Biểu mẫu mở đã lâu nên đã đổi mới. Hãy xem lại rồi bấm gửi lần nữa."))
        return key


class AnswerForm(forms.Form):
    """Yes or no, with what whoever asked reads."""

    outcome = forms.ChoiceField(label=_("Trả lời"), choices=WishOutcome, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Lý do, người đề nghị đọc được"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bắt buộc khi không đồng ý."),
    )
    cite = forms.CharField(
        label=_("Theo điều khoản, văn bản"),
        max_length=200,
        required=False,
        help_text=_("Chương trình chưa đọc luật về bảo vệ dữ liệu cá nhân nên không gợi ý điều nào."),
    )


class ShowAgainForm(forms.Form):
    reason = forms.CharField(label=_("Vì sao hiện lại đủ họ tên"), max_length=500)
