"""Forms of signed copies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.decision.signed import waiting_for
from bangvang.register.models import Unit
from bangvang.register.queries import units_of
from bangvang.signature.choices import SigningStep
from bangvang.signature.forms import BoundedFile
from bangvang.signature.permissions import SIGNERS

MOST_SHOWN = 200


class SignForm(forms.Form):
    """Which decisions of which body to sign in one step."""

    body: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, label=_("cơ quan"), empty_label=None)
    decisions: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("quyết định"),
        error_messages={"required": _("Chưa chọn quyết định nào. Hãy đánh dấu ít nhất một quyết định.")},
    )

    def __init__(self, *args: Any, user: User, step: SigningStep, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        own = units_of(user, [SIGNERS[step]])
        self.may_sign = bool(own)
        self.waiting = waiting_for(user, step)
        body, decisions = self.fields["body"], self.fields["decisions"]
        assert isinstance(body, forms.ModelChoiceField) and isinstance(decisions, forms.ModelMultipleChoiceField)
        body.queryset = Unit.objects.filter(pk__in=own, is_body=True)
        decisions.queryset = self.waiting

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        body, chosen = said.get("body"), said.get("decisions")
        if body is not None and chosen is not None and any(one.body_id != body.pk for one in chosen):
            self.add_error("decisions", _("Mỗi lượt chỉ ký quyết định của một cơ quan. Hãy chọn lại."))
        return said

    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        return {
            "body": self.cleaned_data["body"],
            "step": self.step,
            "decisions": list(self.cleaned_data["decisions"]),
        }


class AttachForm(forms.Form):
    """What was signed elsewhere: a scan, or the PDF with a signature behind it."""

    file = BoundedFile(
        label=_("bản đã ký"),
        allow_empty_file=True,
        help_text=_("Bản quét PDF, PNG, JPEG; hoặc chính tệp PDF của quyết định đã ký số ở máy khác"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )
