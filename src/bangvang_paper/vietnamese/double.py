"""UTF-8 that a program read as Windows-1252 and wrote again: "Nguyá»…n" for "Nguyễn"; it happens to CSV files."""

from __future__ import annotations

import re

# The characters at 0x80 to 0xBF, as Windows-1252 shows them or, where it has none, as control characters.
_TAIL_OF = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0xC0)}
_TAIL_OF |= {chr(byte): byte for byte in range(0x80, 0xC0)}
_TAIL = "[" + "".join(re.escape(character) for character in _TAIL_OF) + "]"
# Lead bytes of what a Vietnamese text holds: Latin-1 and its two neighbours, combining marks, Vietnamese, punctuation.
_SEQUENCE = re.compile(rf"(?:[ÂÃÄÅÆÌ]{_TAIL}|á[º»]{_TAIL}|â€{_TAIL}|ï»¿)")
POSSIBLE = re.compile(rf"[ÂÃÄÅÆÌ]{_TAIL}|á[º»]|â€|ï»¿")
"""What a text must hold for a closer look to be worth it."""
# Sequences whose last byte has no sign in Windows-1252 (Đ) or is a space there (à), and was dropped: only one Vietnamese
# letter can have stood there. After á» it can have been one of five.
_ENDED = {"Ä": "Đ", "Ã": "à"}
_CUT_BUT_KNOWN = re.compile(r"Ä|Ã(?=\s|$)")
_CUT = re.compile(r"á[º»]")

_AT_MOST = 3


def undone(text: str) -> tuple[str, bool]:
    """(text as it was before, whether letters are missing). A text that was spoilt twice is undone twice."""
    before = text
    for _ in range(_AT_MOST):
        if (once := _SEQUENCE.sub(_character, text)) == text:
            break
        text = once
    if text != before or _CUT.search(text):
        text = _CUT_BUT_KNOWN.sub(lambda found: _ENDED[found.group()], text)
    return text, bool(_CUT.search(text))


def _character(found: re.Match[str]) -> str:
    raw = bytes(_TAIL_OF.get(character) or ord(character) for character in found.group())
    try:
        return raw.decode("utf-8").replace("\ufeff", "")
    except UnicodeDecodeError:
        return found.group()
