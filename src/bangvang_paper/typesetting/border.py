"""The border of a certificate: a ribbon of fine strokes set with beads between hairlines, or two plain rules; any size of paper.

Our own drawing. It has no corner motif and borrows nothing from certificates of the State (Nghị định 98/2023/NĐ-CP,
Điều 104 asks for a border that does not resemble them). Strokes and beads are dashes of a few long lines: drawn one by
one they would make every page ten times heavier.
"""

from __future__ import annotations

from functools import lru_cache

_GOLD = "#AD7F14"
_DEEP = "#8A6510"
OUTER = 8.0
"""Where the border begins unless told otherwise, in mm from the edge of the sheet."""
# Millimetres from the outer rule to the middle of the ribbon and to the inner rule.
_TO_RIBBON, _TO_INNER = 2.9, 5.8
# Millimetres: distance from stroke to stroke, and how many strokes lie between two beads.
_PITCH, _STROKES_PER_BEAD = 0.62, 7


@lru_cache(maxsize=16)
def border_svg(width: float, height: float, kind: str = "ribbon", edge: float = OUTER) -> str:
    """An SVG in millimetres, as large as the sheet: outer rule, hairline, ribbon, hairline, inner rule.

    ``kind`` "rules" leaves the ribbon out, "none" gives "". ``edge`` is the distance of the outer rule from the edge.
    """
    if kind == "none":
        return ""
    inner = edge + _TO_INNER
    parts = [
        _rectangle(edge, width, height, 0.55, _DEEP),
        _rectangle(edge + 1, width, height, 0.14, _GOLD),
        *(_ribbon(edge + _TO_RIBBON, width, height) if kind == "ribbon" else []),
        _rectangle(inner - 1, width, height, 0.14, _GOLD),
        _rectangle(inner, width, height, 0.32, _DEEP),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}mm" '
        f'height="{height:g}mm" fill="none">{"".join(parts)}</svg>'
    )


def _rectangle(inset: float, width: float, height: float, line: float, colour: str) -> str:
    return (
        f'<rect x="{inset:g}" y="{inset:g}" width="{width - 2 * inset:g}" height="{height - 2 * inset:g}" '
        f'stroke="{colour}" stroke-width="{line:g}"/>'
    )


def _ribbon(inset: float, width: float, height: float) -> list[str]:
    """Strokes, then a white eye for every bead, then the beads; each side holds a whole number of beads."""
    right, bottom = width - inset, height - inset
    across = (f"M{inset:g} {inset:g}H{right:g}M{inset:g} {bottom:g}H{right:g}", right - inset)
    down = (f"M{inset:g} {inset:g}V{bottom:g}M{right:g} {inset:g}V{bottom:g}", bottom - inset)
    parts: list[str] = []
    for line, length in (across, down):
        beads = max(1, round(length / _PITCH / _STROKES_PER_BEAD))
        parts.append(_dashes(line, length / beads / _STROKES_PER_BEAD, 0.13, 2.6, _GOLD))
    # Both directions are hatched before any eye is opened, or the strokes would cross the beads of the corners.
    for size, colour in ((1.9, "#FFFFFF"), (1.0, _DEEP)):
        for line, length in (across, down):
            beads = max(1, round(length / _PITCH / _STROKES_PER_BEAD))
            parts.append(_dashes(line, length / beads, 0, size, colour))
    return parts


def _dashes(line: str, pitch: float, length: float, thickness: float, colour: str) -> str:
    """A dash of ``length`` around every point of the pitch; a dash of no length is a round bead."""
    cap = "butt" if length else "round"
    dash = length or 0.001
    return (
        f'<path d="{line}" stroke="{colour}" stroke-width="{thickness:g}" stroke-linecap="{cap}" '
        f'stroke-dasharray="{dash:g} {pitch - dash:.5f}" stroke-dashoffset="{dash / 2:g}"/>'
    )
