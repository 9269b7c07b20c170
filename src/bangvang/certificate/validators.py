"""What an emblem, a public address, a request for a new paper and the serial of a blank must be.

An uploaded picture is painted anew, never kept.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from bangvang.certificate.choices import ReissueKind

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
_FORMATS = ("PNG", "JPEG")
SHORTEST_REASON = 10
# A printer that is further off has its paper in wrongly.
MOST_MOVED = Decimal(20)
"""Millimetres by which a page may be moved to meet its printer, either way."""
SMALLEST_SCALE, LARGEST_SCALE = Decimal(95), Decimal(105)
MOST_STEPS = 6
MOST_BLANKS = 100_000
"""Sheets of one receipt."""
MOST_AT_ONCE = 2_000
"""Sheets that one form takes out of the stock."""


def painted_anew(data: bytes) -> bytes:
    """A PNG with the same picture and nothing else of the file: no metadata, no trailing bytes, no script of an SVG.

    Takes PNG and JPEG up to 2 MB and 40 million pixels; the longer side comes down to 1600 pixels. Raises
    ValidationError with what to do.
    """
    if len(data) > MOST_BYTES:
        raise ValidationError(_("Ảnh nặng quá 2 MB nên chưa nhận. Hãy thu nhỏ ảnh rồi gửi lại."))
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(_("Ảnh có quá nhiều điểm ảnh nên chưa nhận. Hãy thu nhỏ ảnh rồi gửi lại."))
            copy = picture.convert("RGBA")
    except ValidationError:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("Không đọc được ảnh. Chỉ nhận PNG hoặc JPEG; ảnh SVG hãy xuất ra PNG rồi gửi lại.")
        ) from error
    copy.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    copy.save(out, format="PNG", optimize=True)
    return out.getvalue()


def clean_address(address: str, *, demonstration: bool) -> str:
    """The address without a trailing slash. Raises ValidationError when others could not reach it, or it is no bare address.

    A real body needs https, because the address is printed on paper and cannot be mended later; only a demonstration
    may name the machine it runs on.
    """
    parts = urlsplit(address.strip())
    local = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValidationError(_("Hãy ghi địa chỉ như https://bangvang.tinh.gov.vn, không kèm dấu hỏi hay dấu thăng."))
    if local and not demonstration:
        raise ValidationError(
            _("Địa chỉ này chỉ máy đang chạy mở được. Hãy ghi địa chỉ mà người dân mở được từ điện thoại.")
        )
    if parts.scheme == "http" and not local:
        raise ValidationError(_("Hãy dùng địa chỉ https: địa chỉ in trên giấy khen không sửa lại được."))
    return f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/")


def reissue_problem(kind: str, *, reason: str, request: str, old_taken_on: date | None, on: date, today: date) -> str:
    """Why a certificate may not be made anew so; empty when it may."""
    if len(reason) < SHORTEST_REASON:
        return _("Hãy ghi rõ lý do, để sổ cấp đổi, cấp lại đọc lại hiểu được.")
    if not request:
        return _("Hãy ghi văn bản hoặc đơn đề nghị cấp đổi, cấp lại.")
    if kind != ReissueKind.LOST and old_taken_on is None:
        return _("Cấp đổi thì phải thu lại giấy cũ. Hãy ghi ngày đã thu.")
    if kind == ReissueKind.LOST and old_taken_on is not None:
        return _("Giấy bị mất thì không có giấy cũ để thu. Hãy bỏ trống ngày thu, hoặc chọn cấp đổi.")
    if on > today or (old_taken_on is not None and old_taken_on > on):
        return _("Ngày chưa tới, hoặc ngày thu giấy cũ sau ngày cấp giấy mới. Hãy xem lại ngày.")
    return ""


# ── blanks ───────────────────────────────────────────────────────────────────────────────────────────────────────────
_SERIAL = re.compile(r"(?P<series>.*?)(?P<number>\d{1,9})")
_RANGE = re.compile(r"(?P<first>.*?\d{1,9})(?:\s*[-–]\s*(?P<last>\S.*))?")


@dataclass(frozen=True)
class Serial:
    """The number of one blank: letters before it, the figure, and how many digits it is printed with."""

    series: str
    number: int
    digits: int

    def __str__(self) -> str:
        return serial_text(self.series, self.number, self.digits)

    def later(self, by: int) -> Serial:
        return Serial(self.series, self.number + by, self.digits)


def serial_text(series: str, number: int | None, digits: int) -> str:
    """``GK 000123``; "" for a blank without a number."""
    return "" if number is None else f"{series} {number:0{digits}d}".strip()


def serial_of(text: str) -> Serial:
    """``GK 000123`` as typed, in capitals. Raises ValidationError when it does not end in figures."""
    found = _SERIAL.fullmatch(" ".join(text.split()).upper())
    if found is None or len(found["series"].strip()) > 20:
        raise ValidationError(_("Số phôi “%(text)s” phải kết thúc bằng chữ số, như GK 000123.") % {"text": text[:40]})
    return Serial(found["series"].strip(), int(found["number"]), len(found["number"]))


def serials_of(text: str) -> list[Serial]:
    """``GK 000012, GK 000015-000018`` as single serials, in the order typed. Raises ValidationError."""
    listed: list[Serial] = []
    for part in (piece.strip() for piece in re.split(r"[,;\n]", text)):
        if part:
            listed += _range(part, MOST_AT_ONCE - len(listed))
    return listed


def _range(part: str, most: int) -> Iterator[Serial]:
    found = _RANGE.fullmatch(part)
    if found is None:
        raise ValidationError(
            _("Không đọc được “%(text)s”. Hãy ghi như GK 000012, GK 000015-000018.") % {"text": part[:40]}
        )
    first = serial_of(found["first"])
    last = serial_of(found["last"]) if found["last"] else first
    if last.series not in {"", first.series} or last.number < first.number:
        raise ValidationError(_("“%(text)s”: số cuối phải cùng chữ và không nhỏ hơn số đầu.") % {"text": part[:40]})
    if last.number - first.number >= most:
        raise ValidationError(_("Một lần chỉ ghi nhiều nhất %(most)d tờ. Hãy chia ra.") % {"most": MOST_AT_ONCE})
    return (first.later(step) for step in range(last.number - first.number + 1))
