"""What the columns of a list mean: by their headings, by what an officer taught, by their cells; and that guesses are said."""

from __future__ import annotations

import pytest

from bangvang_paper.reading import Column, Meaning, Reading, read_list, read_list_in_cage
from bangvang_paper.reading.meaning.headings import meaning_of, taught_of, understood
from reading.workbooks import workbook


def columns(reading: Reading) -> dict[str, Column]:
    return {column.heading: column for column in reading.columns}


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("TT", Meaning.ORDINAL),
        ("Số TT", Meaning.ORDINAL),
        ("Họ và tên", Meaning.NAME),
        ("HỌ TÊN CÁN BỘ", Meaning.NAME),
        ("Tên tập thể, cá nhân", Meaning.NAME),
        ("Người được khen", Meaning.NAME),
        ("Họ và tên, chức vụ, đơn vị", Meaning.WHOLE),
        ("Chức vụ, đơn vị công tác", Meaning.POSITION_UNIT),
        ("Đơn vị, chức vụ", Meaning.POSITION_UNIT),
        ("Phòng, ban", Meaning.UNIT),
        ("Nơi công tác", Meaning.UNIT),
        ("Mức khen", Meaning.FORM),
        ("Danh hiệu đã đạt năm 2019", Meaning.HISTORY),
        ("Lý do khen", Meaning.MERIT),
        ("Nam", Meaning.MALE),
        ("Năm", Meaning.YEAR),
        ("Số quyết định", Meaning.DECISION),
        ("Ngày ký", Meaning.DECIDED_ON),
        ("Cơ quan ban hành", Meaning.ISSUER),
        ("Tiền thưởng (đồng)", Meaning.NOTE),
        ("Số CCCD", Meaning.CITIZEN),
        ("Quê quán", Meaning.PRIVATE),
    ],
)
def test_known_headings(heading: str, meaning: Meaning) -> None:
    known = understood(heading)
    assert known is not None
    assert (known.meaning, known.score, known.reason) == (meaning, 1.0, "")


@pytest.mark.parametrize(
    ("heading", "meaning", "usual"),
    [
        ("Họ và tê", Meaning.NAME, "Họ và tên"),
        ("Chưc vụu", Meaning.POSITION, "Chức vụ"),
        ("Hình thứcc khen thưởg", Meaning.FORM, "Hình thức khen thưởng"),
        ("H v tn", Meaning.NAME, "Họ và tên"),
        ("Chc v", Meaning.POSITION, "Chức vụ"),
    ],
)
def test_misspelt_and_maimed_headings_are_guesses(heading: str, meaning: Meaning, usual: str) -> None:
    near = understood(heading)
    assert near is not None
    assert (near.meaning, near.score < 1) == (meaning, True)
    assert usual in near.reason
    assert meaning_of(heading) is None, "a guess is never taken for known"


@pytest.mark.parametrize("heading", ["", "Ở đâu", "Ngoại ngữ", "x", "Tổ", "Văn bản gửi kèm theo công văn của Sở"])
def test_other_words_have_no_meaning(heading: str) -> None:
    assert understood(heading) is None


def test_every_value_under_a_guessed_heading_says_so() -> None:
    row = read_list(
        workbook(["TT", "Họ và tên", "Chức vụu", "Hình thức"], [1, "Lê Văn An", "Y sĩ", "GK"]), "a.xlsx"
    ).rows[0]
    assert row.position == "Y sĩ"
    assert row.guesses_of("position") == ["Chức vụ: tiêu đề “Chức vụu” viết gần giống “Chức vụ”."]
    assert not row.is_guessed("form")


def test_a_heading_that_says_nothing_is_understood_by_its_cells_as_a_guess() -> None:
    head = ["TT", "Họ và tên", "Làm ở đâu", "Hình thức"]
    reading = read_list(
        workbook(head, [1, "Lê Văn An", "Phòng Dạy nghề", "GK"], [2, "Bùi Thị Hà", "Văn phòng Sở", "GK"]), "a.xlsx"
    )
    assert [row.unit for row in reading.rows] == ["Phòng Dạy nghề", "Văn phòng Sở"]
    assert reading.rows[0].guesses_of("unit") == ["Đơn vị: tiêu đề “Làm ở đâu” chưa rõ, hiểu theo nội dung các ô."]
    assert 0 < columns(reading)["Làm ở đâu"].score < 1
    assert columns(reading)["Họ và tên"] == Column("Danh sách", "B1", "Họ và tên", "name", 1.0, "")


def test_what_could_not_be_understood_is_reported_and_keeps_empty_fields_doubtful() -> None:
    head = ["TT", "Họ và tên", "Xuất thân", "Hình thức"]
    reading = read_list(workbook(head, [1, "Lê Văn An", "thợ cả", "GK"], [2, "Bùi Thị Hà", "con một", "GK"]), "a.xlsx")
    assert columns(reading)["Xuất thân"].meaning is None
    assert reading.rows[0].guesses_of("unit") == [
        "Còn ô chưa hiểu trên dòng này: “thợ cả”; hãy xem ô ấy thuộc mục nào."
    ]


# ── teaching ─────────────────────────────────────────────────────────────────────────────────────────────────────────

ODD = workbook(
    ["TT", "Ai", "Ở đâu", "Cái gì"], [1, "Lê Văn An", "Tổ 5", "Giấy khen"], [2, "Bùi Thị Hà", "Tổ 6", "Giấy khen"]
)
TAUGHT = {"Ai": "name", "ở  đâu": "unit", "CÁI GÌ:": "form"}


def test_a_taught_heading_is_known_from_then_on_whatever_its_capitals_and_signs() -> None:
    reading = read_list(ODD, "a.xlsx", TAUGHT)
    assert [(row.name, row.unit, row.form) for row in reading.rows] == [
        ("Lê Văn An", "Tổ 5", "Giấy khen"),
        ("Bùi Thị Hà", "Tổ 6", "Giấy khen"),
    ]
    assert not any(row.is_guessed(field) for row in reading.rows for field in ("name", "unit", "form"))
    assert {column.score for column in reading.columns} == {1.0}


def test_what_was_taught_goes_before_the_usual_words() -> None:
    data = workbook(["TT", "Họ và tên", "Đơn vị", "Hình thức"], [1, "Lê Văn An", "Y sĩ", "GK"])
    row = read_list(data, "a.xlsx", {"Đơn vị": "position"}).rows[0]
    assert (row.position, row.unit) == ("Y sĩ", "")


def test_what_was_taught_reaches_the_reader_in_its_cage() -> None:
    assert read_list_in_cage(ODD, "a.xlsx", taught=TAUGHT) == read_list(ODD, "a.xlsx", TAUGHT)


def test_a_meaning_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        taught_of({"Ai": "nonsense"})


# ── heads of more than one line, and tables without any ──────────────────────────────────────────────────────────────


def test_a_head_of_two_storeys_without_merged_cells() -> None:
    reading = read_list(
        workbook(
            ["TT", "Họ và tên", "Năm sinh", "", "Đơn vị", "Hình thức"],
            ["", "", "Nam", "Nữ", "", ""],
            [1, "Lê Văn An", 1979, "", "Phòng A", "GK"],
            [2, "Bùi Thị Hà", "", 1985, "Phòng A", "GK"],
        ),
        "a.xlsx",
    )
    assert [(row.honorific, row.name) for row in reading.rows] == [("Ông", "Lê Văn An"), ("Bà", "Bùi Thị Hà")]
    assert [row.personal["birth_date"] for row in reading.rows] == ["1979", "1985"]
    assert "1979" not in repr(reading.rows[0].as_dict()), "a year of birth is not kept with the cells"


def test_a_section_right_below_the_head_is_no_second_storey() -> None:
    reading = read_list(
        workbook(["TT", "Họ và tên", "", "Hình thức"], ["I", "TẬP THỂ"], [1, "Phòng Dạy nghề", "", "GK"]), "a.xlsx"
    )
    assert [(row.kind, row.name) for row in reading.rows] == [("collective", "Phòng Dạy nghề")]


def test_marks_in_columns_of_forms() -> None:
    head = ["TT", "Họ và tên", "Đơn vị", "LĐTT", "CSTĐCS"]
    reading = read_list(
        workbook(head, [1, "Lê Văn An", "Phòng A", "x", "x"], [2, "Bùi Thị Hà", "Phòng A", "", "X"]), "a.xlsx"
    )
    assert [(row.name, row.award) for row in reading.rows] == [
        ("Lê Văn An", "advanced_worker"),
        ("Lê Văn An", "grassroots_emulation_fighter"),
        ("Bùi Thị Hà", "grassroots_emulation_fighter"),
    ]
    assert all(row.is_guessed("form") for row in reading.rows)
    assert [row.problems for row in reading.rows] == [[], [], []], (
        "two forms that the list itself proposes are no mistake"
    )


def test_a_table_without_a_head_is_understood_by_its_cells_and_says_so_everywhere() -> None:
    reading = read_list(
        workbook(
            ["UBND HUYỆN", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["I. CÁ NHÂN"],
            [1, "Bà Đoàn Thị Hạnh", "Y sĩ", "Trạm Y tế xã A", "Giấy khen"],
            [2, "Ông Lê Văn An", "Kế toán", "Văn phòng Sở", "Giấy khen"],
            ["II. TẬP THỂ"],
            [1, "Trạm Y tế xã A", "", "", "Giấy khen"],
        ),
        "a.xlsx",
    )
    assert [(row.kind, row.name, row.position, row.unit) for row in reading.rows] == [
        ("individual", "Đoàn Thị Hạnh", "Y sĩ", "Trạm Y tế xã A"),
        ("individual", "Lê Văn An", "Kế toán", "Văn phòng Sở"),
        ("collective", "Trạm Y tế xã A", "", ""),
    ]
    said = "Họ tên, tên tập thể: bảng không có dòng tiêu đề, hiểu cột B theo nội dung các ô."
    assert all(said in row.guesses_of("name") for row in reading.rows)
    assert all(row.is_guessed("form") for row in reading.rows)


# ── more than one column of names, and none ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "head",
    [["TT", "Họ và", "tên"], ["TT", "Họ", "Tên"], ["TT", "Họ và tên đệm", "Tên"], ["TT", "Họ lót", "Tên"]],
    ids=" ".join,
)
def test_a_name_in_two_columns_is_joined(head: list[str]) -> None:
    data = workbook([*head, "Hình thức"], [1, "Nguyễn Thị", "Lan", "GK"], [2, "Trần Văn", "An", "GK"])
    rows = read_list(data, "a.xlsx").rows
    assert [row.name for row in rows] == ["Nguyễn Thị Lan", "Trần Văn An"]
    assert not rows[0].is_guessed("name")


def test_a_name_in_three_columns_is_joined() -> None:
    data = workbook(["TT", "Họ", "Tên đệm", "Tên", "Hình thức"], [1, "Nguyễn", "Thị Thu", "Lan", "GK"])
    assert read_list(data, "a.xlsx").rows[0].name == "Nguyễn Thị Thu Lan"


def test_given_names_in_a_column_without_a_heading_are_joined_as_a_guess() -> None:
    people = [1, "Nguyễn Thị", "Lan", "Phòng A", "GK"], [2, "Trần Văn", "An", "Phòng B", "GK"]
    rows = read_list(workbook(["TT", "Họ và tên", "", "Đơn vị", "Hình thức"], *people), "a.xlsx").rows
    assert [(row.name, row.unit) for row in rows] == [("Nguyễn Thị Lan", "Phòng A"), ("Trần Văn An", "Phòng B")]
    assert all(row.is_guessed("name") for row in rows)


def test_a_column_without_a_heading_that_holds_something_else_is_not_joined() -> None:
    people = [1, "Nguyễn Thị Lan", "nữ", "GK"], [2, "Trần Văn An", "", "GK"], [3, "Lê Thị Bé", "nữ", "GK"]
    rows = read_list(workbook(["TT", "Họ và tên", "", "Hình thức"], *people), "a.xlsx").rows
    assert [row.name for row in rows] == ["Nguyễn Thị Lan", "Trần Văn An", "Lê Thị Bé"]


@pytest.mark.parametrize(("given", "name", "guessed"), [("An", "Trần Văn An", False), ("Ân", "Trần Văn An Ân", True)])
def test_a_given_name_beside_the_whole_name_is_not_said_twice(given: str, name: str, guessed: bool) -> None:
    data = workbook(["TT", "Họ và tên", "Tên", "Hình thức"], [1, "Trần Văn An", given, "GK"])
    row = read_list(data, "a.xlsx").rows[0]
    assert (row.name, row.is_guessed("name")) == (name, guessed)


def test_names_of_parents_are_neither_nominees_nor_kept() -> None:
    head = ["TT", "Họ và tên cha, mẹ", "Họ và tên", "Họ tên bố", "Hình thức"]
    reading = read_list(workbook(head, [1, "Lê Văn Cha", "Lê Thị Con", "Lê Văn Bố", "GK"]), "a.xlsx")
    assert reading.rows[0].name == "Lê Thị Con"
    assert not reading.rows[0].is_guessed("name")
    assert columns(reading)["Họ tên bố"].meaning == "private"
    assert "Lê Văn Cha" not in repr(reading.as_dict())
    assert "Lê Văn Bố" not in repr(reading.as_dict())


def test_a_mother_is_the_nominee_where_nobody_else_is_named() -> None:
    head = ["TT", "Họ và tên mẹ", "Hình thức"]
    assert read_list(workbook(head, [1, "Nguyễn Thị Thứ", "GK"]), "a.xlsx").rows[0].name == "Nguyễn Thị Thứ"


def test_collectives_and_people_in_columns_of_their_own() -> None:
    head = ["TT", "Tên tập thể", "Họ và tên cá nhân", "Hình thức"]
    reading = read_list(workbook(head, [1, "Phòng Dạy nghề", "", "GK"], [2, "", "Lê Văn An", "GK"]), "a.xlsx")
    assert [(row.kind, row.name) for row in reading.rows] == [
        ("collective", "Phòng Dạy nghề"),
        ("individual", "Lê Văn An"),
    ]
    assert not any(row.is_guessed("name") for row in reading.rows)
    assert reading.rows[1].source["fields"]["name"] == "C3"


def test_two_names_on_one_line_are_to_be_looked_at() -> None:
    head = ["TT", "Họ và tên", "Người đề nghị", "Hình thức"]
    row = read_list(workbook(head, [1, "Lê Văn An", "Bùi Thị Hà", "GK"]), "a.xlsx").rows[0]
    assert row.name == "Lê Văn An"
    assert row.guesses_of("name") == [
        "Họ tên, tên tập thể: cột “Người đề nghị” cũng ghi “Bùi Thị Hà”; đã lấy cột đứng trước."
    ]


def test_people_under_a_heading_that_says_nothing_are_not_taken_for_their_units() -> None:
    people = [1, "Lê Văn An", "Phòng Dạy nghề", "GK"], [2, "Bùi Thị Hà", "Văn phòng Sở", "GK"]
    rows = read_list(workbook(["TT", "Nhân sự", "Đơn vị", "Hình thức"], *people), "a.xlsx").rows
    assert [(row.name, row.unit) for row in rows] == [("Lê Văn An", "Phòng Dạy nghề"), ("Bùi Thị Hà", "Văn phòng Sở")]
    assert all(row.is_guessed("name") for row in rows)


def test_units_taken_for_names_say_so_where_somebody_else_may_be_meant() -> None:
    people = [1, "anh Tư", "Phòng Dạy nghề", "GK"], [2, "chị Hà", "Văn phòng Sở", "GK"]
    reading = read_list(workbook(["TT", "Nhân sự", "Đơn vị", "Hình thức"], *people), "a.xlsx")
    assert [row.name for row in reading.rows] == ["Phòng Dạy nghề", "Văn phòng Sở"]
    said = "Họ tên, tên tập thể: không thấy cột họ tên nên coi cột “Đơn vị” là tên."
    assert all(said in row.guesses_of("name") for row in reading.rows)
    assert columns(reading)["Đơn vị"].score < 1


def test_a_list_of_units_alone_names_its_units() -> None:
    reading = read_list(workbook(["TT", "Đơn vị", "Hình thức"], [1, "Phòng Dạy nghề", "GK"]), "a.xlsx")
    assert reading.rows[0].name == "Phòng Dạy nghề"
    assert not reading.rows[0].is_guessed("name")
