"""Lines of a list that are no nominees: headings of sections, totals, notes, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bangvang_paper.reading.awards import award_of, form_within, is_form, recipient_kind_of
from bangvang_paper.reading.meaning.marks import is_ordinal, is_section_mark, is_small_mark, tidied
from bangvang_paper.reading.meaning.words import looks_like_a_person, names_a_unit
from bangvang_paper.vietnamese import folded

_NUMBERING = re.compile(
    r"^\s*(?:(?P<article>(?i:điều)\s+\d{1,2})|(?P<roman>(?i:phần\s+|mục\s+)?[IVX]{1,5})|(?P<letter>(?i:phần\s+|mục\s+)?[A-HĐ])|(?P<digit>\d{1,2}(?:\.\d{1,2})*)"
    r"|(?P<small>[a-hđ]))(?:\s*[.)/:\-–]+\s*|\s+(?=\S)|$)|^\s*(?P<bullet>[*+•–-])\s*"
)
_COUNT = re.compile(
    r"\s*[:(,–-]*\s*\(?\s*(?:gồm\s+)?0*(\d+)\s*(?:tập thể|cá nhân|hộ(?: gia đình)?|người|đồng chí|đơn vị)?"
    r"(?:\s*,?\s*(?:và\s+)?0*(\d+)\s*(?:tập thể|cá nhân|hộ(?: gia đình)?))?\s*\)?\s*[:.]?$",
    re.IGNORECASE,
)
_KIND_WORDS = {"tap the": "collective", "ca nhan": "individual", "ho gia dinh": "household", "gia dinh": "household",
               "tp th": "collective", "c nhn": "individual", "h gia nh": "household"}  # fmt: skip
# What may follow the word in a heading. "Tập thể Phòng Người có công" is no heading but a collective. The last three words
# are what is left of the others when their letters were lost.
_KIND_HEADING = re.compile(
    r"^(?:danh sach )?(?:(?:de nghi|khen thuong|doi voi|cho|cac|ve|khoi)\s+)*(tap the|ca nhan|ho gia dinh|gia dinh"
    r"|tp th|c nhn|h gia nh)s?(?=$|\s*[:(,;.\-–]|\s+(?:de nghi|duoc|dat|co|tieu bieu|dien hinh|xuat sac|tien tien|khen|tang|gom"
    r"|thuoc|lanh dao|nguoi|truc tiep|lao dong (?:tien tien|xuat sac))\b|\s*\d)"
)
_KINDS_NAMED = re.compile(r"tap the|ca nhan|ho gia dinh")
_BEFORE_FORM = re.compile(
    r"^(?:đề nghị|xét|tặng|truy tặng|công nhận|danh hiệu|hình thức|khen thưởng|đối với|danh sách|tập thể|cá nhân|các|được)\b",
    re.IGNORECASE,
)
_UNIT_LABEL = re.compile(r"^(?:đơn vị|tên đơn vị|cơ quan|cơ quan, đơn vị)\s*:\s*", re.IGNORECASE)

_TOTAL = re.compile(r"^(?:tổng số|tổng cộng|(?:tổng|cộng)(?=\s*(?:[:\d(]|$)))", re.IGNORECASE)
_NOTE = re.compile(
    r"^(?:ghi chú|lưu ý|chú thích|nơi nhận|người lập|lập biểu|thủ trưởng|lãnh đạo đơn vị|xác nhận|tm\.|kt\.|tl\.|tuq\."
    r"|\((?:ký|đã ký|dự thảo)|\(?\*+|\(?danh sách (?:này|trên|có|gồm)|\(?(?:ban hành )?kèm theo\b|t/m\b|trang \d+(?:/\d+)?$"
    r"|(?:phó )?(?:giám đốc|chủ tịch|hiệu trưởng|trưởng phòng|chánh văn phòng|cục trưởng)(?: \([^)]*\))?$)"
    r"|ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"(\d+)\s*(tập thể|cá nhân|hộ)\b", re.IGNORECASE)
_COUNTED = {"tập thể": "collective", "cá nhân": "individual", "hộ": "household"}


@dataclass(frozen=True)
class Heading:
    """What a heading says of the lines below it; None or "" where it says nothing."""

    text: str
    kind: str | None = None
    form: str = ""
    unit: str = ""
    style: str = ""
    """How it is numbered: roman, letter, digit, small, bullet, "" when it is not. Headings of one style stand side by side."""

    @property
    def numbered(self) -> bool:
        return self.style not in ("", "bullet")

    @property
    def only_unit(self) -> bool:
        """Whether it names a unit and nothing else, as the line of a collective does."""
        return bool(self.unit) and not self.kind and not self.form


def heading_on(texts: Sequence[str], ordinal: str) -> Heading | None:
    """The heading that a line is, by its filled cells and its running number: one text alone, or one behind its mark."""
    marked = is_section_mark(ordinal) or is_small_mark(ordinal)
    if is_ordinal(ordinal) or marked:
        rest = list(texts)
        rest.remove(ordinal)
    else:
        ordinal, rest = "", list(texts)
    while len(rest) > 1 and (rest[-1].isdecimal() or counts_in(rest[-1])):
        rest.pop()
    return heading_of(rest[0], ordinal) if len(rest) == 1 else None


def is_heading_line(cells: Sequence[str]) -> bool:
    """Whether the cells of a line are a heading that says something, before it is known what the columns mean."""
    texts = [tidied(cell) for cell in cells if cell.strip()]
    heading = heading_on(texts, texts[0]) if texts else None
    return heading is not None and bool(heading.kind or heading.form or heading.unit)


def heading_of(text: str, mark: str = "") -> Heading | None:
    """The heading that ``text`` is, standing alone on its line behind ``mark``; None when it says nothing of that kind."""
    tidy = tidied(text)
    style, bare = (_numbered(mark)[0], tidy) if mark else _numbered(tidy)
    bare, counted = _without_count(bare)
    if looks_like_a_person(bare):
        return None
    found = _KIND_HEADING.match(folded(bare))
    if len(set(_KINDS_NAMED.findall(folded(bare)))) > 1:
        found = None
    form = _form_of(bare, marked=bool(style))
    kind = (
        (_KIND_WORDS[found.group(1)] if found else None)
        or recipient_kind_of(award_of(form))
        or (counted if form else None)
    )
    unit = "" if found or form else _unit_of(bare)
    if not (kind or form or unit) and style in ("", "bullet", "digit", "small"):
        return None
    return Heading(tidy, kind, form, unit, style)


def _numbered(text: str) -> tuple[str, str]:
    """(style, text without its numbering)."""
    found = _NUMBERING.match(text)
    if found is None:
        return "", text
    style = next(name for name, value in found.groupdict().items() if value)
    rest = text[found.end() :].strip()
    follows = found.group(0)[-1:] in ".)/:-– " or not rest
    if not follows or (style in ("letter", "small") and found.group(0).strip()[-1:].isalpha() and rest):
        return "", text
    if style == "digit":
        style += "." * found.group("digit").count(".")
    return style, rest


def _without_count(text: str) -> tuple[str, str | None]:
    """``text`` without the number of recipients behind it, and their kind when one kind alone is counted."""
    kinds = set(counts_in(text))
    found = _COUNT.search(text)
    if found is None or not text[: found.start()].strip() or not (kinds or found.group(0).lstrip()[:1] in ":("):
        return text.rstrip(" :.;"), None
    return text[: found.start()].rstrip(" :.;(–-"), kinds.pop() if len(kinds) == 1 else None


def _form_of(text: str, *, marked: bool) -> str:
    """The form that a heading names: all of it, or a part of it behind the words of a proposal."""
    if is_form(text) and not names_a_unit(text):
        return form_within(text) or text.strip(' .;:“”"')
    form = form_within(text)
    begins = text.lower().startswith(form.lower()[:10]) if form else False
    return form if form and (begins or marked or _BEFORE_FORM.match(text)) else ""


def _unit_of(text: str) -> str:
    labelled = _UNIT_LABEL.match(text)
    if labelled:
        return text[labelled.end() :].strip()
    return text if names_a_unit(text) else ""


def is_total(text: str) -> bool:
    return bool(_TOTAL.match(tidied(text)))


def is_note(text: str) -> bool:
    """Whether ``text`` belongs to the foot of a list: a note, a place and day, a signature."""
    return bool(_NOTE.search(tidied(text)))


def counts_in(text: str) -> dict[str, int]:
    """Recipients that a totals line counts, by kind: "Tổng số: 6 tập thể, 16 cá nhân" gives both."""
    return {_COUNTED[word.lower()]: int(number) for number, word in _COUNTS.findall(tidied(text))}
