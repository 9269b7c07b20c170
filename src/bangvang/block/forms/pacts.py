"""Forms of a pact: what it says, what a member answers, that it was signed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from bangvang.block.choices import Answer
from bangvang.block.models import Pact, Signatory
from bangvang.block.validators import undertakings_in
from bangvang.register.models import Person
from bangvang.register.picking import PersonField
from bangvang.signature.forms import BoundedFile


class PactForm(forms.Form):
    """The words of a pact; ``version`` is empty for a new one."""

    text = forms.CharField(label=_("Lời giao ước"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))
    undertakings = forms.CharField(
        label=_("Nội dung và chỉ tiêu"),
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "Mỗi dòng một nội dung; chỉ tiêu ghi sau dấu |. Ví dụ: Giải quyết hồ sơ người có công | 98 % trước hạn"
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def clean_undertakings(self) -> list[tuple[str, str]]:
        return undertakings_in(self.cleaned_data["undertakings"])


def said_in(pact: Pact) -> dict[str, Any]:
    """What the form begins with for a pact that stands."""
    rows = [f"{row.content} | {row.target}" if row.target else row.content for row in pact.undertakings.all()]
    return {"text": pact.text, "undertakings": "\n".join(rows), "version": pact.version}


class AnswerForm(forms.Form):
    """What a member says of the draft: it agrees and names who signs, or says what to change."""

    answer = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[(Answer.AGREED, _("Đồng ý ký")), (Answer.RETURNED, _("Đề nghị sửa"))],
        widget=forms.RadioSelect,
    )
    person = PersonField(
        queryset=Person.objects.none(),
        label=_("Người ký, trong sổ"),
        required=False,
        empty_label=_("không chọn"),
        help_text=_("Hoặc ghi họ tên ở ô dưới"),
    )
    name = forms.CharField(label=_("Họ tên người ký"), max_length=100, required=False)
    title = forms.CharField(
        label=_("Chức vụ người ký"), max_length=100, required=False, help_text=_("Ví dụ: Chánh Văn phòng")
    )
    words = forms.CharField(
        label=_("Đề nghị sửa"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Chỉ ghi khi đề nghị sửa: sửa chỗ nào, sửa ra sao"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, signatory: Signatory, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].offer_people(people, name="person")
        said = {name: getattr(signatory, name) for name in ("name", "title", "words", "version")}
        answer = "" if signatory.answer == Answer.WAITING else signatory.answer
        self.initial.update(said | {"person": signatory.person_id, "answer": answer})


class ScanForm(forms.Form):
    """The signed paper, scanned."""

    file = BoundedFile(
        label=_("Bản quét"),
        allow_empty_file=True,
        help_text=_("PDF, PNG hoặc JPEG"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )


class SignForm(forms.Form):
    """When and where it was signed, with the version that was read."""

    on = forms.DateField(label=_("Ký ngày"))
    place = forms.CharField(label=_("Nơi ký"), max_length=200, required=False, help_text=_("Ví dụ: Hội trường Sở"))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
