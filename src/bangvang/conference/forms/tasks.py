"""Forms of tasks that come from directions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.conference.models import Conference
from bangvang.conference.permissions import PLANNERS
from bangvang.conference.queries import directions_of, units_for_tasks
from bangvang.register.models import Unit
from bangvang.register.picking import UnitField


class TaskForm(forms.Form):
    """What is to be done because of one direction, by whom, until when."""

    direction = forms.ChoiceField(label=_("Ý kiến chỉ đạo"))
    content = forms.CharField(label=_("Việc phải làm"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    unit = UnitField(queryset=Unit.objects.none(), label=_("Đơn vị chủ trì"))
    due_on = forms.DateField(label=_("Hạn"))

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = directions_of(conference)
        self.fields["direction"].choices = [(one, f"{place}. {one}") for place, one in enumerate(said, start=1)]
        units, body = units_for_tasks(conference), conference.body_id
        self.fields["unit"].offer_units(units, name="unit", roles=PLANNERS, below=body)


class TaskReportForm(forms.Form):
    """How far a task is."""

    text = forms.CharField(label=_("Đã làm được"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    percent = forms.IntegerField(label=_("Mức hoàn thành, phần trăm"), min_value=0, max_value=100)
    on = forms.DateField(label=_("Ngày"))


class FinishForm(forms.Form):
    """When a task was done, with the version that was read."""

    done_on = forms.DateField(label=_("Xong ngày"))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
