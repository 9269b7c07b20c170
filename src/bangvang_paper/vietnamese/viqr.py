"""VIQR, Vietnamese in plain ASCII: the marks stand behind the letter (Nguye^~n Va(n DDa.t); read and written.

The signs of the marks also end sentences, so a word is only read where that gives a Vietnamese syllable; addresses of
mail and web pages, numbers and abbreviations stay. A backslash before a sign keeps it a sign (RFC 1456).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from bangvang_paper.vietnamese.syllables import is_syllable

_SHAPES = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b"}
_TONES = {"`": "\u0300", "?": "\u0309", "~": "\u0303", "'": "\u0301", ".": "\u0323"}
_MARKS_OF_TONES = frozenset(_TONES.values())
_SIGN_OF = {mark: sign for sign, mark in (_TONES | _SHAPES).items() if sign != "*"} | {"\u031b": "+"}

_MARKED = r"(?:[aA](?:\^|\()?|[eE]\^?|[oO](?:\^|\+|\*)?|[uU](?:\+|\*)?|[iIyY])"
_VOWEL = re.compile(rf"({_MARKED})([`?~'.])?|(dd|DD|Dd)")
_WORD = re.compile(rf"(?:{_MARKED}[`?~'.]?|[A-Za-z])+")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\^(+*`?~'.dD\\])")
# What hardly stands in other text: a shape between letters, a grave or a tilde on a vowel, a doubled d before a vowel.
_SURE = re.compile(
    r"[aeoAEO]\^|[aA]\([a-z]|[aA]\([`?~'.]|[ouOU][+*](?=[A-Za-z`?~'.])|[aeiouyAEIOUY][`~]|\b[dD][dD][aeiouyAEIOUY]"
)
# In a sheet of VIQR, a name of another people or an abbreviation: a shape on a vowel, DD in capitals without vowels.
_SHAPED = re.compile(r"[aeoAEO]\^|[aA]\(|[ouOU][+*]|^[B-DF-HJ-NP-TV-Z]*DD[B-DF-HJ-NP-TV-Z]*$")
_TONED_INSIDE = re.compile(r"[aeiouyAEIOUY][?'.][a-z]")
POSSIBLE = re.compile(rf"{_SURE.pattern}|{_TONED_INSIDE.pattern}|[aeiouyAEIOUY+(^][?'.](?=\s|$)")
"""What an ASCII text must hold for a closer look to be worth it."""
SIGNED = re.compile(r"[aeiouyAEIOUY][\^(+*`?~'.]|dd|D[dD]")
"""The same for a text of a sheet in VIQR: any sign behind a vowel, or a double d."""


def read(text: str, *, certainly: bool = False) -> str:
    """``text`` typed in VIQR, as Unicode; what gives no Vietnamese syllable stays as it is.

    ``certainly``: the sheet around is in VIQR, so that Nie^ and LDDTT are read too, though neither is a syllable.
    """
    pieces, last = [], 0
    for address in _ADDRESS.finditer(text):
        pieces += [_read_words(text[last : address.start()], certainly), address.group()]
        last = address.end()
    return "".join([*pieces, _read_words(text[last:], certainly)])


def evidence(text: str) -> int:
    """How many words of ``text`` speak for VIQR; 0 when none of its signs is one that only VIQR puts there."""
    words = [found.group() for found in _WORD.finditer(_ADDRESS.sub(" ", text))]
    told = [word for word in words if len(_letters(word)) > 1 and _letters(word) != word and _is_word(word)]
    sure = sum(1 for word in told if _SURE.search(word))
    inside = sum(1 for word in told if _TONED_INSIDE.search(word))
    return len(told) if sure or inside > 1 else 0


def _read_words(text: str, certainly: bool) -> str:
    word = _word_or_name if certainly else _word
    parts = _ESCAPED.split(text)
    # Odd places hold the escaped signs.
    return "".join(part if place % 2 else _WORD.sub(word, part) for place, part in enumerate(parts))


def _word(found: re.Match[str]) -> str:
    word = found.group()
    return _letters(word) if _is_word(word) else word


def _word_or_name(found: re.Match[str]) -> str:
    word = found.group()
    return _letters(word) if _is_word(word) or _SHAPED.search(word) else word


def _is_word(word: str) -> bool:
    return is_syllable(_letters(word))


@lru_cache(maxsize=50_000)
def _letters(word: str) -> str:
    return unicodedata.normalize("NFC", _VOWEL.sub(_letter, word))


def _letter(found: re.Match[str]) -> str:
    marked, tone, stroked = found.groups()
    if stroked:
        return "Đ" if stroked[0] == "D" else "đ"
    return marked[0] + _SHAPES.get(marked[1:], "") + _TONES.get(tone, "")


def written(text: str) -> str:
    """``text`` in VIQR, shape before tone (Vie^.t); a sign that would be read as a mark gets a backslash before it."""
    out: list[str] = []
    for character in text:
        letter, *marks = list(unicodedata.normalize("NFD", character))
        if marks and all(mark in _SIGN_OF for mark in marks):
            out.append(letter + "".join(_SIGN_OF[mark] for mark in sorted(marks, key=_MARKS_OF_TONES.__contains__)))
        elif character in "đĐ":
            out.append("dd" if character == "đ" else "DD")
        elif out and character in "^(+*`?~'." and out[-1][-1] in "aeiouyAEIOUY^(+":
            out.append("\\" + character)
        else:
            out.append(character)
    return "".join(out)
