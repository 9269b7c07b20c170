"""A PDF, looked through before its pages are read: how much it unpacks to, what in it acts, how many pages it has.

Sources: ISO 32000-1, 7.3.8 (streams), 7.4.4 (FlateDecode), 7.6 (encryption), 12.6 (actions), 7.11.4 (embedded files).
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from itertools import islice

import pdfplumber
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, int_value
from pdfminer.psparser import PSLiteral
from pdfplumber.pdf import PDF

from bangvang_paper.reading import limits
from bangvang_paper.reading.formats.sentences import damaged, harmful, locked
from bangvang_paper.reading.refusals import ReadingRefused

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY_WITHIN = 4096
_END_WITHIN = 1024
_NESTED = 3
_DEEPEST = 20
_ZLIB_BEGINS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")

_SCRIPT = "mã lệnh JavaScript hoặc lệnh tự chạy"
_PRINT_AGAIN = "Hãy mở tệp, in lại thành PDF mới (Microsoft Print to PDF)"
_ACTIONS = {"JavaScript", "Launch", "ImportData", "SubmitForm", "GoToE", "Rendition"}
_KEYS = {"JS": _SCRIPT, "JavaScript": _SCRIPT, "EmbeddedFiles": "tệp khác đính kèm bên trong", "XFA": "biểu mẫu XFA"}
_TYPES = {"EmbeddedFile": "tệp khác đính kèm bên trong", "RichMedia": "phim ảnh động", "FileAttachment": "tệp đính kèm"}


def opened(data: bytes) -> PDF:
    """The document, fit to be read.

    Raises ReadingRefused for a damaged, locked or oversized document and for one that holds what acts or is hidden in it.
    """
    if b"%%EOF" not in data.rstrip(b"\x00 \t\r\n")[-_END_WITHIN:]:
        raise damaged("tệp PDF")
    _refuse_bombs(data)
    try:
        document = pdfplumber.open(io.BytesIO(data))
        pages = _pages(document.doc)
        _refuse_active(document.doc)
    except ReadingRefused:
        raise
    except Exception as error:
        # pdfminer raises whatever its reading of bad bytes runs into; pdfplumber wraps some of it.
        cause = error.args[0] if error.args else None
        if isinstance(error, PDFPasswordIncorrect) or isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            raise locked() from error
        raise damaged("tệp PDF") from error
    if pages > limits.MAX_PAGES:
        raise ReadingRefused(
            f"Tệp PDF có hơn {limits.MAX_PAGES} trang, vượt mức một lần đọc. "
            "Hãy xin tệp Excel hoặc Word gốc; hoặc tách riêng những trang có danh sách rồi nạp lại."
        )
    return document


def _pages(document: PDFDocument) -> int:
    """How many pages there are; a document that says another number than it has is damaged."""
    found = sum(1 for _ in islice(PDFPage.create_pages(document), limits.MAX_PAGES + 1))
    said = int_value(dict_value(document.catalog["Pages"])["Count"])
    if found <= limits.MAX_PAGES and found != said:
        raise damaged("tệp PDF")
    return found


def _refuse_bombs(data: bytes) -> None:
    """Unpack every packed stream once, under a limit, because the parser has none."""
    total = 0
    for stream in _STREAM.finditer(data):
        dictionary = data[max(0, stream.start() - _DICTIONARY_WITHIN) : stream.start()].rpartition(b"obj")[2]
        if b"/Image" in dictionary:  # pictures are never unpacked here, and those of a scan are large
            continue
        for size in _unpacked(memoryview(data)[stream.end() :], limits.MAX_UNPACKED - total):
            total += size
            if total > limits.MAX_UNPACKED:
                raise ReadingRefused(
                    f"Tệp bị từ chối vì có dạng tệp nén gây hại: bung ra lớn hơn "
                    f"{limits.MAX_UNPACKED // limits.MEGABYTE} MB. Hãy kiểm tra nguồn gửi tệp; nếu là danh sách thật, "
                    "hãy mở tệp, in lại thành PDF mới rồi nạp lại."
                )


def _unpacked(packed: memoryview | bytes, most: int) -> Iterator[int]:
    """The size of a stream unpacked, and unpacked again where it was packed again; nothing for what is not packed."""
    for _ in range(_NESTED):
        if bytes(packed[:2]) not in _ZLIB_BEGINS:
            return
        try:
            packed = zlib.decompressobj().decompress(packed, most + 1)
        except zlib.error:
            return
        yield len(packed)


def _refuse_active(document: PDFDocument) -> None:
    """Every object is looked at on its own, so that no reference need be followed and no name can be spelt differently."""
    for number in {number for table in document.xrefs for number in table.get_objids()}:
        try:
            found = document.getobj(number)
        except Exception:  # noqa: S112  (an object that cannot be parsed is in no page either)
            continue
        called = _active(found.attrs if isinstance(found, PDFStream) else found, 0)
        if called:
            raise harmful(called, _PRINT_AGAIN)


def _active(value: object, depth: int) -> str:
    """What in a value acts or is hidden, "" when nothing does."""
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        return next((called for inner in value if (called := _active(inner, depth + 1))), "")
    if not isinstance(value, dict):
        return ""
    if _name(value.get("S")) in _ACTIONS:
        return _SCRIPT
    kinds = (_TYPES.get(_name(value.get(key)), "") for key in ("Type", "Subtype"))
    keys = (called for key, called in _KEYS.items() if key in value)
    return next((called for called in (*kinds, *keys) if called), "") or _active(list(value.values()), depth + 1)


def _name(value: object) -> str:
    return str(value.name) if isinstance(value, PSLiteral) else ""
