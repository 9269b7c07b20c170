"""Forms of the identity ledger."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.identity.queries import JUDGES, judged_units
from bangvang.register.models import Unit
from bangvang.register.picking import UnitField


class UnitForm(forms.Form):
    """Whose people are looked through."""

    don_vi = UnitField(
        queryset=Unit.objects.none(),
        label=_("Đơn vị"),
        required=False,
        empty_label=_("Mọi đơn vị anh/chị phụ trách"),
        help_text=_("Để trống: mọi đơn vị anh/chị phụ trách"),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["don_vi"].offer_units(judged_units(user), name="don_vi", roles=JUDGES)


class MergeForm(forms.Form):
    """Which row of a pair stays, and what the officer goes by."""

    kept = forms.ChoiceField(
        label=_("Giữ dòng nào"),
        widget=forms.RadioSelect,
        choices=[("first", _("Dòng thứ nhất")), ("second", _("Dòng thứ hai"))],
    )
    reason = forms.CharField(label=_("Lý do"), max_length=300, required=False)
    document = forms.CharField(
        label=_("Số, ký hiệu văn bản làm căn cứ"), max_length=60, required=False, help_text=_("Ví dụ: 15/CV-TCCB")
    )
    document_on = forms.DateField(label=_("Ngày văn bản"), required=False)

    def said_of(self, one: Any, other: Any) -> dict[str, Any]:
        """What was said of the two rows: which is ``kept``, which is ``gone``, and what the officer goes by."""
        said = dict(self.cleaned_data)
        kept, gone = (one, other) if said.pop("kept") == "first" else (other, one)
        return {"kept": kept, "gone": gone, **said}


class UndoForm(forms.Form):
    """Why a merge is taken back."""

    reason = forms.CharField(label=_("Lý do tách lại"), max_length=300)
