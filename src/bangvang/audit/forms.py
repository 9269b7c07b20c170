"""Forms that remember which version of a thing they were read at, and who was reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _


def with_version(form: forms.BaseForm, version: int) -> dict[str, Any] | QueryDict:
    """What was posted to ``form``, over another version; repeated fields stay repeated."""
    posted: Any = form.data.copy() if isinstance(form.data, QueryDict) else dict(form.data)
    posted[form.add_prefix("version")] = str(version)
    return posted


class VersionForm(forms.Form):
    """One click that must know what it was read at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class VersionedForm(forms.ModelForm):
    """A changing form: carries ``version``. When it turns out stale, `both_texts` shows what stands and what was typed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", getattr(self.instance, "version", 1))
        self.stale = False
        self._standing: dict[str, Any] = {}

    @property
    def read_version(self) -> int:
        """The version that the person had before their eyes."""
        return int(self.cleaned_data["version"])

    def mark_stale(self, standing: Any) -> None:
        """Show the form again with everything typed, now over the version that stands."""
        self.stale = True
        self._standing = forms.models.model_to_dict(standing, fields=list(self.fields))
        self.data = with_version(self, standing.version)
        self.add_error(
            None,
            _(
                "Người khác đã sửa mục này sau khi anh/chị mở biểu mẫu. Chưa ghi gì. Xem hai bản bên dưới rồi lưu lại nếu cần."
            ),
        )

    def both_texts(self) -> Iterator[tuple[str, Any, Any]]:
        """(label, what stands, what was typed) of each field on which the two differ."""
        for name, field in self.fields.items():
            if name == "version" or name not in self._standing:
                continue
            typed = self[name].value()
            standing = field.prepare_value(self._standing[name])
            if str(typed or "") != str(standing or ""):
                yield str(field.label), standing, typed
