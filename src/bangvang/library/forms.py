"""Forms of the library."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from bangvang.audit.forms import VersionedForm
from bangvang.library.models import Document
from bangvang.library.validators import days_problem, link_problem

SAID = ["kind", "number", "issuer", "issued_on", "title", "begins_on", "ends_on", "replaced_by", "link", "provenance"]


class _Said(forms.ModelForm):
    """What is said of a document."""

    def __init__(self, *args: Any, visible: QuerySet[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        after = self.fields["replaced_by"]
        after.queryset = visible.exclude(pk=self.instance.pk) if self.instance.pk else visible
        after.empty_label = _("chưa có văn bản thay thế")
        self.fields["kind"].choices = [("", _("chưa chọn")), *self.fields["kind"].choices[1:]]
        self.fields["title"].widget = forms.Textarea(attrs={"rows": 2})
        self.fields["begins_on"].help_text = _("Bỏ trống khi chưa biết: coi như từ ngày ban hành")

    def clean(self) -> dict[str, Any]:
        """Told on the field, before the constraint behind it speaks to programmers only."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if problem := days_problem(said.get("issued_on"), said.get("begins_on"), said.get("ends_on")):
            self.add_error("ends_on" if said.get("ends_on") else "begins_on", problem)
        if problem := link_problem(said.get("link", "")):
            self.add_error("link", problem)
        return said

    def validate_constraints(self) -> None:
        """The verb tells of a number filed twice."""


class FileForm(_Said):
    """A new document."""

    class Meta:
        model = Document
        fields = SAID


class ReviseForm(_Said, VersionedForm):
    """Change what is said of it."""

    class Meta:
        model = Document
        fields = SAID


class ReadingForm(forms.Form):
    """On which day the text itself was read; its file when there is one."""

    on = forms.DateField(label=_("Đọc bản chính ngày"))
    file = forms.FileField(label=_("Tệp văn bản (PDF, docx)"), required=False)

    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        file = self.cleaned_data.get("file")
        kept = {"data": file.read(), "name": file.name} if file else {}
        return {"on": self.cleaned_data["on"]} | kept


class CiteForm(forms.Form):
    """Documents that a thing cites, with the version of the thing that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    documents = forms.ModelMultipleChoiceField(queryset=Document.objects.none(), label=_("văn bản dẫn"), required=False)

    def __init__(self, *args: Any, visible: QuerySet[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].queryset = visible
