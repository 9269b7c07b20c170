"""What the heading of a column says about its cells, and how sure that is.

Three sources, in this order: what an officer has taught for this unit, words that offices use, and words that are close
to one of these. The last is a guess and says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bangvang_paper.reading.meaning.columns import Meaning
from bangvang_paper.reading.meaning.marks import tidied
from bangvang_paper.vietnamese import folded

Taught = Mapping[str, Meaning]
"""Folded heading → the meaning that an officer gave it; `taught_of` makes it from what was stored."""

LONGEST_HEADING = 120
_LONGEST_ORDINAL_HEADING = 12
_LEAST_NEAR = 6
KNOWN, NEAR = 1.0, 0.7

# Headings of one word that mean something else without their marks (Nam and Năm, Họ and Hộ).
_EXACT = {"nam": Meaning.MALE, "ông": Meaning.MALE, "nữ": Meaning.FEMALE, "bà": Meaning.FEMALE, "họ": Meaning.FAMILY,
          "năm": Meaning.YEAR}  # fmt: skip

# Tried in this order on the folded heading; the first that fits decides.
_HEADINGS = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (r"^(?:tt|s\.?t\.?t\.?|so tt|so thu tu|thu tu|#)$", Meaning.ORDINAL),
        (r"^ong ?(?:/|,|-|hoac)? ?\(?ba\)?\b", Meaning.HONORIFIC),
        (r"^(?:danh xung|(?:cach )?xung ho)$", Meaning.HONORIFIC),
        (r"^(?:gioi tinh|nam ?[/,-] ?nu|phai)\b", Meaning.SEX),
        (r"cccd|can cuoc|cmnd|cmtnd|dinh danh|chung minh (?:thu|nhan dan)", Meaning.CITIZEN),
        (r"^(?:ngay.* sinh|nam sinh|sinh nam|thang nam sinh|sinh ngay)\b", Meaning.BIRTH),
        (
            r"dien thoai|\bsdt\b|^dt$|e-?mail|thu dien tu|tai khoan|dan toc|ton giao|que quan|nguyen quan|thuong tru|tam tru"
            r"|noi o\b|cu tru|^dia chi|vao dang|dang vien|noi sinh|ma so thue|he so luong",
            Meaning.PRIVATE,
        ),
        (r"(?:danh hieu|hinh thuc|khen thuong|khen).*(?:da (?:dat|duoc)|nam (?:truoc|lien))", Meaning.HISTORY),
        (r"^(?:so|so hieu|so,? ?(?:/|va)? ?ky hieu)\b.*(?:quyet dinh|qd\b)|^(?:quyet dinh|qd) so\b", Meaning.DECISION),
        (r"^so\b.*\bngay\b|^(?:quyet dinh|qd)(?: khen(?: thuong)?)?$", Meaning.DECISION),
        (r"^(?:ngay|thoi gian)\b.*(?:quyet dinh|qd\b|ban hanh|ky\b)", Meaning.DECIDED_ON),
        (r"^(?!.*duoc)(?:co quan|cap|nguoi|noi)\b.*(?:quyet dinh|\bqd\b|ban hanh|\bky\b|cong nhan)", Meaning.ISSUER),
        (r"^co quan (?:khen|tang)", Meaning.ISSUER),
        (r"^nam (?:khen|dat|cong nhan|quyet dinh|duoc)\b", Meaning.YEAR),
        (r"^(?:so|qua trinh)\b.*(?:quyet dinh|khen)", Meaning.HISTORY),
        (r"^ho.* ten\b.*chuc (?:vu|danh)", Meaning.WHOLE),
        (
            r"^(?:ho,? ?(?:(?:va|&) )?(?:ten |chu )?(?:dem|lot))$|^(?:ten |chu )?(?:dem|lot)$|^ho,? ?(?:va|&)$",
            Meaning.FAMILY,
        ),
        (r"^ten$", Meaning.GIVEN),
        (r"^ho ?(?:,|va|&|-)? ?ten\b", Meaning.NAME),
        (r"^ten (?:tap the|ca nhan|doi tuong|ho\b|nguoi|gia dinh|don vi, ca nhan|don vi, ho)", Meaning.NAME),
        (r"^(?:tap the|ca nhan|don vi),? ?(?:/|va|,|-) ?(?:tap the|ca nhan)", Meaning.NAME),
        (r"^(?:tap the|ca nhan|ho gia dinh|chu ho|danh sach)\b", Meaning.NAME),
        (r"^(?:nguoi|doi tuong).*(?:khen|de nghi)", Meaning.NAME),
        (r"^(?:loai|loai doi tuong|phan loai|phan loai doi tuong|doi tuong)$", Meaning.KIND),
        (r"^chuc (?:vu|danh).*(?:don vi|co quan|noi cong tac|phong|bo phan)", Meaning.POSITION_UNIT),
        (r"^(?:don vi|co quan|noi cong tac|phong|bo phan).*chuc (?:vu|danh)", Meaning.POSITION_UNIT),
        (r"^(?:chuc (?:vu|danh)|nghe nghiep|vi tri|ngach|cong viec)\b", Meaning.POSITION),
        (r"^(?:tom tat|noi dung|mo ta|ly do|ghi ro)?\W*(?:thanh tich|cong trang)\b", Meaning.MERIT),
        (r"^(?:noi dung(?: khen)?|ly do(?: khen)?|co thanh tich)\b", Meaning.MERIT),
        (r"^(?:hinh thuc|danh hieu|muc khen|cap khen|loai khen)\b", Meaning.FORM),
        (r"^(?:ten )?(?:don vi|co quan|phong|ban\b|bo phan|to chuc|dia phuong)", Meaning.UNIT),
        (r"^(?:noi )?cong tac\b|^noi lam viec", Meaning.UNIT),
        (r"^(?:de nghi|khen thuong)\b", Meaning.FORM),
        (r"^(?:ngay|thoi gian|tu ngay|den ngay)\b", Meaning.DATE),
        (
            r"^(?:ghi chu|(?:muc |so )?tien\b|muc thuong|kinh phi|he so|ty le|so phieu|ket qua|so diem|diem\b|ky nhan|chu ky)",
            Meaning.NOTE,
        ),
    )
)

# Headings that a misspelt or maimed one is compared with.
_USUAL = tuple(
    (heading, folded(heading), meaning)
    for meaning, headings in {
        Meaning.ORDINAL: "Số thứ tự",
        Meaning.HONORIFIC: "Danh xưng",
        Meaning.SEX: "Giới tính",
        Meaning.BIRTH: "Ngày sinh|Năm sinh|Ngày tháng năm sinh",
        Meaning.CITIZEN: "Số định danh|Căn cước công dân",
        Meaning.KIND: "Đối tượng|Phân loại",
        Meaning.NAME: "Họ và tên|Họ tên cá nhân|Họ và tên, tên tập thể|Tên tập thể, cá nhân|Tên đối tượng|Tập thể, cá nhân",
        Meaning.FAMILY: "Họ và đệm|Họ và tên đệm",
        Meaning.POSITION: "Chức vụ|Chức danh|Chức vụ công tác|Nghề nghiệp",
        Meaning.POSITION_UNIT: "Chức vụ, đơn vị|Chức vụ, đơn vị công tác|Chức vụ, nơi công tác",
        Meaning.UNIT: "Đơn vị|Đơn vị công tác|Nơi công tác|Cơ quan, đơn vị|Phòng, ban",
        Meaning.FORM: "Hình thức|Hình thức khen thưởng|Hình thức đề nghị|Danh hiệu|Danh hiệu thi đua|Danh hiệu đề nghị",
        Meaning.MERIT: "Thành tích|Tóm tắt thành tích|Nội dung thành tích|Lý do khen",
        Meaning.NOTE: "Ghi chú",
    }.items()
    for heading in headings.split("|")
)


# Somebody of the nominee's family; the marks tell bố and mẹ from bộ and mẻ.
_RELATIVE = re.compile(r"\b(?:cha|bố|mẹ|vợ|chồng|con|phụ huynh|thân nhân|người thân|giám hộ)\b")


class Understood(NamedTuple):
    """The meaning of a heading. ``reason`` says why it is a guess, a part of a sentence, empty when it is none."""

    meaning: Meaning
    score: float
    reason: str = ""


def taught_of(stored: Mapping[str, str]) -> Taught:
    """What officers taught, as it is asked for here. Raises ValueError for a meaning that does not exist."""
    return {folded(heading).strip(" .:*()"): Meaning(meaning) for heading, meaning in stored.items()}


def understood(heading: str, taught: Taught | None = None) -> Understood | None:
    """The meaning of a column headed ``heading``; None when the words are not known or too long for a heading."""
    if taught and (meaning := taught.get(folded(heading).strip(" .:*()"))) is not None:
        return Understood(meaning, KNOWN)
    return _by_words(heading)


def names_a_relative(heading: str) -> bool:
    """Whether a column of names is headed as one of the nominees' families: Họ và tên cha, mẹ."""
    return bool(_RELATIVE.search(tidied(heading).lower()))


def is_ordinal_heading(cell: str) -> bool:
    """Whether ``cell`` heads a column of running numbers: the quick question by which a repeated header is looked for."""
    return len(cell) <= _LONGEST_ORDINAL_HEADING and cell[:1].isalpha() and meaning_of(cell) is Meaning.ORDINAL


def meaning_of(heading: str) -> Meaning | None:
    """The meaning of ``heading`` when its words are known, without guessing."""
    known = _by_words(heading)
    return known.meaning if known and known.score == KNOWN else None


@lru_cache(maxsize=5_000)
def _by_words(heading: str) -> Understood | None:
    words = folded(heading).strip(" .:*()")
    if not words or len(words) > LONGEST_HEADING:
        return None
    exact = _EXACT.get(tidied(heading).lower())
    known = exact or next((meaning for pattern, meaning in _HEADINGS if pattern.search(words)), None)
    return Understood(known, KNOWN) if known else _near(heading, words)


def _near(heading: str, words: str) -> Understood | None:
    """The usual heading that this one misspells, or from which letters fell away ("H v tn")."""
    maimed = "".join(tidied(heading).split()).lower()
    for usual, plain, meaning in _USUAL:
        lost = maimed.isascii() and maimed in _remains(usual)
        slips = 1 if len(plain) < 2 * _LEAST_NEAR else 2
        close = len(words) >= _LEAST_NEAR and OSA.distance(words, plain, score_cutoff=slips) <= slips
        if lost or close:
            how = "bị mất chữ của" if lost else "viết gần giống"
            return Understood(meaning, NEAR, f"tiêu đề “{tidied(heading)}” {how} “{usual}”")
    return None


@lru_cache(maxsize=200)
def _remains(heading: str) -> frozenset[str]:
    """What is left of ``heading`` without its letters outside ASCII, in small letters and without spaces."""
    left = "".join(letter for letter in heading.lower() if letter.isascii() and not letter.isspace())
    return frozenset({left}) if left != heading and len(left) > 1 else frozenset()
