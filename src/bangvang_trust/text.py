"""Which texts may be signed: those that look the same to everybody who reads them."""

from __future__ import annotations

import unicodedata


def is_plain(text: object, limit: int) -> bool:
    """Whether ``text`` is 1 to ``limit`` code points on one line, composed (NFC), singly spaced, with nothing unseen.

    Unseen are controls, format characters (zero width, changes of direction), private and unassigned code points, and
    every space but U+0020.
    """
    if not isinstance(text, str) or not 0 < len(text) <= limit:
        return False
    if text.isascii():
        return text.isprintable() and _single_spaced(text)
    return unicodedata.is_normalized("NFC", text) and _single_spaced(text) and all(map(_is_seen, text))


def _single_spaced(text: str) -> bool:
    return text == text.strip(" ") and "  " not in text


def _is_seen(letter: str) -> bool:
    return letter == " " or unicodedata.category(letter)[0] not in "CZ"
