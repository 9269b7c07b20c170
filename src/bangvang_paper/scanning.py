"""The QR codes on a certificate, read from its PDF, its scan or a photograph of it.

Bounded in bytes, pages and pixels: a page of a public office takes files from anybody. What is refused is refused with
:class:`Unscannable`, in a sentence for the person who sent the file.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

import pypdfium2
import zxingcpp
from PIL import Image, ImageOps, UnidentifiedImageError

from bangvang_paper.reading.cage import in_cage
from bangvang_paper.reading.formats.content import Content, content_of
from bangvang_paper.reading.limits import MEGABYTE
from bangvang_paper.reading.refusals import ReadingRefused

MAX_FILE = 20 * MEGABYTE
MAX_PAGES = 5
MAX_PIXELS = 50_000_000
"""Pixels of a picture: a telephone's camera makes 12 to 50 millions."""
PAGE_PIXELS = 9_000_000
"""Pixels to which a page is drawn: A4 at 300 dots an inch has 8.7 millions."""
_PIXELS_A_POINT = 300 / 72
_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF")

# PDFium may only be used by one thread at a time.
_PDFIUM = threading.Lock()


class Unscannable(ReadingRefused):
    """A file in which no code can be looked for; the message says why and what to do, for the person who sent it."""


def read_codes(data: bytes, filename: str) -> list[str]:
    """The texts of the QR codes in a PDF of at most five pages or in a picture, each once, in reading order.

    An empty list means that no code was found. Raises Unscannable for what is neither, or is too large, or is damaged.
    ``filename`` only serves the messages; the kind of file is told by its bytes.
    """
    if len(data) > MAX_FILE:
        raise Unscannable(
            f"Tệp “{filename}” nặng hơn {MAX_FILE // MEGABYTE} MB nên không được mở. "
            "Hãy chụp hoặc quét lại riêng giấy chứng nhận, rồi gửi lại."
        )
    content = content_of(data)
    if content is Content.EMPTY:
        raise Unscannable(f"Tệp “{filename}” rỗng. Hãy chọn lại tệp rồi gửi lại.")
    texts: dict[str, None] = {}
    for picture in _pages(data, filename) if content is Content.PDF else _pictures(data, filename):
        for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)):
            if code.valid and code.text:
                texts.setdefault(code.text)
    return list(texts)


def read_codes_in_cage(data: bytes, filename: str, seconds: float = 20) -> list[str]:
    """:func:`read_codes` in a child process under limits of time and memory, for files that anybody may send."""
    try:
        return [str(code) for code in in_cage("codes", data, filename, seconds)]
    except ReadingRefused as refusal:
        raise Unscannable(refusal.message) from refusal


def _pages(data: bytes, filename: str) -> Iterator[Image.Image]:
    """Every page of the PDF, drawn in grey."""
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _unreadable(filename, "PDF hỏng hoặc có mật khẩu") from error
        try:
            if len(document) > MAX_PAGES:
                # Reading only the first pages would let an answer about them pass for an answer about the file.
                raise Unscannable(
                    f"Tệp “{filename}” có {len(document)} trang; mỗi lần chỉ kiểm tra được tệp từ {MAX_PAGES} trang "
                    "trở xuống. Hãy tách riêng giấy chứng nhận cần kiểm tra rồi gửi lại."
                )
            for page in document:
                yield _drawn(page)
        except pypdfium2.PdfiumError as error:
            raise _unreadable(filename, "PDF hỏng") from error
        finally:
            document.close()


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    width, height = page.get_size()
    fitting = (PAGE_PIXELS / max(width * height, 1.0)) ** 0.5
    picture: Image.Image = page.render(scale=min(_PIXELS_A_POINT, fitting), grayscale=True).to_pil()
    return picture


def _pictures(data: bytes, filename: str) -> Iterator[Image.Image]:
    """The picture, the way up that the camera says, in grey."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            # Only the head of the file has been read so far: the size is known before any pixel is made.
            if picture.width * picture.height > MAX_PIXELS:
                raise _too_many_pixels(filename)
            yield ImageOps.exif_transpose(picture.convert("L"))
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(filename) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _unreadable(filename, "không phải PDF hay ảnh PNG, JPEG, WEBP, TIFF, hoặc tệp hỏng") from error


def _too_many_pixels(filename: str) -> Unscannable:
    return Unscannable(
        f"Ảnh “{filename}” có hơn {MAX_PIXELS // 1_000_000} triệu điểm ảnh, quá lớn để kiểm tra. "
        "Hãy chụp lại ở cỡ thường, hoặc thu nhỏ ảnh rồi gửi lại."
    )


def _unreadable(filename: str, why: str) -> Unscannable:
    return Unscannable(
        f"Không mở được tệp “{filename}”: {why}. Hãy gửi lại bản PDF gốc hoặc ảnh chụp rõ mã QR trên giấy chứng nhận."
    )
