"""What an officer goes by when the register itself does not carry a merge: a reason and a paper that somebody can look up."""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext as _

SHORTEST_REASON = 10
_NUMBERED = re.compile(r"\d+\s*/\s*[^\W\d_]")
"""A number, a stroke, letters: 15/CV-TCCB, 123/QĐ-SLĐTBXH (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần II, mục 3)."""


def paper_problem(reason: str, document: str, document_on: date | None, today: date) -> str:
    """The sentence that says why these do not carry a merge; empty when they do, or when none of them was given."""
    if not reason and not document and document_on is None:
        return ""
    if len(reason) < SHORTEST_REASON:
        return _(
            "Chưa gộp: hãy ghi lý do đủ để người sau hiểu, ví dụ “chuyển từ Phòng A sang Phòng B năm 2019, ghi hai lần”."
        )
    if not _NUMBERED.search(document) or document_on is None:
        return _("Chưa gộp: hãy ghi cả số, ký hiệu (như 15/CV-TCCB) và ngày của văn bản làm căn cứ, để tra lại được.")
    if document_on > today:
        return _("Chưa gộp: ngày văn bản %(day)s chưa tới. Hãy xem lại ngày.") % {"day": f"{document_on:%d/%m/%Y}"}
    return ""
