"""A decision's paper as passages: its lines of text one below the other, parted into head, preamble, articles, foot, annex."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bangvang_paper.reading.meaning.head import layout_at
from bangvang_paper.reading.meaning.marks import tidied
from bangvang_paper.reading.sheet import Sheet
from bangvang_paper.vietnamese import folded

_ARTICLE = re.compile(r"^Điều\s+(\d{1,2})\s*[.:)]?\s*", re.IGNORECASE)
_ANNEX = re.compile(r"^(?:danh sach|phu luc|bang tong hop)\b")
_PREAMBLE = re.compile(r"^(?:can cu|xet de nghi|theo de nghi|thuc hien)\b")
_FOOT = re.compile(r"^noi nhan\b")
OFFICES = (
    r"(?:(?:PHÓ |TỔNG )*(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|TỔNG CỤC TRƯỞNG"
    r"|THỨ TRƯỞNG|BÍ THƯ|CHỦ NHIỆM|CHÁNH [A-ZÀ-ỸĐ]+|TRƯỞNG [A-ZÀ-ỸĐ]+|TƯ LỆNH|CHÍNH ỦY|THỦ TRƯỞNG|TỔNG BIÊN TẬP)"
    r"|BAN (?:THƯỜNG VỤ|CHẤP HÀNH|THƯỜNG TRỰC)|[UỦ][ỶY] BAN NHÂN DÂN|CHỦ TỊCH NƯỚC|HỘI ĐỒNG)"
)
"""Offices as the head and the foot of a paper write them, in capitals."""
SIGNS = re.compile(rf"^(?:(?:TM|T/M|KT|TL|TUQ|Q)\.?\s*{OFFICES}|{OFFICES})\b")


# Where the two columns of a letterhead or of the foot have run into one line, as in the text of a PDF.
_COLUMNS = re.compile(
    r"\s+(?=CỘNG HÒA XÃ HỘI)|\s+(?=Độc lập\s*[-–])|(?<=Nơi nhận:)\s+|(?<=[A-ZĐ]{2})\s+(?=[A-ZÀ-ỸĐ][^,]{1,40}, ngày \d)"
)


@dataclass(frozen=True)
class Passage:
    """One line of text, and the line of the sheet in which it stands."""

    text: str
    line: int

    @property
    def folded(self) -> str:
        return folded(self.text)


@dataclass
class Article:
    number: int
    passages: list[Passage]
    """The first one without "Điều 1."."""

    @property
    def text(self) -> str:
        return " ".join(passage.text for passage in self.passages)


@dataclass
class Parts:
    """Where everything stands. ``annex`` is the first line of the list that comes after the foot; None without one."""

    head: list[Passage] = field(default_factory=list)
    preamble: list[Passage] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    foot: list[Passage] = field(default_factory=list)
    annex: int | None = None


def passages_of(sheet: Sheet) -> list[Passage]:
    """Every line of text of every cell, in the order in which they are read."""
    return [
        Passage(text, line)
        for line, cells in enumerate(sheet.lines)
        for cell in cells
        for part in cell.split("\n")
        for column in _COLUMNS.split(part)
        if (text := tidied(column))
    ]


def parts_of(sheet: Sheet) -> Parts:
    """``sheet`` parted; a sheet without articles is all head."""
    parts, place = Parts(), "head"
    for passage in passages_of(sheet):
        article = _ARTICLE.match(passage.text)
        if parts.articles and _begins_annex(sheet, passage):
            parts.annex = passage.line
            break
        if article:
            place = "articles"
            rest = Passage(passage.text[article.end() :], passage.line)
            parts.articles.append(Article(int(article.group(1)), [rest]))
        elif place == "articles" and (_FOOT.match(passage.folded) or SIGNS.match(passage.text)):
            place = "foot"
            parts.foot.append(passage)
        elif place == "articles":
            parts.articles[-1].passages.append(passage)
        elif place == "foot":
            parts.foot.append(passage)
        elif place == "preamble" or _PREAMBLE.match(passage.folded):
            place = "preamble"
            parts.preamble.append(passage)
        else:
            parts.head.append(passage)
    return parts


def _begins_annex(sheet: Sheet, passage: Passage) -> bool:
    """Whether the list that is attached begins here: by its title, in capitals or alone, or by the head of its table."""
    if _ANNEX.match(passage.folded) and (passage.text.isupper() or len(passage.text.split()) < 4):
        return True
    return layout_at(sheet, passage.line) is not None


def part_of(sheet: Sheet, first: int, end: int | None = None) -> Sheet:
    """The lines of ``sheet`` from ``first`` up to ``end``, each with its own place in the file."""
    last = len(sheet.lines) if end is None else end
    return replace(
        sheet,
        lines=sheet.lines[first:last],
        first_row=sheet.first_row + first,
        places=sheet.places[first:last],
        repairs=sheet.repairs[first:last],
        fonts=sheet.fonts[first:last],
        numeric=frozenset((line - first, column) for line, column in sheet.numeric if first <= line < last),
        merges=[
            replace(merge, top=merge.top - first, bottom=min(merge.bottom, last - 1) - first)
            for merge in sheet.merges
            if first <= merge.top < last
        ],
    )
