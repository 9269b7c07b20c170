"""What a file is, by what it holds. Its name is only heard when plain text could be anything."""

from __future__ import annotations

from enum import StrEnum


class Content(StrEnum):
    EMPTY = "empty"
    PACKAGE = "package"
    COMPOUND = "compound"
    PDF = "pdf"
    RTF = "rtf"
    MARKUP = "markup"
    PICTURE = "picture"
    TEXT = "text"
    UNKNOWN = "unknown"


_BEGINNINGS = (
    (b"PK\x03\x04", Content.PACKAGE),
    (b"PK\x05\x06", Content.PACKAGE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content.COMPOUND),
    (b"{\\rtf", Content.RTF),
    (b"\x89PNG", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"BM", Content.PICTURE),
    (b"II*\x00", Content.PICTURE),
    (b"MM\x00*", Content.PICTURE),
)


def content_of(data: bytes) -> Content:
    """The kind of ``data`` by its first bytes; TEXT only when all of it is Unicode text without control bytes."""
    if not data.strip(b"\x00 \t\r\n"):
        return Content.EMPTY
    for beginning, content in _BEGINNINGS:
        if data.startswith(beginning) and not (beginning == b"BM" and text_of(data) is not None):
            return content
    # A PDF may begin with a few stray bytes (ISO 32000-1, annex H.3.4.1).
    if b"%PDF-" in data[:1024]:
        return Content.PDF
    text = text_of(data)
    if text is None:
        return Content.UNKNOWN
    return Content.MARKUP if text.lstrip()[:1] == "<" else Content.TEXT


def text_of(data: bytes) -> str | None:
    """``data`` as text when it is UTF-8, or UTF-16 with its mark; None otherwise."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if any(ord(c) < 32 and c not in "\t\r\n\f" for c in text[:4096]) or "\x00" in text else text
