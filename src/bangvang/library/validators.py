"""One truth per input rule of documents: their days, their links, the files that are kept with them."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HEAVIEST_FILE = 20 * 1024 * 1024
_KINDS = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/octet-stream"),  # a Word file: kept and given back, never opened here
)


def days_problem(issued_on: date | None, begins_on: date | None, ends_on: date | None) -> str:
    """The sentence for days out of order; empty when they are in order."""
    if begins_on and issued_on and begins_on < issued_on:
        return _("Ngày có hiệu lực trước ngày ban hành. Hãy xem lại hai ngày ấy.")
    first = begins_on or issued_on
    if ends_on and first and ends_on < first:
        return _("Văn bản hết hiệu lực trước khi có hiệu lực. Hãy xem lại hai ngày ấy.")
    return ""


def link_problem(link: str) -> str:
    """Why an address is not kept; only pages of the web are."""
    if not link or link.startswith(("https://", "http://")):
        return ""
    return _("Địa chỉ phải bắt đầu bằng https:// hoặc http://.")


def file_kind(data: bytes) -> str:
    """Media type of a document's file by its first bytes. Raises `ValidationError` for what is not kept."""
    if not data:
        raise ValidationError(_("Tệp rỗng. Hãy chọn lại tệp."))
    if len(data) > HEAVIEST_FILE:
        raise ValidationError(
            _("Tệp nặng hơn %(most)d MB. Hãy nén lại, hoặc ghi địa chỉ nơi đăng tệp.")
            % {"most": HEAVIEST_FILE // 1024 // 1024}
        )
    kind = next((kind for begins, kind in _KINDS if data.startswith(begins)), "")
    if not kind:
        raise ValidationError(_("Thư viện chỉ giữ tệp PDF hoặc Word (docx)."))
    return kind
