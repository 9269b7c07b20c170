"""TCVN3, the 8-bit encoding of the .Vn fonts (.VnTime, .VnArial …), also called ABC: its table, read and written.

The table is that of TCVN 5712:1993, character set 3. It has no capital letters with a tone: they are typed with the
codes of the small letters in a font whose name ends in H. What comes in is text that somebody read as Windows-1252 or
Latin-1, which are equal from 0xA1 on.
"""

from __future__ import annotations

import re

from bangvang_paper.vietnamese.spelling import SIGNS

_PLAIN_CAPITALS = dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))
_SMALL = dict(
    zip(
        "¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
# A Greek mu where the micro sign was: some programs put one for the other.
_READ = str.maketrans(_PLAIN_CAPITALS | _SMALL | {"\N{GREEK SMALL LETTER MU}": "à"})
_WRITTEN = str.maketrans({letter: code for code, letter in (_PLAIN_CAPITALS | _SMALL).items()})

LETTERS = frozenset(_PLAIN_CAPITALS.values()) | frozenset(_SMALL.values())
HAS_CAPITAL = frozenset(_PLAIN_CAPITALS.values())

CODES = frozenset(_PLAIN_CAPITALS) | frozenset(_SMALL) | {"\N{GREEK SMALL LETTER MU}"}
"""The characters that stand for a Vietnamese letter."""

TELLING = re.compile("[A-Za-z][¡-º¼-¾]|[¡-ª¬-¾][A-Za-z]")
"""A code that is a sign elsewhere beside a letter, which no other text has; quotation marks («Hoa») are no such sign."""

_READABLE = re.compile(rf"[\x00-\x7f{SIGNS}{''.join(map(re.escape, sorted(CODES)))}]*")

# ơ before these endings is always ươ: there the code of ư, a soft hyphen, was swallowed on the way.
_HORNED = re.compile("[ơờởỡớợƠỜỞỠỚỢ]")
_SWALLOWED = re.compile(r"(?<![ưƯ])(?=[ơờởỡớợ](?:ng|u|c(?!h)))", re.IGNORECASE)


def read(text: str) -> str:
    """``text`` typed in TCVN3, as Unicode. Characters outside the table stay."""
    return text.translate(_READ)


def is_readable(text: str) -> bool:
    """Whether every letter of ``text`` outside ASCII is a code of the table."""
    return _READABLE.fullmatch(text) is not None


def with_swallowed_letters(text: str) -> str:
    """Decoded ``text`` with the ư put back where no syllable could do without it: "Thơng binh" gives "Thương binh"."""
    return _SWALLOWED.sub("ư", text) if _HORNED.search(text) else text


def written(text: str) -> str:
    """Composed ``text`` in TCVN3, as a program shows it that knows no such font.

    Capitals with a tone come out as small letters: the encoding has no others.
    """
    small = (letter if letter.isascii() or letter in HAS_CAPITAL else letter.lower() for letter in text)
    return "".join(small).translate(_WRITTEN)
