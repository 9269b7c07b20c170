"""Forms of a block, its members and its heads."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.block.models import Block, Leadership
from bangvang.block.queries import ORGANISERS, to_take_in
from bangvang.block.validators import span_problem
from bangvang.register.models import Unit
from bangvang.register.picking import UnitField


class BlockForm(forms.ModelForm):
    """Set up a block."""

    class Meta:
        model = Block
        fields = ["name", "kind", "begins_on", "ends_on", "note"]
        help_texts = {"ends_on": _("Bỏ trống khi khối còn hoạt động")}

    def clean(self) -> dict[str, Any]:
        """Days out of order are told on the last day, before the constraint behind it speaks to programmers only."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("begins_on") and (sentence := span_problem(said["begins_on"], said.get("ends_on"))):
            self.add_error("ends_on", sentence)
        return said


class ReviseBlockForm(BlockForm, VersionedForm):
    """Change what is said of a block."""


class TakeInForm(forms.Form):
    """A unit below the organiser, and the day from which it is in the block."""

    unit = UnitField(queryset=Unit.objects.none(), label=_("Đơn vị"), empty_label=_("chưa chọn"))
    begins_on = forms.DateField(label=_("Vào từ ngày"))

    def __init__(self, *args: Any, block: Block, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer_units(to_take_in(block), name="unit", roles=ORGANISERS, below=block.organiser_id)


class MembershipForm(forms.Form):
    """Another place in the order, or a last day; with the version of the block that was read."""

    place = forms.IntegerField(label=_("Thứ tự luân phiên"), min_value=1, max_value=500)
    ends_on = forms.DateField(
        label=_("Ngày cuối cùng trong khối"), required=False, help_text=_("Bỏ trống khi đơn vị còn trong khối")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class LeadForm(forms.Form):
    """Which member leads. ``before``: the choice that stands, None when there is none; ``read_version`` is its."""

    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), label=_("Đơn vị"), empty_label=None)
    chosen_on = forms.DateField(label=_("Các đơn vị thống nhất ngày"))
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        required=False,
        help_text=_("Chỉ ghi khi chọn khác thứ tự luân phiên"),
    )
    read_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def __init__(self, *args: Any, units: list[Unit], before: Leadership | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(pk__in=[one.pk for one in units])
        field.choices = [(one.pk, one.name) for one in units]
        if before is not None:
            self.fields["reason"].required = True
            self.fields["reason"].help_text = _("Vì sao ghi lại hoặc thay đơn vị đã chọn; dòng đã ghi vẫn giữ")
            self.initial.update({"unit": before.unit_id, "read_version": before.version})
