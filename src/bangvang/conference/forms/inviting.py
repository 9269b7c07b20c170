"""Forms of invitations: the words they share, an answer, a duty, and as what the honoured are invited."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.conference.choices import AttendeeRole, HallDuty, Reply
from bangvang.conference.forms.attendance import SECTION_HELP
from bangvang.conference.models import Answer, Invitation


class InvitationForm(VersionedForm):
    """What every invitation says."""

    class Meta:
        model = Invitation
        fields = ["note", "answer_by", "contact"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "note": _("Mỗi dòng một câu. Ví dụ: Đề nghị đại biểu có mặt trước 15 phút."),
            "contact": _("Ví dụ: Văn phòng Sở, điện thoại 0225 3 000 000"),
        }


class AnswerForm(forms.ModelForm):
    """What one who was invited answered."""

    class Meta:
        model = Answer
        fields = ["reply", "instead_name", "instead_position", "how"]
        widgets = {"reply": forms.RadioSelect}
        help_texts = {"how": _("Ví dụ: điện thoại ngày 10/07/2020"), "instead_name": _("Chỉ ghi khi cử người đi thay")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reply"] = forms.ChoiceField(label=_("Trả lời"), choices=Reply.choices, widget=forms.RadioSelect)

    def _post_clean(self) -> None:
        """The verb says what must hold; the row is only read here."""


class DutyForm(forms.Form):
    """What somebody does before the hall."""

    duty = forms.ChoiceField(
        label=_("Nhiệm vụ"), choices=[("", _("không có nhiệm vụ")), *HallDuty.choices], required=False,
        help_text=_("Người có nhiệm vụ ngồi trên sân khấu. Biên bản lấy người chủ trì và thư ký từ đây."),
    )  # fmt: skip


class HonouredForm(forms.Form):
    """As what those who are honoured are put on the list."""

    role = forms.ChoiceField(label=_("Tư cách"), choices=AttendeeRole.choices, initial=AttendeeRole.GUEST)
    section = forms.CharField(
        label=_("Khối, tổ trong hội trường"), max_length=60, required=False, help_text=SECTION_HELP
    )
