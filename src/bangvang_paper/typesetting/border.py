"""The border of a certificate: three strands of a cord between hairlines, drawn for any size of paper.

Our own drawing. It has no corner motif and borrows nothing from certificates of the State (Nghị định 98/2023/NĐ-CP,
Điều 104 asks for a border that does not resemble them).
"""

from __future__ import annotations

import math
from functools import lru_cache

EDGE_MM = 8.0
BAND_MM = 5.0
_STRANDS = 3
_WAVE_MM = 9.0
_SWING_MM = 1.45
_GOLD = "#AD7F14"
_DEEP = "#8A6510"


@lru_cache(maxsize=16)
def border_svg(width: float, height: float) -> str:
    """An SVG in millimetres, as large as the sheet: an outer rule, the cord, an inner double rule."""
    middle = EDGE_MM + BAND_MM / 2
    inner = EDGE_MM + BAND_MM
    rules = [
        _rectangle(EDGE_MM, width, height, 0.55, _DEEP),
        _rectangle(EDGE_MM + 0.95, width, height, 0.14, _GOLD),
        _rectangle(inner - 0.95, width, height, 0.14, _GOLD),
        _rectangle(inner, width, height, 0.3, _DEEP),
    ]
    strands = [
        f'<path d="{_cord(width, height, middle, strand / _STRANDS)}" fill="none" stroke="{_GOLD}" '
        f'stroke-width="0.19"/>'
        for strand in range(_STRANDS)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}mm" '
        f'height="{height:g}mm">{"".join(rules)}{"".join(strands)}</svg>'
    )


def _rectangle(inset: float, width: float, height: float, line: float, colour: str) -> str:
    return (
        f'<rect x="{inset:g}" y="{inset:g}" width="{width - 2 * inset:g}" height="{height - 2 * inset:g}" '
        f'fill="none" stroke="{colour}" stroke-width="{line:g}"/>'
    )


def _cord(width: float, height: float, middle: float, phase: float) -> str:
    """One strand along the four sides; towards a corner its swing dies away, so all strands meet in one point."""
    across, down = width - 2 * middle, height - 2 * middle
    right, bottom = width - middle, height - middle
    sides = (
        (middle, middle, across, (1, 0)),
        (right, middle, down, (0, 1)),
        (right, bottom, across, (-1, 0)),
        (middle, bottom, down, (0, -1)),
    )
    return "".join(_side(x, y, length, way, phase) for x, y, length, way in sides)


def _side(x: float, y: float, length: float, way: tuple[int, int], phase: float) -> str:
    """A whole number of waves along one side, in cubic arcs of a quarter wave (Hermite form, exact in its slope)."""
    waves = max(1, round(length / _WAVE_MM))
    step = length / waves / 2
    over = (-way[1], way[0])

    def swing(distance: float) -> float:
        calm = min(1.0, min(distance, length - distance) / _WAVE_MM)
        return _SWING_MM * calm * calm * (3 - 2 * calm) * math.sin(math.tau * (distance / length * waves + phase))

    def slope(distance: float) -> float:
        before, after = max(0.0, distance - 0.01), min(length, distance + 0.01)
        return (swing(after) - swing(before)) / (after - before)

    def at(distance: float, off: float) -> str:
        return f"{x + way[0] * distance + over[0] * off:.2f} {y + way[1] * distance + over[1] * off:.2f}"

    path = [f"M{at(0, 0)}"]
    for index in range(2 * waves):
        start, end = index * step, (index + 1) * step
        first = at(start + step / 3, swing(start) + slope(start) * step / 3)
        second = at(end - step / 3, swing(end) - slope(end) * step / 3)
        path.append(f"C{first} {second} {at(end, swing(end))}")
    return "".join(path)
