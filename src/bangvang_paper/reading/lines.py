"""Lines of a list that are no nominees: headings of sections, totals, notes, signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bangvang_paper.reading.awards import award_of, form_within, recipient_kind_of
from bangvang_paper.vietnamese import folded, spaced

_NUMBERING = re.compile(r"^\s*(?:(?:phần|mục)\s+)?(?:[IVX]{1,5}|[A-H]|\d{1,2})\s*[.)/:\-–]+\s*", re.IGNORECASE)
_BARE_ROMAN = re.compile(r"^[IVX]{1,5}\s+(?=\S)")
_SECTION_MARK = re.compile(r"^(?:[IVX]{1,5}|[A-H])\s*[.)/:\-–]*$")
_ORDINAL = re.compile(r"^\(?\d{1,4}\s*[.)/\-]*$")

_KIND_WORDS = {"tap the": "collective", "ca nhan": "individual", "ho gia dinh": "household", "gia dinh": "household"}
# What may follow the word in a heading. "Tập thể Phòng Người có công" is no heading but a collective.
_KIND_HEADING = re.compile(
    r"^(?:danh sach )?(?:(?:de nghi|khen thuong|doi voi|cho|cac|ve|khoi)\s+)*(tap the|ca nhan|ho gia dinh|gia dinh)s?"
    r"(?=$|\s*[:(,;.\-–]|\s+(?:de nghi|duoc|dat|co|tieu bieu|dien hinh|xuat sac|tien tien|khen|tang|gom|thuoc|lanh dao"
    r"|nguoi|truc tiep|lao dong (?:tien tien|xuat sac))\b|\s*\d)"
)

_TOTAL = re.compile(r"^(?:tổng số|tổng cộng|(?:tổng|cộng)(?=\s*(?:[:\d(]|$)))", re.IGNORECASE)
_NOTE = re.compile(
    r"^(?:ghi chú|lưu ý|chú thích|nơi nhận|người lập|lập biểu|thủ trưởng|lãnh đạo đơn vị|xác nhận|tm\.|kt\.|tl\.|tuq\."
    r"|\((?:ký|đã ký)|\(?\*+|danh sách (?:này|trên|có|gồm)|t/m\b"
    r"|(?:phó )?(?:giám đốc|chủ tịch|hiệu trưởng|trưởng phòng|chánh văn phòng|cục trưởng)(?: \([^)]*\))?$)"
    r"|ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"(\d+)\s*(tập thể|cá nhân|hộ)\b", re.IGNORECASE)
_COUNTED = {"tập thể": "collective", "cá nhân": "individual", "hộ": "household"}

_UNIT_WORDS = re.compile(
    r"^(?:phòng|trung tâm|trường|khoa|ban|sở|chi cục|cục|tổng cục|vụ|tổ|đội|ubnd|[uủ][ỷy] ban|nhân dân|cán bộ|công ty"
    r"|tổng công ty|tập đoàn|văn phòng|thanh tra|quỹ|cơ sở|chi bộ|đảng bộ|đảng [uủ][ỷy]|công đoàn|hội|bệnh viện|trạm"
    r"|đoàn (?:thanh niên|tncs|trường|cơ sở|xã|phường|thể)|tập thể|viện|hợp tác xã|liên đoàn|bộ|xã|phường|thị trấn"
    r"|đặc khu|thôn|chi nhánh|doanh nghiệp|nhà máy|xí nghiệp|bảo hiểm|kho bạc|tòa án|toà án|đài|lớp|chính quyền)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """What a heading says of the lines below it; None or "" where it says nothing."""

    text: str
    kind: str | None
    form: str
    unit: str


def names_a_unit(name: str) -> bool:
    """Whether ``name`` begins as units do. Marks count: Phòng is an office, Phong a person; Đoàn alone is a family."""
    return bool(_UNIT_WORDS.match(spaced(name)))


def is_ordinal(text: str) -> bool:
    """Whether ``text`` is a running number: 1, 01, 1. or (1)."""
    return bool(_ORDINAL.match(text))


def is_section_mark(text: str) -> bool:
    """Whether ``text`` numbers a section: I, II., A or B)."""
    return bool(_SECTION_MARK.match(text))


def heading_of(text: str, *, numbered: bool) -> Heading | None:
    """The heading that ``text`` is, standing alone on its line; ``numbered`` says that I, II, A or B stood before it."""
    tidy = spaced(text)
    bare = _BARE_ROMAN.sub("", _NUMBERING.sub("", tidy.lstrip("*+•-– "), count=1), count=1).strip()
    numbered = numbered or bool(_BARE_ROMAN.match(tidy) or re.match(r"^(?:[IVX]{1,5}|[A-H])\s*[.)/:\-–]", tidy))
    words = folded(bare)
    kind = _KIND_HEADING.match(words)
    form = form_within(bare)
    if kind is None and not (form and bare.lower().startswith(form.lower()[:10])):
        unit = bare if numbered and names_a_unit(bare) else ""
        return Heading(tidy, None, "", unit) if numbered else None
    named = _KIND_WORDS[kind.group(1)] if kind else _kind_counted(bare)
    return Heading(tidy, named or recipient_kind_of(award_of(form)), form, "")


def _kind_counted(text: str) -> str | None:
    """The one kind that a heading such as "Giấy khen (05 tập thể)" counts."""
    kinds = set(counts_in(text))
    return kinds.pop() if len(kinds) == 1 else None


def is_total(text: str) -> bool:
    return bool(_TOTAL.match(spaced(text)))


def is_note(text: str) -> bool:
    """Whether ``text`` belongs to the foot of a list: a note, a place and day, a signature."""
    return bool(_NOTE.search(spaced(text)))


def counts_in(text: str) -> dict[str, int]:
    """Recipients that a totals line counts, by kind: "Tổng số: 6 tập thể, 16 cá nhân" gives both."""
    return {_COUNTED[word.lower()]: int(number) for number, word in _COUNTS.findall(spaced(text))}
