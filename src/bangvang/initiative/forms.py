"""Forms of initiatives."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bangvang.catalogue.queries import award_choices
from bangvang.initiative.models import Submission
from bangvang.initiative.validators import MOST_AUTHORS
from bangvang.register.choices import InitiativeScope
from bangvang.register.models import Person
from bangvang.register.picking import PersonField

TEXTS = ["title", "problem", "solution", "results", "spread", "applied_on"]


class SubmissionForm(forms.ModelForm):
    """What is handed in, with its authors and their shares."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    class Meta:
        model = Submission
        fields = TEXTS
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in ("problem", "solution", "results", "spread")}

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(self.instance.authors.all()) if self.instance.pk else []
        if self.instance.pk:
            self.initial.setdefault("version", self.instance.version)
        for place in range(MOST_AUTHORS):
            person = PersonField(queryset=people, label=_("Tác giả"), required=False)
            self.fields[f"person{place}"] = person
            person.offer_people(people, name=f"person{place}")
            self.fields[f"share{place}"] = forms.IntegerField(
                label=_("Đóng góp, phần trăm"), min_value=1, max_value=100, required=False
            )
            if place < len(known):
                self.initial[f"person{place}"] = known[place].person_id
                self.initial[f"share{place}"] = known[place].share

    def _post_clean(self) -> None:
        """The verb writes; the row that was read stays as it was read."""

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for place in range(MOST_AUTHORS):
            person, share = said.get(f"person{place}"), said.get(f"share{place}")
            if (person is None) != (share is None) and f"person{place}" not in self.errors:
                self.add_error(f"share{place}", _("Ghi cả người và mức đóng góp, hoặc để trống cả hai."))
        return said

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of each author."""
        return [(self[f"person{place}"], self[f"share{place}"]) for place in range(MOST_AUTHORS)]

    def texts(self) -> list[forms.BoundField]:
        return [self[name] for name in TEXTS]

    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        whole = self.cleaned_data
        rows = [(whole[f"person{place}"], whole[f"share{place}"]) for place in range(MOST_AUTHORS)]
        authors = [(person, share) for person, share in rows if person is not None]
        return {name: whole[name] for name in TEXTS} | {"authors": authors}


class RecogniseForm(forms.Form):
    """By which paper, how far, with which count."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    scope = forms.ChoiceField(label=_("Phạm vi"), choices=InitiativeScope)
    document = forms.CharField(
        label=_("Số, ký hiệu văn bản công nhận"), max_length=60, help_text=_("Ví dụ: 215/QĐ-SLĐTBXH")
    )
    on = forms.DateField(label=_("Ngày văn bản"))
    agree = forms.IntegerField(label=_("Hội đồng: số đồng ý"), min_value=0, required=False)
    present = forms.IntegerField(label=_("Hội đồng: số người bỏ phiếu"), min_value=0, required=False)


class RefuseForm(forms.Form):
    """Why it is not recognised."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(label=_("Lý do không công nhận"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    day = forms.DateField(label=_("Ngày"))


class UseForm(forms.Form):
    """For which award of which year it was used."""

    award = forms.ChoiceField(label=_("Đã dùng để đề nghị"))
    year = forms.IntegerField(label=_("Năm"), min_value=1990)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = [("", _("chưa chọn")), *award_choices()]
        self.initial.setdefault("year", timezone.localdate().year)


class FreeForm(forms.Form):
    """Why what was written is taken back."""

    reason = forms.CharField(label=_("Lý do bỏ ghi đã dùng"), max_length=300)
