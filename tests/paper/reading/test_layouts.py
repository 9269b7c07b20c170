"""The shapes that lists come in, each as a small workbook."""

from __future__ import annotations

import datetime

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bangvang_paper.reading import Reading, read_list
from reading.workbooks import DUNG, HANH, HEADER, saved, workbook


def read(*lines: list[object], then: object = None) -> Reading:
    return read_list(workbook(*lines, then=then), "danh-sach.xlsx")  # type: ignore[arg-type]


def names(reading: Reading) -> list[tuple[str, str]]:
    return [(row.kind, row.name) for row in reading.rows]


def test_sections_come_in_either_order_and_numbering_restarts() -> None:
    reading = read(
        HEADER, ["I. CÁ NHÂN"], HANH, DUNG, ["II", "", "TẬP THỂ"], [1, "", "Phòng Dạy nghề", "", "", "Giấy khen"]
    )
    assert names(reading) == [
        ("individual", "Đoàn Thị Hạnh"),
        ("individual", "Bùi Đình Dũng"),
        ("collective", "Phòng Dạy nghề"),
    ]


@pytest.mark.parametrize(
    "heading", ["A. Tập thể", "A", "Tập thể (02 tập thể)", "Phần I: Tập thể:", "I/ TẬP THỂ", "* Tập thể"]
)
def test_headings_of_collectives(heading: str) -> None:
    first = [heading, "", "Tập thể"] if heading == "A" else [heading]
    reading = read(HEADER, first, [1, "", "Hoa Phượng", "", "", "GK"], ["B. Cá nhân"], HANH)
    assert names(reading) == [("collective", "Hoa Phượng"), ("individual", "Đoàn Thị Hạnh")]


def test_a_collective_called_tap_the_is_no_heading() -> None:
    reading = read(
        HEADER, ["I. Tập thể"], [1, "", "Tập thể Phòng Người có công", "", "", "Giấy khen"], [2, "", "Tập thể lớp 5A"]
    )
    assert [row.name for row in reading.rows] == ["Tập thể Phòng Người có công", "Tập thể lớp 5A"]


def test_a_heading_may_name_the_form_for_the_lines_below() -> None:
    header = ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
    reading = read(
        header,
        ["I. Chiến sĩ thi đua cơ sở: 01 cá nhân"],
        [1, "Bà Đoàn Thị Hạnh", "Y sĩ", "Phòng A"],
        ["II. Tập thể lao động xuất sắc: 01 tập thể"],
        [1, "Phòng Dạy nghề"],
    )
    assert [(row.kind, row.award) for row in reading.rows] == [
        ("individual", "grassroots_emulation_fighter"),
        ("collective", "excellent_labor_collective"),
    ]
    assert reading.rows[0].guesses == ["Hình thức: lấy theo tiêu đề mục “Chiến sĩ thi đua cơ sở”."]


def test_the_title_may_name_the_form() -> None:
    reading = read(
        ["DANH SÁCH"],
        ["Danh sách đề nghị tặng Giấy khen của Giám đốc Sở"],
        ["TT", "Họ và tên"],
        [1, "Bà Đoàn Thị Hạnh"],
    )
    row = reading.rows[0]
    assert (row.form, row.award) == ("Giấy khen của Giám đốc Sở", "commendation_letter")
    assert row.guesses == ["Hình thức: lấy theo tên danh sách “Giấy khen của Giám đốc Sở”."]


@pytest.mark.parametrize("mark", ["nt", "-nt-", "- nt -", "NT", "//", '"', "''", "như trên", "〃"])
def test_ditto_marks_take_the_text_above_and_say_so(mark: str) -> None:
    reading = read(HEADER, ["I. Cá nhân"], HANH, [2, "Ông", "Bùi Đình Dũng", "Lái xe", mark, mark, mark])
    row = reading.rows[1]
    assert (row.unit, row.form, row.merit) == ("Phòng Người có công", "Giấy khen", "Có thành tích")
    assert len(row.guesses) == 3
    assert row.guesses[0] == f"Đơn vị: lấy theo dòng 3 vì ô ghi “{mark}”."
    assert row.source["cells"]["E4"] == mark


def test_a_chain_of_ditto_marks_goes_back_to_the_first() -> None:
    reading = read(
        HEADER, HANH, *[[n, "Ông", f"Bùi Văn {x}", "nt", "nt", "nt", "nt"] for n, x in ((2, "An"), (3, "Bình"))]
    )
    assert {row.unit for row in reading.rows} == {"Phòng Người có công"}
    assert reading.rows[2].guesses[0].startswith("Chức vụ: lấy theo dòng 2 ")


def test_a_ditto_mark_without_a_line_above_is_a_problem() -> None:
    row = read(HEADER, [1, "Bà", "Đoàn Thị Hạnh", "nt", "Phòng A", "Giấy khen", ""]).rows[0]
    assert row.position == ""
    assert row.problems == ["Chức vụ: ô ghi “nt” nhưng phía trên không có dòng nào để lấy theo."]


def test_totals_notes_and_signatures_are_no_nominees() -> None:
    reading = read(
        HEADER,
        ["I. Cá nhân"],
        HANH,
        DUNG,
        ["", "", "Tổng cộng", "", "02 cá nhân"],
        ["Ghi chú: danh sách xếp theo đơn vị."],
        ["", "", "", "", "Hải Phòng, ngày 10 tháng 7 năm 2020"],
        ["", "", "NGƯỜI LẬP", "", "GIÁM ĐỐC"],
        ["", "", "(Ký, ghi rõ họ tên)", "", "(Đã ký)"],
    )
    assert [row.name for row in reading.rows] == ["Đoàn Thị Hạnh", "Bùi Đình Dũng"]
    assert reading.warnings == []


def test_what_is_left_out_for_another_reason_is_said() -> None:
    reading = read(HEADER, HANH, ["Tổng số: 1 cá nhân"], ["", "", "Trần Văn Giám Đốc"])
    assert reading.warnings == ["Dòng 4 không đọc là cá nhân hay tập thể nào nên được bỏ qua: “Trần Văn Giám Đốc”."]


def test_a_family_name_that_folds_to_total_is_read() -> None:
    reading = read(
        HEADER, [1, "Ông", "Tống Văn Cộng", "Lái xe", "Văn phòng", "GK"], [2, "Ông", "Cống Văn Tổng", "", "", "GK"]
    )
    assert [row.name for row in reading.rows] == ["Tống Văn Cộng", "Cống Văn Tổng"]


def test_totals_that_disagree_are_a_warning() -> None:
    reading = read(HEADER, ["I. Cá nhân"], HANH, DUNG, ["", "", "", "", "Tổng số: 0 tập thể, 3 cá nhân"])
    assert reading.warnings == ["Dòng tổng cộng ghi 3 cá nhân nhưng đọc được 2. Hãy đối chiếu với tệp gốc."]


def test_cells_merged_over_several_lines_hold_for_each() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("F3:F4")
        sheet.merge_cells("E3:E4")

    reading = read(HEADER, ["I. Cá nhân"], HANH, [2, "Ông", "Bùi Đình Dũng", "Lái xe"], then=merge)
    assert [(row.unit, row.form) for row in reading.rows] == [("Phòng Người có công", "Giấy khen")] * 2
    assert reading.rows[1].guesses == []


def test_a_heading_over_two_columns_joins_the_parts_of_a_name() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B1:C1")

    reading = read(["TT", "Họ và tên", "", "Chức vụ", "Hình thức"], [1, "Đoàn Thị", "Hạnh", "Y sĩ", "GK"], then=merge)
    assert (reading.rows[0].name, reading.rows[0].position) == ("Đoàn Thị Hạnh", "Y sĩ")


def test_family_and_given_name_in_columns_of_their_own() -> None:
    reading = read(["TT", "Họ và tên đệm", "Tên", "Đơn vị", "Danh hiệu"], [1, "Đoàn Thị", "Hạnh", "Phòng A", "LĐTT"])
    assert (reading.rows[0].name, reading.rows[0].award) == ("Đoàn Thị Hạnh", "advanced_worker")


def test_a_header_of_two_storeys_and_a_line_of_column_numbers() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("D1:E1")
        for column in "ABCF":
            sheet.merge_cells(f"{column}1:{column}2")

    reading = read(
        ["TT", "Họ và tên", "Chức vụ", "Năm sinh", "", "Hình thức khen thưởng"],
        ["", "", "", "Nam", "Nữ", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, "Đoàn Thị Hạnh", "Y sĩ", "", 1985, "GK"],
        [2, "Bùi Đình Dũng", "Lái xe", 1979, "", "GK"],
        then=merge,
    )
    assert [(row.honorific, row.name) for row in reading.rows] == [("Bà", "Đoàn Thị Hạnh"), ("Ông", "Bùi Đình Dũng")]
    assert "Ông/Bà: suy từ cột giới tính." in reading.rows[0].guesses


def test_the_header_may_come_again_with_other_columns() -> None:
    reading = read(
        ["I. TẬP THỂ"],
        ["STT", "Tên tập thể", "Hình thức"],
        [1, "Phòng Dạy nghề", "GK"],
        ["II. CÁ NHÂN"],
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức"],
        [1, "Bà Đoàn Thị Hạnh", "Y sĩ", "Phòng A", "GK"],
    )
    assert [(row.kind, row.name, row.unit, row.form) for row in reading.rows] == [
        ("collective", "Phòng Dạy nghề", "", "GK"),
        ("individual", "Đoàn Thị Hạnh", "Phòng A", "GK"),
    ]


def test_two_sheets_are_one_list_and_a_sheet_without_a_table_is_named() -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "Bìa"
    book.active["A1"] = "Tờ bìa"
    for title, line in (("Tập thể", [1, "", "Hoa Phượng", "", "", "GK"]), ("Cá nhân", HANH)):
        sheet = book.create_sheet(title)
        sheet.append(HEADER)
        sheet.append(line)
    hidden = book.create_sheet("Nháp")
    hidden.append(HEADER)
    hidden.append(DUNG)
    hidden.sheet_state = "hidden"
    reading = read_list(saved(book), "hai-trang.xlsx")
    assert names(reading) == [("collective", "Hoa Phượng"), ("individual", "Đoàn Thị Hạnh")]
    assert reading.warnings == ["Trang tính “Bìa” không có bảng danh sách nên được bỏ qua."]
    assert reading.sheet == "Tập thể"


def test_position_and_unit_in_one_cell_are_parted_as_a_guess() -> None:
    row = read(
        ["TT", "Họ và tên", "Chức vụ, đơn vị công tác", "Hình thức"],
        [1, "Ông Bùi Văn An", "Trưởng phòng, Phòng A", "GK"],
    ).rows[0]
    assert (row.position, row.unit) == ("Trưởng phòng", "Phòng A")
    assert "Chức vụ, đơn vị: tách trước “Phòng”." in row.guesses


def test_people_under_the_name_of_their_unit() -> None:
    reading = read(
        ["TT", "Họ và tên", "Chức vụ", "Hình thức"], ["I. Phòng Người có công"], [1, "Bà Đoàn Thị Hạnh", "Y sĩ", "GK"]
    )
    row = reading.rows[0]
    assert row.unit == "Phòng Người có công"
    assert "Đơn vị: lấy theo tiêu đề nhóm “Phòng Người có công”." in row.guesses


def test_names_in_capitals_are_rewritten_and_marked() -> None:
    row = read(HEADER, [1, "BÀ", "ĐOÀN  THỊ\u00a0HẠNH;", "Y sĩ", "Phòng A", "GK./."]).rows[0]
    assert (row.honorific, row.name, row.form) == ("Bà", "Đoàn Thị Hạnh", "GK")
    assert row.guesses == ["Họ tên: viết lại chữ hoa, chữ thường từ “ĐOÀN THỊ HẠNH”."]


def test_without_sections_the_kind_is_guessed_and_marked() -> None:
    reading = read(
        ["TT", "Tên tập thể, cá nhân", "Hình thức"],
        [1, "Phòng Dạy nghề", "GK"],
        [2, "Đoàn Thị Hạnh", "GK"],
        [3, "Hộ ông Lê Văn Tám", "GK"],
    )
    assert [row.kind for row in reading.rows] == ["collective", "individual", "household"]
    assert reading.rows[0].guesses == ["Đối tượng: coi là tập thể theo cách viết tên, vì danh sách không ghi."]
    assert reading.rows[2].guesses == []


def test_a_column_may_say_the_kind() -> None:
    header = ["TT", "Tên đối tượng", "Loại", "Hình thức"]
    reading = read(
        header,
        [1, "Hoa Phượng", "TAPTHE", "GK"],
        [2, "Lê Văn Tám", "Cá nhân", "GK"],
        [3, "Lê Văn Chín", "HOGIADINH", "GK"],
    )
    assert [row.kind for row in reading.rows] == ["collective", "individual", "household"]


def test_a_list_of_units_alone_names_its_units() -> None:
    reading = read(["STT", "Tên đơn vị", "Hình thức", "Thành tích"], [1, "Phòng Dạy nghề", "Giấy khen", "Tốt"])
    assert names(reading) == [("collective", "Phòng Dạy nghề")]


def test_a_hidden_row_is_read_and_said() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    reading = read(HEADER, ["I. Cá nhân"], HANH, DUNG, then=hide)
    assert [row.guesses for row in reading.rows] == [["Dòng này đang bị ẩn trong tệp gốc."], []]


def test_columns_in_another_order_and_with_other_words() -> None:
    reading = read(
        ["Số TT", "Nội dung thành tích", "Danh hiệu đề nghị", "Phòng, ban", "Chức danh", "HỌ TÊN"],
        ["01.", "Tốt", "CSTĐCS", "Phòng A", "Y sĩ", "Bà Đoàn Thị Hạnh"],
    )
    row = reading.rows[0]
    assert (row.name, row.position, row.unit, row.form, row.merit) == (
        "Đoàn Thị Hạnh",
        "Y sĩ",
        "Phòng A",
        "CSTĐCS",
        "Tốt",
    )


def test_personal_columns_stay_out_of_everything_that_is_shown() -> None:
    header = ["TT", "Họ và tên", "Ngày sinh", "Số CCCD", "Điện thoại", "Đơn vị", "Hình thức"]
    born = datetime.date(1985, 2, 3)
    row = read(header, [1, "Bà Đoàn Thị Hạnh", born, "031085001234", "0912345678", "Phòng A", "GK"]).rows[0]
    assert row.personal == {"citizen_number": "031085001234", "birth_date": "03/02/1985"}
    shown = repr(row.as_dict())
    assert all(secret not in shown for secret in ("031085001234", "03/02/1985", "0912345678"))


def test_a_citizen_number_in_a_cell_of_numbers_gets_its_zeros_back_as_a_guess() -> None:
    row = read(["TT", "Họ và tên", "CCCD", "Hình thức"], [1, "Bà Đoàn Thị Hạnh", 31085001234, "GK"]).rows[0]
    assert row.personal["citizen_number"] == "031085001234"
    assert "Số định danh: thêm số 0 ở đầu cho đủ 12 số, vì ô trong tệp là kiểu số." in row.guesses


def test_a_comma_separated_text_in_unicode_is_read() -> None:
    text = "STT;Họ và tên;Chức vụ;Đơn vị;Hình thức\r\n1;Bà Đoàn Thị Hạnh;Y sĩ;Phòng A;GK\r\n"
    for data in (
        text.encode(),
        text.encode("utf-8-sig"),
        text.replace(";", ",").encode(),
        text.replace(";", "\t").encode("utf-16"),
    ):
        reading = read_list(data, "danh-sach.csv")
        assert [(row.honorific, row.name, row.unit) for row in reading.rows] == [("Bà", "Đoàn Thị Hạnh", "Phòng A")]
        assert reading.sheet is None
