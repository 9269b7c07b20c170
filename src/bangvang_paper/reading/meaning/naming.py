"""The name of a nominee, with its word of address, from whatever cells the list has for them."""

from __future__ import annotations

import re
from functools import lru_cache

from bangvang_paper.reading.meaning.columns import FIELDS, Meaning
from bangvang_paper.reading.meaning.context import Context
from bangvang_paper.reading.meaning.marks import without_ends
from bangvang_paper.reading.meaning.places import OwnWords, part
from bangvang_paper.reading.meaning.table import Line
from bangvang_paper.reading.meaning.words import (
    begins_as_names_do,
    looks_like_a_person,
    names_a_unit,
    position_at_start,
)
from bangvang_paper.vietnamese import folded, matching, parted_name, proper_name, split_honorific
from bangvang_paper.vietnamese.honorifics import honorific_word

_LEADING_NUMBER = re.compile(r"^\(?\d{1,4}\s*[.)/]\s*|^[-+*•–]\s+")
_MAY_PART = re.compile(r"[,;(\n\-–—]")
_AFTER_NAME = re.compile(r"\s*[,;(]\s*|\s+[-–—]\s+|\n")
_word_alone = lru_cache(maxsize=1_000)(honorific_word)
_HEAD = re.compile(r"^(?:hộ |gia đình |hộ gia đình )+(?:ông |bà )?", re.IGNORECASE)


def named(line: Line, around: Context) -> tuple[str, str]:
    """(honorific, name) from whatever columns the list has for them."""
    written = line.text(Meaning.NAME) or f"{line.text(Meaning.FAMILY)} {line.text(Meaning.GIVEN)}".strip()
    written = _with_given(line, written) or line.text(Meaning.WHOLE)
    if number := _LEADING_NUMBER.match(written):
        written = written[number.end() :]
    written = without_ends(_without_place(line, written, around.own))
    written, word, name = _without_titles(line, written)
    column = _word_alone(line.text(Meaning.HONORIFIC))
    if word and not around.addressed and folded(word) == "ong":
        line.guess(
            ("honorific", "name"), f"Họ tên: coi “{word}” là họ, vì các tên khác trong danh sách không ghi Ông/Bà."
        )
        word, name = "", written
    if column and word and folded(column) != folded(word):
        # The column has the word already, so this one may be the family name (Ông Ích Khiêm) and is left in the name.
        return column, written
    return column or word or _honorific_by_sex(line), name


def _with_given(line: Line, written: str) -> str:
    """The name with what stands in a column of given names beside it, where that is not its end already."""
    given = line.text(Meaning.GIVEN)
    if not given or Meaning.NAME not in line.texts or f" {matching(written)}".endswith(f" {matching(given)}"):
        return written
    line.guess(("name",), f"Họ tên: ghép “{written}” với cột tên “{given}”.")
    return f"{written} {given}"


def _without_titles(line: Line, written: str) -> tuple[str, str, str]:
    """What is written without rank and degree, which go before the position, and that as word of address and name.

    Nothing that was written is dropped.
    """
    parted = parted_name(written)
    if not parted.titles:
        return written, parted.honorific, parted.name
    name = f"{parted.honorific} {parted.name}".strip()
    if not looks_like_a_person(name):
        return written, *split_honorific(written)
    line.title = f"nguyên {parted.titles}" if parted.former else parted.titles
    line.guess(("name", "honorific", "position"), f"Họ tên: tách “{line.title}” khỏi tên, ghi vào chức vụ.")
    return name, *split_honorific(name)


def _without_place(line: Line, written: str, own: OwnWords) -> str:
    """The name alone where position and unit stand behind it in the same cell; these go where they belong."""
    found = _AFTER_NAME.search(written) if _MAY_PART.search(written) else None
    if found is None:
        return written
    name, rest = written[: found.start()], written[found.end() :].strip(" .;").removesuffix(")")
    whole = Meaning.WHOLE in line.texts and not names_a_unit(written)
    if not whole and not (looks_like_a_person(name) and (position_at_start(rest) or names_a_unit(rest))):
        return written
    parted = part(rest, own)
    for meaning, text in ((Meaning.POSITION, parted.position), (Meaning.UNIT, parted.unit)):
        if text:
            line.texts.setdefault(meaning, text)
    line.guess(FIELDS[Meaning.WHOLE], "Họ tên, chức vụ, đơn vị: tách từ một ô.")
    return name


def _honorific_by_sex(line: Line) -> str:
    sex = folded(line.text(Meaning.SEX))
    male = sex in {"nam", "ong"} or bool(line.text(Meaning.MALE))
    female = sex in {"nu", "ba"} or bool(line.text(Meaning.FEMALE))
    if male == female:
        return ""
    line.guess(("honorific",), "Ông/Bà: suy từ cột giới tính.")
    return "Ông" if male else "Bà"


def tidied_person(name: str, line: Line) -> str:
    """A person's name with its capitals: typed in one case only, or in a font that has no capital for Á or Ý."""
    tidy = _with_capitals(proper_name(name))
    if tidy != name:
        line.guess(("name",), f"Họ tên: viết lại chữ hoa, chữ thường từ “{name}”.")
    return tidy


def tidied_household(name: str, line: Line) -> str:
    """The same for the name of its head, behind "Hộ ông" or "Gia đình bà"."""
    found = _HEAD.match(name)
    before, head = (found.group(0), name[found.end() :]) if found else ("", name)
    return before + tidied_person(head, line)


def _with_capitals(name: str) -> str:
    words = name.split(" ")
    if all(word[:1].isupper() for word in words) or not all(map(begins_as_names_do, words)):
        return name
    return " ".join(word[:1].upper() + word[1:] for word in words)
