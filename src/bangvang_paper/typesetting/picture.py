"""Pictures that an agency uploads (its emblem or logo), made safe to set: always one SVG text of known shape."""

from __future__ import annotations

import base64
import re
import struct
from functools import lru_cache

LARGEST_BYTES = 2_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
# What an SVG could use to reach outside itself or to run: an emblem needs none of it.
_REACHES_OUT = re.compile(r"<!DOCTYPE|<!ENTITY|<script|<foreignObject|href\s*=\s*[\"'](?!#|data:image/)", re.IGNORECASE)


@lru_cache(maxsize=32)
def picture_svg(data: bytes) -> str:
    """The picture as SVG text; a PNG is wrapped.

    Raises ``ValueError`` (in Vietnamese) when it is neither PNG nor SVG, too large, or an SVG that reaches outside
    itself.
    """
    if len(data) > LARGEST_BYTES:
        raise ValueError("Ảnh quốc huy hoặc biểu trưng lớn hơn 2 MB. Hãy giảm kích thước ảnh rồi tải lên lại.")
    if data.startswith(_PNG) and len(data) > 24:
        return _wrapped_png(data)
    try:
        text = data.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        text = ""
    if "<svg" not in text[:2000]:
        raise ValueError("Ảnh quốc huy hoặc biểu trưng phải là tệp PNG hoặc SVG. Hãy lưu lại ở một trong hai dạng này.")
    if _REACHES_OUT.search(text):
        raise ValueError("Tệp SVG có phần chạy lệnh hoặc gọi tệp bên ngoài nên không dùng được. Hãy xuất ra PNG.")
    return text


def _wrapped_png(data: bytes) -> str:
    width, height = struct.unpack_from(">II", data, 16)
    content = base64.b64encode(data).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{content}"/></svg>'
    )
