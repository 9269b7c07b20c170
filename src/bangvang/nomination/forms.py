"""Forms of nominations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.audit.forms import VersionedForm
from bangvang.catalogue.queries import award_choices
from bangvang.intake.models import Batch
from bangvang.movement.choices import MovementState
from bangvang.movement.models import Movement
from bangvang.movement.queries import visible_to as movements_visible_to
from bangvang.nomination.choices import CommendationType, DossierField, StatedFact
from bangvang.nomination.matching import NEW, Match
from bangvang.nomination.models import Nomination, Proposal
from bangvang.nomination.queries import bodies_above
from bangvang.nomination.validators import period_problem
from bangvang.report.models import Edition
from bangvang.report.queries import editions_about

_DAY = _("Ví dụ 30/06/2020")
_ROW = "row_"


def usual_day(after: date) -> date:
    """Today; but the day after ``after`` when that lies more than a year back: an old case is being entered."""
    today = timezone.localdate()
    return today if today - after < timedelta(days=366) else after + timedelta(days=1)


class _Said(forms.ModelForm):
    """What a proposal says of itself."""

    class Meta:
        model = Proposal
        fields = ["title", "body", "movement", "commendation_type", "achieved_from", "achieved_until"]

    def __init__(self, *args: Any, user: User, unit: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies_above(unit)
        self.fields["body"].empty_label = None
        self.fields["movement"].queryset = movements_visible_to(user).exclude(state=MovementState.DRAFT)
        self.fields["movement"].empty_label = _("không gắn với phong trào nào")
        for name in ("achieved_from", "achieved_until"):
            self.fields[name].help_text = _DAY

    def clean(self) -> dict[str, Any]:
        """A period out of order is told on its last day, before the constraint behind it speaks to programmers only."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("achieved_from") and said.get("achieved_until"):
            sentence = period_problem(said["achieved_from"], said["achieved_until"])
            if sentence:
                self.add_error("achieved_until", sentence)
        return said


class ProposeForm(_Said):
    """Make a proposal of an accepted list; asks about every row that may mean several."""

    def __init__(self, *args: Any, user: User, batch: Batch, **kwargs: Any) -> None:
        super().__init__(*args, user=user, unit=batch.unit, **kwargs)
        self.questions: list[tuple[Match, Any]] = []

    def choices_made(self) -> dict[int, int]:
        """Row id → key that the person chose, as far as the posted form says."""
        return {
            int(name.removeprefix(_ROW)): int(value)
            for name, value in self.data.items()
            if name.startswith(_ROW) and name.removeprefix(_ROW).isdigit() and str(value).isdigit()
        }

    def ask(self, matches: Iterable[Match]) -> None:
        """Add one question a row: which of the candidates, or somebody new."""
        for match in matches:
            name = f"{_ROW}{match.row.pk}"
            self.fields[name] = forms.ChoiceField(
                label=_("Dòng %(line)d, %(name)s: là ai trong sổ?") % {"line": match.row.line, "name": match.row.name},
                widget=forms.RadioSelect,
                choices=[
                    *((str(one.pk), f"{one.recipient}, {one.where}") for one in match.candidates),
                    (str(NEW), _("không phải ai trong số này, ghi mới vào sổ")),
                ],
            )
            self.questions.append((match, self[name]))

    def said(self) -> list[Any]:
        """The bound fields that are not questions."""
        return [self[name] for name in self.Meta.fields]


def beginnings(user: User, batch: Batch) -> dict[str, Any]:
    """What can be filled in beforehand: the file's own title, and the one movement that is running or was last launched."""
    title = batch.title.removeprefix("Danh sách ").strip()
    known: dict[str, Any] = {"title": title[:1].upper() + title[1:], "commendation_type": CommendationType.MERIT}
    movement: Movement | None = (
        movements_visible_to(user).filter(state=MovementState.LAUNCHED).order_by("-period_from").first()
    )
    if movement is not None:
        known |= {
            "movement": movement.pk,
            "commendation_type": CommendationType.MOVEMENT,
            "achieved_from": movement.period_from,
            "achieved_until": movement.period_until,
        }
    return known


class ReviseForm(_Said, VersionedForm):
    """Change a draft."""

    class Meta(_Said.Meta):
        pass


class DayForm(forms.Form):
    """A day for one click, and the version that was read."""

    on = forms.DateField(label=_("Ngày"), help_text=_DAY)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ReturnForm(forms.Form):
    """What must be mended, field by field, and why."""

    on = forms.DateField(label=_("Trả lại ngày"), help_text=_DAY)
    note = forms.CharField(label=_("Lời gửi đơn vị"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in DossierField.choices:
            self.fields[f"mend_{name}"] = forms.CharField(label=label, max_length=300, required=False)

    def items(self) -> list[tuple[str, str]]:
        """(field, what to mend) of each place where something was written."""
        return [(name, said) for name in DossierField.values if (said := self.cleaned_data.get(f"mend_{name}"))]

    def places(self) -> list[Any]:
        return [self[f"mend_{name}"] for name in DossierField.values]


class MendForm(VersionedForm):
    """Only what was flagged, and the day of sending again."""

    on = forms.DateField(label=_("Gửi lại ngày"), help_text=_DAY)
    award = forms.ChoiceField(label=_("Hình thức, danh hiệu"))

    class Meta:
        model = Nomination
        fields = DossierField.values

    def __init__(self, *args: Any, flagged: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.flagged = list(flagged)
        for name in DossierField.values:
            if name not in self.flagged:
                del self.fields[name]
        if "award" in self.fields:
            self.fields["award"].choices = award_choices()

    def mended(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.flagged}


class ReportForm(forms.Form):
    """Which closed report goes into the dossier."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    edition = forms.ModelChoiceField(label=_("Báo cáo đã chốt"), queryset=Edition.objects.none())

    def __init__(self, *args: Any, nomination: Nomination, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = editions_about(nomination)
        self.initial.setdefault("version", nomination.version)


class RefuseForm(forms.Form):
    """Why the body does not take the dossier further."""

    on = forms.DateField(label=_("Ngày"), help_text=_DAY)
    note = forms.CharField(label=_("Lý do không đề nghị"), max_length=500)


class StateForm(forms.Form):
    """A finding of fact that the law leaves to people."""

    key = forms.ChoiceField(label=_("Điều cần xác nhận"), choices=StatedFact.choices)
    value = forms.TypedChoiceField(
        label=_("Tôi xác nhận là"),
        choices=[("yes", _("có")), ("no", _("không")), ("", _("chưa xác nhận"))],
        coerce=lambda said: {"yes": True, "no": False}[said],
        empty_value=None,
        required=False,
    )
