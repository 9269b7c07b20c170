"""Forms of a list of delegates and of the count of its vote."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.conference.models import Candidate, Slate
from bangvang.conference.validators import hands_problem, rule_problem
from bangvang.register.choices import Sex
from bangvang.vote.choices import TieWay, VoteBase, VoteMethod
from bangvang.vote.forms import CountForm
from bangvang.vote.models import TellerEntry
from bangvang.vote.queries import problem_of

WAYS = [
    (VoteMethod.OPEN.value, _("giơ tay, đếm theo khối")),
    (VoteMethod.PAPER_SECRET.value, _("phiếu giấy, bỏ kín")),
    (VoteMethod.PHONE.value, _("công khai trên điện thoại")),
]
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
            "by_name", "method", "base", "threshold_numerator", "threshold_denominator", "threshold_strict",
            "threshold_source", "tie",
        ]  # fmt: skip
        help_texts = {
            "by_name": _(
                "Mỗi đại biểu chọn nhiều nhất bằng số được phân bổ, danh sách có thể dài hơn. Bỏ trống: biểu quyết cả danh sách"
            ),
            "tie": _("Chỉ khi bầu từng người. Chưa đặt thì khi bằng phiếu hội nghị chọn một trong hai cách rồi ghi lại"),
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
        tie: Any = self.fields["tie"]
        tie.choices = [("", _("thể lệ chưa đặt")), *TieWay.choices]

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


class NamesForm(CountForm):
    """One teller's figures name by name: votes of each; on paper also ballots issued, returned, valid, blank and invalid."""

    issued = forms.IntegerField(label=_("phát ra"), min_value=0, required=False)
    returned = forms.IntegerField(label=_("thu về"), min_value=0, required=False)

    def __init__(self, *args: Any, names: list[str], by_hands: bool, **kwargs: Any) -> None:
        self.names, self.by_hands = names, by_hands
        super().__init__(*args, **kwargs)

    def suit(self) -> None:
        ballots = [] if self.by_hands else ["issued", "returned", "agree", "blank", "invalid"]
        self.fields["agree"].label = _("hợp lệ")
        self.fields = {name: self.fields[name] for name in ballots}
        for place, name in enumerate(self.names, start=1):
            self.fields[f"n{place}"] = forms.IntegerField(label=name, min_value=0, required=False)

    def entered(self, mine: TellerEntry, figure: str) -> int:
        if figure.startswith("n"):
            return int(mine.votes[int(figure[1:]) - 1])
        if figure == "returned":
            return mine.agree + mine.blank + mine.invalid
        return super().entered(mine, figure)

    @property
    def ballots(self) -> list[forms.BoundField]:
        """Places for ballots; none where hands are counted."""
        return [bound for bound in self if not self._is_name(bound)]

    @property
    def people(self) -> list[forms.BoundField]:
        """Places for the votes of each name."""
        return [bound for bound in self if self._is_name(bound)]

    @staticmethod
    def _is_name(bound: forms.BoundField) -> bool:
        return bound.name[:1] == "n"

    @property
    def figures(self) -> dict[str, Any]:
        said = {name: self.cleaned_data.get(name) or 0 for name in ("agree", "blank", "invalid", "issued")}
        if self.by_hands:
            said = {"agree": self.question.ballots_given, "blank": 0, "invalid": 0, "issued": None}
        votes = [self.cleaned_data.get(f"n{place}") or 0 for place in range(1, len(self.names) + 1)]
        return {**said, "disagree": 0, "votes": votes}

    def problem(self) -> str:
        left = [str(bound.label) for bound in self if self.cleaned_data.get(bound.name) is None]
        if left:
            return _("Còn ô chưa ghi: %(left)s. Ghi đủ mọi ô, cả số 0.") % {"left": ", ".join(left[:3])}
        said = self.figures
        if not self.by_hands and self.cleaned_data["returned"] != said["agree"] + said["blank"] + said["invalid"]:
            return _(
                "Hợp lệ, trắng, không hợp lệ cộng lại là %(sum)d, nhưng ghi thu về %(back)d phiếu. Đếm lại rồi ghi cho khớp."
            ) % {
                "sum": said["agree"] + said["blank"] + said["invalid"],
                "back": self.cleaned_data["returned"],
            }  # fmt: skip
        return problem_of(self.question, said)
