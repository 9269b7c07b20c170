"""Forms of the portal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SignForm(forms.Form):
    """Who wrote the news and whence they come: told by a writer who sends them for review."""

    author = forms.CharField(label=_("Chữ tắt người viết"), max_length=60, required=False)
    source = forms.CharField(label=_("Nguồn tin"), max_length=200, required=False)


class PublishForm(SignForm):
    """What a reviewer tells besides when publishing."""

    at = forms.SplitDateTimeField(
        label=_("Đăng lúc"),
        input_date_formats=["%d/%m/%Y", "%Y-%m-%d"],
        input_time_formats=["%H:%M"],
        widget=forms.SplitDateTimeWidget(
            date_format="%d/%m/%Y",
            time_format="%H:%M",
            date_attrs={"aria-label": _("Đăng ngày")},  # type: ignore[dict-item]  # a lazy word is text once shown
            time_attrs={"aria-label": _("Đăng lúc mấy giờ")},  # type: ignore[dict-item]
        ),
    )
    kept = forms.MultipleChoiceField(
        label=_("Vẫn giữ những chữ không khớp này"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("Lý do giữ"), max_length=500, required=False)

    def __init__(self, *args: Any, written: Sequence[str] = (), **kwargs: Any) -> None:
        """``written``: words of the page that disagree with a signed decision."""
        super().__init__(*args, **kwargs)
        if not written:
            del self.fields["kept"], self.fields["reason"]
            return
        self.fields["kept"].choices = [(words, words) for words in dict.fromkeys(written)]


class CompareForm(forms.Form):
    """A text, and the decision it is held against when it does not name one itself."""

    text = forms.CharField(
        label=_("Dán bài viết vào đây"), max_length=40_000, widget=forms.Textarea(attrs={"rows": 12})
    )
    code = forms.CharField(
        label=_("Số, ký hiệu quyết định"),
        max_length=60,
        required=False,
        help_text=_("Bỏ trống nếu trong bài đã ghi số quyết định."),
    )


class CheckForm(forms.Form):
    """An address or the random id printed under a QR code."""

    text = forms.CharField(label=_("Địa chỉ hoặc mã in dưới ô QR"), max_length=300)
