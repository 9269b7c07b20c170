"""Names as they are written on paper."""

from __future__ import annotations

import re

from bangvang_paper.vietnamese.spelling import spaced

# A new capital begins a word and follows a hyphen or an apostrophe inside one (Tôn-Nữ, H'Khuyên).
_BEGINNING = re.compile(r"(?:^|(?<=[\s\-'’(]))\w")


def proper_name(name: str) -> str:
    """A person's name typed in one case only, in proper case: NGUYỄN VĂN AN and nguyễn văn an give Nguyễn Văn An.

    A name in mixed case is somebody's decision and only has its spaces put in order. Not for collectives: nobody can
    tell which words of TRƯỜNG THPT CHUYÊN TRẦN PHÚ keep their capitals.
    """
    tidy = spaced(name)
    if tidy != tidy.upper() and tidy != tidy.lower():
        return tidy
    return spaced(_BEGINNING.sub(lambda found: found.group().upper(), tidy.lower()))
