"""Forms of achievement reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.audit.forms import VersionedForm
from bangvang.catalogue.queries import award_choices
from bangvang.indicator.models import Indicator
from bangvang.indicator.periods import parsed
from bangvang.register.choices import RecipientKind
from bangvang.register.models import Honour, Household, Unit
from bangvang.register.picking import PersonField, UnitField
from bangvang.register.queries import branch, honours_of, visible_people
from bangvang.report.choices import FIGURES, QuoteKind
from bangvang.report.models import AchievementReport
from bangvang.report.queries import indicators_for, units_quoted
from bangvang.report.shapes import form_problem, forms_for, has_targets, places_of
from bangvang.report.validators import period_problem

_DAY = _("Ví dụ 30/06/2020")


class _Period(forms.Form):
    """What a report is about."""

    def _ordered(self, said: dict[str, Any]) -> None:
        if said.get("achieved_from") and said.get("achieved_until"):
            sentence = period_problem(said["achieved_from"], said["achieved_until"])
            if sentence:
                self.add_error("achieved_until", sentence)


class BeginForm(_Period):
    """Of whom, for what, of which period, on which form."""

    award = forms.ChoiceField(label=_("Đề nghị tặng"))
    achieved_from = forms.DateField(label=_("Thành tích từ ngày"), help_text=_DAY)
    achieved_until = forms.DateField(label=_("Thành tích đến hết ngày"), help_text=_DAY)

    form = forms.ChoiceField(
        label=_("Theo mẫu"),
        required=False,
        help_text=_("Khen đột xuất, cống hiến, chuyên đề, đối ngoại thì chọn mẫu ấy"),
    )

    def __init__(self, *args: Any, user: User, unit: Unit, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind == RecipientKind.INDIVIDUAL:
            field: Any = PersonField(queryset=None, label=_("Của ai"))
            self.fields["recipient"] = field
            field.offer_people(visible_people(user), name="recipient")
        elif kind == RecipientKind.HOUSEHOLD:
            homes = Household.objects.filter(unit__in=branch({unit.pk})).order_by("name", "pk")
            self.fields["recipient"] = forms.ModelChoiceField(
                queryset=homes,
                label=_("Của hộ"),
                empty_label=_("chưa chọn"),
                help_text=_("Các hộ đã có trong sổ của đơn vị; hộ mới vào sổ khi nhận danh sách đề nghị"),
            )
        else:
            field = UnitField(queryset=None, label=_("Của tập thể"))
            self.fields["recipient"] = field
            field.offer_units(
                Unit.objects.filter(pk__in=branch({unit.pk}), ends_on=None).order_by("name"),
                name="recipient",
                below=unit.pk,
            )
            self.initial.setdefault("recipient", unit.pk)
        self.order_fields(["recipient", "award", "form", "achieved_from", "achieved_until"])
        self.fields["award"].choices = [("", _("chưa chọn")), *award_choices()]
        offered = [(form.value, form.label) for form in forms_for(kind)]
        self.fields["form"].choices = [("", _("mẫu đi với danh hiệu, hình thức đề nghị")), *offered]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        self._ordered(said)
        if said.get("form") and said.get("award") and (problem := form_problem(said["form"], self.kind, said["award"])):
            self.add_error("form", problem)
        return said


class ReviseForm(VersionedForm, _Period):
    """The words of the report, under the headings of its form."""

    award = forms.ChoiceField(label=_("Đề nghị tặng"))

    class Meta:
        model = AchievementReport
        fields = ["award", "achieved_from", "achieved_until", "situation", "duties", "achievements", "compliance"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = award_choices()
        places = places_of(self.instance.recipient_kind)
        self.places = [str(place.section) for place in places]
        for place in places:
            field = self.fields[str(place.section)]
            field.label, field.help_text = str(place.heading), str(place.help)
            rows = 12 if place.section == "achievements" else 4
            field.widget = forms.Textarea(attrs={"rows": rows})

    def _post_clean(self) -> None:
        """The verb writes; the row that was read stays as it was read."""

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        self._ordered(said)
        return said

    def texts(self) -> list[forms.BoundField]:
        return [self[name] for name in self.places]

    def about(self) -> list[forms.BoundField]:
        return [self[name] for name in ("award", "achieved_from", "achieved_until")]

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class _Into(forms.Form):
    """Where a quote goes."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    into = forms.ChoiceField(label=_("Đưa vào cuối mục"), required=False)

    def _places(self, report: AchievementReport) -> None:
        places = [(str(place.section), place.heading) for place in places_of(report.recipient_kind)]
        self.fields["into"].choices = [("", _("không, tôi tự đặt vào lời văn")), *places]
        self.initial.setdefault("into", "achievements")
        self.initial.setdefault("version", report.version)


class FigureForm(_Into):
    """A figure to quote."""

    indicator = forms.ModelChoiceField(label=_("Chỉ tiêu"), queryset=Indicator.objects.none())
    unit = forms.ModelChoiceField(label=_("Số của"), queryset=Unit.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label=_("Trích gì"))
    period = forms.CharField(
        label=_("Kỳ"),
        required=False,
        max_length=20,
        help_text=_("Ví dụ 2019, 2015–2020; dòng của bảng theo năm thì để trống"),
    )

    def __init__(self, *args: Any, report: AchievementReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].queryset = indicators_for(report)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units_quoted(report)])
        kinds = [*FIGURES, QuoteKind.BY_YEAR] if has_targets(report.recipient_kind) else FIGURES
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        self.initial.setdefault("unit", report.unit_id)
        self._places(report)
        self.order_fields(["indicator", "unit", "kind", "period", "into", "version"])

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        indicator, words = said.get("indicator"), said.get("period", "")
        found = parsed(indicator.period_kind, words) if indicator and words else None
        if words and indicator and found is None:
            self.add_error(
                "period",
                _("Chỉ tiêu này theo dõi theo %(kind)s; không hiểu kỳ “%(words)s”.")
                % {"kind": indicator.get_period_kind_display(), "words": words},
            )
        said["period"] = found
        return said


class HonourForm(_Into):
    """An honour to quote."""

    honour = forms.ModelChoiceField(label=_("Lần được khen"), queryset=Honour.objects.none())

    def __init__(self, *args: Any, report: AchievementReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["honour"].queryset = honours_of(report.kept)
        self._places(report)
        self.order_fields(["honour", "into", "version"])


class CloseForm(forms.Form):
    """The day on which the report is closed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    on = forms.DateField(label=_("Chốt ngày"), help_text=_DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", f"{timezone.localdate():%d/%m/%Y}")
