"""The word of address before a person's name, taken off the name."""

from __future__ import annotations

import re

from bangvang_paper.vietnamese.spelling import folded, spaced

# Folded spelling → the word as the office prints it. Longer ones are tried first.
_WORDS = {
    "ong": "Ông",
    "ba": "Bà",
    "anh": "Anh",
    "chi": "Chị",
    "co": "Cô",
    "thay": "Thầy",
    "co giao": "Cô giáo",
    "thay giao": "Thầy giáo",
    "me": "Mẹ",
    "cu": "Cụ",
    "em": "Em",
    "chau": "Cháu",
    "d/c": "Đ/c",
    "dc": "Đ/c",
    "d.c": "Đ/c",
    "dong chi": "Đồng chí",
    "ong/ba": "Ông/Bà",
    "ong (ba)": "Ông/Bà",
}
# As typed, with their marks: "Ba" or "Chi" without them begins real names (Chi is also a given name). Anh and Mẹ also begin
# titles of honour (Anh hùng Lao động, Mẹ Việt Nam anh hùng), which stay whole.
_SPELLED = re.compile(
    r"^(ông/bà|ông \(bà\)|đồng chí|ông|bà|anh(?! hùng (?:l|các))|chị|cô giáo|cô|thầy giáo|thầy|mẹ(?! v)|cụ|em|cháu"
    r"|đ/c|đ\.c|đc)\s*[:.]?\s+(?=\S)",
    re.IGNORECASE,
)
# "Ông" is a family name as well (Ông Ích Khiêm); before these middle names it is one.
_MIDDLE_NAMES = {"thi", "ich"}


def split_honorific(name: str) -> tuple[str, str]:
    """``name`` as (honorific, name): "Bà Đoàn Thị Hạnh" gives ("Bà", "Đoàn Thị Hạnh"); without one the first is "".

    A word of address is only taken off when two words or more stay behind it, because Anh, Cô and Mẹ also begin names.
    """
    tidy = spaced(name)
    found = _SPELLED.match(tidy)
    if found is None:
        return "", tidy
    word, rest = found.group(1), tidy[found.end() :]
    words = rest.split(" ")
    if len(words) < 2 or (folded(word) == "ong" and folded(words[0]) in _MIDDLE_NAMES):
        return "", tidy
    return honorific_word(word), rest


def honorific_word(text: str) -> str:
    """The printed form of an honorific that stands alone in its cell ("ÔNG", "d/c"); other text comes back tidied."""
    tidy = spaced(text)
    return _WORDS.get(folded(tidy).rstrip(".: "), tidy)
