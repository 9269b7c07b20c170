"""Bytes of a text file as text, whatever its encoding: the file does not tell, so that the words have to.

Old Vietnamese text (TCVN3, VNI) was written as if it were Windows-1252 and comes out of here as such; the repair of its
cells is left to :mod:`bangvang_paper.reading.repairing`. Windows-1258, Microsoft's own Vietnamese page, is read in full.
"""

from __future__ import annotations

import codecs
import re

from bangvang_paper.vietnamese import nfc
from bangvang_paper.vietnamese.encodings import repair
from bangvang_paper.vietnamese.syllables import is_syllable

ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp1258", "latin-1")
"""Every codec used here, for a process that can import nothing any more."""

_MARKS_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROL_BYTES = re.compile(_CONTROL.pattern.encode())
_UNDEFINED = {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_LOOKED_AT = 4096
_WEIGHED = 20_000
_WORD = re.compile(r"[^\W\d_]+")


def text_of(data: bytes) -> str | None:
    """``data`` as text; None when it is no text in any encoding that a list comes in.

    Nothing is lost: where two encodings are possible, the one with more Vietnamese words is taken.
    """
    text = _unicode(data)
    if text is None and not _CONTROL_BYTES.search(data):
        text = _eight_bit(data)
    return None if text is None or _CONTROL.search(text, 0, _LOOKED_AT) or "\x00" in text else text


def _unicode(data: bytes) -> str | None:
    try:
        if data.startswith(_MARKS_16):
            return data.decode("utf-16")
        if wide := _wide_without_mark(data):
            return data.decode(wide)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark shows by the empty halves of its ASCII characters, separators and line ends among them."""
    head = data[:_LOOKED_AT]
    zeros = head.count(0)
    if len(data) % 2 or zeros < len(head) // 8:
        return None
    odd = head[1::2].count(0)
    return "utf-16-le" if odd == zeros else "utf-16-be" if odd == 0 else None


def _eight_bit(data: bytes) -> str:
    """``data`` in Windows-1258 where the words of its beginning are better Vietnamese so, else in Windows-1252."""
    head = data[:_WEIGHED]
    if _words_of(_vietnamese(head)) > sum(_words_of(repair(line).text) for line in _western(head).splitlines()):
        return _vietnamese(data)
    return _western(data)


def _vietnamese(data: bytes) -> str:
    return nfc(data.decode("cp1258", "replace"))


def _western(data: bytes) -> str:
    """Windows-1252, whose five undefined bytes stay as they are."""
    return data.decode("cp1252", "surrogateescape").translate(_UNDEFINED)


def _words_of(text: str) -> int:
    """How many words outside ASCII could be Vietnamese."""
    return sum(1 for word in _WORD.findall(text) if not word.isascii() and is_syllable(word))
