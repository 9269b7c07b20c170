"""One truth per input rule of indicators: how a figure is typed, what a file of evidence may be, how long a text."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bangvang.indicator.exact import MOST, PLACES
from bangvang_paper.claims import NotANumber, find, number_in

LONGEST_TEXT = 20_000
"""Characters of a text to check: ten pages."""
MOST_FIGURES = 300
"""Figures of a text to check: more are a table, and belong into the book."""
HEAVIEST_FILE = 20 * 1024 * 1024
_KINDS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", "application/octet-stream"),  # a Word or Excel file: kept and given back, never opened here
)


def figure_typed(text: str) -> Decimal:
    """The figure that somebody typed. Raises `ValidationError` that says how to write it."""
    try:
        value = number_in(text)
    except NotANumber as wrong:
        if wrong.instead:
            raise ValidationError(
                _("“%(text)s”: dấu chấm ngăn hàng nghìn, dấu phẩy trước phần lẻ. Có phải là %(instead)s?")
                % {"text": text.strip(), "instead": wrong.instead}
            ) from wrong
        raise ValidationError(
            _("“%(text)s” không phải một số. Chỉ ghi chữ số, ví dụ 273.457 hoặc 3,86.") % {"text": text.strip()}
        ) from wrong
    if abs(value) >= MOST:
        raise ValidationError(_("Số này lớn quá. Hãy xem lại, hoặc đổi đơn vị tính."))
    if value != round(value, PLACES):
        raise ValidationError(_("Sổ giữ nhiều nhất %(places)d chữ số sau dấu phẩy.") % {"places": PLACES})
    return value


def text_problem(text: str) -> str:
    """Why a text is not checked; empty when it is."""
    if len(text) > LONGEST_TEXT:
        return _("Đoạn văn dài quá %(most)d chữ. Hãy chia thành nhiều đoạn.") % {"most": LONGEST_TEXT}
    if len(find(text)) > MOST_FIGURES:
        return _("Đoạn có hơn %(most)d con số. Hãy chia thành nhiều đoạn; bảng số thì nhập vào sổ chỉ tiêu.") % {
            "most": MOST_FIGURES
        }
    return ""


def file_kind(data: bytes) -> str:
    """Media type of a file of evidence by its first bytes. Raises `ValidationError` for what is not kept as evidence."""
    if not data:
        raise ValidationError(_("Tệp rỗng. Hãy chọn lại tệp."))
    if len(data) > HEAVIEST_FILE:
        raise ValidationError(
            _("Tệp nặng hơn %(most)d MB. Hãy tách hoặc nén lại.") % {"most": HEAVIEST_FILE // 1024 // 1024}
        )
    kind = next((kind for begins, kind in _KINDS if data.startswith(begins)), "")
    if not kind:
        raise ValidationError(_("Chỉ giữ tệp PDF, ảnh PNG hoặc JPEG, tệp Word hoặc Excel (docx, xlsx) làm căn cứ."))
    return kind
