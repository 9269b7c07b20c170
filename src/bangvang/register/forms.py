"""Forms of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.audit.forms import VersionedForm
from bangvang.register.choices import Role
from bangvang.register.models import Mandate, Person, Unit
from bangvang.register.picking import UnitField, UserField
from bangvang.register.queries import branch, mandate_problem, people_named
from bangvang.register.validators import clean_name, validate_citizen_number

_DAY = _("Ví dụ 01/09/2010")


class SearchForm(forms.Form):
    """Words of a name, with or without accents."""

    q = forms.CharField(label=_("Tìm người"), max_length=100, required=False, strip=True)


class _Sealed(forms.ModelForm):
    """A person's own data; number and birth date are never shown back."""

    citizen_number = forms.CharField(
        label=_("Số định danh cá nhân"), max_length=12, required=False, validators=[validate_citizen_number]
    )
    birth_date = forms.DateField(label=_("Ngày sinh"), required=False, help_text=_("Ví dụ 08/03/1984"))
    name = forms.CharField(label=_("Họ và tên"), max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["employed_since"].help_text = _DAY
        for name in ("sex", "group"):
            self.fields[name].choices = [("", _("chưa ghi")), *self.fields[name].choices[1:]]
        self.fields["citizen_number"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])


class AddPersonForm(_Sealed):
    """Somebody new in a unit. A namesake in the unit must be looked at first."""

    position = forms.CharField(label=_("Chức vụ"), max_length=100, required=False)
    begins_on = forms.DateField(label=_("Ở đơn vị từ ngày"), help_text=_DAY)
    other_person = forms.BooleanField(label=_("Là người khác, chỉ trùng tên"), required=False)

    class Meta:
        model = Person
        fields = ["name", "sex", "group", "employed_since"]

    field_order = [
        "name",
        "position",
        "begins_on",
        "sex",
        "group",
        "employed_since",
        "citizen_number",
        "birth_date",
        "other_person",
    ]

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        name = said.get("name")
        if name and not said.get("other_person") and people_named(name, self.unit).exists():
            self.add_error(
                "other_person",
                _("Đơn vị này đã có người tên như vậy. Tìm người ấy trước; nếu đúng là hai người thì đánh dấu ô này."),
            )
        return said


class EditPersonForm(_Sealed, VersionedForm):
    """Change what is written of a person; empty number or birth date leaves the sealed one as it is."""

    class Meta:
        model = Person
        fields = [
            "name",
            "sex",
            "group",
            "employed_since",
            "died_on",
            "ratings_complete",
            "initiatives_complete",
            "honours_complete",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["died_on"].help_text = _("Người đã mất thì được truy tặng, đứng sau cùng danh sách.")
        kept = _("Bỏ trống: giữ như đã ghi. Không hiện lại ở đây.")
        self.fields["citizen_number"].help_text = self.fields["birth_date"].help_text = kept
        for name in ("ratings_complete", "initiatives_complete", "honours_complete"):
            self.fields[name].help_text = _(
                "Đánh dấu khi đã đối chiếu xong. Chưa đánh dấu thì thiếu là chưa biết, không phải không có."
            )


class UnitAliasForm(forms.Form):
    """Another name of a unit."""

    name = forms.CharField(
        label=_("Tên khác"),
        max_length=200,
        help_text=_("Tên cũ, chữ viết tắt, cách các nơi hay ghi. Ví dụ: TTYT Nà Ban"),
    )

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])


class MandateForm(forms.ModelForm):
    """Give somebody a role over a unit."""

    user = UserField(User.objects.none(), label=_("Tài khoản"))
    unit = UnitField(Unit.objects.none(), label=_("Đơn vị"))

    class Meta:
        model = Mandate
        fields = ["user", "role", "unit", "begins_on", "ends_on"]

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        users = User.objects.filter(is_active=True).order_by("full_name", "username")
        self.fields["user"].offer(users, f"{reverse('register:pick_user')}?truong=user")
        units = Unit.objects.filter(pk__in=branch({unit.pk}), ends_on=None).order_by("name")
        self.fields["unit"].offer_units(units, name="unit", roles=[Role.ADMINISTRATOR], below=unit.pk)
        self.fields["unit"].initial = unit.pk
        for name in ("user", "unit"):
            self.fields[name].empty_label = _("chưa chọn")
        self.fields["begins_on"].initial = f"{timezone.localdate():%d/%m/%Y}"
        self.fields["ends_on"].help_text = _("Bỏ trống: chưa định ngày kết thúc")

    def clean(self) -> dict[str, Any]:
        """What the constraints would say to programmers is said here to the administrator, on the field."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        user, role, unit = said.get("user"), said.get("role"), said.get("unit")
        if user and role and unit:
            sentence = mandate_problem(user, role, unit)
            if sentence:
                self.add_error("role", sentence)
        if said.get("begins_on") and said.get("ends_on") and said["ends_on"] < said["begins_on"]:
            self.add_error("ends_on", _("Phân công hết hạn trước khi bắt đầu. Hãy sửa hai ngày ấy."))
        return said


class EndMandateForm(forms.Form):
    """The last day of a mandate."""

    on = forms.DateField(label=_("Đến hết ngày"))
