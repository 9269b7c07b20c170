"""Forms of the programme: how it runs, one item of it, one click on one item."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.conference.models import Programme, ProgrammeItem
from bangvang.council.forms import clock_field

MOST_ON_STAGE = 100
LONGEST = 24 * 60


class ProgrammeForm(VersionedForm):
    """When it begins, and how honours are called."""

    class Meta:
        model = Programme
        fields = ["starts_at", "per_group", "reads", "hands"]
        help_texts = {
            "reads": _("Ví dụ: Đồng chí Nguyễn Văn A, Chánh Văn phòng Sở. Bỏ trống thì kịch bản nói “đại diện Ban Tổ chức”"),
            "hands": _("Họ tên, chức vụ như người dẫn sẽ đọc. Bỏ trống thì kịch bản nói “lãnh đạo” cơ quan"),
        }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_at"] = clock_field(_("bắt đầu lúc"))
        self.fields["per_group"] = forms.IntegerField(
            label=_("số người nhiều nhất một lượt lên sân khấu"), min_value=1, max_value=MOST_ON_STAGE,
            help_text=_("Không văn bản nào định số này; 10 là quy ước của phần mềm. Các lượt được chia đều"),
        )  # fmt: skip


class ItemForm(forms.ModelForm):
    """One item; ``version`` is the programme's."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    class Meta:
        model = ProgrammeItem
        fields = ["kind", "title", "who", "minutes"]
        help_texts = {
            "who": _(
                "Họ tên, chức vụ như người dẫn sẽ đọc. Bỏ trống thì kịch bản để chỗ ghi tay; "
                "ở mục trao khen thưởng thì lấy người trao đã ghi ở Cách trao"
            )
        }

    def __init__(self, *args: Any, version: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", version)
        short = _("Mỗi mục cần ít nhất 1 phút thì mới tính được giờ của các mục sau.")
        self.fields["minutes"] = forms.IntegerField(
            label=_("số phút"), min_value=1, max_value=LONGEST,
            error_messages={"min_value": short, "required": short, "max_value": _("Một mục không dài quá một ngày.")},
        )  # fmt: skip
