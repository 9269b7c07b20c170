"""Forms of decisions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.catalogue.queries import award_name
from bangvang.council.models import Sitting
from bangvang.decision.choices import CorrectableField
from bangvang.decision.models import Decision
from bangvang.decision.queries import awards_to_decide, bodies_above, handlings_to_send_up
from bangvang.register.models import Issuer, Unit


class DraftForm(forms.Form):
    """Which award of the sitting, who signs, on which day. Everything else makes itself."""

    award = forms.ChoiceField(label=_("hình thức, danh hiệu"), widget=forms.RadioSelect)
    signed_on = forms.DateField(label=_("ngày ký"))
    issuer = forms.ModelChoiceField(queryset=None, label=_("người ký"), empty_label=None)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = awards_to_decide(sitting)
        self.fields["award"].choices = [
            (award, _("%(award)s, %(count)d hồ sơ") % {"award": award_name(award), "count": count})
            for award, count in waiting.items()
        ]
        self.initial.setdefault("award", next(iter(waiting), None))
        self.fields["issuer"].queryset = Issuer.objects.filter(body=sitting.council.body).select_related("body")


class EditForm(VersionedForm):
    """What stands around the locked lines of a draft."""

    class Meta:
        model = Decision
        fields = [
            "title",
            "signed_on",
            "issuer",
            "power",
            "signer_title",
            "signer_name",
            "grounds",
            "proposer_line",
            "achievement",
            "recipients",
        ]
        widgets = {
            "title": forms.Textarea(attrs={"rows": 3}),
            "grounds": forms.Textarea(attrs={"rows": 6}),
            "proposer_line": forms.Textarea(attrs={"rows": 2}),
            "achievement": forms.Textarea(attrs={"rows": 2}),
            "recipients": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {"signer_name": _("Để trống nếu người ký tự viết tên")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issuer"].queryset = Issuer.objects.filter(body_id=self.instance.body_id).select_related("body")
        self.fields["issuer"].empty_label = None


class VersionForm(forms.Form):
    """One click that must know what it was read at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class IssueForm(VersionForm):
    """The one red click: carries the draft that was read, and a key so that a second click gives the first answer."""

    key = forms.RegexField(regex=r"^[0-9a-f]{32}$", widget=forms.HiddenInput)


class CorrectForm(forms.Form):
    """A correction of one field of one line."""

    field = forms.ChoiceField(label=_("sửa mục"), choices=CorrectableField, widget=forms.RadioSelect)
    new = forms.CharField(label=_("nay ghi là"), max_length=500, required=False)
    act = forms.CharField(label=_("theo văn bản đính chính số"), max_length=100)
    on = forms.DateField(label=_("từ ngày"))


class SendUpForm(forms.Form):
    """Which dossiers go up, to which body, under a tờ trình of which day."""

    to_body = forms.ModelChoiceField(queryset=None, label=_("trình cơ quan"), empty_label=None)
    on = forms.DateField(label=_("ngày tờ trình"))
    signer = forms.CharField(label=_("người ký tờ trình"), max_length=200)
    handlings = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("hồ sơ"),
        error_messages={"required": _("Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ.")},
    )

    def __init__(self, *args: Any, body: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_body"].queryset = bodies_above(body)
        self.fields["handlings"].queryset = handlings_to_send_up(body)
