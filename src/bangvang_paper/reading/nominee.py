"""One line of a table as a row: name, honorific, kind, position, unit, form and merit, with every guess said aloud."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bangvang_paper.reading.awards import award_of
from bangvang_paper.reading.columns import Meaning
from bangvang_paper.reading.days import impossible_day
from bangvang_paper.reading.lines import names_a_unit
from bangvang_paper.reading.rows import Row
from bangvang_paper.reading.table import Line
from bangvang_paper.vietnamese import folded, proper_name, split_honorific
from bangvang_paper.vietnamese.honorifics import honorific_word

_LEADING_NUMBER = re.compile(r"^\d{1,4}\s*[.)/]\s*")
_TRAILING = re.compile(r"(?:\s*[;,]|\s*\./\.)+$")
_KIND_WORDS = {
    "canhan": "individual", "tapthe": "collective", "hogiadinh": "household", "ho": "household", "giadinh": "household",
}  # fmt: skip
_HOUSEHOLD = re.compile(r"^(?:hộ (?:gia đình|ông|bà)|gia đình)\b", re.IGNORECASE)
_FIELDS = {
    Meaning.HONORIFIC: "honorific", Meaning.NAME: "name", Meaning.FAMILY: "name", Meaning.WHOLE: "name",
    Meaning.POSITION: "position", Meaning.POSITION_UNIT: "position", Meaning.UNIT: "unit", Meaning.FORM: "form",
    Meaning.MERIT: "merit",
}  # fmt: skip


@dataclass
class Surroundings:
    """What holds for a line because of where it stands: the section, the group, the title of the list."""

    kind: str | None = None
    form: str = ""
    unit: str = ""
    title_form: str = ""


def row_of(line: Line, around: Surroundings, sheet_name: str) -> Row:
    """The nominee on ``line``."""
    guesses, problems = list(line.guesses), list(line.problems)
    honorific, name = _named(line, guesses)
    position, unit = _placed(line, guesses)
    kind = _kind(line, around, honorific, name, guesses)
    if kind == "collective" and not name and unit:
        name, unit = unit, ""
        guesses.append("Tên tập thể: lấy từ cột đơn vị vì ô tên để trống.")
    if kind == "individual":
        name = _tidied_person(name, guesses)
        if not unit and around.unit:
            unit = around.unit
            guesses.append(f"Đơn vị: lấy theo tiêu đề nhóm “{around.unit}”.")
    form = _form(line, around, guesses)
    if line.hidden:
        guesses.append("Dòng này đang bị ẩn trong tệp gốc.")
    personal = _personal(line, guesses, problems)
    return Row(
        kind=kind,
        honorific=honorific,
        name=name,
        position=position,
        unit=unit,
        form=form,
        award=award_of(form),
        merit=_TRAILING.sub("", line.text(Meaning.MERIT)),
        guesses=guesses,
        problems=problems + _impossible_days(line),
        source={
            "sheet": sheet_name or None,
            "row": line.number,
            "cells": dict(line.written),
            "fields": {_FIELDS[meaning]: place for meaning, place in line.places.items() if meaning in _FIELDS},
        },
        personal=personal,
    )


def _named(line: Line, guesses: list[str]) -> tuple[str, str]:
    """(honorific, name) from whatever columns the list has for them."""
    written = line.text(Meaning.NAME) or f"{line.text(Meaning.FAMILY)} {line.text(Meaning.GIVEN)}".strip()
    if not written and (whole := line.text(Meaning.WHOLE)):
        written, *rest = re.split(r"\s*[,;]\s*|\s+[-–]\s+", whole, maxsplit=2)
        _part_whole(line, rest, guesses)
    written = _TRAILING.sub("", _LEADING_NUMBER.sub("", written))
    word, name = split_honorific(written)
    column = honorific_word(line.text(Meaning.HONORIFIC))
    if column and word and folded(column) != folded(word):
        # The column has the word already, so this one may be the family name (Ông Ích Khiêm) and is left in the name.
        return column, written
    return column or word or _honorific_by_sex(line, guesses), name


def _part_whole(line: Line, rest: list[str], guesses: list[str]) -> None:
    """Position and unit that follow the name in one cell."""
    for meaning, text in zip((Meaning.POSITION, Meaning.UNIT), rest, strict=False):
        line.texts.setdefault(meaning, text)
    guesses.append("Họ tên, chức vụ, đơn vị: tách theo dấu phẩy trong một ô.")


def _honorific_by_sex(line: Line, guesses: list[str]) -> str:
    sex = folded(line.text(Meaning.SEX))
    male = sex in {"nam", "ong"} or bool(line.text(Meaning.MALE))
    female = sex in {"nu", "ba"} or bool(line.text(Meaning.FEMALE))
    if male == female:
        return ""
    guesses.append("Ông/Bà: suy từ cột giới tính.")
    return "Ông" if male else "Bà"


def _placed(line: Line, guesses: list[str]) -> tuple[str, str]:
    """(position, unit); one cell that holds both is parted at its first comma, as a guess."""
    position, unit = line.text(Meaning.POSITION), line.text(Meaning.UNIT)
    both = line.text(Meaning.POSITION_UNIT)
    if both and not position:
        before, comma, after = both.partition(",")
        position, unit = before.strip(), unit or after.strip()
        said = "tách ở dấu phẩy đầu tiên của ô" if comma else "không tách được, để cả ô ở chức vụ"
        guesses.append(f"Chức vụ, đơn vị: {said}.")
    return _TRAILING.sub("", position), _TRAILING.sub("", unit)


def _kind(line: Line, around: Surroundings, honorific: str, name: str, guesses: list[str]) -> str:
    """The kind of recipient: said by the list, or by the section, or guessed from the way the name is written."""
    said = _KIND_WORDS.get(folded(line.text(Meaning.KIND)).replace(" ", ""))
    if said or around.kind:
        kind = said or around.kind or ""
        if kind == "collective" and honorific:
            guesses.append("Đối tượng: dòng ở mục tập thể nhưng có Ông/Bà; coi là cá nhân.")
            return "individual"
        return kind
    if _HOUSEHOLD.match(name):
        return "household"
    if honorific:
        return "individual"
    kind = "collective" if names_a_unit(name) and not line.text(Meaning.POSITION) else "individual"
    if name:
        called = "tập thể" if kind == "collective" else "cá nhân"
        guesses.append(f"Đối tượng: coi là {called} theo cách viết tên, vì danh sách không ghi.")
    return kind


def _tidied_person(name: str, guesses: list[str]) -> str:
    tidy = proper_name(name)
    if tidy != name:
        guesses.append(f"Họ tên: viết lại chữ hoa, chữ thường từ “{name}”.")
    return tidy


def _form(line: Line, around: Surroundings, guesses: list[str]) -> str:
    form = _TRAILING.sub("", line.text(Meaning.FORM))
    if form:
        return form
    if around.form:
        guesses.append(f"Hình thức: lấy theo tiêu đề mục “{around.form}”.")
        return around.form
    if around.title_form:
        guesses.append(f"Hình thức: lấy theo tên danh sách “{around.title_form}”.")
    return around.title_form


def _personal(line: Line, guesses: list[str], problems: list[str]) -> dict[str, str]:
    personal = {meaning.value: line.text(meaning) for meaning in (Meaning.CITIZEN, Meaning.BIRTH) if line.text(meaning)}
    number = re.sub(r"[\s.'’]", "", personal.get(Meaning.CITIZEN.value, ""))
    if not number:
        return personal
    if line.zeros_doubtful and len(number) in (10, 11):
        number = number.zfill(12)
        guesses.append("Số định danh: thêm số 0 ở đầu cho đủ 12 số, vì ô trong tệp là kiểu số.")
    if not (number.isdecimal() and len(number) in (9, 12)):
        problems.append("Số định danh không phải 12 số (hoặc 9 số của chứng minh nhân dân).")
    personal[Meaning.CITIZEN.value] = number
    return personal


def _impossible_days(line: Line) -> list[str]:
    problems = []
    for meaning in (Meaning.BIRTH, Meaning.DATE):
        wrong = impossible_day(line.text(meaning))
        if wrong:
            problems.append(f"Ô {line.places[meaning]}: ngày “{wrong}” không có trong lịch; giữ như đã viết, cần sửa.")
    return problems
