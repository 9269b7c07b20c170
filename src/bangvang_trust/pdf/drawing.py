"""Signature fields that take up room on a page: what they show can cover what was written."""

from __future__ import annotations

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.fields import enumerate_sig_fields

from bangvang_trust.pdf.places import Place

_NEAR = 0.05
"""Points by which a place may have been rounded."""


def drawn_fields(handler: PdfHandler) -> dict[str, bool]:
    """Names of signature fields with an area on a page, and whether each is signed."""
    return {
        name: value is not None
        for name, value, reference in enumerate_sig_fields(handler)
        if _takes_room(reference.get_object())
    }


def stands_in(handler: PdfHandler, name: str, place: Place) -> bool:
    """Whether the field of this name is drawn in ``place`` and nowhere else."""
    drawn = [widget for widget in _widgets(_field(handler, name)) if _area(widget) > 0]
    if len(drawn) != 1:
        return False
    left, low, right, high = _rectangle(drawn[0])
    found = (min(left, right), min(low, high), max(left, right), max(low, high))
    page, _resources = handler.find_page_for_modification(place.page)
    listed = page.get_object().get("/Annots", ())
    return any(one.get_object() is drawn[0] for one in listed) and all(
        abs(mine - asked) <= _NEAR for mine, asked in zip(found, place.box, strict=True)
    )


def shows_nothing(handler: PdfHandler, name: str) -> bool:
    """Whether the field of this name has no look of its own, or one without a mark."""
    looks = [widget["/AP"] for widget in _widgets(_field(handler, name)) if "/AP" in widget]
    return all(
        set(look) == {"/N"} and isinstance(look["/N"], generic.StreamObject) and not look["/N"].data.strip()
        for look in looks
    )


def _field(handler: PdfHandler, name: str) -> generic.DictionaryObject:
    found: generic.DictionaryObject = next(
        reference.get_object() for called, _value, reference in enumerate_sig_fields(handler) if called == name
    )
    return found


def _takes_room(field: generic.DictionaryObject) -> bool:
    return any(_area(widget) > 0 for widget in _widgets(field))


def _widgets(field: generic.DictionaryObject) -> list[generic.DictionaryObject]:
    kids = [kid.get_object() for kid in field["/Kids"].iterate()] if "/Kids" in field else []
    return [field, *kids]


def _area(widget: generic.DictionaryObject) -> float:
    if "/Rect" not in widget:
        return 0
    left, low, right, high = _rectangle(widget)
    return abs(right - left) * abs(high - low)


def _rectangle(widget: generic.DictionaryObject) -> list[float]:
    return [float(number.get_object()) for number in widget["/Rect"].iterate()]
