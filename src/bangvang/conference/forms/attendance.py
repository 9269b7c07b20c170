"""Forms of the list of attendees and of the door."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.conference.choices import AttendeeRole
from bangvang.conference.models import Attendee, Conference
from bangvang.conference.permissions import PLANNERS
from bangvang.conference.queries import units_for_tasks
from bangvang.register.models import Person, Unit
from bangvang.register.picking import UnitField

ON_THE_LIST = ["name", "position", "unit_name", "section", "role"]
SECTION_HELP = _("Để đếm tay theo khối. Ví dụ: Khối A, Tổ 3")


class InviteForm(forms.ModelForm):
    """One person, written by hand."""

    class Meta:
        model = Attendee
        fields = ON_THE_LIST
        help_texts = {"section": SECTION_HELP}


class AttendeeForm(VersionedForm):
    """How somebody stands on the list."""

    class Meta:
        model = Attendee
        fields = ON_THE_LIST
        help_texts = {"section": SECTION_HELP}


class UnitToInviteForm(forms.Form):
    """Which unit's people are to be shown."""

    don_vi = UnitField(queryset=Unit.objects.none(), label=_("Đơn vị"))

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["don_vi"]
        field.offer_units(units_for_tasks(conference), name="don_vi", roles=PLANNERS, below=conference.body_id)


class FromUnitForm(forms.Form):
    """People of one unit, ticked."""

    people = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(), label=_("người được mời"),
        error_messages={"required": _("Chưa chọn ai. Hãy đánh dấu ít nhất một người.")},
    )  # fmt: skip
    section = forms.CharField(
        label=_("Khối, tổ trong hội trường"), max_length=60, required=False, help_text=SECTION_HELP
    )
    role = forms.ChoiceField(label=_("Tư cách"), choices=AttendeeRole.choices, initial=AttendeeRole.DELEGATE)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["people"]
        field.queryset = people


class ReasonForm(forms.Form):
    """Why a check-in is taken back."""

    reason = forms.CharField(label=_("Vì sao bỏ điểm danh"), max_length=300)
