"""The layout that a certificate has before anybody changes it, by Nghị định 98/2023/NĐ-CP, Điều 104.

From the top: place for the emblem, quốc hiệu, tiêu ngữ, the title of the person who decides (red), what is done
(black), the name of the award (red), the recipient, post and unit, the achievement. Bottom left: the decision and the
golden-book number, under them the QR code with its address; bottom right: place and day, title, room for signature and
seal, name. Measures are those of A4 lying; other sheets scale with their smaller side.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from bangvang_paper.typesetting.certificate_layout import CAP_HEIGHT, SMALLEST_QR_MM, Box, Element, Layout

A4_MM = (297.0, 210.0)
BLACK, RED = "#000000", "#B0161B"
VERBS = {"letter": "Tặng", "title": "Tặng danh hiệu", "medal": "Tặng"}
"""What is done, by group of award: giấy khen and bằng khen, emulation titles, commemorative medals."""
# Side of the square of the QR code. A signed one has four times the modules: at 29 mm each is a third of a millimetre,
# which a phone reads from a print of 300 dpi.
_CODE, _SIGNED_CODE = 23.0, 29.0
_UPPER, _TOP = 245.0, 17.5
# Where each part of the column begins and how high it is, from the top of the column; used once the white is not shared.
_COLUMN = {
    "emblem": (0.0, 22.0),
    "national_name": (23.5, 4.0),
    "motto": (29.0, 5.5),
    "issuer": (36.5, 10.0),
    "verb": (48.0, 4.5),
    "award": (54.0, 18.0),
    "recipient": (73.5, 16.5),
    "position_unit": (91.0, 10.0),
    "merit": (102.0, 18.5),
}


@lru_cache(maxsize=32)
def default_layout(size_mm: tuple[float, float] = A4_MM, *, signed: bool = False, group: str = "letter") -> Layout:
    """The layout for a sheet of ``size_mm`` (width, height); ``signed``: the QR holds a signed statement."""
    width, height = size_mm
    unit = min(width / A4_MM[0], height / A4_MM[1])
    code = max(_SIGNED_CODE if signed else _CODE, SMALLEST_QR_MM / unit)
    made = _Made(width / unit, height / unit, code)
    elements = {**made.column(), **made.record(), **made.signature()}
    return Layout(
        width=width,
        height=height,
        elements={name: _scaled(element, unit) for name, element in elements.items()},
        margin=_tenths(14.5 * unit),
        verb=VERBS[group],
    )


class _Made:
    """The parts on a sheet of ``width`` × ``height``, both already divided by the scale."""

    def __init__(self, width: float, height: float, code: float) -> None:
        self.width, self.height, self.code = width, height, code

    def column(self) -> dict[str, Element]:
        texts = {
            "national_name": _text((5.2,), bold=True, printing="full"),
            "motto": _text((5.2,), bold=True, printing="full"),
            "issuer": _text((6.4, 6, 5.6), (6.4, 6, 5.6, 5.2, 4.8), 2, bold=True, colour=RED, printing="full"),
            "verb": _text((5.2,), bold=True, tracking=0.04, printing="full"),
            "award": _text((15.5, 13.5, 11.5, 9.5), (9.5, 8), 2, bold=True, colour=RED, tracking=0.03, printing="full"),
            "recipient": _text((9.4, 8.6, 7.8, 7), (8.6, 7.8, 7, 6.4), 2, bold=True),
            "position_unit": _text((5.6, 5.2), (5.6, 5.2, 4.8, 4.4), 2),
            "merit": _text((5.6, 5.2), (5.6, 5.2, 4.8, 4.4, 4), 3),
            "emblem": Element(Box(0, 0, 0, 0), printing="full"),
        }
        bottom = self.height - 60 - self.code
        placed = {}
        for name, (top, height) in _COLUMN.items():
            narrower = 10 if name in ("position_unit", "merit") else _UPPER - 40 if name == "emblem" else 0
            wide = _UPPER - narrower
            high = bottom - top if name == "merit" else height
            valign = "top" if name in ("emblem", "motto") else "middle"
            box = Box((self.width - wide) / 2, _TOP + top, wide, high)
            placed[name] = replace(texts[name], box=box, valign=valign)  # type: ignore[arg-type]
        return placed

    def record(self) -> dict[str, Element]:
        """Bottom left, from the address upwards."""
        address = self.height - 18.5 - CAP_HEIGHT * 3.2
        code = address - 0.4 - self.code
        golden = code - 2.8 - CAP_HEIGHT * 4.5
        slanted: dict[str, Any] = {"bold": True, "italic": True, "align": "left", "valign": "bottom"}
        # The code's own quiet zone stands out to the left, so that its dark edge is under the words.
        return {
            "decision": _text((4.5, 4.2, 3.9), (4.2, 3.9), 2, box=Box(24, golden - 2.6 - 7.4, 122, 7.4), **slanted),
            "golden": _text((4.5,), box=Box(24, golden - 1, 122, CAP_HEIGHT * 4.5 + 1), **slanted),
            "qr": Element(Box(24 - 2.4, code, self.code, self.code)),
            "address": _text((3.2, 2.9, 2.6), (2.6,), 2, box=Box(24, address, 122, 5), align="left"),
        }

    def signature(self) -> dict[str, Element]:
        """Bottom right, from the place downwards."""
        left, top, wide = self.width - 22 - 106, self.height - 19 - 43, 106.0
        title = top + CAP_HEIGHT * 4.8 + 3
        return {
            "place_day": _text((4.8,), bold=True, italic=True, box=Box(left, top, wide, 4.5)),
            "signer_title": _text((5, 4.6), (5, 4.6, 4.2), 3, bold=True, box=Box(left, title, wide, 13)),
            "signature": Element(Box(left, title + 13, wide, 19)),
            "signer_name": _text(
                (5.3, 4.8, 4.4), (4.8, 4.4), 1, bold=True, valign="bottom", box=Box(left, top + 43 - 4.5, wide, 4.5)
            ),
        }


def _text(
    sizes: tuple[float, ...], broken: tuple[float, ...] = (), lines: int = 1, *, box: Box | None = None, **look: Any
) -> Element:
    return Element(box or Box(0, 0, 0, 0), sizes=sizes, broken=broken, lines=lines, **look)


def _scaled(element: Element, unit: float) -> Element:
    box = element.box
    return replace(
        element,
        box=Box(*(round(side * unit, 3) for side in (box.x, box.y, box.width, box.height))),
        sizes=tuple(round(size * unit, 3) for size in element.sizes),
        broken=tuple(round(size * unit, 3) for size in element.broken),
    )


def _tenths(value: float) -> float:
    return int(value * 10) / 10
