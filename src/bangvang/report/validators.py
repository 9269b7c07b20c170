"""One truth per input rule of reports."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from django.utils.translation import gettext as _

MOST_LETTERS = 30_000
"""Of one place of a report: more than twenty pages."""
TOKEN = re.compile(r"\{\s*trích\s+(\d{1,3})\s*\}", re.IGNORECASE)
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def text_problem(text: str, numbers: Collection[int]) -> str:
    """Why a text cannot stand: a quote that there is not, or a brace that is no quote; empty when it can."""
    if len(text) > MOST_LETTERS:
        return _("Một mục nhiều nhất %(most)d chữ. Hãy rút gọn, hoặc đính kèm phụ lục.") % {"most": MOST_LETTERS}
    for found in _BRACES.finditer(text):
        token = TOKEN.fullmatch(found[0])
        if token is None:
            return _(
                "“%(words)s” không phải trích dẫn. Trích dẫn viết là {trích 1}; dấu { } không dùng vào việc khác."
            ) % {"words": found[0][:60]}
        if int(token[1]) not in numbers:
            return _("Không có trích dẫn số %(number)s. Hãy chọn ở mục “Thêm trích dẫn”, hoặc bỏ khỏi lời văn.") % {
                "number": token[1]
            }
    return ""


def numbers_in(texts: Iterable[str]) -> set[int]:
    """Numbers of the quotes that the texts name."""
    return {int(found[1]) for text in texts for found in TOKEN.finditer(text)}


def period_problem(achieved_from: date, achieved_until: date) -> str:
    """The sentence for a period out of order; empty when it is in order."""
    if achieved_until >= achieved_from:
        return ""
    return _("Thời gian thành tích kết thúc trước khi bắt đầu. Hãy sửa hai ngày ấy.")
