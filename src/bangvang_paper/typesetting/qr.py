"""QR codes as one SVG path, quick to draw and sharp at any size."""

from __future__ import annotations

import segno

# One fixed mask: trying all eight costs five times as much as drawing, and any mask is legal (ISO/IEC 18004, 7.8).
_MASK = 3
QUIET_ZONE = 4


def qr_svg(text: str) -> str:
    """An SVG of one path, black on nothing, error correction M, with the quiet zone of four modules.

    Its view box counts modules, so a placement of any size keeps square modules. Raises ``ValueError`` for an empty
    text or one that no QR code can hold.
    """
    if not text:
        raise ValueError("Mã QR cần một địa chỉ, nhưng địa chỉ đang trống.")
    try:
        code = segno.make(text, error="m", mask=_MASK, boost_error=False, micro=False)
    except segno.DataOverflowError as error:
        raise ValueError("Địa chỉ quá dài, không mã QR nào chứa được. Hãy dùng địa chỉ ngắn hơn.") from error
    side = len(code.matrix) + 2 * QUIET_ZONE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}">'
        f'<path stroke="#000" d="{_strokes(code.matrix)}"/></svg>'
    )


def _strokes(matrix: tuple[bytearray, ...]) -> str:
    """Each dark run of each row as one stroke of width one: two commands a run, the least that draws them."""
    parts: list[str] = []
    for y, row in enumerate(matrix, QUIET_ZONE):
        at = 0
        parts.append(f"M{QUIET_ZONE} {y}.5")
        start = row.find(1)
        while start >= 0:
            end = row.find(0, start)
            end = len(row) if end < 0 else end
            parts.append(f"m{start - at} 0h{end - start}")
            at = end
            start = row.find(1, end)
    return "".join(parts)
