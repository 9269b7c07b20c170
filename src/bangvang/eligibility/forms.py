"""Forms of eligibility: on which day and for whom to sign the law is asked; what a sweep looks at, and what of it is shown."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.catalogue.queries import award_name
from bangvang.catalogue.queries.books import packs
from bangvang.eligibility.choices import Finding
from bangvang.eligibility.models import Sweep
from bangvang.eligibility.queries import authorities_for
from bangvang.eligibility.queries.rules import RULERS, books_over, ruled_bodies
from bangvang.eligibility.queries.sweeps import (
    SWEEPERS,
    VIEWS,
    Wish,
    swept_awards,
    units_in,
    units_to_sweep,
    usual_awards,
)
from bangvang.register.models import Unit
from bangvang.register.picking import UnitField


class AssessForm(forms.Form):
    """Day and authority. There is no day by default in the engine; the page only proposes one."""

    on = forms.DateField(label=_("Xét theo ngày"), help_text=_("Ví dụ 06/07/2020"))
    authority = forms.ChoiceField(label=_("Người sẽ quyết định tặng"))

    def __init__(self, *args: Any, body: Unit, received_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authority"].choices = authorities_for(body)
        self.initial.setdefault("on", f"{_usual_day(received_on):%d/%m/%Y}")


def _usual_day(received_on: date) -> date:
    """Today; but the day of receipt when that lies more than a year back: an old case is being entered."""
    today = timezone.localdate()
    return today if timedelta(0) <= today - received_on < timedelta(days=366) else received_on


EARLIEST, YEARS_AHEAD = date(2004, 7, 1), 2
"""The book knows nothing before the law of 2003; a look far ahead would only repeat *unknown*."""


class SweepForm(forms.Form):
    """Unit, day and awards of a sweep. All awards are ticked of which the rules of the unit say something: whom was forgotten?"""

    unit = UnitField(Unit.objects.none(), label=_("Đơn vị"), empty_label=None)
    on = forms.DateField(label=_("Xét theo ngày"))
    read_words = forms.BooleanField(
        label=_("Chỗ nào lời văn đang áp dụng chưa đọc thì xét theo lời văn đã đọc gần nhất"),
        help_text=_("Kết luận khi đó chỉ để chuẩn bị; trang sẽ ghi rõ xét theo lời văn của ngày nào."),
        required=False,
        initial=True,
    )
    ahead = forms.BooleanField(label=_("Xem cả năm sau: ai có thể đủ, còn thiếu gì"), required=False, initial=True)
    awards = forms.MultipleChoiceField(
        label=_("Danh hiệu, hình thức"),
        help_text=_(
            "Loại nào luật giao hết cho bộ, ngành, tỉnh quy định thì chưa chọn sẵn: sách luật chung không nói ai đủ."
        ),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units, today = units_to_sweep(user), timezone.localdate()
        books = books_over(units, today)
        self.fields["unit"].offer_units(units, name="unit", roles=SWEEPERS)
        self.fields["awards"].choices = swept_awards(books)
        self.initial.setdefault("awards", usual_awards(books[:1] if len(books) == 1 else books[1:2]))
        self.initial.setdefault("on", f"{today:%d/%m/%Y}")

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        latest = timezone.localdate() + timedelta(days=366 * YEARS_AHEAD)
        if not EARLIEST <= day <= latest:
            raise forms.ValidationError(
                _("Hãy chọn ngày từ %(first)s đến %(last)s: sách luật không có gì để xét ngoài khoảng ấy.")
                % {"first": f"{EARLIEST:%d/%m/%Y}", "last": f"{latest:%d/%m/%Y}"}
            )
        return day


class WishForm(forms.Form):
    """What of a sweep is shown. Read from the address; a word that is no choice counts as none."""

    q = forms.CharField(label=_("Tìm theo tên"), required=False, max_length=100)
    don_vi = UnitField(Unit.objects.none(), label=_("Đơn vị"), required=False, empty_label=_("mọi đơn vị"))
    hinh_thuc = forms.ChoiceField(label=_("Danh hiệu, hình thức"), required=False)
    ket_luan = forms.ChoiceField(label=_("Kết luận"), required=False)
    xem = forms.ChoiceField(widget=forms.HiddenInput, required=False, choices=[(name, name) for name in VIEWS])

    def __init__(self, *args: Any, sweep: Sweep, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["don_vi"].offer_units(units_in(sweep), name="don_vi", roles=SWEEPERS, below=sweep.unit_id)
        self.fields["hinh_thuc"].choices = [
            ("", _("mọi loại")),
            *((award, award_name(award)) for award in sweep.awards),
        ]
        self.fields["ket_luan"].choices = [("", _("mọi kết luận")), *Finding.choices]

    def wish(self) -> Wish:
        """The wish; what was not understood is left out."""
        self.is_valid()
        said = self.cleaned_data
        return Wish(
            words=said.get("q", ""),
            unit=said.get("don_vi"),
            award=said.get("hinh_thuc", ""),
            finding=said.get("ket_luan", ""),
            view=said.get("xem") or "du",
        )


class RulesForm(forms.Form):
    """Which rules a body applies, and from which day."""

    body = UnitField(Unit.objects.none(), label=_("Cơ quan"), empty_label=None)
    pack = forms.ChoiceField(label=_("Áp dụng quy định"))
    begins_on = forms.DateField(label=_("Từ ngày"), help_text=_("Ví dụ 01/01/2026"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].offer_units(ruled_bodies(user), name="body", roles=RULERS)
        self.fields["pack"].choices = packs()
