"""What a column of a list can mean."""

from __future__ import annotations

from enum import StrEnum


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
    TICK = "tick"  # a form heads the column, and a mark in it says who is proposed for that form
    MERIT = "merit"
    BIRTH = "birth_date"
    CITIZEN = "citizen_number"
    PRIVATE = "private"
    DATE = "date"
    YEAR = "year"
    DECISION = "decision"  # number, and often day and issuer, of a decision that was issued
    DECIDED_ON = "decided_on"
    ISSUER = "issuer"
    HISTORY = "history"
    NOTE = "note"


for _member in Meaning:
    # Python 3.12 keeps the members so; 3.11 calls a function for each look at one, and a long list is millions of looks.
    type.__setattr__(Meaning, _member.name, _member)


LABELS = {
    Meaning.HONORIFIC: "Ông/Bà",
    Meaning.SEX: "Giới tính",
    Meaning.MALE: "Nam",
    Meaning.FEMALE: "Nữ",
    Meaning.KIND: "Đối tượng",
    Meaning.NAME: "Họ tên, tên tập thể",
    Meaning.FAMILY: "Họ và đệm",
    Meaning.GIVEN: "Tên",
    Meaning.WHOLE: "Họ tên, chức vụ, đơn vị",
    Meaning.POSITION: "Chức vụ",
    Meaning.POSITION_UNIT: "Chức vụ, đơn vị",
    Meaning.UNIT: "Đơn vị",
    Meaning.FORM: "Hình thức",
    Meaning.TICK: "Hình thức",
    Meaning.MERIT: "Thành tích",
    Meaning.BIRTH: "Ngày sinh",
    Meaning.CITIZEN: "Số định danh",
    Meaning.YEAR: "Năm",
    Meaning.DECISION: "Số quyết định",
    Meaning.DECIDED_ON: "Ngày quyết định",
    Meaning.ISSUER: "Cơ quan quyết định",
}
"""How a column is called in a sentence to the officer."""

NAMING = {Meaning.NAME, Meaning.FAMILY, Meaning.GIVEN, Meaning.WHOLE}
PERSONAL = {Meaning.BIRTH, Meaning.CITIZEN, Meaning.PRIVATE}
"""Columns of personal data that no list of honours shows; their cells never enter ``source``."""

REPEATABLE = {
    Meaning.HONORIFIC, Meaning.KIND, Meaning.POSITION, Meaning.POSITION_UNIT, Meaning.UNIT, Meaning.FORM, Meaning.MERIT,
    Meaning.NAME, Meaning.FAMILY, Meaning.SEX, Meaning.DATE, Meaning.YEAR, Meaning.DECISION, Meaning.DECIDED_ON, Meaning.ISSUER,
}  # fmt: skip
"""Columns in which "the same as above" has a sense."""

FIELDS: dict[Meaning, tuple[str, ...]] = {
    Meaning.HONORIFIC: ("honorific",),
    Meaning.SEX: ("honorific",),
    Meaning.MALE: ("honorific",),
    Meaning.FEMALE: ("honorific",),
    Meaning.KIND: ("kind",),
    Meaning.NAME: ("name",),
    Meaning.FAMILY: ("name",),
    Meaning.GIVEN: ("name",),
    Meaning.WHOLE: ("honorific", "name", "position", "unit"),
    Meaning.POSITION: ("position",),
    Meaning.POSITION_UNIT: ("position", "unit"),
    Meaning.UNIT: ("unit",),
    Meaning.FORM: ("form",),
    Meaning.TICK: ("form",),
    Meaning.MERIT: ("merit",),
    Meaning.BIRTH: ("birth_date",),
    Meaning.CITIZEN: ("citizen_number",),
    Meaning.YEAR: ("year",),
    Meaning.DECISION: ("code",),
    Meaning.DECIDED_ON: ("decided_on",),
    Meaning.ISSUER: ("issuer",),
}
"""The fields of a row that a column's cells fill."""
