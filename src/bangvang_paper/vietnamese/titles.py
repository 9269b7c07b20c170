"""What stands before a person's name besides Ông or Bà: ranks, academic degrees, titles of honour, "nguyên"."""

from __future__ import annotations

import re
from typing import NamedTuple

from bangvang_paper.vietnamese.honorifics import split_honorific
from bangvang_paper.vietnamese.spelling import spaced

_RANKS = (
    r"(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy|uý)|(?:thượng|trung|hạ)\s+(?:sĩ|sỹ)|binh\s+(?:nhất|nhì)"
    r"|chuẩn\s+(?:úy|uý|đô\s+đốc)|(?:phó\s+)?đô\s+đốc"
)
_DEGREES = (
    r"(?:gs|pgs|ts|tskh|ths|th\.s|cn|ks|bs|bsck\s?i{1,2}|ck\s?i{1,2}|ds|kts|ls|nsnd|nsưt|ngnd|ngưt|ttnd|ttưt|nnnd|nnưt)"
    r"|giáo\s+sư|phó\s+giáo\s+sư|tiến\s+s[ĩỹ]|thạc\s+s[ĩỹ]|bác\s+s[ĩỹ]|kỹ\s+sư|kĩ\s+sư|dược\s+s[ĩỹ]|kiến\s+trúc\s+sư|luật\s+sư"
    r"|nghệ\s+s[ĩỹ]\s+(?:nhân\s+dân|ưu\s+tú)|nhà\s+giáo\s+(?:nhân\s+dân|ưu\s+tú)|thầy\s+thuốc\s+(?:nhân\s+dân|ưu\s+tú)"
)
# Abbreviations may follow one another with points, commas, hyphens or strokes: "PGS.TS", "ThS, BSCKII".
_TITLE = re.compile(rf"(?:{_RANKS}|{_DEGREES})(?=[\s.,:/-])[.,:/\s-]*", re.IGNORECASE)
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
