"""What is said of files that are not read: of another kind, damaged, or locked. Each sentence says the way out."""

from __future__ import annotations

from bangvang_paper.reading.refusals import ReadingRefused

OTHER_PACKAGES = {"xl/workbook.bin": "Excel nhị phân (.xlsb)", "ppt/presentation.xml": "trình chiếu PowerPoint (.pptx)"}
"""Packages that hold no list that is read, by the part that makes them one."""


def not_read(kind: str) -> ReadingRefused:
    """The refusal of a kind of file that could hold a list."""
    return ReadingRefused(
        f"Không đọc loại tệp này: {kind}. Chương trình đọc danh sách .xlsx, .xls, .ods, .csv, .docx và .pdf có chữ. "
        "Hãy mở tệp bằng chương trình của nó, lưu thành .xlsx hoặc .docx rồi nạp lại."
    )


def damaged(called: str = "tệp") -> ReadingRefused:
    """The refusal of a file whose outer form is broken; ``called`` says what it holds, whatever its name says."""
    return ReadingRefused(
        f"Không mở được {called}: tệp bị hỏng hoặc chưa tải xong. Hãy mở tệp bằng chương trình đã tạo ra nó (Excel, Word), "
        "lưu lại rồi nạp lại; nếu chương trình cũng không mở được thì xin đơn vị gửi lại tệp."
    )


def unreadable() -> ReadingRefused:
    """The refusal of a file whose outer form is whole and whose content is broken."""
    return ReadingRefused(
        "Không đọc được tệp: nội dung bên trong tệp bị hỏng. Hãy mở tệp bằng chương trình đã tạo ra nó (Excel, Word), "
        "lưu lại rồi nạp lại; nếu chương trình báo lỗi thì xin đơn vị gửi lại tệp."
    )


def locked() -> ReadingRefused:
    """The refusal of a file that opens with a password only."""
    return ReadingRefused(
        "Tệp được đặt mật khẩu nên không đọc được. Hãy mở tệp bằng mật khẩu, bỏ mật khẩu (trong Excel, Word: Tệp, Thông "
        "tin, Bảo vệ), lưu lại rồi nạp lại."
    )


def harmful(called: str, advice: str) -> ReadingRefused:
    """The refusal of a file that holds something that acts or reaches outside."""
    return ReadingRefused(
        f"Tệp bị từ chối vì có {called}: danh sách không cần đến và có thể gây hại cho máy. {advice}, rồi nạp lại."
    )


def linked_all_over() -> ReadingRefused:
    """The refusal of a workbook in which one link stands on more cells than a list has."""
    return ReadingRefused(
        "Tệp có liên kết (hyperlink) đặt lên hàng triệu ô, đọc vào sẽ hết bộ nhớ. "
        "Hãy chép riêng bảng danh sách sang một tệp mới, lưu thành .xlsx rồi nạp lại."
    )


def too_wide(last_row: int) -> ReadingRefused:
    """The refusal of a sheet whose filled cells lie so far apart that the rectangle around them does not fit."""
    return ReadingRefused(
        f"Trang tính trải rộng đến dòng {last_row}, quá lớn đối với một danh sách; thường là do có ô thừa ở rất "
        "xa bảng. Hãy chép riêng bảng danh sách sang một tệp mới, lưu thành .xlsx rồi nạp lại."
    )
