"""Forms of indicators: what is typed, never what is done."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.audit.forms import VersionedForm
from bangvang.indicator.models import CheckedText, Indicator
from bangvang.indicator.periods import Period, parsed
from bangvang.indicator.queries import Cell, Claim, any_period, reporting_units, units_kept
from bangvang.indicator.sector_sets import SectorSet
from bangvang.indicator.showing import digits
from bangvang.indicator.validators import LONGEST_TEXT, figure_typed, text_problem
from bangvang.movement.queries import visible_to as visible_movements
from bangvang.register.models import Unit
from bangvang_paper.comma import MOST_BYTES

SAID = [
    "name",
    "measure",
    "direction",
    "period_kind",
    "places",
    "adds_up",
    "owner",
    "definition",
    "source",
    "baseline",
    "baseline_of",
    "movement",
]
_ACCEPT = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx"


class FigureField(forms.CharField):
    """A `Decimal` typed the Vietnamese way: 273.457, 3,86."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "maxlength": "40"}

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = super().to_python(value)
        return figure_typed(text[:41]) if text else None

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


class PeriodField(forms.CharField):
    """A `Period` of one kind, as people write it."""

    def __init__(self, *, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(help_text=_EXAMPLES[kind], **kwargs)
        self.widget.attrs |= {"autocomplete": "off", "maxlength": "40"}

    def to_python(self, value: Any) -> Period | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        period = parsed(self.kind, text)
        if period is None:
            raise ValidationError(
                _now("Không hiểu kỳ “%(text)s”. %(example)s.") % {"text": text, "example": _EXAMPLES[self.kind]}
            )
        return period

    def prepare_value(self, value: Any) -> Any:
        return value.short if isinstance(value, Period) else value


_EXAMPLES = {
    "year": _("Ví dụ 2020"),
    "stage": _("Ví dụ 2016–2020 (năm năm trọn) hoặc 2015–2020 (từ giữa năm đến giữa năm)"),
    "quarter": _("Ví dụ II/2020"),
    "month": _("Ví dụ 7/2020"),
}


class _Said(forms.ModelForm):
    """What is said of an indicator."""

    baseline = FigureField(label=_("Số gốc"), required=False, help_text=_("Mức trước khi bắt đầu, nếu có"))

    def __init__(self, *args: Any, user: User, body: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = reporting_units(body).filter(ends_on=None).order_by("name")
        self.fields["owner"].empty_label = None
        self.fields["owner"].initial = body.pk
        self.fields["movement"].queryset = visible_movements(user)
        self.fields["movement"].empty_label = _("không thuộc phong trào nào")
        self.fields["measure"].help_text = _(
            "Ví dụ %, người, hộ, triệu đồng. Chưa có thì chưa đặt đích, chưa ghi số được."
        )
        self.fields["places"].help_text = _("Từ 0 đến 4")
        self.fields["baseline_of"].help_text = _("Ví dụ giai đoạn 2010–2015")
        self.fields["definition"].widget.attrs["rows"] = 3

    def clean_places(self) -> int:
        places: int = self.cleaned_data["places"]
        if places > 4:
            raise ValidationError(_now("Sổ giữ nhiều nhất 4 chữ số sau dấu phẩy."))
        return places

    def clean_measure(self) -> str:
        return " ".join(self.cleaned_data["measure"].split())


class DefineForm(_Said):
    """Set an indicator."""

    class Meta:
        model = Indicator
        fields = SAID


class ReviseForm(_Said, VersionedForm):
    """Change what is said of one."""

    class Meta:
        model = Indicator
        fields = SAID


class TargetForm(forms.Form):
    """What a unit is to reach in a period."""

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = forms.ModelChoiceField(
            queryset=reporting_units(indicator.body).filter(ends_on=None).order_by("name"),
            label=_("Đơn vị"),
            initial=indicator.body_id,
            empty_label=None,
        )
        self.fields["period"] = PeriodField(kind=indicator.period_kind, label=_("Kỳ"))
        self.fields["value"] = FigureField(label=_("Đích"), help_text=_measured(indicator))
        self.fields["strict"] = forms.BooleanField(label=_("Phải hơn hẳn mức này mới là đạt"), required=False)
        self.fields["document"] = forms.CharField(label=_("Giao theo văn bản"), max_length=200, required=False)


class ObserveForm(forms.Form):
    """The figure of one unit in one period."""

    def __init__(self, *args: Any, indicator: Indicator, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = forms.ModelChoiceField(
            queryset=Unit.objects.filter(pk__in=[unit.pk for unit in units]).order_by("name"),
            label=_("Đơn vị"),
            empty_label=None,
        )
        self.fields["period"] = PeriodField(kind=indicator.period_kind, label=_("Kỳ"))
        self.fields["value"] = FigureField(label=_("Số"), help_text=_measured(indicator))
        self.fields["evidence"] = forms.CharField(
            label=_("Căn cứ"), max_length=300, help_text=_("Báo cáo, biên bản, số và ngày")
        )
        self.fields["file"] = _file_field()


class CorrectForm(forms.Form):
    """Another figure in the place of one that was wrong."""

    value = FigureField(label=_("Số đúng"))
    reason = forms.CharField(label=_("Vì sao sửa"), max_length=300)
    evidence = forms.CharField(
        label=_("Căn cứ"), max_length=300, required=False, help_text=_("Bỏ trống: giữ căn cứ của số cũ")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = _file_field()


class EnterForm(forms.Form):
    """The figures of one unit in one period: a field for each indicator, and what holds for all of them."""

    def __init__(self, *args: Any, cells: Sequence[Cell], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cells = cells
        for cell in cells:
            key, there = cell.indicator.pk, cell.current
            self.fields[f"so-{key}"] = FigureField(
                label=cell.indicator.name, required=False, initial=there.value if there else None
            )
            self.fields[f"cc-{key}"] = forms.CharField(label=_("Căn cứ"), max_length=300, required=False)
            self.fields[f"cu-{key}"] = forms.IntegerField(
                required=False, widget=forms.HiddenInput, initial=there.pk if there else None
            )
        self.fields["evidence"] = forms.CharField(
            label=_("Căn cứ chung"), max_length=300, help_text=_("Dùng cho mọi dòng không ghi căn cứ riêng")
        )
        self.fields["file"] = _file_field()
        self.fields["reason"] = forms.CharField(
            label=_("Vì sao sửa"), max_length=300, required=False, help_text=_("Chỉ cần khi đổi một số đã ghi")
        )

    def clean(self) -> dict[str, Any]:
        """A figure that stands is not emptied: it is corrected, with a reason, on a line of its own."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for cell in self.cells:
            name = f"so-{cell.indicator.pk}"
            if cell.current is not None and name in said and said[name] is None:
                self.add_error(
                    name,
                    _now("Số đã ghi (%(old)s) không xóa được. Ghi số đúng và lý do sửa.")
                    % {"old": digits(cell.current.value, cell.indicator)},
                )
        return said

    def table(self) -> list[tuple[Cell, Any, Any, Any]]:
        """(cell, field of the figure, field of its evidence, hidden field) line by line."""
        keys = [cell.indicator.pk for cell in self.cells]
        return [
            (cell, self[f"so-{key}"], self[f"cc-{key}"], self[f"cu-{key}"])
            for cell, key in zip(self.cells, keys, strict=True)
        ]

    def typed(self) -> list[tuple[Indicator, Decimal, str, int | None]]:
        """(indicator, figure, evidence, key of the row that was seen) of every line with a figure."""
        said = self.cleaned_data
        return [
            (cell.indicator, said[f"so-{key}"], said[f"cc-{key}"], said[f"cu-{key}"])
            for cell in self.cells
            if said.get(f"so-{(key := cell.indicator.pk)}") is not None
        ]


class ReadInForm(forms.Form):
    """A table of figures: a file, or what was copied from one."""

    file = forms.FileField(
        label=_("Tệp CSV"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
        help_text=_("Lưu từ Excel kiểu “CSV UTF-8”, nặng nhất 4 MB"),
    )
    text = forms.CharField(
        label=_("Hoặc dán bảng vào đây"),
        required=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=_("Chép cả dòng tên cột; cột ngăn bằng dấu phẩy, chấm phẩy hoặc Tab"),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        file = said.get("file")
        if not self.errors and not file and not said.get("text", "").strip():
            raise ValidationError(_now("Chưa chọn tệp và chưa dán bảng. Hãy làm một trong hai."))
        if file and file.size > MOST_BYTES:
            self.add_error("file", _now("Bảng nặng quá 4 MB nên không được mở. Hãy chia bảng rồi nạp từng phần."))
        return said

    @property
    def table(self) -> bytes | str:
        """The bytes of the file, else what was pasted."""
        file = self.cleaned_data["file"]
        return file.read() if file else self.cleaned_data["text"]


class TakeForm(forms.Form):
    """Which indicators of a set a body takes."""

    items = forms.MultipleChoiceField(label=_("Chỉ tiêu"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, sector_set: SectorSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = [(item.code, item.name) for item in sector_set.items]


class PublishForm(forms.Form):
    """Up to which period the figures are public."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"] = PeriodField(kind=indicator.period_kind, label=_("Công khai đến hết kỳ"))


class WithdrawForm(forms.Form):
    """The version that was read, for an act without anything to type."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class RetireForm(forms.Form):
    """From when an indicator is followed no longer."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    on = forms.DateField(label=_("Thôi theo dõi từ ngày"))


class CheckForm(forms.ModelForm):
    """A text whose figures are to be held against the record."""

    class Meta:
        model = CheckedText
        fields = ["unit", "about", "text", "title", "movement"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_kept(user)
        self.fields["unit"].empty_label = None
        self.fields["movement"].queryset = visible_movements(user)
        self.fields["movement"].empty_label = _("không thuộc phong trào nào")
        self.fields["about"].help_text = _("Ví dụ 2020, 2015–2020, II/2020, 7/2020")
        self.fields["text"].max_length = LONGEST_TEXT
        self.fields["text"].widget.attrs |= {"rows": 7, "maxlength": LONGEST_TEXT}
        self.fields["title"].required = False
        self.fields["title"].help_text = _("Chỉ cần khi giữ lại")

    def clean_about(self) -> str:
        about: str = self.cleaned_data["about"].strip()
        if any_period(about) is None:
            raise ValidationError(
                _now("Không hiểu kỳ “%(about)s”. Hãy ghi như 2020, 2015–2020, II/2020 hoặc 7/2020.") % {"about": about}
            )
        return about

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        problem = text_problem(text)
        if problem:
            raise ValidationError(problem)
        return text.replace("\r\n", "\n")


UNASKED, NONE = "", "khong"
"""What a choice of an indicator says besides its key: leave it to the program, or it is none of them."""


class LinkForm(forms.Form):
    """Which indicator each figure of a text is."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, claims: Sequence[Claim], indicators: Sequence[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._indicators = {str(one.pk): one for one in indicators}
        choices: list[tuple[str, Any]] = [(UNASKED, _("để phần mềm tìm")), (NONE, _("không chỉ tiêu nào"))]
        choices += [(key, one.name) for key, one in self._indicators.items()]
        for claim in claims:
            if not claim.stands_alone:
                continue
            chosen = UNASKED if not claim.chosen else str(claim.indicator.pk) if claim.indicator else NONE
            self.fields[f"so-{claim.figure.begin}"] = forms.ChoiceField(
                label=_now("Chỉ tiêu của số %(written)s") % {"written": claim.written},
                choices=choices,
                required=False,
                initial=chosen,
            )

    def links(self) -> dict[int, Indicator | None]:
        """Place in the text → indicator, None for none; only where the choice says something else than it did."""
        return {
            int(name.removeprefix("so-")): self._indicators.get(self.cleaned_data[name])
            for name in self.fields
            if name.startswith("so-") and name in self.changed_data and self.cleaned_data[name] != UNASKED
        }


def _measured(indicator: Indicator) -> str:
    if not indicator.measure:
        return _now("Chỉ tiêu này chưa có đơn vị tính")
    return _now("Đơn vị tính: %(measure)s. Ví dụ 273.457 hoặc 3,86") % {"measure": indicator.measure}


def _file_field() -> forms.FileField:
    return forms.FileField(
        label=_("Tệp căn cứ"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": _ACCEPT}),
        help_text=_("PDF, ảnh, Word hoặc Excel, nặng nhất 20 MB"),
    )
