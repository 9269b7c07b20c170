"""Forms of movements."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.audit.forms import VersionedForm
from bangvang.catalogue.queries import award_choices
from bangvang.movement.choices import Phase
from bangvang.movement.models import Movement, Pledge, Review
from bangvang.movement.queries import visible_to
from bangvang.movement.validators import MANDATORY, period_problem
from bangvang.register.models import Person

SAID = [
    "name",
    "slogan",
    "kind",
    "reach",
    "occasion",
    "period_from",
    "period_until",
    *MANDATORY,
    "directive",
    "document",
    "follows",
]


class _Said(forms.ModelForm):
    """What a launch document says of a movement."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        follows = visible_to(user)
        self.fields["follows"].queryset = follows.exclude(pk=self.instance.pk) if self.instance.pk else follows
        self.fields["follows"].empty_label = _("không tiếp nối phong trào nào")
        self.fields["kind"].choices = [("", _("chưa chọn")), *self.fields["kind"].choices[1:]]
        for name in ("period_from", "period_until"):
            self.fields[name].help_text = _("Ví dụ 01/01/2015")
        for name in MANDATORY:
            self.fields[name].widget.attrs["rows"] = 3

    def clean(self) -> dict[str, Any]:
        """A period out of order is told on its last day, before the constraint behind it speaks to programmers only."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("period_from") and said.get("period_until"):
            sentence = period_problem(said["period_from"], said["period_until"])
            if sentence:
                self.add_error("period_until", sentence)
        return said


class DraftForm(_Said):
    """Begin a movement."""

    class Meta:
        model = Movement
        fields = SAID


class ReviseForm(_Said, VersionedForm):
    """Change a movement that is not closed."""

    class Meta:
        model = Movement
        fields = SAID


class DayForm(forms.Form):
    """A day for launching or closing, with the version that was read."""

    on = forms.DateField(label=_("Ngày"), help_text=_("Ví dụ 13/07/2020"))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class PlanForm(forms.Form):
    """An award planned, to how many at most."""

    award = forms.ChoiceField(label=_("Hình thức, danh hiệu"))
    collectives = forms.IntegerField(
        label=_("Tập thể, nhiều nhất"), min_value=0, required=False, help_text=_("Bỏ trống: không đặt mức")
    )
    individuals = forms.IntegerField(
        label=_("Cá nhân, nhiều nhất"), min_value=0, required=False, help_text=_("Bỏ trống: không đặt mức")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = award_choices()


class PhaseForm(forms.Form):
    """When a phase is due, when it was done."""

    phase = forms.ChoiceField(label=_("Giai đoạn"), choices=Phase)
    due_on = forms.DateField(label=_("Hạn"), required=False)
    done_on = forms.DateField(label=_("Làm xong ngày"), required=False)
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)

    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        return self.cleaned_data | {"phase": Phase(self.cleaned_data["phase"])}


class _OfUnit(forms.ModelForm):
    """What a unit writes once and may write again: carries the version that was read, empty for the first time."""

    read_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.setdefault("read_version", self.instance.version)

    def _post_clean(self) -> None:
        """The verb writes; the row that was read stays as it was read."""


class PledgeForm(_OfUnit):
    """What the unit, or one of its people, pledges."""

    class Meta:
        model = Pledge
        fields = ["person", "content", "aims_at", "pledged_on"]
        widgets = {"content": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        person.queryset = people
        person.empty_label = _("cả đơn vị")
        self.fields["aims_at"] = forms.ChoiceField(
            label=_("Danh hiệu, hình thức phấn đấu"), required=False, choices=[("", _("không ghi")), *award_choices()]
        )


class ReviewForm(_OfUnit):
    """What the unit reports."""

    class Meta:
        model = Review
        fields = ["results", "limits", "causes", "lessons", "reported_on"]
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in ("results", "limits", "causes", "lessons")}


class DecideForm(forms.Form):
    """Approve one pledge, or say why it goes back; with the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(
        label=_("Lý do trả lại"), max_length=300, required=False, help_text=_("Chỉ ghi khi trả lại")
    )
