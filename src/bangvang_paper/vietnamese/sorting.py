"""The order of a Vietnamese list of people: by given name, then middle names, then family name.

Each of the three is compared as Unicode's collation for Vietnamese does (CLDR, locale ``vi``): first the letters, in
the order a ă â b c d đ e ê g … o ô ơ … u ư …, and only when they are equal the tones, in the order none, huyền, hỏi,
ngã, sắc, nặng. The key is made of 0-9 and a-z alone, so that every database sorts it alike whatever its collation.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from bangvang_paper.vietnamese.spelling import spaced

SORT_KEY_LENGTH = 300
"""Characters kept of a key; a name would have to be longer than a hundred letters to be cut."""

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_SYMBOLS = "3456789abcdefghijklmnopqrstuvwxyz"
_LETTER = dict(zip(_ALPHABET, _SYMBOLS, strict=True))
_END, _SPACE, _OTHER = "0", "1", "2"
# The three marks that make another letter (ă, â, ơ); every other mark is a tone or foreign.
_SHAPES = {"\N{COMBINING BREVE}", "\N{COMBINING CIRCUMFLEX ACCENT}", "\N{COMBINING HORN}"}
_TONE = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
_PLAIN, _FOREIGN = "1", "7"
# Letters from abroad whose stroke Unicode does not take apart: for ICU they are the plain letter with a foreign mark.
_STROKED = {"ł": "l", "ø": "o"}
# Signs in the order of ICU; those that are not here follow, in the order of their codes.
_SIGNS = {sign: place for place, sign in enumerate("_-–—,;:!?.·'‘’\"“”«»()[]{}§¶@*/\\&#%`´^°©®+±÷×<=>|~$")}


def sort_key(name: str, *, given_first: bool = True) -> str:
    """The key of ``name`` for an ordinary comparison of strings; at most ``SORT_KEY_LENGTH`` characters.

    ``given_first=False`` sorts the words as they stand, for collectives and units. Names of peoples that do not put the
    given name last are sorted by their last word too, which is where readers of a Vietnamese list look for them.
    """
    words = spaced(name).casefold().split(" ")
    parts = [words] if not given_first else [words[-1:], words[1:-1], words[:1] if len(words) > 1 else []]
    return "".join(_part_key(" ".join(part)) for part in parts)[:SORT_KEY_LENGTH].rstrip(_END)


@lru_cache(maxsize=20_000)
def _part_key(part: str) -> str:
    """Letters of ``part``, an end mark, its tones letter by letter, an end mark."""
    letters: list[str] = []
    tones: list[str] = []
    for base, marks in _letters_of(part):
        letters.append(base)
        tones.append(_PLAIN + "".join(marks))
    return "".join(letters) + _END + "".join(tones).rstrip(_PLAIN) + _END


def _letters_of(part: str) -> list[tuple[str, list[str]]]:
    """Each letter of ``part`` as (symbol, tone symbols)."""
    found: list[tuple[str, list[str]]] = []
    plain = ""
    for character in unicodedata.normalize("NFD", part):
        if not unicodedata.combining(character):
            plain = _STROKED.get(character, character)
            found.append((_symbol(plain), [] if plain == character else [_FOREIGN]))
        elif not found:
            continue
        elif character in _SHAPES and (shaped := unicodedata.normalize("NFC", plain + character)) in _LETTER:
            found[-1] = (_LETTER[shaped], found[-1][1])
        else:
            found[-1][1].append(_TONE.get(character, _FOREIGN))
    return found


def _symbol(character: str) -> str:
    """One symbol for a letter; digits and signs, which stand before the letters, take more."""
    if character == " ":
        return _SPACE
    if character in _LETTER:
        return _LETTER[character]
    rank = {"N": "1", "L": "2"}.get(unicodedata.category(character)[0], "0")
    return _OTHER + rank + format(_SIGNS.get(character, len(_SIGNS) + ord(character)), "06x")
