"""A scan of a paper that was signed by hand: a picture is painted anew, a PDF must be nothing but pages."""

from __future__ import annotations

import base64
import io
from typing import Any

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PAGES = 300
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 4000
"""Pixels to which a photograph comes down: A4 at 340 dots an inch."""


class _Unusable(Exception):
    """Why the file cannot be a scan."""


def looked_at(data: bytes) -> dict[str, Any]:
    """``media_type`` and ``pages``; for a picture ``painted``, the same picture as a new JPEG in base64; or a ``problem``."""
    try:
        if data.startswith(b"%PDF-"):
            return {"media_type": "application/pdf", "pages": _pages(data)}
        return {"media_type": "image/jpeg", "pages": 1, "painted": base64.b64encode(_painted(data)).decode()}
    except _Unusable as unusable:
        return {"problem": str(unusable)}


def _pages(data: bytes) -> int:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _Unusable("Không mở được tệp PDF: tệp hỏng hoặc có mật khẩu. Hãy quét lại rồi gửi lại.") from error
    try:
        _only_pages(document)
        return len(document)
    finally:
        document.close()


def _only_pages(document: pypdfium2.PdfDocument) -> None:
    raw = pypdfium2.raw
    if raw.FPDF_GetSignatureCount(document.raw) > 0:
        raise _Unusable(
            "Tệp có chữ ký số, nhưng không phải bản ký của chính tệp PDF này (các byte đầu khác nhau). "
            "Hãy ký đúng tệp PDF tải từ trang này, hoặc đính kèm bản quét chưa ký số của bản giấy."
        )
    if raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0 or raw.FPDFDoc_GetAttachmentCount(document.raw) > 0:
        raise _Unusable("Tệp PDF mang mã lệnh hoặc tệp đính kèm nên không được nhận. Hãy quét lại thành PDF thường.")
    if not 0 < len(document) <= MOST_PAGES:
        raise _Unusable(f"Tệp PDF có {len(document)} trang, ngoài mức 1 đến {MOST_PAGES}. Hãy quét riêng bản đã ký.")


def _painted(data: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            # Only the head has been read so far: the size is known before any pixel is made.
            if picture.width * picture.height > MOST_PIXELS:
                raise _Unusable("Ảnh có hơn 50 triệu điểm ảnh nên không được mở. Hãy chụp lại ở cỡ thường.")
            copy = ImageOps.exif_transpose(picture.convert("RGB"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _Unusable(
            "Không đọc được tệp. Chỉ nhận bản quét PDF, PNG hoặc JPEG; hãy quét lại rồi gửi lại."
        ) from error
    copy.info.clear()  # a comment of the old file would be written into the new one
    copy.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    copy.save(out, format="JPEG", quality=88)
    return out.getvalue()
