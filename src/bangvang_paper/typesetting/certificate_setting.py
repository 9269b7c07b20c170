"""Words into boxes: what is printed where on one certificate, reckoned in millimetres before Typst draws it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bangvang_paper.typesetting.certificate_layout import (
    COLUMN,
    LEADING,
    TEXTS,
    Box,
    Element,
    Layout,
    text_height,
)
from bangvang_paper.typesetting.fitting import MM_PER_POINT, Fitted, Slot, fitted, width_mm
from bangvang_paper.typesetting.letterhead import MOTTO

# The title of a signer may be two lines, "KT. GIÁM ĐỐC" and "PHÓ GIÁM ĐỐC"; they stand a little closer.
_TITLE_LEADING = 0.48
# Shares of the white above each part of a column that shares it, and below the last; the motto keeps to the nation.
_WHITE = {
    "national_name": 1.6, "issuer": 3.0, "verb": 2.0, "award": 1.8, "recipient": 3.0, "position_unit": 1.8, "merit": 1.6,
}  # fmt: skip
_WHITE_BELOW = 2.0
_MOTTO_GAP, _RULE_GAP, _RULE_LINE = 2.4 / 5.2, 1.5 / 5.2, 0.25 / 5.2  # in parts of the motto's size
_EMPTY_EMBLEM = 20 / 22  # side of the frame that keeps the place, in parts of the box
_SMALLEST_SHRINK = 0.4
_MOST_STEPS_DOWN = 10
_HAIR = 0.01


@dataclass(frozen=True)
class Nudge:
    """How one certificate departs from the others: the changing words moved by mm, the recipient's words larger or smaller
    by ``step`` twentieths."""

    dx: float = 0.0
    dy: float = 0.0
    step: int = 0


AS_SET = Nudge()
"""No departure."""


@dataclass(frozen=True)
class Placed:
    """One text, ready to draw: ``y`` is the top of its capitals, ``size`` and all lengths in mm."""

    name: str
    element: Element
    x: float
    y: float
    width: float
    size: float
    lines: tuple[str, ...]
    leading: float

    @property
    def height(self) -> float:
        return text_height(self.size, len(self.lines), self.leading)


_RECIPIENTS = ("recipient", "position_unit", "merit")


def placed_texts(
    layout: Layout, words: Mapping[str, tuple[str, ...]], nudge: Nudge = AS_SET, *, emblem: bool = True
) -> list[Placed]:
    """Every text that is on the paper, in its place. ``words``: name of an element → its parts, each a line at least.

    ``emblem`` False: an empty square keeps the emblem's place. Words too long for a column that shares its white are set
    smaller, a twentieth at a time.
    """
    for step in range(nudge.step, nudge.step - _MOST_STEPS_DOWN, -1):
        texts = {name: _set(name, words[name], element, layout) for name, element in _shown(layout, words, step)}
        white = _white(layout, texts, emblem) if layout.shares_white else 0.0
        if white >= 0:
            break
    tops = dict(_shared_tops(layout, texts, max(white, 0.0), emblem)) if layout.shares_white else {}
    return [_nudged(replace(text, y=tops.get(name, text.y)), nudge) for name, text in texts.items()]


def _shown(layout: Layout, words: Mapping[str, tuple[str, ...]], step: int) -> Iterator[tuple[str, Element]]:
    for name in TEXTS:
        element = layout.elements[name]
        if element.printing != "never" and any(words.get(name, ())):
            yield name, _enlarged(element, step) if name in _RECIPIENTS else element


def _nudged(text: Placed, nudge: Nudge) -> Placed:
    """Only words that change from paper to paper move; what a blank has already stays where it is."""
    if text.element.printing != "both":
        return text
    return replace(text, x=text.x + nudge.dx, y=text.y + nudge.dy)


def motto_rule(placed: Placed) -> tuple[float, float, float, float]:
    """x, y, length and thickness (mm) of the line under the motto."""
    length = width_mm(MOTTO, placed.size / MM_PER_POINT, bold=placed.element.bold)
    free = placed.width - length
    x = placed.x + {"left": 0.0, "center": free / 2, "right": free}[placed.element.align]
    return x, placed.y + placed.height + _RULE_GAP * placed.size, length, _RULE_LINE * placed.size


def emblem_box(layout: Layout, *, empty: bool) -> Box:
    """Where the emblem stands; without a picture a square keeps its place."""
    box = layout.elements["emblem"].box
    side = min(box.width, box.height * _EMPTY_EMBLEM)
    return Box(box.x + (box.width - side) / 2, box.y, side, side) if empty else box


def _enlarged(element: Element, step: int) -> Element:
    factor = 1 + step / 20
    if not step:
        return element
    return replace(
        element,
        sizes=tuple(size * factor for size in element.sizes),
        broken=tuple(size * factor for size in element.broken),
    )


def _set(name: str, parts: tuple[str, ...], element: Element, layout: Layout) -> Placed:
    """Lines, size and place of one text in its box."""
    leading = _TITLE_LEADING if name == "signer_title" else LEADING
    box = element.box
    slot = Slot(box.width, element.sizes, element.ladder, element.lines, bold=element.bold, tracking=element.tracking)
    found = [fitted(part, slot) for part in parts if part]
    size, lines = min(one.size for one in found), tuple(line for one in found for line in one.lines)
    shares = layout.shares_white and name in COLUMN
    if not shares and text_height(size, len(lines), leading) > box.height + _HAIR:
        size, lines = _squeezed(parts, slot, box.height, leading)
    white = box.height - text_height(size, len(lines), leading)
    top = box.y + {"top": 0.0, "middle": white / 2, "bottom": white}[element.valign]
    return Placed(name, element, box.x, top, box.width, size, lines, leading)


def _squeezed(parts: tuple[str, ...], slot: Slot, height: float, leading: float) -> tuple[float, tuple[str, ...]]:
    """Smaller letters until all lines stand inside the box: nothing may run over the next part."""
    size = slot.several[-1]
    lines: tuple[str, ...] = ()
    least = size * _SMALLEST_SHRINK
    while True:
        found: list[Fitted] = [
            fitted(part, replace(slot, alone=(size,), several=(size,), lines=99)) for part in parts if part
        ]
        lines = tuple(line for one in found for line in one.lines)
        set_at = min(one.size for one in found)
        if text_height(set_at, len(lines), leading) <= height or size <= least:
            return set_at, lines
        size *= 0.95


def _white(layout: Layout, texts: Mapping[str, Placed], emblem: bool) -> float:
    """What the words leave of the column, in mm; less than nothing when they are too long."""
    listed = [texts[name] for name in COLUMN if name in texts]
    return layout.column().height - _emblem_height(layout, emblem) - sum(_with_rule(text) for text in listed)


def _emblem_height(layout: Layout, emblem: bool) -> float:
    element = layout.elements["emblem"]
    return 0.0 if element.printing == "never" else element.box.height * (1 if emblem else _EMPTY_EMBLEM)


def _shared_tops(
    layout: Layout, texts: Mapping[str, Placed], white: float, emblem: bool
) -> Iterator[tuple[str, float]]:
    """The top of each text of the column, with the white shared out between them."""
    listed = [texts[name] for name in COLUMN if name in texts]
    share = white / (sum(_WHITE.get(text.name, 0.0) for text in listed) + _WHITE_BELOW)
    at = layout.column().y + _emblem_height(layout, emblem)
    for text in listed:
        at += _MOTTO_GAP * text.size if text.name == "motto" else share * _WHITE[text.name]
        yield text.name, at
        at += text.height + (_RULE_GAP * text.size if text.name == "motto" else 0.0)


def _with_rule(text: Placed) -> float:
    if text.name != "motto":
        return text.height
    return text.height + (_MOTTO_GAP + _RULE_GAP) * text.size
