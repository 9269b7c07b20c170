"""Forms of the portal."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PublishForm(forms.Form):
    """What an editor gives when publishing."""

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
    author = forms.CharField(label=_("Chữ tắt người viết"), max_length=60, required=False)
    source = forms.CharField(label=_("Nguồn tin"), max_length=200, required=False)


class CheckForm(forms.Form):
    """An address or the random id printed under a QR code."""

    text = forms.CharField(label=_("Địa chỉ hoặc mã in dưới ô QR"), max_length=300)
