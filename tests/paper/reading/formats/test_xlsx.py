"""An .xlsx workbook: its values, where they stand, and the fonts in which they were typed."""

from __future__ import annotations

import datetime
import re
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from bangvang_paper.reading import read_list, read_sheets
from bangvang_paper.reading.sheet import Merge, Repair, Sheet
from bangvang_paper.vietnamese import proper_name
from bangvang_paper.vietnamese.syllables import SHAPES, is_syllable
from reading.formats.fixtures.make import old_list
from reading.workbooks import HEADER, part_of, saved, with_part, workbook

# Syllables that Vietnamese has: others may be better words when read as an old encoding, and repairing then asks.
TONED = ["ánh", "bảo", "dũng", "đạt", "hạnh", "hòa", "khuyên", "lộc", "mỹ", "ngọc", "quỳnh", "thủy", "ước", "viễn", "ý"]
SYLLABLE = st.sampled_from([*filter(is_syllable, sorted(SHAPES)), *TONED]).map(str.capitalize)
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


def cells_of(data: bytes) -> list[Sheet]:
    return read_sheets(data, "a.xlsx")


def test_whole_numbers_never_get_a_decimal_point() -> None:
    sheet = cells_of(workbook([1, 2.0, 1985], ["031085001234", datetime.date(1985, 2, 3)]))[0]
    assert sheet.lines == [["1", "2", "1985"], ["031085001234", "03/02/1985", ""]]


def test_addresses_are_those_of_the_spreadsheet_program() -> None:
    sheet = cells_of(workbook([], ["", "", "x"], ["", "", "y"]))[0]
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
    assert cells_of(with_part(data, "xl/worksheets/sheet1.xml", spoilt))[0].lines == [["Nguyễn An"]]


def test_an_error_in_a_formula_is_an_empty_cell() -> None:
    def put(sheet: object) -> None:
        sheet["B1"] = "#N/A"  # type: ignore[index]

    assert cells_of(workbook(["x"], then=put))[0].lines == [["x", ""]]


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


def test_fonts_of_cells_and_of_runs_decide_how_text_was_typed() -> None:
    sheet = cells_of(saved(old_list()))[0]
    assert sheet.lines[:3] == [
        ["TT", "Họ và tên", "Số định danh", "Ngày sinh", "Đơn vị", "Hình thức"],
        ["1", "Nguyễn Văn An", "001085012345", "03/02/1985", "Sở Xây dựng", "Giấy khen"],
        ["2", "BÙI ĐÌNH DŨNG", "100000000000", "1985", "Sở Xây dựng", "Giấy khen"],
    ]
    assert sheet.repair(2, 1) == Repair("bïi ®×nh dòng", "gõ bằng phông .VnTimeH; đã đổi sang Unicode", 1.0)
    assert sheet.repair(1, 2) is None


def test_the_hidden_row_the_merge_and_the_doubtful_numbers_are_told() -> None:
    sheet = cells_of(saved(old_list()))[0]
    assert (sheet.hidden_rows, sheet.merges) == (frozenset({3}), [Merge(4, 0, 4, 2)])
    assert (1, 2) not in sheet.numeric, "the format has put its zeros back"
    assert (2, 2) in sheet.numeric


def test_an_inherited_font_is_the_cells_own() -> None:
    """A run without a font of its own, and a cell without a style, which is in the workbook's first font."""
    own = CellRichText("NguyÔn ", TextBlock(InlineFont(b=True), "V¨n "), TextBlock(InlineFont(rFont="Arial"), "Ấn"))
    book = Workbook()
    book._fonts[0] = Font(name=".VnTime")  # type: ignore[attr-defined]
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"] = own, "§oµn"  # type: ignore[assignment]
    assert cells_of(saved(book))[0].lines == [["Nguyễn Văn Ấn"], ["Đoàn"]]


def test_a_workbook_in_new_fonts_is_not_asked_for_the_font_of_any_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the look of the cells was asked for")

    monkeypatch.setattr("bangvang_paper.reading.formats.xlsx_styles.Looks.of_cells", never)
    assert cells_of(workbook(HEADER))[0].lines == [HEADER]
    with pytest.raises(AssertionError, match="look of the cells"):
        cells_of(saved(old_list()))


def test_the_order_and_the_quotes_of_attributes_mean_nothing() -> None:
    data = saved(old_list())
    name = "xl/worksheets/sheet1.xml"
    turned = re.sub(rb'<c r="(\w+)" s="(\d+)" t="(\w+)">', rb"<c t='\3' s='\2' r='\1'>", part_of(data, name))
    assert turned != part_of(data, name)
    assert cells_of(with_part(data, name, turned)) == cells_of(data)


def test_days_of_the_other_calendar_of_excel_are_right() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = datetime.date(1985, 2, 3)
    assert cells_of(saved(book))[0].lines == [["03/02/1985"]]


def test_a_formula_is_read_as_the_value_that_it_shows() -> None:
    formula = b'<c r="A1" t="str"><f>VLOOKUP(1,B:C,2)</f><v>\xc4\x90o\xc3\xa0n Th\xe1\xbb\x8b H\xe1\xba\xa1nh</v></c>'
    name = "xl/worksheets/sheet1.xml"
    changed = re.sub(rb'<c r="A1".*?</c>', lambda _: formula, part_of(workbook(["x"]), name))
    assert cells_of(with_part(workbook(["x"]), name, changed))[0].lines == [["Đoàn Thị Hạnh"]]


def test_a_sheet_that_is_only_protected_against_changes_is_read() -> None:
    def protect(sheet: Worksheet) -> None:
        sheet.protection.set_password("bang-vang")

    assert cells_of(workbook(HEADER, then=protect))[0].lines == [HEADER]


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
