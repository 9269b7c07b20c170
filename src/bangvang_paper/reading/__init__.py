"""Lists of nominees, read from the files that offices send.

:func:`read_list` turns the bytes of a file into a :class:`Reading`. It goes by what the file holds, never by its name. Files
from outside belong in :func:`read_list_in_cage`, which reads in a process of its own under limits of time and memory.

A new kind of file is added in one place: a module with ``sheets_of(data) -> list[Sheet]``, named in :func:`_sheets_of`.
"""

from __future__ import annotations

from pathlib import PurePath

from bangvang_paper.reading import csv_text, limits, xlsx
from bangvang_paper.reading.awards import award_of
from bangvang_paper.reading.cage import read_list_in_cage
from bangvang_paper.reading.checks import problems_of
from bangvang_paper.reading.content import Content, content_of, text_of
from bangvang_paper.reading.listing import reading_of
from bangvang_paper.reading.package import later
from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.rows import Reading, Row
from bangvang_paper.reading.sheet import Sheet

__all__ = ["Reading", "ReadingRefused", "Row", "award_of", "problems_of", "read_list", "read_list_in_cage"]

# A stream of this name, in UTF-16, marks a compound file that holds an encrypted workbook (MS-OFFCRYPTO 2.3.4).
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_SPREADSHEET_NAMES = {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"}


def read_list(data: bytes, filename: str) -> Reading:
    """The nominees of a list, in this process.

    Raises ReadingRefused, whose message is for the officer, when the file as a whole cannot be read. What is wrong with
    one row stands in that row's ``problems``.
    """
    refuse_too_large(data)
    return reading_of(_sheets_of(data, filename))


def refuse_too_large(data: bytes) -> None:
    """Refuse a file over the limit by its length alone."""
    if len(data) > limits.MAX_FILE:
        size, most = len(data) / limits.MEGABYTE, limits.MAX_FILE // limits.MEGABYTE
        raise ReadingRefused(
            f"Tệp nặng {size:.0f} MB, vượt mức {most} MB cho một danh sách; thường là do có ảnh chèn trong tệp. "
            "Hãy chép riêng bảng danh sách sang một tệp .xlsx mới rồi nạp lại."
        )


def _sheets_of(data: bytes, filename: str) -> list[Sheet]:
    match content_of(data):
        case Content.EMPTY:
            raise ReadingRefused(
                "Tệp rỗng, không có nội dung nào; có thể tệp chưa tải xong. Hãy kiểm tra tệp gốc rồi nạp lại."
            )
        case Content.PACKAGE:
            return xlsx.sheets_of(data)
        case Content.COMPOUND if _ENCRYPTED_STREAM in data:
            raise ReadingRefused(
                "Tệp được đặt mật khẩu nên không đọc được. Hãy mở bằng Excel, chọn Tệp, Thông tin, Bảo vệ sổ tính để bỏ "
                "mật khẩu, lưu lại rồi nạp lại."
            )
        case Content.COMPOUND:
            raise later("Excel hoặc Word đời cũ (.xls, .doc)")
        case Content.PDF:
            raise later("PDF")
        case Content.RTF:
            raise later("RTF")
        case Content.PICTURE:
            raise ReadingRefused(
                "Tệp là ảnh, không phải danh sách có chữ. Hãy xin đơn vị tệp Excel gốc, lưu thành .xlsx rồi nạp lại."
            )
        case Content.MARKUP:
            raise later("trang web hoặc XML lưu từ phần mềm khác")
        case Content.TEXT:
            return _sheets_of_text(data, filename)
        case _:
            raise ReadingRefused(
                "Không nhận ra loại tệp: không phải Excel, và nếu là văn bản thì không phải mã Unicode. "
                "Hãy mở tệp bằng Excel, lưu thành .xlsx rồi nạp lại."
            )


def _sheets_of_text(data: bytes, filename: str) -> list[Sheet]:
    ending = PurePath(filename).suffix.lower()
    if ending in _SPREADSHEET_NAMES:
        raise ReadingRefused(
            f"Tệp mang đuôi {ending} nhưng bên trong chỉ là văn bản thường, có thể do bị đổi tên. "
            "Hãy mở tệp gốc, lưu đúng kiểu Excel (.xlsx) rồi nạp lại."
        )
    return csv_text.sheets_of(text_of(data) or "")
