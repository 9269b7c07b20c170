"""What a reader of the book asks for, read from the address. A word that is no choice counts as none; nothing is ever changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bangvang.catalogue.choices import READ_WORDS
from bangvang.catalogue.queries.books import packs
from bangvang_law.layers import NATIONAL

FIRST, LAST = date(2004, 7, 1), date(2099, 12, 31)
"""Days that the book may be asked about: from the law of 2003 on."""


class ReaderForm(forms.Form):
    """Which book, on which day."""

    ngay = forms.DateField(label=_("Tính đến ngày"), required=False)
    goi = forms.ChoiceField(label=_("Theo quy định của"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goi"].choices = packs()

    def clean_ngay(self) -> date | None:
        day: date | None = self.cleaned_data["ngay"]
        if day is not None and not FIRST <= day <= LAST:
            raise forms.ValidationError(
                _("Sách luật trả lời cho các ngày từ %(first)s đến %(last)s.")
                % {"first": f"{FIRST:%d/%m/%Y}", "last": f"{LAST:%d/%m/%Y}"}
            )
        return day

    @property
    def day(self) -> date:
        """The day asked for; today where none was, or none that is a day."""
        self.is_valid()
        return self.cleaned_data.get("ngay") or timezone.localdate()

    @property
    def pack(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("goi") or NATIONAL


class AwardsForm(ReaderForm):
    """The list of awards: words of the name, how far the law was read."""

    q = forms.CharField(label=_("Tìm theo tên"), required=False, max_length=100)
    doc = forms.ChoiceField(
        label=_("Điều kiện"), required=False, choices=[("", _("đọc đến đâu cũng được")), *READ_WORDS.items()]
    )
    field_order = ("q", "doc", "ngay", "goi")


class ValuesForm(ReaderForm):
    """Values: of which kind, and only those with something unread."""

    loai = forms.CharField(label=_("Loại"), required=False, max_length=60)
    chua_doc = forms.BooleanField(label=_("Chỉ những nội dung có lúc chưa đọc"), required=False)


class TextsForm(ReaderForm):
    """Legal texts: words of number or title, and only the unread ones."""

    q = forms.CharField(label=_("Tìm theo số, tên văn bản"), required=False, max_length=100)
    chua_doc = forms.BooleanField(label=_("Chỉ văn bản chưa đọc, hoặc có chỗ sửa đổi chưa đọc"), required=False)
    field_order = ("q", "chua_doc", "ngay", "goi")


@dataclass(frozen=True)
class Counting:
    """A number of working days after a day."""

    start: date
    days: int


class CalendarForm(forms.Form):
    """Which year is shown; how many working days after which day."""

    nam = forms.IntegerField(required=False, min_value=FIRST.year, max_value=LAST.year)
    tu = forms.DateField(label=_("Kể từ ngày"), required=False)
    so = forms.IntegerField(label=_("Số ngày làm việc"), required=False, min_value=1, max_value=250)

    @property
    def year(self) -> int:
        self.is_valid()
        counted = self.counting
        return self.cleaned_data.get("nam") or (counted.start.year if counted else timezone.localdate().year)

    @property
    def counting(self) -> Counting | None:
        """What is to be counted; None until both are written."""
        self.is_valid()
        start, days = self.cleaned_data.get("tu"), self.cleaned_data.get("so")
        return Counting(start, days) if start and days else None
