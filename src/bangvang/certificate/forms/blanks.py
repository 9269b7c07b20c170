"""Forms of the stock of blanks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.certificate.models import BlankKind
from bangvang.certificate.queries.blanks import kinds_of
from bangvang.certificate.validators import MOST_AT_ONCE, MOST_BLANKS, Serial, serial_of, serials_of
from bangvang.register.models import Unit


def _serial_field(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=40, required=False, **options)


class KindForm(forms.Form):
    """A kind of blank."""

    name = forms.CharField(label=_("loại phôi"), max_length=100, help_text=_("Ví dụ: Giấy khen khổ A4, phôi năm 2026"))
    numbered = forms.BooleanField(label=_("từng tờ có số in sẵn"), required=False, initial=True)


class ReceiptForm(forms.Form):
    """Sheets that came in."""

    on = forms.DateField(label=_("ngày nhận"))
    source = forms.CharField(label=_("nhận của"), max_length=150)
    document = forms.CharField(label=_("chứng từ"), max_length=100, required=False)
    first = _serial_field(_("số phôi của tờ đầu"), help_text=_("Ví dụ GK 000001. Phôi không có số thì bỏ trống."))
    count = forms.IntegerField(label=_("số tờ"), min_value=1, max_value=MOST_BLANKS)

    def clean_first(self) -> Serial | None:
        return serial_of(self.cleaned_data["first"]) if self.cleaned_data["first"] else None


class SpoilForm(forms.Form):
    """Sheets that were spoiled."""

    on = forms.DateField(label=_("ngày"))
    serials = forms.CharField(
        label=_("số phôi hỏng"), max_length=500, required=False, help_text=_("Ví dụ GK 000012, GK 000015-000018")
    )
    count = forms.IntegerField(label=_("số tờ hỏng"), min_value=1, max_value=MOST_AT_ONCE, required=False)
    why = forms.CharField(label=_("vì sao hỏng"), max_length=200)

    def __init__(self, *args: Any, kind: BlankKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["count" if kind.numbered else "serials"]

    def clean_serials(self) -> list[Serial]:
        return serials_of(self.cleaned_data["serials"])

    def clean_count(self) -> int:
        return int(self.cleaned_data["count"] or 0)


class AnewForm(forms.Form):
    """On which sheet a certificate was made anew."""

    kind = forms.ModelChoiceField(label=_("loại phôi"), queryset=BlankKind.objects.none(), empty_label=None)
    on = forms.DateField(label=_("ngày in"))
    first = _serial_field(_("số phôi"), help_text=_("Ví dụ GK 000001. Phôi không có số thì bỏ trống."))

    def __init__(self, *args: Any, body: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = kinds_of(body)  # type: ignore[attr-defined]

    def clean_first(self) -> Serial | None:
        return serial_of(self.cleaned_data["first"]) if self.cleaned_data["first"] else None


class UseForm(AnewForm):
    """Which sheets the certificates of a decision took."""

    kind = forms.ModelChoiceField(label=_("loại phôi"), queryset=BlankKind.objects.none())
    first = _serial_field(_("số phôi của giấy đầu"), help_text=_("Các giấy sau lấy số kế tiếp, theo thứ tự danh sách."))
    without = forms.CharField(
        label=_("trừ các số"), max_length=500, required=False, help_text=_("Số phôi bị bỏ qua, ví dụ tờ in hỏng.")
    )

    def clean_without(self) -> list[Serial]:
        return serials_of(self.cleaned_data["without"])


class ReleaseForm(forms.Form):
    """Why an entry is taken back."""

    why = forms.CharField(label=_("vì sao bỏ ghi"), max_length=200)


class DestroyForm(forms.Form):
    """The minutes of a destruction."""

    on = forms.DateField(label=_("ngày hủy"))
    venue = forms.CharField(label=_("địa điểm"), max_length=150)
    members = forms.CharField(
        label=_("thành phần"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi người một dòng: họ tên, chức vụ."),
    )
    manner = forms.CharField(label=_("cách hủy"), max_length=200, help_text=_("Ví dụ: cắt nhỏ, không phục hồi được"))
