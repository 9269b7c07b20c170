"""Every kind of file that lists come in, turned into the same :class:`~bangvang_paper.reading.sheet.Sheet`.

:func:`sheets_of` goes by what the file holds, never by its name. A new kind is added in one place: a module with
``sheets_of``, named in :func:`_reader_of`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import PurePath

from bangvang_paper.reading.formats.content import Content, content_of
from bangvang_paper.reading.formats.sentences import not_read
from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.sheet import Sheet

_Reader = Callable[[bytes], list[Sheet]]
_SPREADSHEET_NAMES = {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"}
_DOCUMENT_NAMES = {".docx", ".doc", ".pdf"}
_NOT_READ = {
    Content.RTF: "văn bản RTF (.rtf)",
    Content.MARKUP: "trang web hoặc XML do phần mềm khác lưu (.html, .xml, có khi mang đuôi .xls)",
}


def sheets_of(data: bytes, filename: str) -> list[Sheet]:
    """What stands in the cells of a file, with the fonts where they matter; nothing is repaired yet.

    Raises ReadingRefused, whose sentence says what the file really is.
    """
    content = content_of(data)
    if content is Content.TEXT:
        _refuse_renamed(filename)
    return _reader_of(content)(data)


def prepare(data: bytes) -> None:
    """Import what :func:`sheets_of` will need for ``data``, by its first bytes: afterwards a process may confine itself."""
    with suppress(ReadingRefused):
        _reader_of(content_of(data))


def _reader_of(content: Content) -> _Reader:
    """The reader of a kind of file, imported when it is needed. Raises ReadingRefused for kinds that nobody reads."""
    match content:
        case Content.PACKAGE:
            from bangvang_paper.reading.formats import packages

            return packages.sheets_of
        case Content.COMPOUND:
            from bangvang_paper.reading.formats import xls

            return xls.sheets_of
        case Content.PDF:
            from bangvang_paper.reading.formats import pdf

            return pdf.sheets_of
        case Content.TEXT:
            from bangvang_paper.reading.formats import csv_text

            return csv_text.sheets_of
        case _:
            raise _unread(content)


def _unread(content: Content) -> ReadingRefused:
    match content:
        case Content.EMPTY:
            return ReadingRefused(
                "Tệp rỗng, không có nội dung nào; có thể tệp chưa tải xong. Hãy kiểm tra tệp gốc rồi nạp lại."
            )
        case Content.PICTURE:
            return ReadingRefused(
                "Tệp là ảnh, không phải danh sách có chữ. Hãy xin đơn vị tệp Excel hoặc Word gốc rồi nạp lại."
            )
        case Content.ARCHIVE:
            return ReadingRefused(
                "Đây là tệp nén (.rar, .7z, .gz…), không phải danh sách. "
                "Hãy giải nén trên máy của mình rồi nạp từng tệp danh sách."
            )
        case Content.PROGRAM:
            return ReadingRefused(
                "Tệp bị từ chối vì là chương trình chạy được, không phải danh sách. "
                "Hãy báo người quản trị và hỏi lại nơi gửi tệp; đừng mở tệp này."
            )
        case Content.RTF | Content.MARKUP:
            return not_read(_NOT_READ[content])
        case _:
            return ReadingRefused(
                "Không nhận ra loại tệp: không phải Excel, Word, PDF hay văn bản. "
                "Hãy mở tệp bằng Excel hoặc Word, lưu thành .xlsx hoặc .docx rồi nạp lại."
            )


def _refuse_renamed(filename: str) -> None:
    """Plain text under the name of a workbook or document has been renamed, or its program has failed."""
    ending = PurePath(filename).suffix.lower()
    if ending in _SPREADSHEET_NAMES | _DOCUMENT_NAMES:
        kind = "Excel (.xlsx)" if ending in _SPREADSHEET_NAMES else "Word (.docx)"
        raise ReadingRefused(
            f"Tệp mang đuôi {ending} nhưng bên trong chỉ là văn bản thường, có thể do bị đổi tên. "
            f"Hãy mở tệp gốc, lưu đúng kiểu {kind} rồi nạp lại."
        )
