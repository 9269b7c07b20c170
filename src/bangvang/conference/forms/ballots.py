"""Forms of what a delegate sends, of the code at the door, of a vote that is cancelled and of a tie that is settled."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.conference.choices import BallotChoice
from bangvang.conference.models import SlateVote
from bangvang.conference.queries.elections import NameLine, Standing
from bangvang.conference.validators import places_problem


class BallotForm(forms.Form):
    """One ballot: yes, no or neither on a whole list; the names that are chosen where they are voted on one by one."""

    choice = forms.ChoiceField(
        label=_("Ý kiến"), choices=BallotChoice.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn ý kiến nào. Hãy chọn một trong ba rồi gửi.")},
    )  # fmt: skip
    places = forms.TypedMultipleChoiceField(
        label=_("Những người được chọn"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, vote: SlateVote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vote = vote
        del self.fields["choice" if vote.question.names is not None else "places"]
        if "places" in self.fields:
            places: Any = self.fields["places"]
            places.choices = list(enumerate(vote.names.splitlines(), start=1))

    def clean_places(self) -> list[int]:
        places: list[int] = self.cleaned_data["places"]
        problem = places_problem(places, names=self.vote.question.names, seats=self.vote.question.seats)
        if problem:
            raise forms.ValidationError(problem)
        return places


class CodeForm(forms.Form):
    """Number on the list and the code told at the door."""

    ordinal = forms.IntegerField(
        label=_("Số thứ tự trong danh sách"), min_value=1, max_value=1_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    code = forms.CharField(
        label=_("Mã biểu quyết"), max_length=12, help_text=_("Sáu chữ và số được cấp khi điểm danh"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip


class CancelForm(forms.Form):
    """Why a vote is cancelled."""

    reason = forms.CharField(
        label=_("Vì sao hủy"), max_length=300, help_text=_("Ví dụ: mở trước khi đọc hết danh sách"),
        error_messages={"required": _("Chưa ghi vì sao hủy.")},
    )  # fmt: skip


class TieForm(forms.Form):
    """Whom a named person gave the last seats, and why."""

    places = forms.TypedMultipleChoiceField(
        label=_("Được chọn"), coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chưa chọn ai trong những người bằng phiếu.")},
    )  # fmt: skip
    settled_by = forms.CharField(
        label=_("Người quyết định"), max_length=200, help_text=_("Họ tên và tư cách, ví dụ: Bà Lê Thị Mận, chủ tọa")
    )
    reason = forms.CharField(label=_("Vì sao"), max_length=300, help_text=_("Biên bản ghi nguyên lời này"))

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places: Any = self.fields["places"]
        places.choices = [(line.place, _said(line)) for line in standing.tied]


def _said(line: NameLine) -> str:
    return f"{line.place}. {line.name}"
