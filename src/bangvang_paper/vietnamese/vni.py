"""VNI for Windows, the encoding of the VNI fonts (VNI-Times …): a letter and a mark, two characters; read and written.

The text comes in as somebody read it in Windows-1252. Six letters have a single code (Ơ Ư Đ and the toned I, nặng Y).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from bangvang_paper.vietnamese.spelling import SIGNS

_HUYEN, _HOI, _NGA, _SAC, _NANG = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"

# The second character → the marks that it puts on the letter before it.
_TONES = {"ø": _HUYEN, "û": _HOI, "õ": _NGA, "ù": _SAC, "ï": _NANG}
_CIRCUMFLEXED = {
    "â": _CIRCUMFLEX,
    "à": _CIRCUMFLEX + _HUYEN,
    "å": _CIRCUMFLEX + _HOI,
    "ã": _CIRCUMFLEX + _NGA,
    "á": _CIRCUMFLEX + _SAC,
    "ä": _CIRCUMFLEX + _NANG,
}
_BREVED = {
    "ê": _BREVE,
    "è": _BREVE + _HUYEN,
    "ú": _BREVE + _HOI,
    "ü": _BREVE + _NGA,
    "é": _BREVE + _SAC,
    "ë": _BREVE + _NANG,
}
_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_MARKS_OF = {
    "a": _TONES | _CIRCUMFLEXED | _BREVED,
    "e": _TONES | _CIRCUMFLEXED,
    "o": _TONES | _CIRCUMFLEXED,
    "u": _TONES,
    "y": {mark: tone for mark, tone in _TONES.items() if tone != _NANG},
    "ô": _TONES,
    "ö": _TONES,
}


def _table() -> dict[str, str]:
    """Each code, of one or two characters, small and capital → its letter. A capital may be followed by a small mark."""
    small = dict(_SINGLE)
    for base, marks in _MARKS_OF.items():
        for mark, accents in marks.items():
            small[base + mark] = unicodedata.normalize("NFC", _SINGLE.get(base, base) + accents)
    mixed = {code[0].upper() + code[1:]: letter.upper() for code, letter in small.items()}
    return small | mixed | {code.upper(): letter.upper() for code, letter in small.items()}


_READ = _table()


def _marked() -> str:
    """The codes of two characters, as a pattern: each letter with the marks that it takes."""
    marks: dict[str, str] = defaultdict(str)
    for code in _READ:
        marks[code[0]] += code[1:]
    return "|".join(f"{letter}[{taken}]" for letter, taken in marks.items() if taken)


_CODE = re.compile(f"{_marked()}|[{''.join(code for code in _READ if len(code) == 1)}]")
_READABLE = re.compile(rf"(?:{_CODE.pattern}|[\x00-\x7f{SIGNS}])*")
TELLING = re.compile(f"{_marked()}|Ñ")
"""What hardly any other text has: a mark behind its letter, and the Spanish letter that begins no word here but Đ's."""
# Written out, a capital is followed by a capital mark: the later entries of the table win.
_WRITTEN = str.maketrans({letter: code for code, letter in _READ.items()})


def read(text: str) -> str:
    """``text`` typed in VNI, as Unicode. Characters outside the table stay."""
    return _CODE.sub(_letter, text)


def is_readable(text: str) -> bool:
    """Whether every letter of ``text`` outside ASCII is a code of the table, each mark behind a letter that takes it."""
    return _READABLE.fullmatch(text) is not None


def _letter(found: re.Match[str]) -> str:
    return _READ[found.group()]


def written(text: str) -> str:
    """Composed ``text`` in VNI, as a program shows it that knows no such font."""
    return text.translate(_WRITTEN)
