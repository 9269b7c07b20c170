"""Tables of past honours: registers of offices, reports of one person."""

from __future__ import annotations

import datetime

import pytest

from bangvang_paper.reading import History, ReadingRefused, read_history, read_history_in_cage
from reading.workbooks import workbook

HEAD = ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu", "Số quyết định", "Ngày quyết định", "Cơ quan quyết định"]
REGISTER = workbook(
    ["SỔ THEO DÕI KHEN THƯỞNG"],
    HEAD,
    [1, "Bà Đoàn Thị Hạnh", "Y sĩ", "Phòng A", "LĐTT", "34/QĐ-SYT", "11/01/2019", "Giám đốc Sở Y tế"],
    [2, "", "", "", "CSTĐCS", "nt", "nt", "nt"],
    ["II", "TẬP THỂ"],
    [1, "Phòng Dạy nghề", "", "", "TTLĐXS", "1632/QĐ-UBND ngày 12/5/2020", "", "UBND thành phố"],
    [2, "Văn phòng Sở", "", "", "HCLĐ", "", "2020", ""],
    ["Tổng cộng: 04"],
)


def told(history: History) -> list[tuple[str, str, str | None, str, datetime.date | None, str]]:
    return [
        (one.row.name, one.row.unit, one.row.award, one.code, one.decided_on, one.issuer) for one in history.honours
    ]


def test_a_register_of_an_office() -> None:
    history = read_history(REGISTER, "so.xlsx")
    assert told(history) == [
        ("Đoàn Thị Hạnh", "Phòng A", "advanced_worker", "34/QĐ-SYT", datetime.date(2019, 1, 11), "Giám đốc Sở Y tế"),
        (
            "Đoàn Thị Hạnh",
            "Phòng A",
            "grassroots_emulation_fighter",
            "34/QĐ-SYT",
            datetime.date(2019, 1, 11),
            "Giám đốc Sở Y tế",
        ),
        (
            "Phòng Dạy nghề",
            "",
            "excellent_labor_collective",
            "1632/QĐ-UBND",
            datetime.date(2020, 5, 12),
            "UBND thành phố",
        ),
        ("Văn phòng Sở", "", None, "", None, ""),
    ]
    assert [one.row.kind for one in history.honours] == ["individual", "individual", "collective", "collective"]
    second = history.honours[1].row
    assert second.guesses_of("name") == ["Người được khen: ô để trống, lấy theo dòng trên."]
    assert second.guesses_of("code") == ["Số quyết định: lấy theo dòng 3 vì ô ghi “nt”."]


def test_what_is_missing_is_said_and_never_made_up() -> None:
    assert read_history(REGISTER, "so.xlsx").honours[3].missing == [
        "Thiếu số, ký hiệu quyết định.",
        "Thiếu ngày quyết định.",
        "Thiếu người hoặc cơ quan quyết định.",
        "Hình thức “HCLĐ” chưa đủ rõ: có thể là Huân chương Lao động hạng Nhất, Huân chương Lao động hạng Nhì hoặc "
        "Huân chương Lao động hạng Ba.",
    ]


def test_the_report_of_one_person() -> None:
    history = read_history(
        workbook(
            ["BÁO CÁO THÀNH TÍCH"],
            ["- Họ và tên: NGUYỄN VĂN AN"],
            ["- Chức vụ, đơn vị công tác: Bác sĩ, Khoa Cấp cứu"],
            [
                "Năm",
                "Danh hiệu thi đua",
                "Số, ngày, tháng, năm của quyết định công nhận danh hiệu thi đua; cơ quan ban hành quyết định",
            ],
            [2006, "LĐTT", "QĐ số 34/QĐ-LĐTL ngày 11/01/2006, Liên đoàn Lao động tỉnh"],
            [2007, "CSTĐCS", "Quyết định số 45/QĐ-SYT ngày 20/12/2007 của Giám đốc Sở Y tế"],
        ),
        "bao-cao.xlsx",
    )
    assert told(history) == [
        (
            "Nguyễn Văn An",
            "Khoa Cấp cứu",
            "advanced_worker",
            "34/QĐ-LĐTL",
            datetime.date(2006, 1, 11),
            "Liên đoàn Lao động tỉnh",
        ),
        (
            "Nguyễn Văn An",
            "Khoa Cấp cứu",
            "grassroots_emulation_fighter",
            "45/QĐ-SYT",
            datetime.date(2007, 12, 20),
            "Giám đốc Sở Y tế",
        ),
    ]
    assert [one.year for one in history.honours] == [2006, 2007]
    assert history.honours[0].row.is_guessed("name")


def test_the_giver_may_stand_in_the_form_as_a_guess() -> None:
    head = ["TT", "Họ và tên", "Đơn vị", "Hình thức", "Số QĐ", "Ngày QĐ"]
    one = read_history(
        workbook(head, [1, "Lê Văn An", "Phòng A", "Giấy khen của Giám đốc Sở Y tế", "34/QĐ-SYT", "11/01/2019"]),
        "so.xlsx",
    ).honours[0]
    assert one.issuer == "Giám đốc Sở Y tế"
    assert one.row.is_guessed("issuer")


def test_personal_data_come_through_the_cage_and_are_never_shown() -> None:
    head = ["TT", "Họ và tên", "Số CCCD", "Danh hiệu", "Số quyết định", "Ngày quyết định", "Cơ quan quyết định"]
    data = workbook(head, [1, "Lê Văn An", "031085001234", "LĐTT", "34/QĐ-SYT", "11/01/2019", "Giám đốc Sở"])
    history = read_history_in_cage(data, "so.xlsx")
    assert history == read_history(data, "so.xlsx")
    assert history.honours[0].row.personal == {"citizen_number": "031085001234"}
    assert "031085001234" not in repr(history.as_dict())


def test_a_list_of_nominees_is_no_history() -> None:
    data = workbook(["TT", "Họ và tên", "Đơn vị", "Hình thức"], [1, "Lê Văn An", "Phòng A", "GK"])
    with pytest.raises(ReadingRefused):
        read_history(data, "danh-sach.xlsx")
