"""What is done about one comment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.consultation.choices import CaseOutcome, NoteKind
from bangvang.consultation.models import Case
from bangvang.consultation.queries import handlers_for
from bangvang.register.models import Unit
from bangvang.register.picking import UnitField
from bangvang.register.queries import branch


class AssignForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    handler = forms.ModelChoiceField(queryset=User.objects.none(), label=_("Người xử lý"), empty_label=None)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"].queryset = handlers_for(case)


class NoteForm(forms.Form):
    """A step on the way."""

    kind = forms.ChoiceField(label=_("Việc"), choices=NoteKind)
    text = forms.CharField(label=_("Nội dung"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = case.comment.consultation.body_id
        field: Any = UnitField(queryset=None, label=_("Đơn vị được hỏi, trả lời"), required=False)
        self.fields["unit"] = field
        field.offer_units(
            Unit.objects.filter(pk__in=branch({body}), ends_on=None).order_by("name"), name="unit", below=body
        )
        self.order_fields(["kind", "unit", "text"])


class ReplyForm(forms.Form):
    """What a unit says when it is asked."""

    text = forms.CharField(
        label=_("Đơn vị trả lời"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Nêu điều đơn vị biết và giấy tờ nào cho thấy. Người xử lý ý kiến đọc; không công khai."),
    )


class HoldForm(forms.Form):
    """Stop the dossier until there is a conclusion."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(label=_("Vì sao tạm dừng"), max_length=500)
    cite = forms.CharField(label=_("Theo điều khoản, văn bản"), max_length=200)


class LiftForm(forms.Form):
    because = forms.CharField(label=_("Kết luận đã có"), max_length=500)


class AnswerForm(forms.Form):
    """The result, with what stays in the office and what the writer reads."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    outcome = forms.ChoiceField(label=_("Kết quả"), choices=CaseOutcome, widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Lý do, chỉ trong cơ quan"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    answer = forms.CharField(
        label=_("Trả lời người góp ý"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ai có mã biên nhận đều đọc được; cũng ghi vào báo cáo gửi Hội đồng. Không nêu tên người góp ý."),
    )
