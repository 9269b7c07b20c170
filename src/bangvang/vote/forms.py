"""One teller's figures for one question, as a row of a sheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.vote.models import Question, TellerEntry
from bangvang.vote.validators import figures_problem

FIGURES = ("agree", "disagree", "blank", "invalid")


class CountForm(forms.Form):
    """The four figures of one question, called ``name`` aloud. Left empty as a whole, it says nothing about the question."""

    agree = forms.IntegerField(label=_("đồng ý"), min_value=0, required=False)
    disagree = forms.IntegerField(label=_("không đồng ý"), min_value=0, required=False)
    blank = forms.IntegerField(label=_("phiếu trắng"), min_value=0, required=False)
    invalid = forms.IntegerField(label=_("không hợp lệ"), min_value=0, required=False)

    def __init__(self, *args: Any, question: Question, mine: TellerEntry | None, name: str, **kwargs: Any) -> None:
        kwargs["prefix"] = f"q{question.pk}"
        super().__init__(*args, **kwargs)
        self.question, self.mine = question, mine
        self.suit()
        for figure, field in self.fields.items():
            field.error_messages["invalid"] = _("Ghi một số nguyên.")
            field.widget = forms.TextInput(
                attrs={
                    "class": "bv-input bv-count__figure",
                    "inputmode": "numeric",
                    "pattern": "[0-9]*",
                    "autocomplete": "off",
                    "aria-label": f"{name}: {field.label}",
                }
            )
            if mine is not None:
                self.initial[figure] = self.entered(mine, figure)

    def entered(self, mine: TellerEntry, figure: str) -> int:
        """What stands in a place of the row that was entered before."""
        return int(getattr(mine, figure))

    def suit(self) -> None:
        """Words and fields that another way of voting needs otherwise."""

    @property
    def filled(self) -> bool:
        """Whether anything was typed."""
        return any(self.cleaned_data.get(name) is not None for name in self.fields)

    @property
    def figures(self) -> dict[str, Any]:
        """The four figures; a place left empty in a filled row is 0."""
        return {figure: self.cleaned_data.get(figure) or 0 for figure in FIGURES}

    @property
    def says_new(self) -> bool:
        """Whether the figures differ from those that this teller has entered."""
        return self.mine is None or any(getattr(self.mine, name) != value for name, value in self.figures.items())

    def problem(self) -> str:
        """Why the figures cannot be a count; empty when they can."""
        return figures_problem(**self.figures, ballots_given=self.question.ballots_given)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and self.filled and (problem := self.problem()):
            raise forms.ValidationError(problem)
        return cleaned
