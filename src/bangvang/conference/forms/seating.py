"""Forms of the plan of seats: one block, one press on one seat."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionForm
from bangvang.conference.models import Block, Conference
from bangvang.conference.models.seating import MOST_IN_A_ROW, MOST_ROWS
from bangvang.conference.queries.seating import Place, blocks_of


class BlockForm(forms.ModelForm):
    """One block; ``version`` is the plan's."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    class Meta:
        model = Block
        fields = ["name", "rows", "in_a_row", "on_stage", "section"]
        help_texts = {
            "name": _("Ví dụ: Khu A. Khu thêm trước gần sân khấu hơn."),
            "section": _(
                "Ghi đúng như ở danh sách đại biểu thì người của khối được xếp vào đây; bỏ trống là khu chung."
            ),
        }

    def __init__(self, *args: Any, version: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", version)
        self.fields["rows"] = forms.IntegerField(label=_("số hàng"), min_value=1, max_value=MOST_ROWS)
        self.fields["in_a_row"] = forms.IntegerField(
            label=_("số ghế mỗi hàng"), min_value=1, max_value=MOST_IN_A_ROW,
            error_messages={"max_value": _("Hàng dài hơn %(limit_value)d ghế thì chia thành hai khu.")},
        )  # fmt: skip


class SeatForm(VersionForm):
    """Where somebody is to sit; empty: nowhere."""

    cho = forms.RegexField(r"^\d{1,9}-\d{1,3}-\d{1,3}$", label=_("chỗ"), required=False)

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conference = conference

    def clean_cho(self) -> Place | None:
        """The seat that was pressed."""
        said = self.cleaned_data["cho"]
        if not said:
            return None
        block_pk, row, number = (int(part) for part in said.split("-"))
        block = next((one for one in blocks_of(self.conference) if one.pk == block_pk), None)
        if block is None:
            raise forms.ValidationError(_("Khu ấy không còn trên sơ đồ. Hãy tải lại trang."))
        return Place(block, row, number)
