"""How a certificate is laid out, as data: the sheet, its border, and a box in millimetres for every part.

The data is JSON with a closed schema: what is not understood is refused by name, because a layout that is half read
prints a wrong paper a thousand times. Boxes are measured from the upper left corner of the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, Literal, cast

Printing = Literal["both", "full", "never"]
"""``both``: always printed. ``full``: left out where a blank has it already. ``never``: not on the paper at all."""
Align = Literal["left", "center", "right"]
Valign = Literal["top", "middle", "bottom"]
Border = Literal["ribbon", "rules", "none"]

PICTURES = ("emblem", "qr")
ROOM = "signature"
TEXTS = (
    "national_name", "motto", "issuer", "verb", "award", "recipient", "position_unit", "merit", "decision", "golden",
    "address", "place_day", "signer_title", "signer_name",
)  # fmt: skip
NAMES = {
    "emblem": "Quốc huy, biểu trưng",
    "national_name": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "issuer": "Người quyết định",
    "verb": "Chữ “Tặng”",
    "award": "Tên hình thức, danh hiệu",
    "recipient": "Tên tập thể, cá nhân",
    "position_unit": "Chức vụ, đơn vị",
    "merit": "Thành tích",
    "decision": "Dòng quyết định",
    "golden": "Số sổ vàng",
    "qr": "Mã QR",
    "address": "Địa chỉ dưới mã QR",
    "place_day": "Địa danh, ngày ký",
    "signer_title": "Chức danh người ký",
    "signature": "Chỗ ký, đóng dấu",
    "signer_name": "Tên người ký",
}
"""Every part in the order in which it stands on the paper."""
COLUMN = ("emblem", "national_name", "motto", "issuer", "verb", "award", "recipient", "position_unit", "merit")
"""The parts that may share out the white between them, from the top."""

WIDTHS_MM, HEIGHTS_MM = (200.0, 600.0), (140.0, 450.0)
SMALLEST_QR_MM = 20.0
SMALLEST_SIGNED_QR_MM = 27.0
"""A signed statement has four times the modules; below this side a print of 300 dpi no longer reads for certain."""
CAP_HEIGHT = 1341 / 2048
"""Height of a capital of the paper face in parts of its size; a line is set from there to its foot."""
LEADING = 0.5
"""White between two lines, in parts of the size."""
LONGEST_VERB = 60
_SIZES_MM, _MOST_SIZES, _MOST_LINES = (1.5, 40.0), 8, 6
_MARGINS_MM, _EDGES_MM = (0.0, 40.0), (3.0, 30.0)
_MOST_TRACKING = 0.2
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_TOUCH = 0.05  # boxes that only touch are no overlap; tenths of a millimetre are rounded


@dataclass(frozen=True)
class Box:
    """Millimetres from the upper left corner of the sheet."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def overlaps(self, other: Box) -> bool:
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return across > _TOUCH and down > _TOUCH


@dataclass(frozen=True)
class Element:
    """One part of the paper.

    ``sizes`` in mm, from the wished one downwards: at these the words may stand on one line. Failing that ``broken`` are
    tried for up to ``lines`` lines. ``tracking`` is white between letters, in parts of the size. Pictures and the room for
    the signature read only ``box`` and ``printing``.
    """

    box: Box
    printing: Printing = "both"
    align: Align = "center"
    valign: Valign = "top"
    sizes: tuple[float, ...] = ()
    broken: tuple[float, ...] = ()
    lines: int = 1
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    tracking: float = 0.0

    @property
    def ladder(self) -> tuple[float, ...]:
        """Sizes for broken lines; those of one line where none are given."""
        return self.broken or self.sizes


@dataclass(frozen=True)
class Layout:
    """``margin`` is the white along the edge of the sheet in which no part may stand; ``edge`` is where the border begins.

    ``shares_white``: the parts of `COLUMN` keep their sides and their order, and the white between them is shared out by
    how long the words are, between the top of the first box and the foot of the last.
    """

    width: float
    height: float
    elements: Mapping[str, Element]
    margin: float = 14.5
    border: Border = "ribbon"
    edge: float = 8.0
    shares_white: bool = True
    verb: str = "Tặng"

    @property
    def holds_signed_code(self) -> bool:
        """Whether a QR with a signed statement would still be read from the box it has."""
        box = self.elements["qr"].box
        return self.elements["qr"].printing == "never" or min(box.width, box.height) >= SMALLEST_SIGNED_QR_MM

    def column(self) -> Box:
        """From the top of the first part of the column to the foot of its last, as wide as the widest."""
        boxes = [self.elements[name].box for name in COLUMN if self.elements[name].printing != "never"]
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


@dataclass(frozen=True)
class Problem:
    """What is wrong at one place; ``element`` and ``key`` are empty for the whole sheet."""

    element: str
    key: str
    sentence: str

    def __str__(self) -> str:
        return f"{NAMES[self.element]}: {self.sentence}" if self.element in NAMES else self.sentence


class LayoutRefused(ValueError):
    """The layout cannot be printed; ``problems`` names each place. The message is Vietnamese."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(map(str, problems)))
        self.problems = tuple(problems)


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────
_TOP_KEYS = {"sheet_mm", "margin_mm", "border", "edge_mm", "shares_white", "verb", "elements"}
_PICTURE_KEYS = {"box_mm", "printing"}
_TEXT_KEYS = _PICTURE_KEYS | {
    "align", "valign", "sizes_mm", "broken_mm", "lines", "bold", "italic", "colour", "tracking",
}  # fmt: skip
_CHOICES: dict[str, tuple[str, ...]] = {
    "printing": ("both", "full", "never"),
    "align": ("left", "center", "right"),
    "valign": ("top", "middle", "bottom"),
    "border": ("ribbon", "rules", "none"),
}


def layout_from(data: object) -> Layout:
    """The layout that ``data`` (parsed JSON) says. Raises `LayoutRefused` with every problem at once."""
    reader = _Reader()
    layout = reader.layout(data)
    problems = reader.problems or list(problems_of(layout))
    if problems:
        raise LayoutRefused(problems)
    return layout


def layout_data(layout: Layout) -> dict[str, object]:
    """JSON of ``layout``; `layout_from` reads it back to an equal one."""
    return {
        "sheet_mm": [layout.width, layout.height],
        "margin_mm": layout.margin,
        "border": layout.border,
        "edge_mm": layout.edge,
        "shares_white": layout.shares_white,
        "verb": layout.verb,
        "elements": {name: _element_data(name, layout.elements[name]) for name in NAMES},
    }


def _element_data(name: str, element: Element) -> dict[str, object]:
    box = element.box
    told: dict[str, object] = {"box_mm": [box.x, box.y, box.width, box.height]}
    if name != ROOM:
        told["printing"] = element.printing
    if name in TEXTS:
        told |= {
            "align": element.align,
            "valign": element.valign,
            "sizes_mm": list(element.sizes),
            "broken_mm": list(element.broken),
            "lines": element.lines,
            "bold": element.bold,
            "italic": element.italic,
            "colour": element.colour,
            "tracking": element.tracking,
        }
    return told


@dataclass
class _Reader:
    """Reads JSON and gathers what it does not understand; values that are wrong are read as harmless ones."""

    problems: list[Problem] = field(default_factory=list)
    element: str = ""

    def layout(self, data: object) -> Layout:
        told = self._closed(data, _TOP_KEYS)
        sheet = self._numbers(told, "sheet_mm", 2)
        elements = self._closed(told.get("elements"), set(NAMES))
        return Layout(
            width=sheet[0],
            height=sheet[1],
            margin=self._number(told, "margin_mm"),
            border=cast(Border, self._choice(told, "border")),
            edge=self._number(told, "edge_mm"),
            shares_white=self._boolean(told, "shares_white"),
            verb=self._text(told, "verb"),
            elements={name: self._element(name, elements.get(name)) for name in NAMES},
        )

    def _element(self, name: str, data: object) -> Element:
        self.element = name
        keys = {"box_mm"} if name == ROOM else _TEXT_KEYS if name in TEXTS else _PICTURE_KEYS
        told = self._closed(data, keys)
        element = Element(Box(*self._numbers(told, "box_mm", 4)))
        if name != ROOM:
            element = replace(element, printing=cast(Printing, self._choice(told, "printing")))
        if name in TEXTS:
            element = replace(
                element,
                align=cast(Align, self._choice(told, "align")),
                valign=cast(Valign, self._choice(told, "valign")),
                sizes=self._numbers(told, "sizes_mm"),
                broken=self._numbers(told, "broken_mm"),
                lines=self._whole(told, "lines"),
                bold=self._boolean(told, "bold"),
                italic=self._boolean(told, "italic"),
                colour=self._text(told, "colour"),
                tracking=self._number(told, "tracking"),
            )
        self.element = ""
        return element

    def _wrong(self, key: str, sentence: str) -> None:
        self.problems.append(Problem(self.element, key, sentence))

    def _closed(self, data: object, keys: set[str]) -> Mapping[str, Any]:
        if not isinstance(data, Mapping):
            self._wrong("", "thiếu cả phần này trong bố cục.")
            return {}
        for key in sorted(map(str, data.keys() - keys)):
            self._wrong(key, f"bố cục có mục lạ “{key}” mà máy không hiểu.")
        for key in sorted(keys - data.keys()):
            self._wrong(key, f"bố cục thiếu mục “{key}”.")
        return data

    def _number(self, told: Mapping[str, Any], key: str) -> float:
        value = told.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 10_000:
            self._wrong(key, f"“{key}” phải là một số.")
            return 0.0
        return round(float(value), 3)

    def _numbers(self, told: Mapping[str, Any], key: str, count: int | None = None) -> tuple[float, ...]:
        value = told.get(key, ())
        listed = list(value)[:20] if isinstance(value, list | tuple) else [None]
        found = tuple(
            round(float(one), 3)
            for one in listed
            if isinstance(one, int | float) and not isinstance(one, bool) and abs(one) < 10_000
        )
        if key in told and (len(found) != len(listed) or (count is not None and len(found) != count)):
            self._wrong(key, f"“{key}” phải gồm {f'{count} số' if count else 'các số'}.")
        return found if count is None else (*found, *(0.0,) * count)[:count]

    def _whole(self, told: Mapping[str, Any], key: str) -> int:
        value = told.get(key, 1)
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong(key, f"“{key}” phải là số nguyên.")
            return 1
        return value

    def _boolean(self, told: Mapping[str, Any], key: str) -> bool:
        value = told.get(key, False)
        if not isinstance(value, bool):
            self._wrong(key, f"“{key}” phải là có hoặc không.")
            return False
        return value

    def _text(self, told: Mapping[str, Any], key: str) -> str:
        value = told.get(key, "")
        if not isinstance(value, str):
            self._wrong(key, f"“{key}” phải là chữ.")
            return ""
        return value

    def _choice(self, told: Mapping[str, Any], key: str) -> str:
        value = told.get(key, _CHOICES[key][0])
        if value not in _CHOICES[key]:
            self._wrong(key, f"“{key}” chỉ nhận một trong: {', '.join(_CHOICES[key])}.")
            return _CHOICES[key][0]
        return str(value)


# ── checking ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def problems_of(layout: Layout) -> Iterator[Problem]:
    """What would print wrong, each at its place."""
    yield from _sheet_problems(layout)
    for name, element in layout.elements.items():
        if element.printing != "never" or name == ROOM:
            yield from _element_problems(layout, name, element)
    yield from _overlaps(layout)


def _sheet_problems(layout: Layout) -> Iterator[Problem]:
    wide, high = WIDTHS_MM, HEIGHTS_MM
    if not (wide[0] <= layout.width <= wide[1] and high[0] <= layout.height <= high[1]):
        yield Problem(
            "",
            "sheet_mm",
            f"Khổ giấy {_told(layout.width)} × {_told(layout.height)} mm nằm ngoài khoảng in được "
            f"({wide[0]:g}–{wide[1]:g} × {high[0]:g}–{high[1]:g} mm).",
        )
    if not _MARGINS_MM[0] <= layout.margin <= _MARGINS_MM[1]:
        yield Problem("", "margin_mm", f"Lề phải từ {_MARGINS_MM[0]:g} đến {_MARGINS_MM[1]:g} mm.")
    if not _EDGES_MM[0] <= layout.edge <= _EDGES_MM[1]:
        yield Problem("", "edge_mm", f"Khung viền phải cách mép giấy từ {_EDGES_MM[0]:g} đến {_EDGES_MM[1]:g} mm.")
    if not 0 < len(layout.verb.strip()) <= LONGEST_VERB:
        yield Problem("verb", "verb", f"hãy ghi chữ in ở dòng này, ngắn hơn {LONGEST_VERB} chữ.")


def _element_problems(layout: Layout, name: str, element: Element) -> Iterator[Problem]:
    box, margin = element.box, layout.margin
    if box.width < 2 or box.height < 1:
        yield Problem(name, "box_mm", "ô phải rộng ít nhất 2 mm và cao ít nhất 1 mm.")
    elif (
        min(box.x, box.y) < margin - _TOUCH
        or box.right > layout.width - margin + _TOUCH
        or box.bottom > layout.height - margin + _TOUCH
    ):
        yield Problem(
            name,
            "box_mm",
            f"ô ra ngoài tờ giấy trừ lề {_told(margin)} mm (ô từ {_told(box.x)}; {_told(box.y)} đến {_told(box.right)}; "
            f"{_told(box.bottom)} mm, tờ giấy {_told(layout.width)} × {_told(layout.height)} mm). Hãy thu nhỏ hoặc dời ô.",
        )
    if name == "qr" and min(box.width, box.height) < SMALLEST_QR_MM:
        yield Problem(
            name,
            "box_mm",
            f"mã nhỏ hơn {SMALLEST_QR_MM:g} mm thì điện thoại không đọc chắc. Hãy để ô rộng và cao từ "
            f"{SMALLEST_QR_MM:g} mm.",
        )
    if name in TEXTS:
        yield from _text_problems(name, element)


def _text_problems(name: str, element: Element) -> Iterator[Problem]:
    for key, sizes in (("sizes_mm", element.sizes), ("broken_mm", element.broken)):
        if len(sizes) > _MOST_SIZES or any(not _SIZES_MM[0] <= size <= _SIZES_MM[1] for size in sizes):
            yield Problem(
                name, key, f"cỡ chữ từ {_told(_SIZES_MM[0])} đến {_told(_SIZES_MM[1])} mm, nhiều nhất {_MOST_SIZES} cỡ."
            )
            return
        if list(sizes) != sorted(sizes, reverse=True):
            yield Problem(name, key, "các cỡ chữ phải xếp từ lớn đến nhỏ.")
    if not element.sizes:
        yield Problem(name, "sizes_mm", "hãy ghi ít nhất một cỡ chữ.")
        return
    if not 1 <= element.lines <= _MOST_LINES:
        yield Problem(name, "lines", f"số dòng từ 1 đến {_MOST_LINES}.")
        return
    smallest = element.ladder[-1]
    needed = round(text_height(smallest, element.lines), 1)
    if element.box.height + _TOUCH < needed:
        yield Problem(
            name, "box_mm", f"ô thấp hơn chữ: {element.lines} dòng cỡ {_told(smallest)} mm cần cao {_told(needed)} mm."
        )
    if not _HEX.fullmatch(element.colour):
        yield Problem(name, "colour", "màu chữ ghi như #B0161B.")
    if not 0 <= element.tracking <= _MOST_TRACKING:
        yield Problem(name, "tracking", f"giãn chữ từ 0 đến {_told(_MOST_TRACKING)}.")


def _overlaps(layout: Layout) -> Iterator[Problem]:
    """Pairs of boxes that lie over each other. A column that shares its white counts as one box."""
    placed = [
        (name, element.box)
        for name, element in layout.elements.items()
        if (element.printing != "never" or name == ROOM) and not (layout.shares_white and name in COLUMN)
    ]
    if layout.shares_white and any(layout.elements[name].printing != "never" for name in COLUMN):
        placed.append(("merit", layout.column()))
    for (first, box), (second, other) in combinations(placed, 2):
        if box.overlaps(other):
            yield Problem(second, "box_mm", f"ô này đè lên ô “{NAMES[first]}”. Hãy dời hoặc thu nhỏ một trong hai ô.")


def _told(value: float) -> str:
    """A length as people here write it: ``14,5``."""
    return f"{round(value, 1):g}".replace(".", ",")


def text_height(size: float, lines: int, leading: float = LEADING) -> float:
    """From the top of the capitals of the first line to the foot of the last, in the unit of ``size``."""
    return size * (CAP_HEIGHT * lines + leading * (lines - 1))
