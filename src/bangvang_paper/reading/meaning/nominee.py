"""One line of a table as a row: name, honorific, kind, position, unit, form and merit, with every guess said aloud."""

from __future__ import annotations

import re

from bangvang_paper.reading.awards import NAMES, award_of, awards_of, form_like
from bangvang_paper.reading.days import impossible_day
from bangvang_paper.reading.meaning.columns import FIELDS, Meaning
from bangvang_paper.reading.meaning.context import Context
from bangvang_paper.reading.meaning.doubts import has_letters
from bangvang_paper.reading.meaning.marks import tidied, without_ends
from bangvang_paper.reading.meaning.naming import named, tidied_household, tidied_person
from bangvang_paper.reading.meaning.places import part
from bangvang_paper.reading.meaning.sections import Sections
from bangvang_paper.reading.meaning.table import Line
from bangvang_paper.reading.meaning.words import (
    looks_like_a_person,
    names_a_household,
    names_a_unit,
    position_at_start,
)
from bangvang_paper.reading.rows import WHOLE_ROW, Row
from bangvang_paper.vietnamese import folded

_KIND_WORDS = {
    "canhan": "individual", "tapthe": "collective", "hogiadinh": "household", "ho": "household", "giadinh": "household",
}  # fmt: skip
_TEXT_FIELDS = ("kind", "honorific", "name", "position", "unit", "form", "merit")
_LONGEST_QUOTE = 80
_CALLED = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ gia đình"}


def row_of(line: Line, around: Context, sheet_name: str) -> Row:
    """The nominee on ``line``."""
    honorific, name = named(line, around)
    kind = _kind(line, around.sections, honorific, name)
    position, unit = _placed(line, around)
    position = ", ".join(filter(None, (line.title, position)))
    if kind == "collective" and not name and unit:
        name, unit = unit, ""
        line.guess(("name",), "Tên tập thể: lấy từ cột đơn vị vì ô tên để trống.")
    if kind == "individual":
        name = tidied_person(name.rstrip(" ."), line)
        unit = unit or _unit_around(line, around)
    if kind == "household":
        name = tidied_household(name, line)
    form = _form(line, around)
    award = _award(form, line)
    merit = _merit(line, around)
    if line.hidden:
        line.guess((WHOLE_ROW,), "Dòng này đang bị ẩn trong tệp gốc.")
    personal = _personal(line)
    row = Row(
        kind=kind, honorific=honorific, name=name, position=position, unit=unit, form=form, award=award, merit=merit,
        guessed=line.guessed, problems=line.problems + _impossible_days(line), personal=personal,
        source={
            "sheet": sheet_name or None,
            "row": line.number,
            "place": line.where,
            "cells": dict(line.written),
            "fields": line.taken_from | {name: place for meaning, place in line.places.items() if meaning not in _UNSHOWN
                                         for name in FIELDS.get(meaning, ())},
        },
    )  # fmt: skip
    _say_what_may_be_missing(row, line, around)
    return row


def _say_what_may_be_missing(row: Row, line: Line, around: Context) -> None:
    """Empty fields are guesses too where a cell of the line was not understood, or where letters fell away."""
    if around.unreliable:
        row.guess(_TEXT_FIELDS, around.unreliable)
        return
    if around.doubt and not row.form:
        row.guess(("form",), f"Hình thức: không tìm thấy; {around.doubt}.")
    if any(map(has_letters, line.others)):
        empty = [name for name in ("position", "unit", "form", "merit") if not getattr(row, name)]
        quote = " · ".join(line.others)[:_LONGEST_QUOTE]
        row.guess(empty, f"Còn ô chưa hiểu trên dòng này: “{quote}”; hãy xem ô ấy thuộc mục nào.")


_PERSONAL = {meaning.value: meaning for meaning in (Meaning.CITIZEN, Meaning.BIRTH)}
_CITIZEN = Meaning.CITIZEN.value
_BETWEEN_DIGITS = re.compile(r"[\s.'’]")
_UNSHOWN = {Meaning.BIRTH, Meaning.CITIZEN, Meaning.MALE, Meaning.FEMALE, Meaning.SEX}


# ── kind ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _kind(line: Line, sections: Sections, honorific: str, name: str) -> str:
    """The kind of recipient: said by the list, or by the section, or guessed from the way the name is written."""
    said = _KIND_WORDS.get(folded(line.text(Meaning.KIND)).replace(" ", "")) or sections.kind
    if said == "collective" and honorific:
        line.guess(("kind",), "Đối tượng: dòng ở mục tập thể nhưng có Ông/Bà; coi là cá nhân.")
        return "individual"
    if said:
        if said == "collective" and line.text(Meaning.POSITION) and looks_like_a_person(name):
            line.guess(("kind",), "Đối tượng: dòng ở mục tập thể nhưng tên viết như tên người; hãy xem lại.")
        if said == "individual" and names_a_unit(name) and not honorific and not line.text(Meaning.POSITION):
            line.guess(("kind",), "Đối tượng: dòng ở mục cá nhân nhưng tên viết như tên đơn vị; hãy xem lại.")
        return said
    if names_a_household(name):
        return "household"
    if honorific:
        return "individual"
    kind = "collective" if names_a_unit(name) and not line.text(Meaning.POSITION) else "individual"
    if name:
        line.guess(("kind",), f"Đối tượng: coi là {_CALLED[kind]} theo cách viết tên, vì danh sách không ghi.")
    return kind


# ── position and unit ────────────────────────────────────────────────────────────────────────────────────────────────


def _placed(line: Line, around: Context) -> tuple[str, str]:
    """(position, unit); one cell that holds both is parted, as a guess."""
    position, unit = without_ends(line.text(Meaning.POSITION)), without_ends(line.text(Meaning.UNIT))
    both = line.with_breaks(Meaning.POSITION_UNIT)
    if both and not position:
        parted = part(both, around.own)
        line.guess(("position", "unit"), f"Chức vụ, đơn vị: {parted.how}.")
        return without_ends(parted.position), unit or without_ends(parted.unit)
    if position and not unit and not {Meaning.UNIT, Meaning.POSITION_UNIT} & line.has:
        return _both_under(line, Meaning.POSITION, around, (position, unit))
    if unit and not position and not {Meaning.POSITION, Meaning.POSITION_UNIT} & line.has and position_at_start(unit):
        return _both_under(line, Meaning.UNIT, around, (position, unit))
    return position, unit


def _both_under(line: Line, meaning: Meaning, around: Context, as_written: tuple[str, str]) -> tuple[str, str]:
    """A cell under "Chức vụ" or "Đơn vị" that holds both, in a list that has no column for the other."""
    if meaning not in line.texts or Meaning.WHOLE in line.has:
        return as_written
    parted = part(line.with_breaks(meaning), around.own)
    if not parted.unit or not parted.position:
        return as_written
    if around.sections.unit:
        line.guess(
            ("position", "unit"), f"Chức vụ, đơn vị: ô chức vụ có thể ghi cả đơn vị “{parted.unit}”; hãy xem lại."
        )
        return as_written
    line.guess(("position", "unit"), f"Chức vụ, đơn vị: {parted.how}.")
    return parted.position, parted.unit


def _unit_around(line: Line, around: Context) -> str:
    """The unit of a person whose line has none: that of the group, of the line above, of the list."""
    group = around.sections.unit
    if group:
        line.guess(("unit",), f"Đơn vị: lấy theo tiêu đề nhóm “{group.text}”.")
        line.taken_from["unit"] = group.place
        return group.text
    if around.unit_above and Meaning.UNIT in line.has:
        line.guess(("unit",), f"Đơn vị: ô để trống, lấy theo dòng trên “{around.unit_above}”.")
        return around.unit_above
    title = around.sections.title_unit
    if title:
        line.guess(("unit",), f"Đơn vị: lấy theo đầu danh sách “{title.text}”.")
        line.taken_from["unit"] = title.place
    return title.text


# ── form, award, merit ───────────────────────────────────────────────────────────────────────────────────────────────


def _form(line: Line, around: Context) -> str:
    form = without_ends(line.text(Meaning.FORM))
    if form:
        return form
    sections = around.sections
    for said, where in ((sections.form, "tiêu đề mục"), (sections.title_form, "tên danh sách")):
        if said:
            line.guess(("form",), f"Hình thức: lấy theo {where} “{said.text}”.")
            line.taken_from["form"] = said.place
            return said.text
    if around.form_above:
        line.guess(("form",), f"Hình thức: ô để trống, lấy theo dòng trên “{around.form_above}”.")
    return around.form_above


def _award(form: str, line: Line) -> str | None:
    award = award_of(form)
    if award is not None or not form or awards_of(form):
        return award
    like = form_like(form)
    if like is not None:
        line.guess(("form",), f"Hình thức: “{form}” viết gần giống “{NAMES[like]}” nên hiểu là hình thức ấy.")
    return like


def _merit(line: Line, around: Context) -> str:
    merit = without_ends(tidied(line.text(Meaning.MERIT)))
    if not merit and around.merit_above and around.merit_once:
        line.guess(
            ("merit",),
            f"Thành tích: ô để trống; dòng trên ghi “{around.merit_above}”, hãy xem có phải ghi chung không.",
        )
    return merit


# ── personal data and days ───────────────────────────────────────────────────────────────────────────────────────────


def _personal(line: Line) -> dict[str, str]:
    personal = {name: line.texts[meaning] for name, meaning in _PERSONAL.items() if meaning in line.texts}
    number = _BETWEEN_DIGITS.sub("", personal.get(_CITIZEN, ""))
    if not number:
        return personal
    if line.zeros_doubtful and len(number) in (10, 11):
        number = number.zfill(12)
        line.guess(FIELDS[Meaning.CITIZEN], "Số định danh: thêm số 0 ở đầu cho đủ 12 số, vì ô trong tệp là kiểu số.")
    if not (number.isdecimal() and len(number) in (9, 12)):
        line.problems.append("Số định danh không phải 12 số (hoặc 9 số của chứng minh nhân dân).")
    personal[_CITIZEN] = number
    return personal


def _impossible_days(line: Line) -> list[str]:
    problems = []
    for meaning in (Meaning.BIRTH, Meaning.DATE):
        if meaning in line.texts and (wrong := impossible_day(line.texts[meaning])):
            place = line.places.get(meaning, line.where)
            problems.append(f"Ô {place}: ngày “{wrong}” không có trong lịch; giữ như đã viết, cần sửa.")
    return problems
