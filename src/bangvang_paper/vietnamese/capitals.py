"""The capitals that TCVN3 cannot write: put back where the rest of the cell tells that they were meant."""

from __future__ import annotations

import re

from bangvang_paper.vietnamese import tcvn3

_WORD = re.compile(r"[^\W\d_]+")
_NAME_AT_MOST = 6
_CAPITALS = [bytes([code]) for code in range(ord("A"), ord("Z") + 1)]
_TONED = "".join(letter for letter in tcvn3.LETTERS if letter.islower() and letter.upper() not in tcvn3.HAS_CAPITAL)
# What a text must hold for a closer look to be worth it: two capitals of ASCII in one word, or a toned letter first.
_POSSIBLE = re.compile(rf"[A-Z][^\W\d_a-z]*[A-Z]|(?<![^\W\d_])[{_TONED}]")


def restored(text: str) -> str:
    """Decoded ``text`` with toned capitals: "CộNG HOà" gives "CỘNG HOÀ", "Trần ánh" gives "Trần Ánh".

    A word with two capitals of ASCII and no small letter of ASCII is a word in capitals; a cell whose ASCII letters are
    all capitals is a cell in capitals; and where every other word begins with a capital, the one that begins with a
    toned letter does too. A word that begins with đ, ô or another letter of which TCVN3 has the capital was meant small.
    """
    if not _POSSIBLE.search(text):
        return text
    if _in_capitals(text) and any(_in_capitals(word) for word in _WORD.findall(text)):
        return text.upper()
    raised = _WORD.sub(lambda found: found.group().upper() if _in_capitals(found.group()) else found.group(), text)
    words = _WORD.findall(raised)
    if 1 < len(words) <= _NAME_AT_MOST and all(word[0].isupper() or word[0] in _TONED for word in words):
        named = any(word[0].isupper() for word in words)
        return _WORD.sub(lambda found: found.group()[0].upper() + found.group()[1:], raised) if named else raised
    return raised


def _in_capitals(text: str) -> bool:
    plain = text.encode("ascii", "ignore")
    return plain.isupper() and sum(map(plain.count, _CAPITALS)) > 1
