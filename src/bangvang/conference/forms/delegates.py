"""Forms of a list of delegates and of the count of its vote."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.conference.models import Candidate, Slate
from bangvang.conference.validators import hands_problem, rule_problem
from bangvang.register.choices import Sex
from bangvang.vote.choices import VoteBase, VoteMethod
from bangvang.vote.forms import CountForm

WAYS = [(VoteMethod.OPEN.value, _("giơ tay, đếm theo khối")), (VoteMethod.PAPER_SECRET.value, _("phiếu giấy, bỏ kín"))]
BASES = [
    (VoteBase.PRESENT.value, _("số đại biểu có mặt")),
    (VoteBase.TOTAL_MEMBERS.value, _("tổng số đại biểu được triệu tập")),
]
TOLD = [("", _("chưa cho biết")), ("co", _("phải")), ("khong", _("không"))]


class SlateForm(VersionedForm):
    """Quota from above, the composition asked for, and the rule of the vote."""

    class Meta:
        model = Slate
        fields = [
            "congress", "seats", "allotted_by", "allotting_paper", "women_asked", "direct_workers_asked", "party_members",
            "method", "base", "threshold_numerator", "threshold_denominator", "threshold_strict", "threshold_source",
        ]  # fmt: skip
        help_texts = {
            "women_asked": _("Theo văn bản phân bổ; không nêu thì để trống"),
            "direct_workers_asked": _("Theo văn bản phân bổ; không nêu thì để trống"),
            "party_members": _("Chỉ ghi con số đơn vị báo, không ghi tên ai"),
            "threshold_numerator": _(
                "Ví dụ quá 1/2: ghi 1 và 2. Chưa có quy định thì để trống cả hai; khi ấy kết quả nói là chưa có ngưỡng"
            ),
            "threshold_strict": _("Bỏ dấu nếu chỉ cần đạt, như “từ 2/3 trở lên”"),
            "threshold_source": _("Thể lệ đặt ra trước khi biểu quyết, ví dụ: Quy chế làm việc của Hội nghị, mục 4"),
        }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("method", WAYS), ("base", BASES)):
            field: Any = self.fields[name]
            field.choices = offered

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            problem = rule_problem(
                numerator=cleaned["threshold_numerator"], denominator=cleaned["threshold_denominator"],
                strict=cleaned["threshold_strict"], source=cleaned["threshold_source"],
            )  # fmt: skip
            if problem:
                self.add_error("threshold_numerator", problem)
        return cleaned


class CandidateForm(forms.ModelForm):
    """One name. What a person did not tell of themselves stays untold."""

    direct_worker = forms.TypedChoiceField(
        label=_("Người lao động trực tiếp"), choices=TOLD, required=False, coerce=lambda said: said == "co",
        empty_value=None, help_text=_("Chỉ ghi khi người ấy tự cho biết"),
    )  # fmt: skip

    class Meta:
        model = Candidate
        fields = ["name", "position", "unit_name", "sex", "direct_worker"]
        help_texts = {"sex": _("Chỉ ghi khi người ấy tự cho biết")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["sex"]
        field.choices = [("", _("chưa cho biết")), *Sex.choices]


class HandsForm(CountForm):
    """One teller's figures for the hands of a section: who raised none is reckoned when the last figure is left empty."""

    def suit(self) -> None:
        self.fields["blank"].label = _("không biểu quyết")
        del self.fields["invalid"]

    @property
    def figures(self) -> dict[str, int]:
        said = super().figures
        if self.cleaned_data.get("blank") is None:
            said["blank"] = max(self.question.ballots_given - said["agree"] - said["disagree"], 0)
        return said

    def problem(self) -> str:
        said = self.figures
        return hands_problem(
            agree=said["agree"], disagree=said["disagree"], abstain=said["blank"], here=self.question.ballots_given
        )
