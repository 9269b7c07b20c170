"""What stands before a person's name besides Ông or Bà (ranks, degrees, titles of honour, "nguyên"), and before a position.

The words are those of lists of awards: ranks of the army and the police, academic and medical degrees, the titles of honour
of the law on emulation and commendation, and the ordained.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bangvang_paper.vietnamese.honorifics import split_honorific
from bangvang_paper.vietnamese.spelling import spaced

_RANKS = (
    r"(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy|uý)|(?:thượng|trung|hạ)\s+(?:sĩ|sỹ)|binh\s+(?:nhất|nhì)"
    r"|chuẩn\s+(?:úy|uý|đô\s+đốc)|(?:phó\s+)?đô\s+đốc|qncn"
)
_DEGREES = (
    r"(?:gs|pgs|ts|tskh|ths|th\.s|cn|ks|bs|bsck\s?(?:i{1,2}|[12])|ck\s?(?:i{1,2}|[12])|ds|kts|ls)"
    r"|giáo\s+sư|phó\s+giáo\s+sư|tiến\s+s[ĩỹ]|thạc\s+s[ĩỹ]|bác\s+s[ĩỹ]|kỹ\s+sư|kĩ\s+sư|dược\s+s[ĩỹ]|kiến\s+trúc\s+sư|luật\s+sư"
)
_HONOURS = (
    r"(?:nsnd|nsưt|ngnd|ngưt|ttnd|ttưt|nnnd|nnưt|ahlđ|ahllvt(?:nd)?|mẹ\s+vnah)"
    r"|(?:nghệ\s+s[ĩỹ]|nghệ\s+nhân|nhà\s+giáo|thầy\s+thuốc)\s+(?:nhân\s+dân|ưu\s+tú)|mẹ\s+việt\s+nam\s+anh\s+hùng|liệt\s+s[ĩỹ]"
    r"|anh\s+hùng\s+(?:lao\s+động|lđ|llvt(?:nd|\s+nhân\s+dân)?|lực\s+lượng\s+vũ\s+trang\s+nhân\s+dân)"
)
_ORDAINED = r"hòa\s+thượng|hoà\s+thượng|thượng\s+(?:tọa|toạ)|đại\s+đức|ni\s+(?:sư|trưởng)|sư\s+cô|linh\s+mục|mục\s+sư"
# Abbreviations may follow one another with points, commas, hyphens, strokes or in brackets: "PGS.TS", "ThS, BSCKII".
_TITLE = re.compile(rf"\(?(?:{_RANKS}|{_DEGREES}|{_HONOURS}|{_ORDAINED})(?=[\s.,:/)-])[.,:/)\s-]*", re.IGNORECASE)
_FORMER = re.compile(r"nguyên\s+(?=\S)", re.IGNORECASE)
_LEAST_WORDS = 2


class PartedName(NamedTuple):
    """A name taken apart. ``titles`` stand as written, in order, without the signs between them and the name."""

    honorific: str
    titles: str
    former: bool
    """Whether "nguyên" stands before the title: somebody who held it."""
    name: str


def parted_name(text: str) -> PartedName:
    """``text`` as honorific, titles and name: "Ông PGS.TS Lê Văn Bình" gives ("Ông", "PGS.TS", False, "Lê Văn Bình").

    A title is only taken off when a name of two words or more stays behind it, because ranks and degrees are also parts of
    names (Đại, Thượng); abbreviations are told from given names by what follows them. Nothing is dropped.
    """
    honorific, rest = split_honorific(text)
    former = _FORMER.match(rest)
    after = rest[former.end() :] if former else rest
    name = _without_titles(after)
    if name is after:  # as most names of a list are
        return PartedName(honorific, "", False, rest)
    titles = spaced(after[: len(after) - len(name)]).strip(" .,:-/")
    if not titles:
        return PartedName(honorific, "", False, rest)
    if not honorific:
        honorific, name = split_honorific(name)
    return PartedName(honorific, titles, bool(former), name)


def _without_titles(text: str) -> str:
    rest = text
    while (found := _TITLE.match(rest)) is not None:
        shorter = rest[found.end() :]
        if len(shorter.split()) < _LEAST_WORDS:
            break
        rest = shorter
    return rest


# "Q." is also the short form of Quận (Q. 3, Q. Bình Thạnh): it stands for "quyền" only before the head of something.
_ACTING = re.compile(
    r"(?:quyền|q\.|q)\s*(?=(?:phó\s+)?(?:tổng\s+)?(?:\w+\s+|kế\s+toán\s+)?"
    r"(?:trưởng|giám\s+đốc|chủ\s+tịch|chánh|bí\s+thư|chủ\s+nhiệm)\b)",
    re.IGNORECASE,
)


class PartedPosition(NamedTuple):
    """A position taken apart: somebody who held it, somebody who holds it for now, and the position as written."""

    former: bool
    acting: bool
    position: str


def parted_position(text: str) -> PartedPosition:
    """``text`` without "nguyên" and "quyền" before it: "Q. Giám đốc" gives (False, True, "Giám đốc").

    Only what stands at the beginning is taken off, and "Q." only before the head of a body: "Q. 3" is a district.
    """
    rest = spaced(text)
    if former := _FORMER.match(rest):
        rest = rest[former.end() :]
    if acting := _ACTING.match(rest):
        rest = rest[acting.end() :]
    return PartedPosition(bool(former), bool(acting), rest)
