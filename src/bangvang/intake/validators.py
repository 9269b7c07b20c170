"""What a file must satisfy before it is even read."""

from __future__ import annotations

from django.utils.translation import gettext as _

MOST_BYTES = 20 * 1024 * 1024


def too_large(size: int) -> str:
    """The sentence for a file above the limit; empty when ``size`` (bytes) is within it."""
    if size <= MOST_BYTES:
        return ""
    sentence = _(
        "Tệp nặng %(size)s MB, quá giới hạn 20 MB nên chưa đọc. Hãy tách danh sách thành nhiều tệp, hoặc bỏ ảnh trong tệp."
    )
    return sentence % {"size": f"{size / 1024 / 1024:.0f}"}
