"""Values of cells: what stands in a workbook is what is read, whatever the type of its cell."""

from __future__ import annotations

import datetime
import re
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangvang_paper.reading import read_list, xlsx
from bangvang_paper.reading.xlsx import Value, as_text
from bangvang_paper.vietnamese import proper_name
from reading.workbooks import HEADER, part_of, with_part, workbook

LETTERS = "aàảãáạăằắâầấậbcdđeèéêềếghiìíklmnoòóôồốơờớpqrstuùúưừứvxyý"
SYLLABLE = st.text(st.sampled_from(LETTERS), min_size=1, max_size=6).map(str.capitalize)
FAMILY = st.sampled_from(
    [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Ngô",
        "Dương",
        "Lý",
        "Đoàn",
        "Đinh",
        "Phùng",
        "Tống",
        "Tổng",
        "Cống",
        "Ksor",
    ]
)
NAME = st.builds(lambda family, rest: " ".join([family, *rest]), FAMILY, st.lists(SYLLABLE, min_size=1, max_size=4))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (31085001234.0, "31085001234"),
        ("031085001234", "031085001234"),
        (12.0, "12"),
        (85.5, "85.5"),
        (-3.0, "-3"),
        (1e21, "1000000000000000000000"),
        (True, "TRUE"),
        (datetime.date(2020, 7, 13), "13/07/2020"),
        (datetime.datetime(2020, 7, 13), "13/07/2020"),
        (datetime.datetime(2020, 7, 13, 10, 48), "13/07/2020 10:48"),
        (datetime.time(8, 5), "08:05"),
        (" giữ  nguyên ", " giữ  nguyên "),
    ],
)
def test_a_value_as_the_office_would_type_it(value: Value, text: str) -> None:
    assert as_text(value) == text


def test_whole_numbers_never_get_a_decimal_point() -> None:
    sheet = xlsx.sheets_of(workbook([1, 2.0, 1985], ["031085001234", datetime.date(1985, 2, 3)]))[0]
    assert sheet.lines == [["1", "2", "1985"], ["031085001234", "03/02/1985", ""]]


def test_addresses_are_those_of_the_spreadsheet_program() -> None:
    sheet = xlsx.sheets_of(workbook([], ["", "", "x"], ["", "", "y"]))[0]
    assert (sheet.lines, sheet.address(0, 0), sheet.address(1, 0), sheet.row_number(1)) == (
        [["x"], ["y"]],
        "C2",
        "C3",
        3,
    )
    assert sheet.address(0, 24) == "AA2"


def test_characters_that_no_database_can_hold_are_left_out() -> None:
    strange = b'<c r="A1" t="inlineStr"><is><t>Nguy_x0000_\xe1\xbb\x85n_x0007_&#x7F; An</t></is></c>'
    data = workbook(["x"])
    sheet = part_of(data, "xl/worksheets/sheet1.xml")
    spoilt = re.sub(rb'<c r="A1".*?</c>', lambda _: strange, sheet)
    assert xlsx.sheets_of(with_part(data, "xl/worksheets/sheet1.xml", spoilt))[0].lines == [["Nguyễn An"]]


def test_an_error_in_a_formula_is_an_empty_cell() -> None:
    def put(sheet: object) -> None:
        sheet["B1"] = "#N/A"  # type: ignore[index]

    assert xlsx.sheets_of(workbook(["x"], then=put))[0].lines == [["x", ""]]


def test_a_workbook_with_prefixed_markup_is_read() -> None:
    """As some report writers save it: every element with a prefix, every text in the shared table."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = ["TT", "Họ và tên", "Hình thức", "Đoàn Thị Hạnh", "GK"]
    strings = "".join(f"<x:si><x:t>{text}</x:t></x:si>" for text in cells)
    sheet = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData>'
        '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c>'
        '<x:c r="C1" t="s"><x:v>2</x:v></x:c></x:row>'
        '<x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c><x:c r="B2" t="s"><x:v>3</x:v></x:c>'
        '<x:c r="C2" t="s"><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    data = with_part(workbook(["x"]), "xl/worksheets/sheet1.xml", sheet.encode())
    data = with_part(data, "xl/sharedStrings.xml", f'<x:sst xmlns:x="{main}">{strings}</x:sst>'.encode())
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Target="sharedStrings.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    data = with_part(data, "xl/_rels/workbook.xml.rels", relations.encode())
    assert [row.name for row in read_list(data, "a.xlsx").rows] == ["Đoàn Thị Hạnh"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(NAME, st.sampled_from(["Ông", "Bà", ""]), st.text(string.ascii_letters, max_size=8)),
        min_size=1,
        max_size=12,
    )
)
def test_any_list_of_people_comes_back_name_by_name(people: list[tuple[str, str, str]]) -> None:
    lines = [[n, honorific, name, position, "Phòng A", "GK"] for n, (name, honorific, position) in enumerate(people, 1)]
    reading = read_list(workbook(HEADER, ["I. Cá nhân"], *lines), "a.xlsx")
    assert [row.name for row in reading.rows] == [proper_name(name) for name, _, _ in people]
    assert [row.honorific for row in reading.rows] == [honorific for _, honorific, _ in people]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NAME, min_size=1, max_size=12), st.permutations(["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức"]))
def test_the_order_of_the_columns_changes_nothing(names: list[str], header: list[str]) -> None:
    def line(number: int, name: str) -> list[object]:
        known: dict[str, object] = {
            "TT": number,
            "Họ và tên": name,
            "Chức vụ": "Y sĩ",
            "Đơn vị": "Phòng A",
            "Hình thức": "GK",
        }
        return [known[heading] for heading in header]

    reading = read_list(workbook(header, ["Cá nhân"], *[line(n, name) for n, name in enumerate(names, 1)]), "a.xlsx")
    assert [(row.name, row.position, row.unit, row.form) for row in reading.rows] == [
        (proper_name(name), "Y sĩ", "Phòng A", "GK") for name in names
    ]
