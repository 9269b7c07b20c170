"""Forms of printing: how, for which printer, how far a printer is off, one paper by itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.certificate.choices import PrintMode
from bangvang.certificate.forms import StepForm
from bangvang.certificate.models import Nudge, PrinterProfile
from bangvang.certificate.queries.printing import printers_of, run_of
from bangvang.certificate.validators import LARGEST_SCALE, MOST_MOVED, MOST_STEPS, SMALLEST_SCALE
from bangvang.register.models import Unit
from bangvang_paper.typesetting.calibration import CROSS_MM, RULE_MM
from bangvang_paper.typesetting.certificate import PrintRun


def _tenths(label: Any, *, initial: str | None = None, help_text: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=-MOST_MOVED,
        max_value=MOST_MOVED,
        decimal_places=1,
        max_digits=4,
        localize=True,
        initial=initial,
        help_text=help_text,
    )


def _measured(label: Any) -> forms.DecimalField:
    """A distance that should be `CROSS_MM`."""
    return forms.DecimalField(
        label=label,
        min_value=Decimal(CROSS_MM) - MOST_MOVED,
        max_value=Decimal(CROSS_MM) + MOST_MOVED,
        decimal_places=1,
        localize=True,
        initial="40",
        help_text=_("Đúng là 40."),
    )


class PrintForm(forms.Form):
    """What is printed and for which printer; names as they stand in the address."""

    kieu = forms.ChoiceField(
        label=_("in những gì"), choices=PrintMode, widget=forms.RadioSelect, initial=PrintMode.FULL, required=False
    )
    may = forms.ModelChoiceField(
        label=_("cho máy in"),
        queryset=PrinterProfile.objects.none(),
        required=False,
        empty_label=_("máy nào cũng được, không chỉnh"),
    )

    def __init__(self, *args: Any, body: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["may"].queryset = printers_of(body)  # type: ignore[attr-defined]

    def run(self) -> PrintRun:
        """As chosen; what is not understood counts as not chosen."""
        self.is_valid()
        return run_of(self.cleaned_data.get("kieu") or PrintMode.FULL, self.cleaned_data.get("may"))


class NewPrinterForm(forms.Form):
    """A printer that was not measured yet."""

    name = forms.CharField(label=_("tên máy in"), max_length=60, help_text=_("Ví dụ: Canon LBP, phòng Thi đua"))


class PrinterForm(VersionedForm):
    """How the page is moved for one printer."""

    dx = _tenths(_("dời sang phải, mm"), help_text=_("Số âm là dời sang trái."))
    dy = _tenths(_("dời xuống dưới, mm"), help_text=_("Số âm là dời lên trên."))
    scale = forms.DecimalField(
        label=_("cỡ, %"), min_value=SMALLEST_SCALE, max_value=LARGEST_SCALE, decimal_places=2, localize=True
    )

    class Meta:
        model = PrinterProfile
        fields = ["name", "dx", "dy", "scale", "retired"]


class CalibrationForm(StepForm):
    """The three numbers read from the calibration sheet."""

    left = _measured(_("từ mép trái đến tâm chữ thập góc trên bên trái, mm"))
    top = _measured(_("từ mép trên đến tâm chữ thập ấy, mm"))
    measured = forms.DecimalField(
        label=_("thước 150 mm đo được, mm"),
        min_value=Decimal(RULE_MM) * Decimal("0.95"),
        max_value=Decimal(RULE_MM) * Decimal("1.05"),
        decimal_places=1,
        localize=True,
        initial="150",
    )


class NudgeForm(forms.ModelForm):
    """One certificate by itself."""

    dx = _tenths(_("dời sang phải, mm"), help_text=_("Số âm là dời sang trái."))
    dy = _tenths(_("dời xuống dưới, mm"), help_text=_("Số âm là dời lên trên."))
    step = forms.IntegerField(
        label=_("cỡ chữ của tên, đơn vị, thành tích"),
        min_value=-MOST_STEPS,
        max_value=MOST_STEPS,
        help_text=_("Mỗi bậc lớn hơn hoặc nhỏ hơn một phần hai mươi. 0 là để nguyên."),
    )

    class Meta:
        model = Nudge
        fields = ["dx", "dy", "step"]

    def __init__(self, *args: Any, standing: Nudge | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("dx", "dy", "step"):
            self.initial[name] = getattr(standing, name) if standing is not None else 0
