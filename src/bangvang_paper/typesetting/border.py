"""The border of a certificate: a ribbon of fine strokes set with beads, between hairlines, for any size of paper.

Our own drawing. It has no corner motif and borrows nothing from certificates of the State (Nghị định 98/2023/NĐ-CP,
Điều 104 asks for a border that does not resemble them). Strokes and beads are dashes of a few long lines: drawn one by
one they would make every page ten times heavier.
"""

from __future__ import annotations

from functools import lru_cache

_GOLD = "#AD7F14"
_DEEP = "#8A6510"
# Millimetres from the edge of the sheet.
_OUTER, _RIBBON, _INNER = 8.0, 10.9, 13.8
# Millimetres: distance from stroke to stroke, and how many strokes lie between two beads.
_PITCH, _STROKES_PER_BEAD = 0.62, 7


@lru_cache(maxsize=16)
def border_svg(width: float, height: float) -> str:
    """An SVG in millimetres, as large as the sheet: outer rule, hairline, ribbon, hairline, inner rule."""
    parts = [
        _rectangle(_OUTER, width, height, 0.55, _DEEP),
        _rectangle(_OUTER + 1, width, height, 0.14, _GOLD),
        *_ribbon(width, height),
        _rectangle(_INNER - 1, width, height, 0.14, _GOLD),
        _rectangle(_INNER, width, height, 0.32, _DEEP),
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


def _ribbon(width: float, height: float) -> list[str]:
    """Strokes, then a white eye for every bead, then the beads; each side holds a whole number of beads."""
    right, bottom = width - _RIBBON, height - _RIBBON
    across = (f"M{_RIBBON:g} {_RIBBON:g}H{right:g}M{_RIBBON:g} {bottom:g}H{right:g}", right - _RIBBON)
    down = (f"M{_RIBBON:g} {_RIBBON:g}V{bottom:g}M{right:g} {_RIBBON:g}V{bottom:g}", bottom - _RIBBON)
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
