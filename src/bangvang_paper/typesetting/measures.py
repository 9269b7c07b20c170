"""The measures of an official paper, taken from the law book's answer and settled within what it allows.

Nghị định 30/2020/NĐ-CP, Phụ lục I gives most measures as a range. A paper needs one figure: the house's preference,
moved into the range. Where the answer is silent (no law read for the day) the preference stands alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Preferences in mm and points; each is moved into the range of law before use.
_SHEET = (210.0, 297.0)
_MARGINS = {"top": 20.0, "bottom": 20.0, "left": 30.0, "right": 18.0}
_SIZES = {
    "national_name": 12.0,
    "motto": 13.0,
    "parent_agency": 12.0,
    "agency": 12.0,
    "number": 13.0,
    "place_and_date": 13.0,
    "document_type": 14.0,
    "heading": 14.0,
    "ground": 14.0,
    "body": 14.0,
    "article": 14.0,
    "signature": 14.0,
    "recipients_label": 12.0,
    "recipients_list": 11.0,
    "annex_label": 14.0,
    "annex_title": 14.0,
    "annex_reference": 14.0,
    "page_number": 13.0,
}
_INDENT_MM = 12.7
_GAP_PT = 6.0
_LINE_SPACING = 1.1


@dataclass(frozen=True)
class Measures:
    """Millimetres for the sheet, points for letters and gaps; ``sizes`` by the element's name in the law book."""

    sheet: tuple[float, float]
    top: float
    bottom: float
    left: float
    right: float
    indent: float
    gap: float
    line_spacing: float
    sizes: Mapping[str, float]

    @property
    def text_width(self) -> float:
        """Width of the type area in mm."""
        return self.sheet[0] - self.left - self.right

    def size(self, element: str) -> float:
        """Size in points of one element, ``body`` for example."""
        return self.sizes[element]


def measures_from(layout: Mapping[str, object]) -> Measures:
    """Settle every measure of ``layout``, the law book's ``document_layout``.

    Read are ``page_size_mm``, ``margins_mm`` by side, ``page_number``, ``body`` and ``elements`` by name (``size_pt``).
    """
    margins, elements, body = (_part(layout, name) for name in ("margins_mm", "elements", "body"))
    named = {**elements, "body": body, "page_number": _part(layout, "page_number")}
    sizes = {name: within(_part(named, name).get("size_pt"), wish) for name, wish in _SIZES.items()}
    return Measures(
        sheet=_pair(layout.get("page_size_mm"), _SHEET),
        **{side: within(margins.get(side), wish) for side, wish in _MARGINS.items()},
        indent=within(body.get("first_indent_mm"), _INDENT_MM),
        gap=max(_number(body.get("paragraph_gap_pt_min"), _GAP_PT), _GAP_PT),
        line_spacing=within(body.get("line_spacing"), _LINE_SPACING),
        sizes=sizes,
    )


def within(allowed: object, wish: float) -> float:
    """``wish`` moved into ``allowed``: a number, a pair (least, most), or nothing known."""
    if isinstance(allowed, Sequence) and not isinstance(allowed, str) and allowed:
        least, most = float(allowed[0]), float(allowed[-1])
        return min(max(wish, least), most)
    return _number(allowed, wish)


def _part(layout: Mapping[str, object], name: str) -> Mapping[str, object]:
    part = layout.get(name)
    return part if isinstance(part, Mapping) else {}


def _number(value: object, otherwise: float) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else otherwise


def _pair(value: object, otherwise: tuple[float, float]) -> tuple[float, float]:
    if isinstance(value, Sequence) and not isinstance(value, str) and len(value) == 2:
        return float(value[0]), float(value[1])
    return otherwise
