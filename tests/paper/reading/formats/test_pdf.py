"""A PDF with a text layer: ruled tables over several pages, lines around them, fonts; and PDFs that are no list."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from bangvang_paper.reading import ReadingRefused, Sheet, limits, read_list, read_list_in_cage, read_sheets
from bangvang_paper.reading.formats import pdf_safety
from bangvang_paper.reading.sheet import Merge
from reading.formats.files import fixture, pdf_page, printed, printed_list, raw_pdf, stream

HEADER = ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức"]
HANH = ["1", "Bà Đoàn Thị Hạnh", "Y sĩ", "Phòng Y tế", "Giấy khen"]
DUNG = ["2", "Ông Bùi Đình Dũng", "Lái xe", "Văn phòng", "Giấy khen"]
GIVEN = ("An", "Bình", "Chi", "Dung")
LINE = b"BT /F1 12 Tf 72 700 Td (Danh sach de nghi khen thuong nam) Tj ET"


def read(data: bytes) -> Sheet:
    return read_sheets(data, "a.pdf")[0]


def refusal(data: bytes) -> str:
    with pytest.raises(ReadingRefused) as refused:
        read_sheets(data, "a.pdf")
    assert "Hãy " in refused.value.message
    return refused.value.message


def test_lines_and_tables_are_read_from_top_to_bottom() -> None:
    sheet = read(printed_list([HEADER, HANH, DUNG], before="DANH SÁCH ĐỀ NGHỊ", after="GIÁM ĐỐC"))
    assert sheet.lines == [["DANH SÁCH ĐỀ NGHỊ"], HEADER, HANH, DUNG, ["GIÁM ĐỐC"]]
    assert [sheet.address(line, 1) for line in (0, 2)] == ["trang 1, dòng 1", "trang 1, dòng 3, cột 2"]


def test_a_list_over_several_pages_is_one_list() -> None:
    people = [[str(number), f"Bà Lê Thị {GIVEN[number % 4]}", "Y sĩ", f"Phòng {number}", "Giấy khen"]
              for number in range(1, 61)]  # fmt: skip
    data = printed_list([HEADER, *people])
    sheet, reading = read(data), read_list(data, "a.pdf")
    assert [row.unit for row in reading.rows] == [line[3] for line in people]
    assert sheet.places[-1].said.startswith("trang 3, dòng "), "and no line is a page number"
    assert reading.warnings == []


LONG = ["1", "Bà Đoàn Thị Hạnh", "Y sĩ", "Phòng Y tế", "Giấy khen", "Có nhiều sáng kiến trong chăm sóc người có công"]


@pytest.mark.parametrize("again", [True, False], ids=["head on every page", "head once"])
def test_a_row_that_breaks_over_two_pages_is_one_row_and_says_so(again: bool) -> None:
    pages = (
        [[*HEADER, "Thành tích"], [*LONG[:5], "Có nhiều sáng kiến"]],
        [["", "", "", "", "", "trong chăm sóc người có công"]],
    )
    tables = [[pages[0][0]] * again + page if place else page for place, page in enumerate(pages)]
    source = "#for page in tables { table(columns: 6, ..page.flatten()); pagebreak(weak: true) }"
    data = printed(f'#set page(paper: "a4", flipped: true)\n{source}', tables=tables)
    row = read_list(data, "a.pdf").rows[0]
    assert len(read_list(data, "a.pdf").rows) == 1
    assert row.merit == LONG[5]
    assert row.guesses_of("merit") == ["Thành tích: ô bị ngắt sang trang sau, đã ghép hai phần; hãy xem lại."]


def test_the_first_row_of_a_page_is_not_taken_for_the_rest_of_another() -> None:
    """A collective without a number, and a heading of a unit, begin with a capital or stand under an empty cell."""
    tables = [[[*HEADER], HANH], [["", "Phòng Y tế", "", "", ""], DUNG]]
    source = "#for page in tables { table(columns: 5, ..page.flatten()); pagebreak(weak: true) }"
    data = printed(f'#set page(paper: "a4", flipped: true)\n{source}', tables=tables)
    assert read(data).lines == [HEADER, HANH, ["", "Phòng Y tế", "", "", ""], DUNG]


def test_letters_that_cross_a_rule_are_to_be_looked_at_on_both_sides() -> None:
    lines = [["TT", "Họ và tên", "Đơn vị", "Hình thức"], ["1", "Bà Đoàn Thị Hạnh", "VănphòngĐiềuphối", "Giấy khen"],
             ["2", "Bà Lê Thị An", "Y tế", "Giấy khen"]]  # fmt: skip
    data = printed("#table(columns: (1cm, 5cm, 1.8cm, 4cm), ..lines.flatten())", lines=lines)
    first, second = read_list(data, "a.pdf").rows
    assert first.is_guessed("unit")
    assert first.is_guessed("form")
    assert not second.is_guessed("unit")


def test_merged_cells_tell_their_rectangle() -> None:
    sheet = read(printed(
        "#table(columns: 3, [TT], [Họ và tên], [Đơn vị], table.cell(colspan: 3)[I. Cá nhân], "
        "[1], [Hạnh], table.cell(rowspan: 2)[Phòng Y tế], [2], [Dũng])"
    ))  # fmt: skip
    assert sheet.lines == [
        ["TT", "Họ và tên", "Đơn vị"],
        ["I. Cá nhân", "", ""],
        ["1", "Hạnh", "Phòng Y tế"],
        ["2", "Dũng", ""],
    ]
    assert sheet.merges == [Merge(1, 0, 1, 2), Merge(2, 2, 3, 2)]


def test_text_that_wraps_in_its_cell_is_one_text() -> None:
    sheet = read(printed("#table(columns: (3cm, 4cm), [Nguyễn Thị Hồng Hạnh], [Trung tâm Điều dưỡng người có công])"))
    assert [" ".join(cell.split()) for cell in sheet.lines[0]] == [
        "Nguyễn Thị Hồng Hạnh",
        "Trung tâm Điều dưỡng người có công",
    ]


def test_a_word_in_bold_and_regular_letters_stays_one_word() -> None:
    assert read(printed("Ng#strong[uyễn] Thị *Hạnh*")).lines == [["Nguyễn Thị Hạnh"]]


def test_text_in_an_old_font_is_repaired_by_the_name_of_the_font() -> None:
    content = "BT /F1 12 Tf 72 700 Td (danh s¸ch: ®oµn thÞ h¹nh) Tj ET".encode("cp1252")
    sheet = read(pdf_page(content, font=b"ABCDEF+.VnTimeH"))
    repair = sheet.repair(0, 0)
    assert sheet.lines == [["DANH SÁCH: ĐOÀN THỊ HẠNH"]]
    assert repair is not None and repair.sure and ".VnTimeH" in repair.reason


def test_the_cage_reads_the_same() -> None:
    data = printed_list([HEADER, HANH, DUNG])
    assert read_list_in_cage(data, "a.pdf") == read_list(data, "a.pdf")


# Scans.


def picture() -> bytes:
    target = io.BytesIO()
    Image.new("L", (200, 280), 255).save(target, "JPEG")
    return target.getvalue()


def scan(text: bytes = b"", image: bytes | None = None) -> bytes:
    """A page that one picture covers; ``text`` lies over it as a program that recognises letters would lay it."""
    data = image if image is not None else picture()
    drawn = b"q 595 0 0 842 0 0 cm /I Do Q " + text
    xobject = b"<< /Length %d /Type /XObject /Subtype /Image /Width 200 /Height 280 /ColorSpace /DeviceGray " % len(
        data
    )
    xobject += b"/BitsPerComponent 8 /Filter /DCTDecode >>\nstream\n" + data + b"\nendstream"
    made = pdf_page(drawn, more=[xobject])
    return made.replace(b"/Font << /F1 5 0 R >>", b"/Font << /F1 5 0 R >> /XObject << /I 6 0 R >>")


def test_a_scan_is_refused_with_advice() -> None:
    said = refusal(scan())
    assert "bản quét" in said and "Excel hoặc Word gốc" in said


def test_a_stamp_on_a_scan_does_not_make_it_text() -> None:
    assert "bản quét" in refusal(scan(b"BT /F1 9 Tf 400 20 Td (Ky boi: So LD) Tj ET"))


def test_text_that_a_machine_recognised_is_read_and_every_cell_is_doubtful() -> None:
    sheet = read(scan(LINE))
    repair = sheet.repair(0, 0)
    assert sheet.lines == [["Danh sach de nghi khen thuong nam"]]
    assert repair is not None and not repair.sure and "máy nhận dạng" in repair.reason
    assert any("soát từng ô" in remark for remark in sheet.remarks)


def test_a_page_that_is_a_picture_among_others_is_said() -> None:
    pages = raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 6 0 R 7 0 R] /Count 3 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(LINE),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R /Resources << /XObject << /I 9 0 R >> >> >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
        b"<< /Length %d /Type /XObject /Subtype /Image /Width 200 /Height 280 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /DCTDecode >>\nstream\n%s\nendstream" % (len(picture()), picture()),
    )
    remarks = read(pages).remarks
    assert "Trang 2 là ảnh quét" in remarks[0]
    assert "Trang 3 không có chữ nào" in remarks[1]


def test_letters_without_names_are_refused_and_not_read_as_signs() -> None:
    font = b"/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R] /BaseFont /X"
    made = raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(b"BT /F1 12 Tf 72 700 Td <000300040005000600070008> Tj ET"),
        b"<< /Type /Font %s >>" % font,
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] >> >>",
    )
    assert "không ghi đó là chữ gì" in refusal(made)


# What acts or is hidden.

ACTIVE = {
    "script at opening": pdf_page(LINE, catalog=b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
    "script among names": pdf_page(LINE, catalog=b"/Names << /JavaScript 6 0 R >>", more=[b"<< /Names [] >>"]),
    "name spelt by numbers": pdf_page(LINE, page=b"/AA << /O << /S /J#61vaScript /JS (x) >> >>"),
    "script of a page": pdf_page(LINE, page=b"/AA << /O 6 0 R >>", more=[b"<< /S /JavaScript /JS (x) >>"]),
    "program": pdf_page(LINE, page=b"/Annots [<< /Type /Annot /A << /S /Launch /F (cmd.exe) >> >>]"),
    "sends away": pdf_page(LINE, page=b"/Annots [<< /A << /S /SubmitForm /F (http://x) >> >>]"),
    "embedded file": pdf_page(LINE, catalog=b"/Names << /EmbeddedFiles << /Names [] >> >>"),
    "embedded stream": pdf_page(LINE, more=[stream(b"MZ", b"/Type /EmbeddedFile")]),
    "attached file": pdf_page(LINE, page=b"/Annots [<< /Type /Annot /Subtype /FileAttachment >>]"),
    "form of another kind": pdf_page(LINE, catalog=b"/AcroForm << /XFA 6 0 R >>", more=[stream(b"<xdp/>")]),
    "film": pdf_page(LINE, page=b"/Annots [<< /Subtype /RichMedia >>]"),
    "packed object in a document without its table": pdf_page(
        LINE, more=[stream(b"7 0 << /S /JavaScript /JS (x) >>", b"/Type /ObjStm /N 1 /First 4")]
    ).replace(b"startxref\n", b"startxref\n9"),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTIVE)
def test_what_acts_or_hides_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "có thể gây hại" in refusal(ACTIVE[name])
    monkeypatch.setattr(pdf_safety, "_refuse_active", lambda document: None)
    assert read(ACTIVE[name]).lines == [["Danh sach de nghi khen thuong nam"]], (
        "without the look it would have been taken"
    )


def test_links_to_pages_and_addresses_are_let_through() -> None:
    link = b"/Annots [<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://x) >> >>]"
    assert read(pdf_page(LINE, page=link, catalog=b"/OpenAction [3 0 R /Fit] /AcroForm << /Fields [] >>")).lines


def test_a_locked_document_is_refused() -> None:
    assert "đặt mật khẩu" in refusal(fixture("locked.pdf"))


# Damaged and oversized.


def test_a_document_that_is_cut_off_is_refused_and_not_half_read(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = printed_list([HEADER, *[[str(number), *HANH[1:]] for number in range(1, 120)]])
    for size in (len(whole) // 3, len(whole) // 2, len(whole) - 20):
        assert "hỏng" in refusal(whole[:size])


def test_a_document_that_has_not_the_pages_it_says_is_refused() -> None:
    assert "hỏng" in refusal(pdf_page(LINE).replace(b"/Count 1", b"/Count 3"))


def test_too_many_pages_are_refused_without_reading_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a page was read")

    monkeypatch.setattr("bangvang_paper.reading.formats.pdf._take_page", never)
    count = limits.MAX_PAGES + 1
    kids = b" ".join(b"%d 0 R" % number for number in range(6, 6 + count))
    pages = [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * count
    data = pdf_page(LINE, more=pages).replace(b"/Kids [3 0 R] /Count 1", b"/Kids [%s] /Count %d" % (kids, count))
    assert f"hơn {limits.MAX_PAGES} trang" in refusal(data)


def test_pages_that_contain_one_another_end() -> None:
    assert refusal(pdf_page(LINE).replace(b"/Kids [3 0 R] /Count 1", b"/Kids [2 0 R 2 0 R] /Count 2"))


def bomb(times: int = 1) -> bytes:
    content = b" " * (limits.MAX_UNPACKED + 1)
    for _ in range(times - 1):
        content = zlib.compress(content, 9)
    filters = b"/Filter [%s]" % (b"/FlateDecode " * times)
    return pdf_page(b"").replace(stream(b""), stream(content).replace(b"/Filter /FlateDecode", filters))


@pytest.mark.parametrize("times", [1, 2])
def test_a_stream_that_unpacks_to_gigabytes_is_refused_before_it_is_parsed(
    times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the document was opened")

    monkeypatch.setattr("bangvang_paper.reading.formats.pdf_safety.pdfplumber.open", never)
    data = bomb(times)
    assert len(data) < limits.MEGABYTE
    assert "gây hại: bung ra lớn hơn" in refusal(data)


def test_the_pictures_of_a_scan_are_not_counted_as_a_bomb() -> None:
    large = zlib.compress(b"\xff" * (limits.MAX_UNPACKED + 1), 9)
    data = scan(LINE, image=large).replace(b"/DCTDecode", b"/FlateDecode")
    assert read(data).lines == [["Danh sach de nghi khen thuong nam"]]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%%EOF\n", raw_pdf(b"<< /Type /Catalog >>")])
def test_what_only_calls_itself_a_pdf_is_refused(data: bytes) -> None:
    assert "hỏng" in refusal(data)
