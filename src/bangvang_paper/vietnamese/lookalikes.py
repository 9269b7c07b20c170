"""Letters that only look right: ƣ for ư, ð for đ, ǎ for ă, Cyrillic and Greek letters in a Latin word; marks out of order."""

from __future__ import annotations

import re
import unicodedata

from bangvang_paper.vietnamese.syllables import is_syllable

# U+01A2 and U+01A3 are named OI in Unicode; printers of PDF put them for Ư and ư (thƣởng).
_ALWAYS = str.maketrans({"ƣ": "ư", "Ƣ": "Ư", "Ɖ": "Đ", "ɖ": "đ"})
_SOMETIMES = {"Ð": "Đ", "ð": "đ", "ǎ": "ă", "Ǎ": "Ă"}
_SOMETIMES_SEEN, _SOMETIMES_MEANT = re.compile(f"[{''.join(_SOMETIMES)}]"), str.maketrans(_SOMETIMES)

_SCRIPTS = dict(
    zip(
        "аеорсхуіјѕһԁԛԝАВЕКМНОРСТХУІЈЅҺҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινυ",
        "aeopcxyijshdqwABEKMHOPCTXYIJSHYABEZHIKMNOPTYXoivu",
        strict=True,
    )
)
_LATIN = str.maketrans(_SCRIPTS)
FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")

# Windows-1252 signs that came through as control characters (U+0096 for a dash).
CONTROLS = re.compile("[\x80-\x9f]")
_MARK = re.compile("[\u0300-\u036f]")
_MARKS = re.compile("[^\u0300-\u036f][\u0300-\u036f]{2,}")


SUSPECT = re.compile(f"[ƣƢƉɖ{''.join(_SOMETIMES)}\x80-\x9f\u0300-\u052f]")
"""What a composed text must hold for a closer look to be worth it."""


def in_vietnamese(text: str) -> str:
    """``text`` with the letters that Vietnamese does not have as those that were meant: "thƣởng", "Ðặng", "QÐ-UBND".

    Icelandic has ð inside its words, never at their beginning, and Chinese in Latin letters has ǎ: where no Vietnamese
    word comes out, these two stay.
    """
    right = text.translate(_ALWAYS)
    return _WORD.sub(_meant, right) if _SOMETIMES_SEEN.search(right) else right


def _meant(found: re.Match[str]) -> str:
    word = found.group()
    meant = word.translate(_SOMETIMES_MEANT)
    abbreviated = "Ð" in word and word.isupper()
    return meant if word[0] in "Ðð" or abbreviated or is_syllable(meant) else word


def in_latin(text: str) -> str:
    """``text`` with the Cyrillic and Greek letters of its Latin words as Latin ones; words of those scripts stay."""
    return _WORD.sub(_word, text) if FOREIGN.search(text) else text


def _word(found: re.Match[str]) -> str:
    word = found.group()
    latin = word.translate(_LATIN)
    if latin == word or FOREIGN.search(latin):
        return word
    mixed = any(character not in _SCRIPTS for character in word)
    around = FOREIGN.sub("", found.string)
    alone = is_syllable(latin) and any(character.isalpha() for character in around) and _is_latin(around)
    return latin if mixed or alone else word


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(character, "") for character in text if character.isalpha())


def with_punctuation(text: str) -> str:
    """``text`` with its C1 control characters as the signs that Windows-1252 has at their places."""
    return CONTROLS.sub(lambda found: found.group().encode("latin-1").decode("cp1252", "ignore") or found.group(), text)


def in_order(text: str) -> str:
    """Composed ``text`` whose marks were typed tone first ("a", acute, circumflex), put together as one letter.

    Marks in the right order have been composed before, so that only a text with marks left over is looked at.
    """
    if not _MARK.search(text):
        return text
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _MARKS.sub(_shape_first, apart))


def _shape_first(found: re.Match[str]) -> str:
    base, marks = found.group()[0], found.group()[1:]
    return base + "".join(sorted(marks, key=lambda mark: mark not in "\u0302\u0306\u031b"))
