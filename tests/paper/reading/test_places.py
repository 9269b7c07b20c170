"""Position and unit in one cell, parted where the list's own words allow it."""

from __future__ import annotations

import pytest

from bangvang_paper.reading import read_list
from bangvang_paper.reading.meaning.places import OwnWords, part
from reading.workbooks import workbook


def parted(text: str, *units: str) -> tuple[str, str]:
    own = OwnWords()
    own.learn(units)
    found = part(text, own)
    return found.position, found.unit


@pytest.mark.parametrize(
    ("cell", "position", "unit"),
    [
        ("Trưởng phòng, Phòng Kế hoạch - Tài chính", "Trưởng phòng", "Phòng Kế hoạch - Tài chính"),
        ("Chuyên viên, Phòng Bảo vệ, chăm sóc trẻ em", "Chuyên viên", "Phòng Bảo vệ, chăm sóc trẻ em"),
        ("Bí thư Chi bộ, Trưởng phòng, Phòng Người có công", "Bí thư Chi bộ, Trưởng phòng", "Phòng Người có công"),
        ("Y sĩ - Trạm Y tế xã Tân Tiến", "Y sĩ", "Trạm Y tế xã Tân Tiến"),
        ("Hiệu trưởng\nTrường THCS Lê Lợi", "Hiệu trưởng", "Trường THCS Lê Lợi"),
        ("Điều dưỡng (Khoa Cấp cứu)", "Điều dưỡng", "Khoa Cấp cứu"),
        ("Phòng Dạy nghề, Phó Trưởng phòng", "Phó Trưởng phòng", "Phòng Dạy nghề"),
        ("Chuyên viên Văn phòng Sở", "Chuyên viên", "Văn phòng Sở"),
        ("Phó Giám đốc Trung tâm Dịch vụ việc làm", "Phó Giám đốc", "Trung tâm Dịch vụ việc làm"),
        ("Chủ tịch UBND xã Tân Tiến", "Chủ tịch", "UBND xã Tân Tiến"),
        ("Trưởng phòng Dạy nghề", "Trưởng phòng", "Phòng Dạy nghề"),
        ("Phó Trưởng khoa Nội tổng hợp", "Phó Trưởng khoa", "Khoa Nội tổng hợp"),
        ("Chánh Văn phòng Sở", "Chánh Văn phòng", "Văn phòng Sở"),
        ("Công chức Văn hóa - Xã hội UBND xã Tân Tiến", "Công chức Văn hóa - Xã hội", "UBND xã Tân Tiến"),
        ("Người phục vụ bếp Trung tâm Bảo trợ", "Người phục vụ bếp", "Trung tâm Bảo trợ"),
        ("Phòng Dạy nghề", "", "Phòng Dạy nghề"),
        ("Chuyên viên chính", "Chuyên viên chính", ""),
        ("Phó Trưởng phòng, Bí thư chi đoàn", "Phó Trưởng phòng, Bí thư chi đoàn", ""),
        ("Giám đốc Sở", "Giám đốc Sở", ""),
    ],
)
def test_cells_are_parted_as_an_officer_would(cell: str, position: str, unit: str) -> None:
    assert parted(cell) == (position, unit)


def test_a_unit_that_the_list_names_elsewhere_decides() -> None:
    assert parted("Thợ sửa máy Sao Biển") == ("Thợ sửa máy Sao Biển", "")
    assert parted("Thợ sửa máy Tổ Sao Biển", "Tổ Sao Biển") == ("Thợ sửa máy", "Tổ Sao Biển")
    assert parted("Phó Trưởng phòng Quỹ Bảo trợ") == ("Phó Trưởng phòng", "Phòng Quỹ Bảo trợ")
    assert parted("Phó Trưởng phòng Quỹ Bảo trợ", "Quỹ Bảo trợ") == ("Phó Trưởng phòng", "Quỹ Bảo trợ")


def test_what_is_parted_is_marked_with_the_reason() -> None:
    head = ["TT", "Họ và tên", "Chức vụ, đơn vị", "Hình thức"]
    row = read_list(workbook(head, [1, "Lê Văn An", "Y sĩ Trạm Y tế xã A", "GK"]), "a.xlsx").rows[0]
    assert (row.position, row.unit) == ("Y sĩ", "Trạm Y tế xã A")
    assert row.guesses_of("position") == row.guesses_of("unit") == ["Chức vụ, đơn vị: tách trước “Trạm”."]
    assert (row.source["fields"]["position"], row.source["fields"]["unit"]) == ("C2", "C2")


def test_a_column_of_positions_that_holds_the_unit_too_is_parted_when_no_other_column_has_it() -> None:
    alone = read_list(
        workbook(["TT", "Họ và tên", "Chức vụ", "Hình thức"], [1, "Lê Văn An", "Y sĩ, Trạm Y tế xã A", "GK"]), "a.xlsx"
    )
    assert (alone.rows[0].position, alone.rows[0].unit) == ("Y sĩ", "Trạm Y tế xã A")
    assert alone.rows[0].is_guessed("unit")
    head = ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức"]
    beside = read_list(workbook(head, [1, "Lê Văn An", "Kế toán, thủ quỹ", "Trạm Y tế xã A", "GK"]), "a.xlsx")
    assert (beside.rows[0].position, beside.rows[0].unit) == ("Kế toán, thủ quỹ", "Trạm Y tế xã A")
    assert not beside.rows[0].is_guessed("position")


def test_position_and_unit_behind_the_name() -> None:
    reading = read_list(
        workbook(
            ["TT", "Họ và tên", "Hình thức"],
            [1, "Ông Lê Văn An (Y sĩ, Trạm Y tế xã A)", "GK"],
            [2, "Bà Bùi Thị Hà - Kế toán Văn phòng Sở", "GK"],
            [3, "Phòng Kế hoạch - Tài chính", "GK"],
        ),
        "a.xlsx",
    )
    assert [(row.kind, row.name, row.position, row.unit) for row in reading.rows] == [
        ("individual", "Lê Văn An", "Y sĩ", "Trạm Y tế xã A"),
        ("individual", "Bùi Thị Hà", "Kế toán", "Văn phòng Sở"),
        ("collective", "Phòng Kế hoạch - Tài chính", "", ""),
    ]
