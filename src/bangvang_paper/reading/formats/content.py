"""What a file is, by what it holds. Its name is only heard when plain text could be anything."""

from __future__ import annotations

from enum import StrEnum

from bangvang_paper.reading.formats.decoding import text_of


class Content(StrEnum):
    EMPTY = "empty"
    PACKAGE = "package"
    COMPOUND = "compound"
    PDF = "pdf"
    RTF = "rtf"
    MARKUP = "markup"
    PICTURE = "picture"
    ARCHIVE = "archive"
    PROGRAM = "program"
    TEXT = "text"
    UNKNOWN = "unknown"


COMPOUND_BEGINS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PACKAGE_BEGINS = b"PK\x03\x04"
ARCHIVE_BEGINS = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00", b"MSCF\x00\x00")

_BEGINNINGS = (
    (PACKAGE_BEGINS, Content.PACKAGE),
    (b"PK\x05\x06", Content.PACKAGE),
    (COMPOUND_BEGINS, Content.COMPOUND),
    *((beginning, Content.ARCHIVE) for beginning in ARCHIVE_BEGINS),
    (b"{\\rtf", Content.RTF),
    (b"\x89PNG", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"BM", Content.PICTURE),
    (b"II*\x00", Content.PICTURE),
    (b"MM\x00*", Content.PICTURE),
    (b"MZ", Content.PROGRAM),
    (b"\x7fELF", Content.PROGRAM),
)
# Beginnings that a text can have as well: "BM; Họ và tên", "MZ", "BZh".
_ALSO_TEXT = (b"BM", b"MZ", b"BZh")


def content_of(data: bytes) -> Content:
    """The kind of ``data`` by its first bytes; TEXT only when it is text without control bytes."""
    if not data.strip(b"\x00 \t\r\n"):
        return Content.EMPTY
    for beginning, content in _BEGINNINGS:
        if data.startswith(beginning) and not (beginning in _ALSO_TEXT and text_of(data) is not None):
            return content
    # A PDF may begin with a few stray bytes (ISO 32000-1, annex H.3.4.1).
    if b"%PDF-" in data[:1024]:
        return Content.PDF
    text = text_of(data)
    if text is None:
        return Content.UNKNOWN
    return Content.MARKUP if text.lstrip()[:1] == "<" else Content.TEXT
