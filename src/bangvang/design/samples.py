"""Every part on one page, for whoever changes the look. Only in development: `BANGVANG_DEBUG=1`, address /trinh-bay/mau/."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

FINDINGS = ("met", "not_met", "unknown", "needs_person", "not_in_force", "unread")
KINDS = [("individual", "cá nhân"), ("collective", "tập thể"), ("household", "hộ gia đình")]


class SampleForm(forms.Form):
    """One field of each shape; bound with wrong data so that errors are seen too."""

    name = forms.CharField(label="Họ và tên", max_length=100, help_text="Như trong giấy tờ, đủ dấu")
    born_on = forms.DateField(label="Ngày sinh")
    unit = forms.ChoiceField(label="Đơn vị", choices=[("", "Chọn đơn vị"), ("1", "Phòng Việc làm – An toàn lao động")])
    merit = forms.CharField(label="Thành tích", widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(label="Loại", choices=KINDS, widget=forms.RadioSelect)
    groups = forms.MultipleChoiceField(label="Nhóm", choices=KINDS, widget=forms.CheckboxSelectMultiple, required=False)
    agreed = forms.BooleanField(label="Đã đối chiếu với bản giấy", help_text="Bản giấy lưu ở văn thư")
    list_file = forms.FileField(label="Tệp danh sách", required=False, help_text="Tệp .xlsx, không quá 20 MB")


@require_safe
def samples(request: HttpRequest) -> HttpResponse:
    """The page of parts."""
    wrong = SampleForm(data={"name": "", "born_on": "31/02/2020", "kind": "individual"})
    pages = Paginator(range(1, 248), 50)
    words = {
        "findings": FINDINGS,
        "form": wrong,
        "page": pages.get_page(request.GET.get("trang")),
        "day": date(2020, 7, 13),
        "amount": 12_600_000,
        "share": Fraction(2, 3),
        "crumbs": [("/", "Trang đầu"), (request.path, "Mẫu trình bày")],
    }
    return render(request, "design/samples.html", words)
