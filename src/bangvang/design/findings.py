"""The honest words on the page: for each finding its icon, its class and its Vietnamese."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Look:
    """How one finding is shown: shape first, then the word, then the ink."""

    icon: str
    kind: str
    word: str | Promise


_LOOKS = {
    "met": Look("met", "met", _("Đạt")),
    "not_met": Look("not", "not", _("Không đạt")),
    "unknown": Look("unknown", "unknown", _("Thiếu chứng cứ")),
    "needs_person": Look("person", "person", _("Cần người quyết định")),
    "not_in_force": Look("moot", "moot", _("Không có hiệu lực")),
    "unread": Look("unread", "unread", _("Luật chưa đọc")),
}


# Of a whole dossier *unknown* says less than of one criterion: evidence is missing, or law that it leans on is unread.
WHOLE_UNKNOWN = Look("unknown", "unknown", _("Chưa kết luận được"))


def look_of(finding: str) -> Look:
    """Raises ValueError for anything that is not a finding."""
    try:
        return _LOOKS[finding]
    except KeyError:
        raise ValueError(f"{finding!r} is not a finding; known: {', '.join(_LOOKS)}") from None
