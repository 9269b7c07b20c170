"""What the public types."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from bangvang.consultation.models import Consultation, Entry
from bangvang.consultation.queries import form_key_in, new_form_key, open_entries_of
from bangvang.consultation.validators import MOST_CHARACTERS, code_typed

WHOLE_LIST = "0"
"""What the form sends for a comment on everything; entries are sent by their ordinals, which everybody sees."""


class _Entries(forms.Select):
    """Entries by name; names are marked as Vietnamese where the page around them is in another language."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if value != WHOLE_LIST and get_language() not in (settings.LANGUAGE_CODE, None):
            option["attrs"]["lang"] = settings.LANGUAGE_CODE
        return option


class CommentForm(forms.Form):
    """A comment, named or not. ``key`` is the word of this one opened form."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    entry = forms.ChoiceField(
        label=_("Ý kiến về"),
        widget=_Entries,
        error_messages={"invalid_choice": _("Hồ sơ này không có trong danh sách, hoặc không còn được xét.")},
    )
    text = forms.CharField(
        label=_("Ý kiến"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_("Không quá 4.000 ký tự. Nêu việc cụ thể, ngày, nơi, để xác minh được."),
    )
    name = forms.CharField(
        label=_("Tên anh/chị"), max_length=100, required=False, help_text=_("Không ghi cũng được. Không công khai.")
    )
    contact = forms.CharField(
        label=_("Điện thoại hoặc địa chỉ liên lạc"),
        max_length=200,
        required=False,
        help_text=_("Không ghi cũng được. Được mã hóa; chỉ người xử lý ý kiến này mở xem, mỗi lần mở đều ghi lại."),
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = {str(entry.ordinal): entry for entry in open_entries_of(consultation)}
        named = [(key, _named(entry)) for key, entry in self.entries.items()]
        self.fields["contact"].help_text = f"{self.fields['contact'].help_text} {kept_for()}"
        self.fields["entry"].choices = [(WHOLE_LIST, _("cả danh sách")), *named]
        self.initial.setdefault("key", new_form_key())

    def clean_entry(self) -> Entry | None:
        """The entry; None for the whole list."""
        return self.entries.get(self.cleaned_data["entry"])

    def clean_key(self) -> str:
        """The key itself. A form that lay open too long gets a new one, and the words stay."""
        key = form_key_in(self.cleaned_data["key"])
        if not key:
            self.data = {**self.data.dict(), "key": new_form_key()}
            raise forms.ValidationError(_("Biểu mẫu mở đã lâu nên đã đổi mới. Hãy xem lại rồi bấm gửi lần nữa."))
        return key


def kept_for() -> str:
    """How long a contact is kept, for whoever leaves it."""
    return gettext("Cơ quan xóa liên lạc %(days)d ngày sau khi trả lời.") % {"days": settings.CONTACT_DAYS}


def _named(entry: Entry) -> str:
    who = f"{entry.ordinal}. {entry.honorific} {entry.name}".replace("  ", " ")
    return f"{who}, {entry.unit_name}" if entry.unit_name else who


class LookUpForm(forms.Form):
    """The code of a receipt."""

    code = forms.CharField(
        label=_("Mã biên nhận"),
        max_length=60,
        help_text=_("20 chữ và số, có hay không có gạch nối, chữ hoa hay thường"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code = code_typed(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("Mã gồm 20 chữ và số, chia bốn nhóm. Hãy xem lại tờ biên nhận."))
        return code
