"""What may be looked at, before anything in it is."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from bangvang.register.models import Mandate, Unit

MOST_BYTES = 20 * 1024 * 1024
"""Of a signed file or a scan: fifty pages of a scanner at 300 dots an inch, in grey."""

MOST_IMAGE_BYTES = 5 * 1024 * 1024
"""Of a picture of a signature or a seal."""
SEAL_MM = (Decimal(15), Decimal(60))
"""A bound against slips of the pen; the measures of seals are law that nobody has read here."""


def too_heavy(size: int) -> str:
    """Why a file of this size is not opened; empty when it is."""
    if size > MOST_BYTES:
        return _("Tệp nặng hơn %(most)d MB nên không được mở. Hãy gửi riêng văn bản cần xem.") % {
            "most": MOST_BYTES // 1024 // 1024
        }
    return _("Tệp rỗng. Hãy chọn lại tệp rồi gửi lại.") if size == 0 else ""


def image_problem(body: Unit, size: int, mandate: Mandate | None, width_mm: Decimal | None) -> str:
    """Why this cannot be the picture of a signature (``mandate``) or of a seal (``width_mm``); empty when it may be."""
    if size > MOST_IMAGE_BYTES:
        return _("Ảnh nặng hơn %(most)d MB nên không được mở. Hãy thu nhỏ ảnh rồi gửi lại.") % {
            "most": MOST_IMAGE_BYTES // 1024 // 1024
        }
    if mandate is not None:
        if mandate.unit_id != body.pk:
            return _("Người ký này không được phân công ở %(body)s.") % {"body": body}
        return ""
    least, most = SEAL_MM
    if width_mm is None or not least <= width_mm <= most:
        return _(
            "Hãy đo chiều ngang thật của dấu, từ %(least)d đến %(most)d mm: hình dấu in đúng cỡ thật "
            "(NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.8 a)."
        ) % {"least": least, "most": most}
    return ""
