"""Forms of the council."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.catalogue.queries import award_choices
from bangvang.council.models import Council, Member, RegulationRule, Sitting
from bangvang.council.queries import members_on, waiting_for_agenda
from bangvang.vote.choices import VoteMethod

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class SittingForm(VersionedForm):
    """Day, hour and place of a sitting to come."""

    class Meta:
        model = Sitting
        fields = ["held_on", "begins_at", "place"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["begins_at"] = clock_field(_("bắt đầu lúc"), required=False)


def clock_field(label: StrOrPromise, *, required: bool = True) -> forms.TimeField:
    """Hour and minute, as people write them: 14:30, 14h30 or 14."""
    return forms.TimeField(
        label=label,
        required=required,
        input_formats=["%H:%M", "%Hh%M", "%H:%M:%S", "%Hh", "%H"],
        widget=forms.TimeInput(format="%H:%M", attrs={"inputmode": "text"}),
        help_text=_("Giờ:phút, ví dụ 14:30"),
    )


class AgendaForm(forms.Form):
    """Dossiers to put on the agenda."""

    handlings = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("hồ sơ"),
        error_messages={
            "required": _("Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ."),
            "invalid_choice": _("Một hồ sơ đã chọn không còn chờ Hội đồng. Hãy tải lại trang."),
        },
    )

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handlings"].queryset = waiting_for_agenda(sitting.council)


class OpenForm(forms.Form):
    """Who is present."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    present = forms.ModelMultipleChoiceField(
        queryset=None, label=_("có mặt"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].queryset = members_on(sitting.council, sitting.held_on)
        self.initial.setdefault("version", sitting.version)


class CloseForm(forms.Form):
    """When the sitting ended."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_at"] = clock_field(_("kết thúc lúc"))
        self.initial.setdefault("version", sitting.version)


class CouncilForm(forms.ModelForm):
    """The name of a body's council."""

    class Meta:
        model = Council
        fields = ["name"]


class MemberForm(forms.ModelForm):
    """A member of the council from a day on."""

    class Meta:
        model = Member
        fields = ["name", "title", "role", "begins_on"]


class EndForm(forms.Form):
    """The last day of a member or of a clause."""

    on = forms.DateField(label=_("đến hết ngày"))


class RuleForm(forms.ModelForm):
    """A clause of the body's own regulation: what passes, of what, in which way, by which words."""

    award = forms.ChoiceField(label=_("hình thức, danh hiệu"), required=False)

    class Meta:
        model = RegulationRule
        fields = [
            "award",
            "numerator",
            "denominator",
            "strict",
            "base",
            "method",
            "quorum_numerator",
            "quorum_denominator",
            "source",
            "begins_on",
        ]
        labels = {
            "quorum_numerator": _("họp khi có mặt ít nhất, tử số"),
            "quorum_denominator": _("mẫu số"),
            "numerator": _("thông qua khi đạt, tử số"),
        }
        help_texts = {
            "source": _("Văn bản và điều khoản, ví dụ: Quy chế Hội đồng ban hành kèm Quyết định số …, Điều 7")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = [("", _("mọi hình thức, danh hiệu")), *award_choices()]
        for name in ("denominator", "quorum_denominator"):
            self.fields[name].min_value = 1
        self.fields["method"].choices = [one for one in self.fields["method"].choices if one[0] != VoteMethod.PHONE]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for upper, lower in (("numerator", "denominator"), ("quorum_numerator", "quorum_denominator")):
            one, all_ = cleaned.get(upper), cleaned.get(lower)
            if one is not None and all_ is not None and not 0 <= one <= all_:
                self.add_error(upper, _("Tử số không được lớn hơn mẫu số."))
            if all_ == 0:
                self.add_error(lower, _("Mẫu số phải từ 1 trở lên."))
        return cleaned
