"""One form field as the look draws it: label, hint, error, input, each tied to the others for screen readers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

_GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def drawn_field(bound: BoundField, *, hint: str = "", label: str = "") -> SafeString:
    """HTML of one field. A hidden field is its input alone."""
    if bound.is_hidden:
        return bound.as_widget()
    shape = _shape(bound.field.widget)
    hint = hint or str(bound.help_text) or _usual_hint(bound.field)
    return render_to_string(
        f"design/_parts/field_{shape}.html",
        {
            "bound": bound,
            "label": label or bound.label,
            "hint": hint,
            "optional": _worth_saying_optional(bound),
            "input": bound.as_widget(attrs=_attributes(bound, shape, hint)),
        },
    )


def _shape(widget: forms.Widget) -> str:
    if isinstance(widget, _GROUPS):
        return "group"
    return "tick" if isinstance(widget, forms.CheckboxInput) else "line"


def _attributes(bound: BoundField, shape: str, hint: str) -> dict[str, Any]:
    described = [f"{bound.auto_id}_hint"] if hint else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    attributes: dict[str, Any] = {"class": "bv-input"} if shape == "line" else {}
    if isinstance(bound.field, forms.DateField):
        attributes["inputmode"] = "numeric"
    if isinstance(bound.field.widget, forms.Textarea):
        attributes["rows"] = _rows(bound.field.widget)
    if described and shape != "group":
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors and shape != "group":
        attributes["aria-invalid"] = "true"
    return attributes


def _rows(widget: forms.Textarea) -> str:
    """Four lines unless the form asked for another height; Django's own ten would push the buttons off a phone."""
    asked = str(widget.attrs.get("rows", ""))
    return asked if asked not in {"", "10"} else "4"


def _usual_hint(field: forms.Field) -> str:
    return _("Ngày/tháng/năm, ví dụ 13/07/2020") if isinstance(field, forms.DateField) else ""


def _worth_saying_optional(bound: BoundField) -> bool:
    """Said only in a form where something else must be filled in: a search box needs no such word."""
    if bound.field.required or isinstance(bound.field.widget, forms.CheckboxInput):
        return False
    return any(other.required and not other.widget.is_hidden for other in bound.form.fields.values())
