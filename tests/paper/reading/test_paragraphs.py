"""Lists in paragraphs, as letters write them; and what in a letter is nobody."""

from __future__ import annotations

import io

import pytest
from docx import Document

from bangvang_paper.reading import Reading, ReadingRefused, read_list, read_list_in_cage


def document(*paragraphs: str | list[list[str]]) -> bytes:
    """A Word file of paragraphs and, where a list of lines is given, tables."""
    made = Document()
    for content in paragraphs:
        if isinstance(content, str):
            made.add_paragraph(content)
            continue
        table = made.add_table(len(content), len(content[0]))
        for row, line in enumerate(content):
            for column, text in enumerate(line):
                table.cell(row, column).text = text
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def read(*paragraphs: str | list[list[str]]) -> Reading:
    return read_list(document(*paragraphs), "to-trinh.docx")


LETTER = (
    "Kính gửi: Ban Thi đua - Khen thưởng tỉnh",
    "1. Mục đích, yêu cầu",
    "Phòng Người có công đề nghị khen thưởng như sau:",
    "I. Giấy khen của Giám đốc Sở",
    "1. Ông Lê Văn An, Trưởng phòng, Phòng Người có công;",
    "2. Bà Bùi Thị Hà, Kế toán Văn phòng Sở, đã có thành tích trong công tác giảm nghèo;",
    "II. Bằng khen của UBND tỉnh",
    "A. Tập thể",
    "- Phòng Dạy nghề;",
    "- Văn phòng Sở.",
    "B. Cá nhân",
    "- Đỗ Thu Lan (Y sĩ, Trạm Y tế xã A);",
    "Nơi nhận:",
    "GIÁM ĐỐC",
    "Nguyễn Văn Ký",
)


def test_people_and_collectives_of_a_letter() -> None:
    reading = read(*LETTER)
    assert [(row.kind, row.honorific, row.name, row.position, row.unit, row.form) for row in reading.rows] == [
        ("individual", "Ông", "Lê Văn An", "Trưởng phòng", "Phòng Người có công", "Giấy khen của Giám đốc Sở"),
        ("individual", "Bà", "Bùi Thị Hà", "Kế toán", "Văn phòng Sở", "Giấy khen của Giám đốc Sở"),
        ("collective", "", "Phòng Dạy nghề", "", "", "Bằng khen của UBND tỉnh"),
        ("collective", "", "Văn phòng Sở", "", "", "Bằng khen của UBND tỉnh"),
        ("individual", "", "Đỗ Thu Lan", "Y sĩ", "Trạm Y tế xã A", "Bằng khen của UBND tỉnh"),
    ]
    assert reading.rows[1].merit == "đã có thành tích trong công tác giảm nghèo"
    assert all(row.is_guessed("form") for row in reading.rows)
    assert all(row.is_guessed("unit") for row in reading.rows if row.kind == "individual")


def test_the_cage_reads_the_same_and_every_row_says_where_it_stood() -> None:
    reading = read_list_in_cage(document(*LETTER), "to-trinh.docx")
    assert reading == read(*LETTER)
    assert (reading.rows[0].source["place"], reading.rows[0].source["fields"]["name"]) == ("đoạn 5", "đoạn 5")


def test_a_unit_above_its_people() -> None:
    reading = read(
        "I. Giấy khen", "1. Phòng Dạy nghề", "- Ông Lê Văn An, Y sĩ", "2. Văn phòng Sở", "- Bà Bùi Thị Hà, Kế toán"
    )
    assert [(row.name, row.position, row.unit) for row in reading.rows] == [
        ("Lê Văn An", "Y sĩ", "Phòng Dạy nghề"),
        ("Bùi Thị Hà", "Kế toán", "Văn phòng Sở"),
    ]


def test_a_letter_without_a_list_invents_nobody() -> None:
    with pytest.raises(ReadingRefused, match="Không tìm thấy dòng tiêu đề"):
        read(
            "Kính gửi: Ủy ban nhân dân tỉnh",
            "1. Mục đích",
            "2. Phòng Dạy nghề phối hợp với Văn phòng Sở thực hiện;",
            "- Trung tâm Dịch vụ việc làm báo cáo trước ngày 30/6;",
            "Nguyễn Văn Ký",
        )


def test_paragraphs_between_two_tables_open_their_sections() -> None:
    reading = read(
        "DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN",
        "I. TẬP THỂ",
        [["TT", "Tên tập thể"], ["1", "Phòng Dạy nghề"], ["2", "Văn phòng Sở"]],
        "II. CÁ NHÂN",
        [["TT", "Họ và tên", "Chức vụ", "Đơn vị"], ["1", "Bà Bùi Thị Hà", "Kế toán", "Văn phòng Sở"]],
        "Tổng cộng: 02 tập thể, 01 cá nhân.",
    )
    assert [(row.kind, row.name, row.unit, row.form) for row in reading.rows] == [
        ("collective", "Phòng Dạy nghề", "", "GIẤY KHEN"),
        ("collective", "Văn phòng Sở", "", "GIẤY KHEN"),
        ("individual", "Bùi Thị Hà", "Văn phòng Sở", "GIẤY KHEN"),
    ]
    assert reading.warnings == []
