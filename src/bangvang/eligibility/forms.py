"""The one form of eligibility: on which day, and for whom to sign, the law is asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bangvang.eligibility.queries import authorities_for
from bangvang.register.models import Unit


class AssessForm(forms.Form):
    """Day and authority. There is no day by default in the engine; the page only proposes one."""

    on = forms.DateField(label=_("Xét theo ngày"), help_text=_("Ví dụ 06/07/2020"))
    authority = forms.ChoiceField(label=_("Người sẽ quyết định tặng"))

    def __init__(self, *args: Any, body: Unit, received_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authority"].choices = authorities_for(body)
        self.initial.setdefault("on", f"{_usual_day(received_on):%d/%m/%Y}")


def _usual_day(received_on: date) -> date:
    """Today; but the day of receipt when that lies more than a year back: an old case is being entered."""
    today = timezone.localdate()
    return today if timedelta(0) <= today - received_on < timedelta(days=366) else received_on
