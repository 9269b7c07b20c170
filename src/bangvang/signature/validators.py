"""What may be looked at, before anything in it is."""

from __future__ import annotations

from django.utils.translation import gettext as _

MOST_BYTES = 20 * 1024 * 1024
"""Of a signed file or a scan: fifty pages of a scanner at 300 dots an inch, in grey."""


def too_heavy(size: int) -> str:
    """Why a file of this size is not opened; empty when it is."""
    if size > MOST_BYTES:
        return _("Tệp nặng hơn %(most)d MB nên không được mở. Hãy gửi riêng văn bản cần xem.") % {
            "most": MOST_BYTES // 1024 // 1024
        }
    return _("Tệp rỗng. Hãy chọn lại tệp rồi gửi lại.") if size == 0 else ""
