"""Forms of minutes and resolution: what the secretary writes, why a signed one is made anew, the day of signing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.conference.choices import RecordKind
from bangvang.conference.models import RecordDraft
from bangvang.conference.queries.programme import Timed
from bangvang.council.forms import clock_field

_OF_MINUTES = ("began_at", "ended_at")
_NOTE = "note-"


class RecordForm(VersionedForm):
    """What the secretary writes: minutes ask for hours and for what happened at each part, a resolution for its grounds."""

    class Meta:
        model = RecordDraft
        fields = ["began_at", "ended_at", "grounds", "text", "conclusion"]
        widgets = {
            name: forms.Textarea(attrs={"rows": rows})
            for name, rows in (("grounds", 3), ("text", 5), ("conclusion", 3))
        }

    def __init__(self, *args: Any, items: Sequence[Timed], notes: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        if self.instance.kind == RecordKind.MINUTES:
            self._for_minutes(notes)
        else:
            for name in _OF_MINUTES:
                del self.fields[name]
            self.fields["grounds"].help_text = _("Căn cứ kết quả hội nghị thì phần mềm tự ghi ở cuối.")
            self.fields["text"].label = _("điều thư ký thêm, mỗi dòng một điều")
            self.fields["conclusion"].label = _("lời kết")

    def _for_minutes(self, notes: Mapping[int, str]) -> None:
        del self.fields["grounds"]
        begun = _("Bỏ trống thì lấy giờ mục đầu hiện trên màn hình hội trường")
        self.fields["began_at"] = clock_field(_("bắt đầu lúc"), required=False)
        self.fields["began_at"].help_text = begun
        self.fields["ended_at"] = clock_field(_("kết thúc lúc"), required=False)
        for one in self.items:
            self.fields[f"{_NOTE}{one.item.pk}"] = forms.CharField(
                label=_("Diễn biến: %(title)s") % {"title": one.item.title}, required=False, max_length=2_000,
                widget=forms.Textarea(attrs={"rows": 2}), initial=notes.get(one.item.pk, ""),
            )  # fmt: skip
        self.order_fields(["began_at", "ended_at", *(name for name in self.fields if name.startswith(_NOTE))])

    @property
    def said(self) -> dict[str, Any]:
        """What was typed of the paper as a whole."""
        return {
            name: value for name, value in self.cleaned_data.items() if name != "version" and not name.startswith(_NOTE)
        }

    @property
    def notes(self) -> dict[int, str]:
        """What was typed at each part of the programme."""
        return dict(self._notes())

    def _notes(self) -> Iterator[tuple[int, str]]:
        for one in self.items:
            if (name := f"{_NOTE}{one.item.pk}") in self.cleaned_data:
                yield one.item.pk, self.cleaned_data[name]


class CloseRecordForm(forms.Form):
    """Why an edition takes the place of a signed one."""

    because = forms.CharField(
        label=_("Lập lại vì"), max_length=300, required=False, help_text=_("Chỉ ghi khi đã có bản ký")
    )


class SignRecordForm(forms.Form):
    """The day on which both signed."""

    signed_on = forms.DateField(label=_("Chủ trì và thư ký ký ngày"))
