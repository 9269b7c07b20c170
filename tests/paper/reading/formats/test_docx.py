"""A Word document: tables, merged and nested cells, paragraphs, the numbers that Word counts, and the fonts of runs."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx.document import Document
from docx.oxml import parse_xml

from bangvang_paper.reading import ReadingRefused, Sheet, read_list, read_sheets
from bangvang_paper.reading.sheet import Merge
from reading.formats.files import W, add_markup, add_table, document, saved
from reading.workbooks import with_part

HEADER = ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức"]
HANH = ["1", "Bà Đoàn Thị Hạnh", "Y sĩ", "Phòng Y tế", "Giấy khen"]
DUNG = ["2", "Ông Bùi Đình Dũng", "Lái xe", "Văn phòng", "Giấy khen"]


def read(made: Document) -> Sheet:
    return read_sheets(saved(made), "a.docx")[0]


def filled(sheet: Sheet) -> list[list[str]]:
    return [line for line in sheet.lines if any(line)]


def marked(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    return marked(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_paragraphs_and_tables_follow_one_another_and_say_where_they_stand() -> None:
    made = document("DANH SÁCH", "", table=[HEADER, HANH])
    made.add_paragraph("II. Tập thể")
    add_table(made, [HEADER, ["1", "Phòng Dạy nghề"]])
    sheet = read(made)
    assert [line[:2] for line in sheet.lines] == [
        ["DANH SÁCH"],
        ["TT", "Họ và tên"],
        ["1", "Bà Đoàn Thị Hạnh"],
        ["II. Tập thể"],
        ["TT", "Họ và tên"],
        ["1", "Phòng Dạy nghề"],
    ]
    assert [sheet.address(line, 0) for line in (0, 2, 3)] == ["đoạn 1", "bảng 1, dòng 2, cột 1", "đoạn 3"]
    assert (sheet.address(5, 1), sheet.row_number(5), sheet.place(5)) == ("bảng 2, dòng 2, cột 2", 2, "bảng 2, dòng 2")


def test_merged_cells_keep_their_text_once_and_tell_their_rectangle() -> None:
    made = document()
    table = add_table(made, [HEADER, HANH, DUNG, ["A", "B", "C", "D", "E"]])
    table.cell(1, 4).merge(table.cell(2, 4)).text = "Giấy khen"
    table.cell(3, 0).merge(table.cell(3, 2)).text = "II. Tập thể"
    sheet = read(made)
    assert sheet.lines[1][4] == "Giấy khen"
    assert sheet.lines[2] == [*DUNG[:4], ""]
    assert sheet.lines[3] == ["II. Tập thể", "", "", "D", "E"]
    assert sheet.merges == [Merge(1, 4, 2, 4), Merge(3, 0, 3, 2)]


def test_a_block_merged_both_ways_is_one_rectangle() -> None:
    made = document()
    table = add_table(made, [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]])
    table.cell(0, 0).merge(table.cell(1, 1)).text = "x"
    assert read(made).merges == [Merge(0, 0, 1, 1)]
    assert read(made).lines == [["x", "", "c"], ["", "", "f"], ["g", "h", "i"]]


def test_a_vertical_merge_is_resolved_for_both_people() -> None:
    made = document("I. Cá nhân")
    table = add_table(made, [HEADER, HANH, DUNG])
    table.cell(1, 3).merge(table.cell(2, 3)).text = "Phòng Y tế"
    assert [row.unit for row in read_list(saved(made), "a.docx").rows] == ["Phòng Y tế", "Phòng Y tế"]


def test_a_row_that_begins_further_right_stands_under_its_columns() -> None:
    made = document()
    table = add_table(made, [["a", "b", "c"], ["x", "y", "z"]])
    row = table.rows[1]._tr
    row.remove(row.tc_lst[0])
    row.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {W} w:val="1"/>'))
    assert read(made).lines[1] == ["", "y", "z"]


def test_a_table_inside_a_cell_stands_for_itself_when_it_has_rows_and_columns() -> None:
    made = document()
    outer = made.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "SỞ LAO ĐỘNG"
    inner = outer.cell(0, 1).add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in inner.rows for cell in row.cells), ["TT", "Họ và tên", "1", "Hạnh"], strict=True
    ):
        cell.text = text
    sheet = read(made)
    assert filled(sheet) == [["SỞ LAO ĐỘNG", ""], ["TT", "Họ và tên"], ["1", "Hạnh"]]
    assert sheet.address(1, 0) == "bảng 2, dòng 1, cột 1"


def test_a_table_of_one_column_inside_a_cell_is_text_of_the_cell() -> None:
    made = document()
    outer = made.add_table(rows=1, cols=2)
    inner = outer.cell(0, 0).add_table(rows=2, cols=1)
    inner.cell(0, 0).text, inner.cell(1, 0).text = "Bà Đoàn Thị Hạnh", "Y sĩ"
    assert read(made).lines[0][0].split() == ["Bà", "Đoàn", "Thị", "Hạnh", "Y", "sĩ"]


def test_several_paragraphs_and_breaks_are_lines_of_one_cell() -> None:
    made = document()
    cell = made.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Bà Đoàn Thị Hạnh;"
    cell.add_paragraph("Ông Bùi").add_run("\nĐình\tDũng")
    assert read(made).lines == [["Bà Đoàn Thị Hạnh;\nÔng Bùi\nĐình\tDũng"]]


def test_what_was_struck_out_hidden_or_commanded_is_no_text() -> None:
    made = document()
    add_markup(
        made,
        "<w:p><w:del><w:r><w:delText>Lê </w:delText></w:r></w:del><w:ins><w:r><w:t>Đoàn </w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>xưa </w:t></w:r></w:moveFrom><w:hyperlink><w:r><w:t>Thị </w:t></w:r></w:hyperlink>"
        '<w:r><w:instrText>MERGEFIELD x</w:instrText></w:r><w:fldSimple w:instr="x"><w:r><w:t>Hạnh</w:t></w:r></w:fldSimple>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> (ẩn)</w:t></w:r></w:p>",
    )
    assert read(made).lines == [["Đoàn Thị Hạnh"]]


def test_rows_and_cells_in_content_controls_are_found() -> None:
    made = document()
    add_markup(
        made,
        "<w:sdt><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>"
        f"{marked('Hạnh')}</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>",
    )
    assert read(made).lines == [["Hạnh"]]


# Fonts.


def test_the_font_is_that_of_the_run_its_style_the_paragraphs_style_or_the_default() -> None:
    made = document()
    style = '<w:style {} w:type="{}" w:styleId="{}">{}</w:style>'
    font = '<w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}"/></w:rPr>'
    styles = made.styles.element
    for kind, name, inside in [
        ("paragraph", "Cu", font.format(".VnTime")),
        ("paragraph", "Con", '<w:basedOn w:val="Cu"/>'),
        ("character", "Hoa", font.format(".VnTimeH")),
        ("paragraph", "Moi", font.format("Arial")),
    ]:
        styles.append(parse_xml(style.format(W, kind, name, inside)))
    add_markup(made, marked("§oµn", '<w:pStyle w:val="Con"/>'))
    add_markup(made, marked("h¹nh", '<w:pStyle w:val="Con"/>', '<w:rStyle w:val="Hoa"/>'))
    add_markup(made, marked("Àn", '<w:pStyle w:val="Con"/>', '<w:rFonts w:hAnsi="Arial"/>'))
    add_markup(made, marked("Àn", '<w:pStyle w:val="Moi"/>'))
    sheet = read(made)
    assert sheet.lines == [["Đoàn"], ["HẠNH"], ["Àn"], ["Àn"]]
    assert [bool(repairs) for repairs in sheet.repairs] == [True, True, False, False]


def test_the_default_font_of_the_document_counts() -> None:
    made = document("Hä vµ tªn")
    defaults = made.styles.element.find(".//w:docDefaults//w:rFonts", {"w": W.split('"')[1]})
    assert defaults is not None
    defaults.attrib.clear()
    defaults.set(f"{{{W.split(chr(34))[1]}}}hAnsi", ".VnTime")
    for style in made.styles.element.findall(".//w:style//w:rFonts", {"w": W.split('"')[1]}):
        style.getparent().remove(style)
    sheet = read(made)
    repair = sheet.repair(0, 0)
    assert sheet.lines == [["Họ và tên"]]
    assert repair is not None and repair.sure


def test_a_cell_in_two_fonts_is_read_run_by_run() -> None:
    made = document()
    add_markup(
        made,
        '<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t xml:space="preserve">Bµ: </w:t></w:r>'
        '<w:r><w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/></w:rPr><w:t xml:space="preserve">®oµn </w:t></w:r>'
        '<w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr><w:t>Thị Hạnh</w:t></w:r></w:p>',
    )
    assert read(made).lines == [["Bà: ĐOÀN Thị Hạnh"]]


# Numbers that Word counts.

NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="4">
 <w:lvl w:ilvl="0"><w:start w:val="27"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="2"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""


def with_numbering(made: Document) -> bytes:
    return with_part(saved(made), "word/numbering.xml", NUMBERING.encode())


def test_numbers_that_word_counts_are_written_out() -> None:
    made = document()
    add_markup(
        made,
        numbered("Tập thể", 1) + numbered("Phòng A", 1, 1) + numbered("Phòng B", 1, 1) + numbered("Cá nhân", 1)
        + numbered("Bà Hạnh", 1, 1) + numbered("Ông Dũng", 3) + numbered("x", 4) + numbered("y", 0) + numbered("z", 99),
    )  # fmt: skip
    assert [line for (line,) in read_sheets(with_numbering(made), "a.docx")[0].lines] == [
        "I. Tập thể", "I.1 Phòng A", "I.2 Phòng B", "II. Cá nhân", "II.1 Bà Hạnh", "- Ông Dũng", "AA) x", "y", "z",
    ]  # fmt: skip


def test_a_column_of_counted_numbers_has_its_numbers() -> None:
    made = document()
    cells = "".join(
        f"<w:tr><w:tc>{numbered('', 2)}</w:tc><w:tc>{marked(name)}</w:tc></w:tr>" for name in ("An", "Bình")
    )
    again = f"<w:tr><w:tc>{numbered('', 5)}</w:tc><w:tc>{marked('Chi')}</w:tc></w:tr>"
    add_markup(made, f"<w:tbl>{cells}{again}</w:tbl>")
    lines = read_sheets(with_numbering(made), "a.docx")[0].lines
    assert [[cell.strip() for cell in line] for line in lines] == [["1", "An"], ["2", "Bình"], ["1", "Chi"]]


# Bad input.


def test_text_boxes_are_not_read_and_that_is_said() -> None:
    made = document("DANH SÁCH", table=[HEADER, HANH])
    box = "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Bà Lê Thị Ẩn</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    add_markup(made, box)
    reading = read_list(saved(made), "a.docx")
    assert [row.name for row in reading.rows] == ["Đoàn Thị Hạnh"]
    assert any("khung chữ" in warning for warning in reading.warnings)


def test_cells_that_claim_a_million_columns_take_no_memory() -> None:
    made = document()
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr><w:p/></w:tc>'
    add_markup(made, f"<w:tbl><w:tr>{wide * 3}</w:tr></w:tbl>")
    assert len(read(made).lines[0]) < 200


def test_tables_nested_without_end_are_refused() -> None:
    deep = 3_000
    content = (
        f"<w:document {W}><w:body>{'<w:tbl><w:tr><w:tc>' * deep}{'</w:tc></w:tr></w:tbl>' * deep}</w:body></w:document>"
    )
    with pytest.raises(ReadingRefused, match="hỏng"):
        read_sheets(with_part(saved(document()), "word/document.xml", content.encode()), "a.docx")


def test_a_cut_off_document_is_refused() -> None:
    with pytest.raises(ReadingRefused, match="hỏng hoặc chưa tải xong"):
        read_sheets(saved(document("x"))[:-100], "a.docx")


def test_names_in_another_case_are_the_same_parts() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(document("x")))) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("document.xml", "Document.xml"), old.read(name))
    assert read_sheets(target.getvalue(), "a.docx")[0].lines == [["x"]]
