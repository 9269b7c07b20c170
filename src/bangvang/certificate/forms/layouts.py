"""The form of the studio: every number of a layout, each box with its own fields, read back into one layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bangvang.audit.forms import VersionedForm
from bangvang.certificate.models import Design
from bangvang.certificate.samples import SAMPLES, SHORT
from bangvang_paper.typesetting.certificate_layout import (
    NAMES,
    ROOM,
    TEXTS,
    Layout,
    LayoutRefused,
    layout_data,
    layout_from,
)

_PRINTING = (
    ("both", gettext_lazy("luôn in")),
    ("full", gettext_lazy("chỉ khi in trọn (phôi đã có sẵn)")),
    ("never", gettext_lazy("không in")),
)
_ALIGN = (
    ("left", gettext_lazy("trái")),
    ("center", gettext_lazy("giữa")),
    ("right", gettext_lazy("phải")),
)
_VALIGN = (
    ("top", gettext_lazy("trên")),
    ("middle", gettext_lazy("giữa")),
    ("bottom", gettext_lazy("dưới")),
)
_BORDERS = (
    ("ribbon", gettext_lazy("dải hoa văn")),
    ("rules", gettext_lazy("hai nét kẻ")),
    ("none", gettext_lazy("không có khung")),
)
_NUMBER = re.compile(r"-?\d{1,4}(?:[.,]\d{1,3})?")
_BOX = ("x", "y", "width", "height")
_BOX_LABELS = (
    gettext_lazy("cách mép trái, mm"),
    gettext_lazy("cách mép trên, mm"),
    gettext_lazy("rộng, mm"),
    gettext_lazy("cao, mm"),
)
# Field of an element → its key in the data, where it is not one side of the box.
_KEYS = {
    "printing": "printing", "sizes": "sizes_mm", "broken": "broken_mm", "lines": "lines", "align": "align",
    "valign": "valign", "bold": "bold", "italic": "italic", "colour": "colour", "tracking": "tracking",
}  # fmt: skip


class Millimetres(forms.Field):
    """A number with a comma or a point; shown with a comma, as people here write it."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "maxlength": "8", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return f"{value:g}".replace(".", ",") if isinstance(value, int | float) else value

    def to_python(self, value: Any) -> float:
        text = str(value or "").strip()
        if not _NUMBER.fullmatch(text):
            raise forms.ValidationError(_("Hãy ghi một số, ví dụ 12,5."))
        return float(text.replace(",", "."))


class Sizes(forms.Field):
    """Sizes from the wished one downwards: ``15,5 13,5 11,5``."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "maxlength": "60", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return " ".join(f"{one:g}".replace(".", ",") for one in value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[float]:
        parts = str(value or "").replace(";", " ").split()
        if any(not _NUMBER.fullmatch(part) for part in parts):
            raise forms.ValidationError(_("Hãy ghi các cỡ cách nhau bằng dấu cách, ví dụ 15,5 13,5."))
        return [float(part.replace(",", ".")) for part in parts]


class LayoutForm(VersionedForm):
    """One layout. Once valid, `layout` holds it; what cannot be printed is said at the field it concerns."""

    sheet_width = Millimetres(label=gettext_lazy("giấy rộng, mm"))
    sheet_height = Millimetres(label=gettext_lazy("giấy cao, mm"))
    margin = Millimetres(label=gettext_lazy("lề trống quanh mép giấy, mm"))
    border = forms.ChoiceField(label=gettext_lazy("khung viền"), choices=_BORDERS)
    edge = Millimetres(label=gettext_lazy("khung cách mép giấy, mm"))
    shares_white = forms.BooleanField(
        label=gettext_lazy("phần giữa tự chia khoảng trống"),
        required=False,
        help_text=gettext_lazy("Chữ ngắn hay dài đều cân. Bỏ dấu này khi in lên phôi: mỗi phần đứng đúng ô của nó."),
    )
    verb = forms.CharField(label=gettext_lazy("chữ “Tặng”"), max_length=60)
    sample = forms.ChoiceField(label=gettext_lazy("thử với"), choices=SAMPLES, required=False)

    class Meta:
        model = Design
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, start: Layout, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NAMES:
            self.fields.update(_fields_of(name))
        self.initial.update(_initial(layout_data(start)), sample=SHORT)
        self.layout: Layout | None = None

    @property
    def tried_with(self) -> str:
        """Which invented words the picture is drawn with."""
        value = self["sample"].value()
        return value if value in dict(SAMPLES) else SHORT

    def clean(self) -> dict[str, Any]:
        super().clean()
        told: dict[str, Any] = self.cleaned_data
        if self.errors:
            return told
        try:
            self.layout = layout_from(_data(told))
        except LayoutRefused as refused:
            for problem in refused.problems:
                self.add_error(
                    _place(problem.element, problem.key), problem.sentence[:1].upper() + problem.sentence[1:]
                )
        return told

    def mark_stale(self, standing: Any) -> None:
        super().mark_stale(standing)
        if standing.layout is not None:
            self._standing = _initial(standing.layout.data)

    def general(self) -> Iterator[BoundField]:
        """Fields of the whole sheet."""
        for name in ("sheet_width", "sheet_height", "margin", "border", "edge", "shares_white"):
            yield self[name]

    def parts(self) -> Iterator[dict[str, Any]]:
        """Each part of the paper with its fields; ``wrong`` when one of them has an error."""
        for name, label in NAMES.items():
            box = [self[f"{name}-{side}"] for side in _BOX]
            rest = [self[f"{name}-{key}"] for key in _KEYS if f"{name}-{key}" in self.fields]
            if name == "verb":
                rest.append(self["verb"])
            yield {
                "name": name,
                "label": label,
                "box": box,
                "rest": rest,
                "wrong": any(bound.errors for bound in (*box, *rest)),
                "never": f"{name}-printing" in self.fields and self[f"{name}-printing"].value() == "never",
            }


def _fields_of(name: str) -> Iterator[tuple[str, forms.Field]]:
    for side, label in zip(_BOX, _BOX_LABELS, strict=True):
        yield f"{name}-{side}", Millimetres(label=label)
    if name == ROOM:
        return
    yield f"{name}-printing", forms.ChoiceField(label=gettext_lazy("in khi nào"), choices=_PRINTING)
    if name not in TEXTS:
        return
    yield f"{name}-sizes", Sizes(label=gettext_lazy("cỡ chữ khi một dòng, mm"))
    yield f"{name}-broken", Sizes(label=gettext_lazy("cỡ chữ khi nhiều dòng, mm"), required=False)
    yield f"{name}-lines", forms.IntegerField(label=gettext_lazy("nhiều nhất mấy dòng"), min_value=1, max_value=6)
    yield f"{name}-align", forms.ChoiceField(label=gettext_lazy("canh ngang"), choices=_ALIGN)
    yield f"{name}-valign", forms.ChoiceField(label=gettext_lazy("canh dọc"), choices=_VALIGN)
    yield f"{name}-bold", forms.BooleanField(label=gettext_lazy("chữ đậm"), required=False)
    yield f"{name}-italic", forms.BooleanField(label=gettext_lazy("chữ nghiêng"), required=False)
    yield (
        f"{name}-colour",
        forms.CharField(label=gettext_lazy("màu chữ"), max_length=7, widget=forms.TextInput(attrs={"type": "color"})),
    )
    yield f"{name}-tracking", Millimetres(label=gettext_lazy("giãn chữ, phần cỡ chữ"))


def _initial(data: Any) -> dict[str, Any]:
    """Layout data → values of the fields."""
    told: dict[str, Any] = {name: data[name] for name in ("border", "shares_white", "verb")}
    told |= {"sheet_width": data["sheet_mm"][0], "sheet_height": data["sheet_mm"][1]}
    told |= {"margin": data["margin_mm"], "edge": data["edge_mm"]}
    for name, element in data["elements"].items():
        told |= {f"{name}-{side}": value for side, value in zip(_BOX, element["box_mm"], strict=True)}
        told |= {f"{name}-{key}": element[inside] for key, inside in _KEYS.items() if inside in element}
    return told


def _data(told: dict[str, Any]) -> dict[str, Any]:
    """Values of the fields → layout data."""
    return {
        "sheet_mm": [told["sheet_width"], told["sheet_height"]],
        "margin_mm": told["margin"],
        "edge_mm": told["edge"],
        **{name: told[name] for name in ("border", "shares_white", "verb")},
        "elements": {name: _element(name, told) for name in NAMES},
    }


def _element(name: str, told: dict[str, Any]) -> dict[str, Any]:
    element: dict[str, Any] = {"box_mm": [told[f"{name}-{side}"] for side in _BOX]}
    return element | {inside: told[f"{name}-{key}"] for key, inside in _KEYS.items() if f"{name}-{key}" in told}


def _place(element: str, key: str) -> str | None:
    """The field at which a problem is shown."""
    if element == "verb" and key == "verb":
        return "verb"
    if not element:
        return {"sheet_mm": "sheet_width", "margin_mm": "margin", "edge_mm": "edge"}.get(key)
    inside = {value: name for name, value in _KEYS.items()}
    return f"{element}-{inside.get(key, 'x')}"
