"""Where a signature is drawn: places that a paper names in itself, and what is drawn there."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

END = "-het"
"""A place begins at the destination of its name and ends at the one of its name with this behind."""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page. ``page`` is counted from 0; the rest are points from the lower left corner of the sheet."""

    page: int
    left: float
    low: float
    right: float
    high: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.high - self.low

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, low, right, high, as a PDF writes a rectangle."""
        return self.left, self.low, self.right, self.high


def place_named(pdf: bytes, mark: str) -> Place | None:
    """The place of this name in a paper of ours; None in one that was set before papers named their places."""
    reader = PdfFileReader(io.BytesIO(pdf))
    begins, ends = (_destination(reader, name) for name in (mark, mark + END))
    if begins is None or ends is None or begins[0] != ends[0]:
        return None
    page, left, high = begins
    _page, right, low = ends
    return Place(page, left, low, right, high) if left < right and low < high else None


def look_of(picture: bytes, place: Place | None) -> StaticStampStyle:
    """What a signature shows in its place: the picture (PNG) in all of it, or nothing."""
    if not picture or place is None:
        return StaticStampStyle(border_width=0)
    drawn = PdfImage(Image.open(io.BytesIO(picture)).convert("RGBA"), box=BoxConstraints(place.width, place.height))
    middle = AxisAlignment.ALIGN_MID
    whole = SimpleBoxLayoutRule(x_align=middle, y_align=middle, margins=Margins.uniform(0))
    return StaticStampStyle(border_width=0, background=drawn, background_layout=whole, background_opacity=1)


def _destination(reader: PdfFileReader, name: str) -> tuple[int, float, float] | None:
    """Page (from 0), x and y of a named destination; None when the paper has none of this name."""
    try:
        listed = list(reader.root["/Names"]["/Dests"]["/Names"].iterate())
    except KeyError:
        return None
    for key, value in zip(listed[::2], listed[1::2], strict=True):
        if str(key.get_object()) == name:
            found = value.get_object()
            target = found["/D"] if isinstance(found, generic.DictionaryObject) else found
            return _page_number(reader, target.raw_get(0)), float(target[2]), float(target[3])
    return None


def _page_number(reader: PdfFileReader, page: generic.IndirectObject) -> int:
    for number in range(int(reader.root["/Pages"]["/Count"])):
        found, _resources = reader.find_page_for_modification(number)
        if found.reference == page.reference:
            return number
    raise KeyError("a destination on no page of its paper")
