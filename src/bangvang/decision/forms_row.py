"""Forms of several decisions at once: what is drafted, what is numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bangvang.audit.forms import VersionForm
from bangvang.council.models import Sitting
from bangvang.decision.models import Decision
from bangvang.decision.queries import usual_signing_day
from bangvang.decision.row_proposals import Proposed
from bangvang.register.models import Issuer

_PARTS = ("signed_on", "issuer", "title")


class DraftRowForm(forms.Form):
    """One decision a form: taken or left, with its day, signer and title. Fields are named by their award."""

    def __init__(self, *args: Any, sitting: Sitting, proposed: Sequence[Proposed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = list(proposed)
        issuers = Issuer.objects.filter(body=sitting.council.body).select_related("body")
        offices = [(str(issuer.pk), str(issuer)) for issuer in issuers]
        self._issuers = {str(issuer.pk): issuer for issuer in issuers}
        day = usual_signing_day(sitting)
        for one in self.proposed:
            self._add(one, offices, day)

    def _add(self, one: Proposed, offices: list[tuple[str, str]], day: Any) -> None:
        fields: dict[str, forms.Field] = {
            "take": forms.BooleanField(label=one.name, required=False, initial=not one.problem),
            "signed_on": forms.DateField(label=gettext_lazy("ngày ký"), initial=day, required=False),
            "issuer": forms.ChoiceField(
                label=gettext_lazy("người ký"),
                choices=offices,
                initial=str(one.issuer.pk) if one.issuer else None,
                required=False,
            ),
            "title": forms.CharField(
                label=gettext_lazy("trích yếu"),
                max_length=400,
                initial=one.title,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            ),
            "counts": forms.CharField(initial=_as_text(one.counts), required=False, widget=forms.HiddenInput),
        }
        for name, field in fields.items():
            self.fields[f"{one.award}-{name}"] = field

    def rows(self) -> Iterator[tuple[Proposed, BoundField, list[BoundField], BoundField]]:
        """Each proposed decision with its tick, its fields and what it remembers."""
        for one in self.proposed:
            yield (
                one,
                self[f"{one.award}-take"],
                [self[f"{one.award}-{name}"] for name in _PARTS],
                self[f"{one.award}-counts"],
            )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for one in self.proposed:
            missing = [name for name in _PARTS if not said.get(f"{one.award}-{name}")]
            if said.get(f"{one.award}-take"):
                for name in missing:
                    if f"{one.award}-{name}" not in self.errors:
                        self.add_error(f"{one.award}-{name}", _("Hãy điền mục này, hoặc bỏ đánh dấu quyết định."))
        return said

    def wishes(self) -> list[dict[str, Any]]:
        """What the verb takes of each ticked decision; a title left as proposed is left to the verb."""
        told = []
        for one in self.proposed:
            said = {name: self.cleaned_data.get(f"{one.award}-{name}") for name in ("take", *_PARTS, "counts")}
            if said.pop("take"):
                title = str(said["title"]).strip()
                told.append(
                    {
                        "award": one.award,
                        "signed_on": said["signed_on"],
                        "issuer": self._issuers[str(said["issuer"])],
                        "counts": one.counts if said["counts"] == _as_text(one.counts) else {},
                        "title": None if title == one.title else title,
                    }
                )
        return told


def _as_text(counts: dict[str, int]) -> str:
    """ "6.0.16": what the officer saw, so that a list that changed meanwhile is noticed."""
    return ".".join(str(count) for count in counts.values())


class IssueRowForm(forms.Form):
    """Which drafts get numbers at one press, each as it was read, and the key of this wish."""

    key = forms.RegexField(regex=r"^[0-9a-f]{32}$", widget=forms.HiddenInput)
    decisions = forms.ModelMultipleChoiceField(
        queryset=Decision.objects.none(),
        error_messages={"required": gettext_lazy("Chưa chọn quyết định nào. Hãy đánh dấu ít nhất một dự thảo.")},
    )

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decisions"].queryset = (  # type: ignore[attr-defined]
            Decision.objects.filter(sitting=sitting).select_related("body")
        )

    def read_versions(self) -> dict[int, int]:
        """Decision id → the version that stood on the page; without those for which it carried none."""
        found = {}
        for decision in self.cleaned_data["decisions"]:
            carried = VersionForm({"version": self.data.get(f"version-{decision.pk}")})
            if carried.is_valid():
                found[decision.pk] = carried.cleaned_data["version"]
        return found

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("decisions") and len(self.read_versions()) != len(said["decisions"]):
            self.add_error(None, _("Trang gửi thiếu bản đã đọc của một dự thảo. Hãy mở lại trang rồi bấm lại."))
        return said
