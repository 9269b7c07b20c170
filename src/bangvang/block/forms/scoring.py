"""Forms of scoring: a sheet, a round, who scores whom, a card, an objection and its answer, a tie, suy tôn."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.audit.forms import VersionedForm, VersionForm
from bangvang.block import sheet
from bangvang.block.choices import CardKind
from bangvang.block.models import Block, Card, Contender, Criterion, Round, Score, ScoreSheet
from bangvang.block.queries.comparing import Compared
from bangvang.block.queries.honouring import award_choices
from bangvang.block.queries.scoring import ring, sheets_visible_to
from bangvang.indicator.forms import FigureField
from bangvang.register.models import Unit

_ACCEPT = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx"
MOST_PEERS = 10
"""Units that score one unit, when they are assigned in a ring."""
MOST_BY_NAME = 40
"""Units of a round up to which the page offers every unit for every other; beyond it peers are assigned in a ring."""


class SheetForm(VersionedForm):
    """A score sheet as lines of text."""

    class Meta:
        model = ScoreSheet
        fields = ["name", "rule", "text"]
        help_texts = {
            "rule": _("Số, ngày của quy chế hoặc hướng dẫn chấm điểm"),
            "text": _(
                "mã | nội dung | điểm | căn cứ. Điểm: 10 là điểm chuẩn, +5 là thưởng đến 5, -10 là trừ đến 10; "
                "chỉ + hoặc - là không giới hạn"
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs |= {"rows": 18, "maxlength": sheet.LONGEST, "spellcheck": "false"}
        self.lines: tuple[sheet.Line, ...] = ()

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        try:
            self.lines = sheet.read(text)
        except sheet.WrongSheet as wrong:
            raise ValidationError([str(one) for one in wrong.mistakes]) from wrong
        return text

    @property
    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("name", "rule", "text")}


class RoundForm(VersionedForm):
    """When who scores, by which sheet."""

    class Meta:
        model = Round
        fields = ["sheet", "self_until", "peer_until", "council_until", "appeal_days"]
        help_texts = {
            "peer_until": _("Để trống nếu các đơn vị không chấm chéo"),
            "appeal_days": _("Tính từ ngày báo điểm, kể cả ngày nghỉ; do nơi tổ chức đặt"),
        }

    def __init__(self, *args: Any, user: User, block: Block, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["sheet"]
        field.queryset = sheets_visible_to(user).filter(organiser=block.organiser_id)
        field.empty_label = None

    @property
    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class PlanForm(RoundForm):
    """A new round, with its year."""

    year = forms.IntegerField(label=_("Năm"), min_value=1990, max_value=2200)
    field_order = ["year"]


class LetInForm(forms.Form):
    """Which member comes into the round after it was opened, and why."""

    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), label=_("Đơn vị"), empty_label=None)
    reason = forms.CharField(
        label=_("Lý do"), max_length=300, help_text=_("Hiện cạnh tên đơn vị. Ví dụ: mới thành lập ngày 15/11/2025")
    )

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(pk__in=[one.pk for one in units])


class RingForm(forms.Form):
    """How many units score each: those that follow it in the order of the block."""

    def __init__(self, *args: Any, contenders: Sequence[Contender], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contenders = contenders
        most = min(MOST_PEERS, len(contenders) - 1)
        self.fields["each"] = forms.IntegerField(
            label=_("Số đơn vị chấm mỗi đơn vị"), min_value=0, max_value=max(most, 0), initial=min(1, most),
            help_text=_("Những đơn vị đứng kế tiếp trong danh sách; 0 là không ai chấm chéo"),
        )  # fmt: skip

    @property
    def scorers(self) -> dict[Contender, list[Unit]]:
        return ring(self.contenders, self.cleaned_data["each"])


class PeersForm(forms.Form):
    """Which units score which: as many as one likes for each unit of the round."""

    def __init__(self, *args: Any, contenders: Sequence[Contender], cards: Sequence[Card], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contenders = contenders
        self.units = {str(one.unit_id): one.unit for one in contenders}
        usual = ring(contenders, 0 if cards else 1)
        for one in contenders:
            standing = [card.scorer_id for card in cards if card.contender_id == one.pk]
            self.fields[f"cheo-{one.pk}"] = forms.MultipleChoiceField(
                label=one.unit_name,
                choices=[(str(other.unit_id), other.unit_name) for other in contenders if other != one],
                required=False,
                initial=[str(key) for key in standing or [unit.pk for unit in usual[one]]],
                widget=forms.CheckboxSelectMultiple,
            )

    def table(self) -> list[tuple[forms.BoundField, list[str]]]:
        """(choices of a unit, names of those that are ticked) unit by unit."""
        bound = [self[f"cheo-{one.pk}"] for one in self.contenders]
        return [(one, [self.units[key].name for key in one.value() or () if key in self.units]) for one in bound]

    @property
    def scorers(self) -> dict[Contender, list[Unit]]:
        return {one: [self.units[key] for key in self.cleaned_data[f"cheo-{one.pk}"]] for one in self.contenders}


class CardForm(VersionForm):
    """Marks of one scorer: points and words for every criterion that has no parts; on the own card a file too."""

    def __init__(self, *args: Any, card: Card, rows: Sequence[Compared], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", card.version)
        self.card = card
        self.rows = rows
        own = card.kind == CardKind.SELF
        for row in self._marked:
            key, score = row.criterion.pk, _standing(card, row)
            self.fields[f"d-{key}"] = FigureField(
                label=_now("Điểm mục %(code)s") % {"code": row.criterion.code},
                required=False,
                initial=_first(card, row),
            )
            self.fields[f"c-{key}"] = forms.CharField(
                label=_now("Căn cứ mục %(code)s") % {"code": row.criterion.code}
                if own
                else _now("Lý do mục %(code)s") % {"code": row.criterion.code},
                max_length=500,
                required=False,
                initial=score.words if score else "",
            )
            if own:
                self.fields[f"t-{key}"] = forms.FileField(
                    label=_now("Tệp mục %(code)s") % {"code": row.criterion.code},
                    required=False,
                    widget=forms.FileInput(attrs={"accept": _ACCEPT}),
                )

    @property
    def _marked(self) -> list[Compared]:
        return [row for row in self.rows if not row.is_group]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for row in self._marked:
            name = f"d-{row.criterion.pk}"
            points: Decimal | None = said.get(name)
            problem = sheet.points_problem(row.criterion, points) if points is not None else ""
            if problem:
                self.add_error(name, problem)
            elif points is None and name not in self.errors and said.get(f"c-{row.criterion.pk}"):
                self.add_error(name, _now("Đã ghi căn cứ hoặc lý do mà chưa ghi điểm. Không được điểm nào thì ghi 0."))
        return said

    def table(self) -> list[tuple[Compared, Any, Any, Any, Score | None]]:
        """(criterion, points, words, file, what stands) line by line; a group has no fields."""
        return [
            (
                row,
                None if row.is_group else self[f"d-{row.criterion.pk}"],
                None if row.is_group else self[f"c-{row.criterion.pk}"],
                self[f"t-{row.criterion.pk}"] if f"t-{row.criterion.pk}" in self.fields else None,
                _standing(self.card, row),
            )
            for row in self.rows
        ]

    @property
    def typed(self) -> list[tuple[Criterion, Decimal | None, str, Any]]:
        """(criterion, points, words, file) of every criterion that is marked."""
        said = self.cleaned_data
        return [
            (
                row.criterion,
                said[f"d-{row.criterion.pk}"],
                said[f"c-{row.criterion.pk}"],
                said.get(f"t-{row.criterion.pk}"),
            )
            for row in self._marked
        ]


def _first(card: Card, row: Compared) -> Decimal | None:
    """What stands on the card; on an untouched card of the organiser what the unit gave itself, to be looked at."""
    score = _standing(card, row)
    if score is None and card.kind == CardKind.COUNCIL:
        score = row.own
    return score.points if score else None


def _standing(card: Card, row: Compared) -> Score | None:
    """The mark that is on the card."""
    return next((score for score in row.scores.get(card.kind, ()) if score.card_id == card.pk), None)


class AppealForm(forms.Form):
    """Why the points are not right."""

    words = forms.CharField(
        label=_("Nội dung kiến nghị"), widget=forms.Textarea, max_length=2_000,
        help_text=_("Vì sao điểm chưa đúng, theo căn cứ nào"),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """The points after the objection, and why."""

    points = FigureField(label=_("Điểm sau khi xem lại"), help_text=_("Giữ nguyên thì để nguyên số"))
    words = forms.CharField(label=_("Trả lời"), widget=forms.Textarea, max_length=2_000)


class TieForm(forms.Form):
    """Who comes before whom among units with equal points."""

    reason = forms.CharField(label=_("Lý do"), max_length=500)

    def __init__(self, *args: Any, tied: Sequence[Contender], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tied = tied
        for ordinal, one in enumerate(tied, start=1):
            self.fields[f"hang-{one.pk}"] = forms.IntegerField(
                label=one.unit_name, min_value=1, max_value=len(tied), initial=ordinal
            )
        self.order_fields([*(f"hang-{one.pk}" for one in tied), "reason"])

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        given = [said[f"hang-{one.pk}"] for one in self.tied if f"hang-{one.pk}" in said]
        if len(given) == len(self.tied) and sorted(given) != list(range(1, len(self.tied) + 1)):
            raise ValidationError(_now("Mỗi đơn vị một thứ tự khác nhau, từ 1 đến %(n)d.") % {"n": len(self.tied)})
        return said

    @property
    def order(self) -> list[Contender]:
        said: dict[str, int] = self.cleaned_data
        return sorted(self.tied, key=lambda one: said[f"hang-{one.pk}"])


class PutForwardForm(forms.Form):
    """Which unit for which award."""

    award = forms.ChoiceField(label=_("Suy tôn tặng"))
    words = forms.CharField(
        label=_("Cách suy tôn, số phiếu"), max_length=300, required=False, help_text=_("Ví dụ: bỏ phiếu, 11/12 phiếu")
    )
    on = forms.DateField(label=_("Ngày suy tôn"))

    def __init__(self, *args: Any, contenders: Sequence[Contender], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(one.pk): one for one in contenders}
        self.fields["unit"] = forms.ChoiceField(
            label=_("Đơn vị"), choices=[(key, one.unit_name) for key, one in self.by_key.items()]
        )
        award: Any = self.fields["award"]
        award.choices = award_choices()
        self.fields["on"].initial = timezone.localdate()
        self.order_fields(["unit", "award", "words", "on"])

    @property
    def contender(self) -> Contender:
        return self.by_key[self.cleaned_data["unit"]]


class WithdrawForm(forms.Form):
    """Why it is taken back."""

    reason = forms.CharField(label=_("Lý do rút"), max_length=300)
