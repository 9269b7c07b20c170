"""The picture of a signature or a seal that a digital signature shows: a PNG of one ink on nothing, painted anew.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7 d and II.8 a: the signature blue, the seal red, both PNG.
"""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image, UnidentifiedImageError

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 20_000_000
LONGEST_SIDE = 640
"""Pixels to which the picture comes down: a seal of 36 mm at 450 dots an inch."""
SMALLEST_SIDE = 60
MOST_KEPT = 150_000
"""Bytes of the picture as it is kept: every signed paper carries it."""
_SEEN, _UNSEEN = 128, 32
"""Of 255: from here on a dot is ink, up to here it is nothing."""
_LEAST_CLEAR = 0.15
_LEAST_OF_ITS_INK = 0.7
_APART = 25
"""By how much of 255 the colour of an ink stands out from the two others."""
_WORDS = {"blue": "xanh", "red": "đỏ"}


class _Unusable(Exception):
    """Why the file cannot be shown in a signature."""


def looked_at(data: bytes, ink: str) -> dict[str, Any]:
    """``painted``: a new PNG in base64, cut to its ink, with ``width`` and ``height`` in pixels; or a ``problem``.

    ``ink`` is "blue" or "red".
    """
    try:
        drawn = _drawn(data)
        _of_one_ink(drawn, ink)
        return {"painted": base64.b64encode(_png(drawn)).decode(), "width": drawn.width, "height": drawn.height}
    except _Unusable as unusable:
        return {"problem": str(unusable)}


def _drawn(data: bytes) -> Image.Image:
    """The picture with its transparency, cut to what is seen of it."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
            # Only the head has been read so far: the size is known before any pixel is made.
            if picture.width * picture.height > MOST_PIXELS:
                raise _Unusable("Ảnh có hơn 20 triệu điểm ảnh nên không được mở. Hãy thu nhỏ ảnh rồi gửi lại.")
            copy = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _Unusable("Không đọc được tệp. Chỉ nhận ảnh PNG có nền trong suốt.") from error
    ink = copy.getchannel("A").point([0] * _UNSEEN + [255] * (256 - _UNSEEN)).getbbox()
    if ink is None:
        raise _Unusable("Ảnh không có nét nào. Hãy chọn lại tệp.")
    cut = copy.crop(ink)
    cut.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if min(cut.size) < SMALLEST_SIDE:
        raise _Unusable(f"Ảnh quá nhỏ: mỗi chiều của nét cần ít nhất {SMALLEST_SIDE} điểm ảnh, nếu không in ra sẽ vỡ.")
    return cut


def _of_one_ink(drawn: Image.Image, ink: str) -> None:
    small = drawn.copy()
    small.thumbnail((300, 300))
    dots = list(zip(*(small.getchannel(one).tobytes() for one in "RGBA"), strict=True))
    clear = sum(alpha < _UNSEEN for *_rgb, alpha in dots)
    if clear < _LEAST_CLEAR * len(dots):
        raise _Unusable(
            "Nền của ảnh không trong suốt nên sẽ che chữ trên văn bản. Hãy xóa nền (lưu PNG có kênh trong suốt) rồi gửi lại."
        )
    seen = [(red, green, blue) for red, green, blue, alpha in dots if alpha >= _SEEN]
    if sum(_is(ink, *dot) for dot in seen) < _LEAST_OF_ITS_INK * len(seen):
        raise _Unusable(f"Nét của ảnh không phải màu {_WORDS[ink]}. Hãy quét lại bản gốc bằng máy quét màu.")


def _is(ink: str, red: int, green: int, blue: int) -> bool:
    own, others = (blue, (red, green)) if ink == "blue" else (red, (green, blue))
    return own >= max(others) + _APART


def _png(drawn: Image.Image) -> bytes:
    """The picture in few colours and without whatever else its file carried."""
    drawn.info.clear()
    for colours in (256, 64, 16):
        out = io.BytesIO()
        drawn.quantize(colours, method=Image.Quantize.FASTOCTREE).save(out, format="PNG", optimize=True)
        if out.tell() <= MOST_KEPT:
            return out.getvalue()
    raise _Unusable("Ảnh có quá nhiều nét vụn nên quá nặng. Hãy quét lại trên nền sạch.")
