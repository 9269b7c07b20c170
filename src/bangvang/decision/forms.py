"""Forms of decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm, VersionForm
from bangvang.catalogue.queries import award_name
from bangvang.council.models import Sitting
from bangvang.decision.acts import TOUCHING_HONOURS
from bangvang.decision.choices import ActKind, AnnulmentGround, CorrectableField, ReturnedThing
from bangvang.decision.models import ActItem, Decision, Line
from bangvang.decision.queries import awards_to_decide, bodies_above, handlings_to_send_up, wording_on
from bangvang.register.choices import RecipientKind
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


class IssueForm(VersionForm):
    """The one red click: carries the draft that was read, and a key so that a second click gives the first answer."""

    key = forms.RegexField(regex=r"^[0-9a-f]{32}$", widget=forms.HiddenInput)


class CorrectForm(forms.Form):
    """A correction of one field of one line."""

    field = forms.ChoiceField(label=_("sửa mục"), choices=CorrectableField, widget=forms.RadioSelect)
    new = forms.CharField(label=_("nay ghi là"), max_length=500, required=False)
    act = forms.CharField(
        label=_("theo văn bản đính chính số"), max_length=100, required=False, help_text=_("Bản thảo thì chưa cần số")
    )
    on = forms.DateField(label=_("từ ngày"))


def _fields_of(line: Line) -> list[CorrectableField]:
    """What a line of its kind can say; a collective is no Ông or Bà and holds no post. The merit comes last."""
    persons = {CorrectableField.HONORIFIC, CorrectableField.POSITION}
    return [field for field in CorrectableField if line.recipient_kind == RecipientKind.INDIVIDUAL or field not in persons]


class AmendForm(forms.Form):
    """Lines of an issued list as they read today, to be worded anew; what is left as it stands is no change."""

    facts = forms.CharField(
        label=_("vì sao sửa đổi"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: ghi sai tên theo căn cước công dân, theo đề nghị của đơn vị ngày 03/08/2026"),
    )  # fmt: skip
    issuer = forms.ModelChoiceField(queryset=None, label=_("người ký"), empty_label=None)
    signed_on = forms.DateField(label=_("ngày ký"))

    def __init__(self, *args: Any, decision: Decision, lines: Sequence[Line], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        self.fields["issuer"].queryset = Issuer.objects.filter(body_id=decision.body_id).select_related("body")
        self.initial.setdefault("issuer", decision.issuer_id)
        self.initial.setdefault("signed_on", f"{on:%d/%m/%Y}")
        for line in lines:
            words = wording_on(line, on)
            for field in _fields_of(line):
                self.fields[self._name(line, field)] = forms.CharField(
                    label=field.label, required=False, max_length=500, initial=words[field.value]
                )

    @staticmethod
    def _name(line: Line, field: CorrectableField) -> str:
        return f"{line.pk}-{field.value}"

    def rows(self) -> list[tuple[Line, str, list[forms.BoundField], bool]]:
        """Each line as the page shows it: how it reads today, its fields, whether it stands open."""
        changed = set(self.changed_data) if self.is_bound else set()
        rows = []
        for line in self.lines:
            bounds = [self[self._name(line, field)] for field in _fields_of(line)]
            told = ", ".join(filter(None, (str(self.fields[one.name].initial) for one in bounds[:-1])))
            rows.append((line, told, bounds, len(self.lines) == 1 or any(one.name in changed for one in bounds)))
        return rows

    def said(self) -> dict[str, Any]:
        """What the verb takes beside the changes."""
        return {name: self.cleaned_data[name] for name in ("facts", "issuer", "signed_on")}

    def changes(self) -> list[tuple[Line, str, str]]:
        """Line, field and new words of what reads otherwise than before."""
        return [
            (line, field.value, self.cleaned_data[name])
            for line in self.lines
            for field in _fields_of(line)
            if (name := self._name(line, field)) in self.changed_data
        ]


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


class ActForm(forms.Form):
    """An act that takes honours away or gives them back: by the own office, or another's that is noted here."""

    OWN, ANOTHERS = "own", "anothers"

    kind = forms.ChoiceField(
        label=_("việc"),
        choices=[(kind.value, kind.label) for kind in TOUCHING_HONOURS],
        widget=forms.RadioSelect,
        initial=ActKind.ANNULMENT,
    )
    whose = forms.ChoiceField(
        label=_("quyết định của ai"),
        choices=[(OWN, _("của cơ quan, cấp số ở đây")), (ANOTHERS, _("của cơ quan khác, chỉ ghi lại"))],
        widget=forms.RadioSelect,
        initial=OWN,
    )
    ground = forms.ChoiceField(
        label=_("trường hợp hủy bỏ"), choices=[("", _("không phải hủy bỏ")), *AnnulmentGround.choices], required=False
    )
    facts = forms.CharField(label=_("vì sao"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    based_on = forms.CharField(
        label=_("căn cứ kết luận, bản án, văn bản"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: Kết luận thanh tra số 12/KL-TTr ngày 05/03/2026 của Thanh tra Sở"),
    )
    signed_on = forms.DateField(label=_("ngày ký"))
    issuer = forms.ModelChoiceField(
        queryset=None, label=_("người ký"), required=False, empty_label=_("quyết định của cơ quan khác")
    )
    authority_as_written = forms.CharField(
        label=_("cơ quan khác: người quyết định"), max_length=200, required=False, help_text=_("Ví dụ: Chủ tịch nước")
    )
    code = forms.CharField(label=_("cơ quan khác: số, ký hiệu"), max_length=60, required=False)

    def __init__(self, *args: Any, body: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        issuers = Issuer.objects.filter(body=body).select_related("body")
        self.fields["issuer"].queryset = issuers
        self.initial.setdefault("issuer", issuers.first())

    def said(self) -> dict[str, Any]:
        """What the verb takes: the office for an own act, the words on the paper for another's."""
        said = dict(self.cleaned_data)
        if said.pop("whose") == self.ANOTHERS:
            said["issuer"] = None
        return said


class ReturnForm(forms.Form):
    """What came back, from whom, on which day."""

    item = forms.TypedChoiceField(label=_("của ai"), coerce=int)
    thing = forms.ChoiceField(label=_("đã trả"), choices=ReturnedThing, widget=forms.RadioSelect)
    on = forms.DateField(label=_("ngày trả"))
    note = forms.CharField(label=_("ghi chú"), max_length=200, required=False)

    def __init__(self, *args: Any, items: Sequence[ActItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [(item.pk, item.honour.name_as_written) for item in items]
