"""Forms of signed copies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.decision.numbered import KINDS, Numbered
from bangvang.decision.signed import waiting_for
from bangvang.register.models import Unit
from bangvang.register.queries import units_of
from bangvang.signature.choices import SigningStep
from bangvang.signature.forms import BoundedFile
from bangvang.signature.permissions import SIGNERS

MOST_SHOWN = 200


class _Papers(forms.MultipleChoiceField):
    """Ticked papers by their keys; which of them may be signed is asked of the waiting ones."""

    def valid_value(self, value: Any) -> bool:
        return True


class SignForm(forms.Form):
    """Which papers of which body to sign in one step."""

    body: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, label=_("cơ quan"), empty_label=None)
    papers = _Papers(
        label=_("văn bản"),
        error_messages={"required": _("Chưa chọn văn bản nào. Hãy đánh dấu ít nhất một văn bản.")},
    )

    def __init__(self, *args: Any, user: User, step: SigningStep, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        own = units_of(user, [SIGNERS[step]])
        self.may_sign = bool(own)
        self._waiting = {name: waiting_for(user, step, kind) for name, kind in KINDS.items()}
        body = self.fields["body"]
        assert isinstance(body, forms.ModelChoiceField)
        body.queryset = Unit.objects.filter(pk__in=own, is_body=True)

    def waiting(self, most: int) -> list[Numbered]:
        """What may be signed, the oldest first, of all kinds together."""
        found = [paper for papers in self._waiting.values() for paper in papers[:most]]
        return sorted(found, key=lambda paper: (paper.signed_on, paper.number or 0))[:most]

    def total(self) -> int:
        """How many papers wait."""
        return sum(papers.count() for papers in self._waiting.values())

    def clean_papers(self) -> list[Numbered]:
        chosen: list[Numbered] = []
        for name, papers in self._waiting.items():
            keys = [key.removeprefix(f"{name}-") for key in self.cleaned_data["papers"] if key.startswith(f"{name}-")]
            chosen += papers.filter(pk__in=[key for key in keys if key.isdecimal()])
        if len(chosen) != len(set(self.cleaned_data["papers"])):
            raise forms.ValidationError(_("Có văn bản không còn chờ bước này. Hãy mở lại trang rồi chọn lại."))
        return chosen

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        body, chosen = said.get("body"), said.get("papers")
        if body is not None and chosen is not None and any(one.body_id != body.pk for one in chosen):
            self.add_error("papers", _("Mỗi lượt chỉ ký văn bản của một cơ quan. Hãy chọn lại."))
        return said

    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        return {"body": self.cleaned_data["body"], "step": self.step, "papers": self.cleaned_data["papers"]}


class AttachForm(forms.Form):
    """What was signed elsewhere: a scan, or the PDF with a signature behind it."""

    file = BoundedFile(
        label=_("bản đã ký"),
        allow_empty_file=True,
        help_text=_("Bản quét PDF, PNG, JPEG; hoặc chính tệp PDF của văn bản đã ký số ở máy khác"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )
