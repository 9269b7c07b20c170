"""How words divide over lines and columns, reckoned from the widths of the paper face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bangvang_paper.typesetting.face import face

MM_PER_POINT = 25.4 / 72
_REGULAR = "LiberationSerif-Regular.ttf"
_BOLD = "LiberationSerif-Bold.ttf"
CELL_PADDING_MM = 1.4
# Rows that settle the widths of a long table; more would cost time and change nothing one sees.
_LOOKED_AT = 200


def width_mm(text: str, size: float, *, bold: bool = False) -> float:
    """Width in mm of one line at ``size`` points."""
    return face(_BOLD if bold else _REGULAR).width(text, size) * MM_PER_POINT


def balanced(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """``text`` broken by line feeds into the fewest lines that fit ``width`` mm, as equal in length as can be."""
    # A dash between two words stays with the first of them: no line begins with it.
    words = text.replace(" - ", "\0- ").replace(" – ", "\0– ").split(" ")
    least = _wrapped(words, size, width, bold)
    if len(least) == 1:
        return text
    narrow, wide = width / len(least) * 0.6, width
    while wide - narrow > 0.5:
        middle = (narrow + wide) / 2
        if len(_wrapped(words, size, middle, bold)) <= len(least):
            wide = middle
        else:
            narrow = middle
    return "\n".join(_wrapped(words, size, wide, bold)).replace("\0", " ")


def _wrapped(words: Sequence[str], size: float, width: float, bold: bool) -> list[str]:
    """Lines filled greedily; a word wider than the line stands alone."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer.replace("\0", " "), size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True)
class Slot:
    """Room for words of unforeseen length: ``width`` and sizes in mm, the sizes from the wished one downwards.

    ``alone`` are the sizes at which they may stand on one line; failing that ``several`` are those for up to ``lines``
    lines. ``tracking`` is white between letters, in parts of the size.
    """

    width: float
    alone: tuple[float, ...]
    several: tuple[float, ...]
    lines: int = 2
    bold: bool = True
    tracking: float = 0


@dataclass(frozen=True)
class Fitted:
    """Words divided into lines, and the size in mm at which they fit."""

    size: float
    lines: tuple[str, ...]


@lru_cache(maxsize=4096)
def fitted(text: str, slot: Slot) -> Fitted:
    """The largest allowed setting of ``text``. The last size takes as many lines as it must.

    Only a single word that is wider than the slot even then makes the letters smaller than any size named.
    """
    narrower = 1 + slot.tracking * 2  # a letter is about half as wide as it is high
    for size in slot.alone:
        if width_mm(text, size / MM_PER_POINT, bold=slot.bold) * narrower <= slot.width:
            return Fitted(size, (text,))
    broken = ""
    for size in slot.several:
        broken = balanced(text, size / MM_PER_POINT, slot.width / narrower, bold=slot.bold)
        if broken.count("\n") < slot.lines and _widest(broken, size, slot) * narrower <= slot.width:
            return Fitted(size, tuple(broken.split("\n")))
    last = slot.several[-1]
    return Fitted(last * min(1.0, slot.width / narrower / _widest(broken, last, slot)), tuple(broken.split("\n")))


def _widest(broken: str, size: float, slot: Slot) -> float:
    return max(width_mm(line, size / MM_PER_POINT, bold=slot.bold) for line in broken.split("\n"))


def column_widths(
    head: Sequence[str], rows: Sequence[Sequence[str]], size: float, total: float, *, whole: Sequence[int] = ()
) -> tuple[float, ...]:
    """Widths in mm that add up to ``total`` and keep the table short; no word is broken.

    ``whole`` names columns (ordinals, figures) that never wrap and take no more than they need. A table whose longest
    words alone are too wide is shrunk evenly.
    """
    cells = [[row[index] for row in rows[:_LOOKED_AT]] for index in range(len(head))]
    least = [_least(head[index], column, size, index in whole) for index, column in enumerate(cells)]
    if sum(least) >= total:
        return tuple(width * total / sum(least) for width in least)
    free = [index for index in range(len(head)) if index not in whole] or list(range(len(head)))
    spare = (total - sum(least)) / len(free)
    widths = [width + spare * (index in free) for index, width in enumerate(least)]
    return tuple(_shortened(cells, widths, least, free, size))


def _shortened(
    cells: Sequence[Sequence[str]], widths: list[float], floor: Sequence[float], free: Sequence[int], size: float
) -> list[float]:
    """Move width from column to column, a step at a time, for as long as the table gets shorter by it."""
    columns = [_Column(column, size) for column in cells]

    def height(tried: Sequence[float]) -> float:
        lines = [column.lines(width) for column, width in zip(columns, tried, strict=True)]
        # Among equally short tables the one with fewer wrapped cells is the better.
        return float(sum(max(row) + 0.06 * sum(row) for row in zip(*lines, strict=True)))

    best = height(widths)
    for step in (12.0, 6.0, 3.0, 1.5):
        improved = True
        while improved:
            improved = False
            for giver in free:
                for taker in free:
                    if giver == taker or widths[giver] - step < floor[giver]:
                        continue
                    tried = [*widths]
                    tried[giver] -= step
                    tried[taker] += step
                    if (found := height(tried)) < best - 1e-9:
                        widths, best, improved = tried, found, True
    return widths


class _Column:
    """The cells of one column as word widths, and how many lines they take at a width."""

    def __init__(self, cells: Sequence[str], size: float) -> None:
        self._space = width_mm(" ", size)
        self._cells = [[width_mm(word, size) for word in cell.split(" ")] for cell in cells]
        self._known: dict[float, list[int]] = {}

    def lines(self, width: float) -> list[int]:
        key = round(width, 1)
        if key not in self._known:
            inside = width - 2 * CELL_PADDING_MM - 0.3
            self._known[key] = [self._count(cell, inside) for cell in self._cells]
        return self._known[key]

    def _count(self, words: Sequence[float], inside: float) -> int:
        lines, used = 1, 0.0
        for word in words:
            if used and used + self._space + word > inside:
                lines, used = lines + 1, word
            else:
                used += word + (self._space if used else 0)
        return lines


def _least(title: str, cells: Sequence[str], size: float, whole: bool) -> float:
    pieces = cells if whole else [word for cell in cells for word in cell.split(" ")]
    widest = max((width_mm(piece, size) for piece in set(pieces)), default=0.0)
    heading = max(width_mm(word, size, bold=True) for word in title.split(" "))
    return max(widest, heading) + 2 * CELL_PADDING_MM + 0.6
