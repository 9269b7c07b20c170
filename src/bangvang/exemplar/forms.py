"""Forms of advanced models."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.audit.forms import VersionedForm
from bangvang.exemplar.choices import ConsentScope
from bangvang.exemplar.models import AdvancedModel, Consent
from bangvang.initiative.queries import visible_to as initiatives_visible_to
from bangvang.movement.queries import visible_to as movements_visible_to
from bangvang.register.models import Honour, Unit
from bangvang.register.picking import PersonField, UnitField
from bangvang.register.queries import branch, honours_of, visible_people, visible_units
from bangvang.report.queries import editions_visible_to
from bangvang.signature.forms import BoundedFile

PROFILE = ["found_on", "found_by", "found", "movement", "edition", "honour", "initiative", "field", "deeds", "lessons"]
_PICTURE = {"accept": ".png,.jpg,.jpeg"}
_SCAN = {"accept": ".pdf,.png,.jpg,.jpeg"}


class ProfileForm(VersionedForm):
    """How the model was found, and for what. Without a row yet it also asks who it is."""

    class Meta:
        model = AdvancedModel
        fields = PROFILE

    def __init__(self, *args: Any, user: User, unit: Unit, of_person: bool | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("deeds", "lessons"):
            self.fields[name].widget = forms.Textarea(attrs={"rows": 4})
        self.fields["movement"].queryset = movements_visible_to(user)
        self.fields["initiative"].queryset = initiatives_visible_to(user)
        self.fields["honour"].queryset = self._honours()
        self.fields["edition"].queryset = editions_visible_to(user).filter(self._same())
        if of_person is None:
            return
        for name in ("honour", "edition"):
            del self.fields[name]  # asked once it is known whose
        field: Any = (
            PersonField(queryset=None, label=_("Ai")) if of_person else UnitField(queryset=None, label=_("Tập thể"))
        )
        self.fields["recipient"] = field
        if of_person:
            field.offer_people(visible_people(user), name="recipient")
        else:
            units = Unit.objects.filter(pk__in=branch({unit.pk}), ends_on=None).order_by("name")
            field.offer_units(units, name="recipient", below=unit.pk)
        self.order_fields(["recipient", *PROFILE])

    def _honours(self) -> Any:
        of = self.instance.person.kept if self.instance.person_id else self.instance.collective
        return honours_of(of) if of is not None else Honour.objects.none()

    def _same(self) -> Q:
        if self.instance.person_id:
            return Q(report__person=self.instance.person.kept) | Q(report__person_id=self.instance.person_id)
        return Q(report__collective_id=self.instance.collective_id or 0)

    def _post_clean(self) -> None:
        """The verb writes; the row that was read stays as it was read."""

    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class StepForm(forms.Form):
    what = forms.CharField(label=_("Việc"), max_length=300)
    owner = forms.CharField(label=_("Ai phụ trách"), max_length=200)
    due_on = forms.DateField(label=_("Hạn"))


class FollowUpForm(forms.Form):
    on = forms.DateField(label=_("Ngày"))
    text = forms.CharField(label=_("Thấy gì"), max_length=500)
    done = forms.BooleanField(label=_("Việc đã xong"), required=False)


class FollowerForm(forms.Form):
    """Which unit learns, by doing what."""

    since = forms.DateField(label=_("Từ ngày"))
    what = forms.CharField(label=_("Làm theo việc gì"), max_length=300)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = UnitField(queryset=None, label=_("Đơn vị học theo"))
        self.fields["unit"] = field
        field.offer_units(visible_units(user).order_by("name"), name="unit")
        self.order_fields(["unit", "since", "what"])


class StoryForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    title = forms.CharField(label=_("Nhan đề"), max_length=200)
    text = forms.CharField(label=_("Câu chuyện"), max_length=30_000, widget=forms.Textarea(attrs={"rows": 14}))


class ConsentForm(forms.Form):
    who = forms.CharField(label=_("Ai đồng ý"), max_length=200)
    on = forms.DateField(label=_("Đồng ý ngày"))
    scope = forms.ChoiceField(label=_("Phạm vi"), choices=ConsentScope)
    paper = BoundedFile(label=_("Bản quét giấy đồng ý"), widget=forms.FileInput(attrs=_SCAN))


class WithdrawForm(forms.Form):
    on = forms.DateField(label=_("Rút lại ngày"))


class PictureForm(forms.Form):
    """A picture with the consents of those in it."""

    picture = BoundedFile(label=_("Ảnh"), widget=forms.FileInput(attrs=_PICTURE))
    caption = forms.CharField(label=_("Chú thích: ai, ở đâu, ngày nào"), max_length=300)
    people = forms.IntegerField(label=_("Bao nhiêu người nhận ra được trong ảnh"), min_value=1, max_value=99)
    consents = forms.ModelMultipleChoiceField(
        label=_("Ai trong ảnh đã đồng ý"),
        queryset=Consent.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, model: AdvancedModel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consents"].queryset = model.consents.filter(withdrawn_on=None)
