"""What the columns of a list mean, read from their headings."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from bangvang_paper.vietnamese import folded, spaced


class Meaning(StrEnum):
    ORDINAL = "ordinal"
    HONORIFIC = "honorific"
    SEX = "sex"
    MALE = "male"
    FEMALE = "female"
    KIND = "kind"
    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    WHOLE = "whole"
    POSITION = "position"
    POSITION_UNIT = "position_unit"
    UNIT = "unit"
    FORM = "form"
    MERIT = "merit"
    BIRTH = "birth_date"
    CITIZEN = "citizen_number"
    PRIVATE = "private"
    DATE = "date"
    HISTORY = "history"
    NOTE = "note"


LABELS = {
    Meaning.HONORIFIC: "Ông/Bà",
    Meaning.KIND: "Đối tượng",
    Meaning.NAME: "Họ tên, tên tập thể",
    Meaning.FAMILY: "Họ và đệm",
    Meaning.GIVEN: "Tên",
    Meaning.WHOLE: "Họ tên, chức vụ, đơn vị",
    Meaning.POSITION: "Chức vụ",
    Meaning.POSITION_UNIT: "Chức vụ, đơn vị",
    Meaning.UNIT: "Đơn vị",
    Meaning.FORM: "Hình thức",
    Meaning.MERIT: "Thành tích",
    Meaning.BIRTH: "Ngày sinh",
    Meaning.CITIZEN: "Số định danh",
    Meaning.SEX: "Giới tính",
}
"""How a column is called in a sentence to the officer."""

NAMING = {Meaning.NAME, Meaning.FAMILY, Meaning.GIVEN, Meaning.WHOLE}
PERSONAL = {Meaning.BIRTH, Meaning.CITIZEN, Meaning.PRIVATE}
"""Columns of personal data that no list of honours shows; their cells never enter ``source``."""

LONGEST_HEADING = 90

# Headings of one word that mean something else without their marks (Nam and Năm, Họ and Hộ).
_EXACT = {"nam": Meaning.MALE, "ông": Meaning.MALE, "nữ": Meaning.FEMALE, "bà": Meaning.FEMALE, "họ": Meaning.FAMILY}

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
        (r"^(?:so|qua trinh)\b.*(?:quyet dinh|khen)", Meaning.HISTORY),
        (r"^ho.* ten\b.*chuc (?:vu|danh)", Meaning.WHOLE),
        (r"^(?:ho,? ?(?:(?:va|&) )?(?:ten |chu )?(?:dem|lot))$", Meaning.FAMILY),
        (r"^ten$", Meaning.GIVEN),
        (r"^ho ?(?:,|va|&|-)? ?ten\b", Meaning.NAME),
        (r"^ten (?:tap the|ca nhan|doi tuong|ho\b|nguoi|gia dinh|don vi, ca nhan|don vi, ho)", Meaning.NAME),
        (r"^(?:tap the|ca nhan|don vi),? ?(?:/|va|,|-) ?(?:tap the|ca nhan)", Meaning.NAME),
        (r"^(?:tap the|ca nhan|ho gia dinh|chu ho|danh sach)\b", Meaning.NAME),
        (r"^(?:nguoi|doi tuong).*(?:khen|de nghi)", Meaning.NAME),
        (r"^(?:loai|loai doi tuong|phan loai|phan loai doi tuong|doi tuong)$", Meaning.KIND),
        (r"^chuc (?:vu|danh).*(?:don vi|co quan|noi cong tac|phong|bo phan)", Meaning.POSITION_UNIT),
        (r"^(?:chuc (?:vu|danh)|nghe nghiep|vi tri|ngach|cong viec)\b", Meaning.POSITION),
        (r"^(?:tom tat|noi dung|mo ta|ly do|ghi ro)?\W*(?:thanh tich|cong trang)\b", Meaning.MERIT),
        (r"^(?:noi dung(?: khen)?|ly do(?: khen)?|co thanh tich)\b", Meaning.MERIT),
        (r"^(?:hinh thuc|danh hieu|muc khen|cap khen|loai khen)\b", Meaning.FORM),
        (r"^(?:ten )?(?:don vi|co quan|phong|ban\b|bo phan|to chuc|dia phuong)", Meaning.UNIT),
        (r"^(?:noi )?cong tac\b|^noi lam viec", Meaning.UNIT),
        (r"^(?:de nghi|khen thuong)\b", Meaning.FORM),
        (r"^(?:ngay|thoi gian|tu ngay|den ngay)\b", Meaning.DATE),
        (r"^ghi chu\b", Meaning.NOTE),
    )
)


_LONGEST_ORDINAL_HEADING = 12


def is_ordinal_heading(cell: str) -> bool:
    """Whether ``cell`` heads a column of running numbers: the quick question by which a repeated header is looked for."""
    return len(cell) <= _LONGEST_ORDINAL_HEADING and cell[:1].isalpha() and meaning_of(cell) is Meaning.ORDINAL


@lru_cache(maxsize=5_000)
def meaning_of(heading: str) -> Meaning | None:
    """The meaning of a column headed ``heading``; None when the words are not known or too long for a heading."""
    words = folded(heading).strip(" .:*()")
    if not words or len(words) > LONGEST_HEADING:
        return None
    exact = _EXACT.get(spaced(heading).lower())
    return exact or next((meaning for pattern, meaning in _HEADINGS if pattern.search(words)), None)
