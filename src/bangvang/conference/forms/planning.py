"""What is said of a conference, and what is handed over there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.conference.models import Conference
from bangvang.conference.queries import decisions_to_hand_over, movements_of
from bangvang.register.models import Unit


class ConferenceForm(VersionedForm):
    """What is said of a conference."""

    class Meta:
        model = Conference
        fields = [
            "name",
            "held_on",
            "part_of_day",
            "place",
            "guest",
            "directions",
            "closes",
            "launches",
            "delegates_chosen",
            "delegates_to",
        ]
        widgets = {"directions": forms.Textarea(attrs={"rows": 6})}
        help_texts = {"part_of_day": _("Ví dụ: sáng"), "guest": _("Họ tên, chức vụ, như sẽ đưa tin")}

    def __init__(self, *args: Any, body: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("closes", "launches"):
            self.fields[name].queryset = movements_of(body)
            self.fields[name].empty_label = _("không")


class HandOverForm(forms.Form):
    """Decisions handed over at the conference."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    decisions = forms.ModelMultipleChoiceField(queryset=None, label=_("quyết định được trao"), required=False)

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decisions"].queryset = decisions_to_hand_over(conference)
        self.initial.setdefault("version", conference.version)
