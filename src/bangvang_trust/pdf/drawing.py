"""Signature fields that take up room on a page: what they show can cover what was written."""

from __future__ import annotations

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.fields import enumerate_sig_fields


def drawn_fields(handler: PdfHandler) -> dict[str, bool]:
    """Names of signature fields with an area on a page, and whether each is signed."""
    return {
        name: value is not None
        for name, value, reference in enumerate_sig_fields(handler)
        if _takes_room(reference.get_object())
    }


def _takes_room(field: generic.DictionaryObject) -> bool:
    widgets = [kid.get_object() for kid in field["/Kids"].iterate()] if "/Kids" in field else []
    return any(_area(widget) > 0 for widget in [field, *widgets])


def _area(widget: generic.DictionaryObject) -> float:
    if "/Rect" not in widget:
        return 0
    left, low, right, high = (float(number.get_object()) for number in widget["/Rect"].iterate())
    return abs(right - left) * abs(high - low)
