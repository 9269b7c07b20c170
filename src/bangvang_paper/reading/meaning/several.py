"""Several people in one cell, several forms on one line: a line for each, with what stands beside them shared out."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from bangvang_paper.reading.awards import is_form
from bangvang_paper.reading.meaning.columns import FIELDS, LABELS, Meaning
from bangvang_paper.reading.meaning.marks import tidied
from bangvang_paper.reading.meaning.table import Line
from bangvang_paper.reading.meaning.words import looks_like_a_person, names_a_household, names_a_unit

_SEPARATORS = tuple(re.compile(pattern) for pattern in (r";", r"\n", r"[;\n]", r",", r"[,;\n]", r"[,;\n]|\s+và\s+"))
_ANY_SEPARATOR = re.compile(r"[;,\n]| và ")
_STRONG = 3
"""So many of the separators part whatever looks like names at all; the others need people and nothing else."""
_BULLET = re.compile(r"^\s*(?:\(?\d{1,3}\s*[.)/]|[-+*•–])\s*")
_STRAY = " ,;."
_FORMS = re.compile(r"\s*[;,\n+]\s*|\s+và\s+")
# What may stand beside several names in as many parts.
_SHARED = (Meaning.HONORIFIC, Meaning.SEX, Meaning.POSITION, Meaning.UNIT, Meaning.POSITION_UNIT, Meaning.MERIT, Meaning.BIRTH,
           Meaning.CITIZEN)  # fmt: skip


def people_on(line: Line) -> list[Line]:
    """A line for each person, collective or household named in the line's cell of names."""
    meaning = Meaning.NAME if line.text(Meaning.NAME) else Meaning.WHOLE
    written = line.with_breaks(meaning)
    if not _ANY_SEPARATOR.search(written):
        return [line]
    is_name = _begins_with_a_name if meaning is Meaning.WHOLE else looks_like_a_person
    parts = _parts(written, is_name) if not _lines_agree(line) else _lines(line.raw[Meaning.NAME])
    if len(parts) < 2:
        return [line]
    lines = []
    for place, name in enumerate(parts):
        one = line.alike()
        one.raw.pop(meaning, None)
        one.texts[meaning] = name
        one.guess(("name", "honorific"), f"Họ tên: tách {len(parts)} tên từ một ô.")
        for shared in _SHARED:
            if shared in line.texts:
                _share_out(one, shared, line.with_breaks(shared), place, len(parts))
        lines.append(one)
    return lines


def _lines_agree(line: Line) -> bool:
    """Whether as many lines of several words stand in the cell of names as in one beside it."""
    names = _lines(line.raw.get(Meaning.NAME, ""))
    beside = {len(_lines(line.raw[meaning])) for meaning in _SHARED if meaning in line.raw}
    return len(names) > 1 and len(names) in beside and all(map(_is_of_several_words, names))


def _lines(text: str) -> list[str]:
    return [tidy for part in text.split("\n") if (tidy := _tidied(part))]


def _share_out(line: Line, meaning: Meaning, text: str, place: int, count: int) -> None:
    """The part of a neighbouring cell that belongs to the name at ``place``; all of it when the numbers differ."""
    for separator in _SEPARATORS[:_STRONG]:
        parts = [part for part in map(_tidied, separator.split(text)) if part]
        if len(parts) == count:
            line.texts[meaning] = parts[place]
            line.raw.pop(meaning, None)
            line.guess(FIELDS.get(meaning, ()), f"{LABELS[meaning]}: chia theo thứ tự {count} tên trong ô bên cạnh.")
            return
    if any(len([part for part in separator.split(text) if part.strip()]) > 1 for separator in _SEPARATORS[:_STRONG]):
        line.guess(
            FIELDS.get(meaning, ()), f"{LABELS[meaning]}: số phần trong ô khác số tên nên để cả ô cho từng người."
        )


def _parts(text: str, is_name: Callable[[str], bool]) -> list[str]:
    """The names in one cell; the whole cell when it holds one."""
    for strength, separator in enumerate(_SEPARATORS):
        written = [part for part in separator.split(text) if part.strip(_STRAY)]
        parts = [_tidied(part) for part in written]
        if len(parts) < 2:
            continue
        if all(map(is_name, parts)):
            return parts
        if strength < _STRONG and all(_stands_alone(part, tidy) for part, tidy in zip(written, parts, strict=True)):
            return parts
        if separator.pattern == ";" and all(map(_is_of_several_words, parts)):
            return parts
    return [tidied(text)]


def _stands_alone(written: str, tidy: str) -> bool:
    """Whether a part is a name by the way it is written: numbered, a unit, a household, or a person."""
    numbered = bool(_BULLET.match(written)) and " " in tidy
    return numbered or names_a_unit(tidy) or names_a_household(tidy) or looks_like_a_person(tidy)


def _is_of_several_words(text: str) -> bool:
    """What a semicolon parts in a column of names is a name each time, however it is written."""
    return 2 <= len(text.split(" ")) <= 7 and not any(character.isdecimal() for character in text)


def _begins_with_a_name(text: str) -> bool:
    return looks_like_a_person(re.split(r"\s*[,(]|\s+[-–]\s", text, maxsplit=1)[0])


def _tidied(part: str) -> str:
    return tidied(_BULLET.sub("", part)).strip(_STRAY)


def forms_on(line: Line) -> list[Line]:
    """A line for each form that the line proposes; one line when it names none or one."""
    if len(line.forms) == 1:
        parts = _forms_in(line.raw.get(Meaning.FORM, line.forms[0]))
        if len(parts) > 1 and not _is_one_form(line.forms[0]):
            return [_with_form(line, form, f"Hình thức: tách {len(parts)} hình thức từ một ô.") for form in parts]
    if len(line.forms) > 1:
        said = f"Hình thức: người này được ghi {len(line.forms)} hình thức, mỗi hình thức một dòng."
        return [_with_form(line, form, said) for form in line.forms]
    if line.forms:
        line.texts[Meaning.FORM] = line.forms[0]
    return [line]


@lru_cache(maxsize=1_000)
def _forms_in(text: str) -> tuple[str, ...]:
    """The forms that stand one beside the other in a cell; none when something in it is no form."""
    parts = tuple(part.strip() for part in _FORMS.split(text) if part.strip())
    return parts if all(map(is_form, parts)) else ()


def _is_one_form(text: str) -> bool:
    """A form whose name holds a comma or "và": Bằng khen của Bộ, ban, ngành, tỉnh."""
    return bool(re.match(r"(?i)(?:bằng khen|cờ|giấy khen|chiến sĩ thi đua)\b[^;\n]*\b(?:bộ|ban|ngành)\b", text))


def _with_form(line: Line, form: str, said: str) -> Line:
    one = line.alike()
    one.texts[Meaning.FORM] = form
    one.guess(("form",), said)
    return one
