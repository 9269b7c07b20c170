"""Bad files: each is refused with a sentence that says what happened, why, and what to do now. Nothing is half read.

Every file is made here, byte for byte as an attacker or an accident would make it, and given to the reader in this process
and in its cage.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bangvang_paper.reading import ReadingRefused, limits, read_list, read_list_in_cage, read_sheets
from bangvang_paper.reading.formats.package import Kind, open_package
from reading.formats.files import compound, document, fixture, package, printed_list, saved
from reading.workbooks import HANH, HEADER, ordinary, part_of, with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&lol9;</t></si></sst>'
LAUGHS = b"".join(
    [b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY lol0 "ha">']
    + [b'<!ENTITY lol%d "%s">' % (n, b"&lol%d;" % (n - 1) * 10) for n in range(1, 10)]
    + [b"]>", STRINGS]
)
OUTSIDE = b'<!DOCTYPE sst [<!ENTITY lol9 SYSTEM "file:///etc/passwd">]>' + STRINGS


def cut_off() -> bytes:
    return ordinary()[:-200]


def wrong_bytes() -> bytes:
    """A package whose directory is whole and whose sheet does not unpack to what was packed."""
    data = bytearray(ordinary())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entry = package.getinfo(SHEET)
    start = entry.header_offset + 30 + len(SHEET) + 20
    data[start : start + 40] = bytes(40)
    return bytes(data)


def bomb() -> bytes:
    """Some kilobytes that unpack to 300 MB."""
    return with_part(ordinary(), SHEET, b" " * (300 * limits.MEGABYTE))


def high_ratio() -> bytes:
    """Under the limit of size, but packed a thousandfold."""
    return with_part(ordinary(), SHEET, b" " * (20 * limits.MEGABYTE))


def lying_bomb() -> bytes:
    """A bomb whose directory says that it is small."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(b" " * (30 * limits.MEGABYTE)) + packed.flush()
    data = with_part(ordinary(), SHEET, b"x" * 1000)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entry = package.getinfo(SHEET)
        kept = [(other, package.read(other)) for other in package.infolist() if other is not entry]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for other, content in kept:
            new.writestr(other, content)
    return _with_raw_entry(target.getvalue(), SHEET.encode(), body, claimed=1000)


def _with_raw_entry(data: bytes, name: bytes, body: bytes, claimed: int) -> bytes:
    """``data`` with an entry whose packed bytes and claimed size are given freely (PKWARE APPNOTE 4.3.7, 4.3.12)."""
    end = data.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack("<HII", data[end + 10 : end + 20])
    fields = struct.pack(
        "<HHHHHIIIHH", 20, 0, 8, 0, 0x5821, zlib.crc32(b" " * claimed), len(body), claimed, len(name), 0
    )
    local = b"PK\x03\x04" + fields + name + body
    central = b"PK\x01\x02" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, start) + name
    directory = data[start : start + size] + central
    tail = struct.pack("<HHHHIIH", 0, 0, count + 1, count + 1, len(directory), start + len(local), 0)
    return data[:start] + local + directory + b"PK\x05\x06" + tail


def many_parts() -> bytes:
    target = io.BytesIO(ordinary())
    with zipfile.ZipFile(target, "a") as package:
        for number in range(limits.MAX_PARTS + 1):
            package.writestr(f"xl/media/{number}", b"")
    return target.getvalue()


def twice_named() -> bytes:
    """Two parts of one name: which of them counts depends on who unpacks."""
    target = io.BytesIO(ordinary())
    with zipfile.ZipFile(target, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr(SHEET, b"<worksheet/>")
    return target.getvalue()


def symbolic_link() -> bytes:
    target = io.BytesIO(ordinary())
    link = zipfile.ZipInfo("xl/worksheets/sheet2.xml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(target, "a") as package:
        package.writestr(link, b"/etc/passwd")
    return target.getvalue()


def locked_entry() -> bytes:
    data = bytearray(ordinary())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def plain_package() -> bytes:
    return package({"thu.txt": "Kính gửi"})


def word() -> bytes:
    return saved(document("Kính gửi", table=[["TT", "Họ và tên"], ["1", "Đoàn Thị Hạnh"]]))


def overlapping() -> bytes:
    """Two entries of the directory that stand for the same packed bytes."""
    data = with_part(ordinary(), "xl/worksheets/sheet2.xml", b"x")
    end = data.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack("<HII", data[end + 10 : end + 20])
    entries = data[start : start + size]
    first = entries[: entries.index(b"PK\x01\x02", 4)]
    last = entries[entries.rindex(b"PK\x01\x02") :]
    again = last[:42] + first[42:46] + last[46:]
    tail = struct.pack("<HHHHIIH", 0, 0, count, count, size, start, 0)
    return data[:start] + entries[: -len(last)] + again + b"PK\x05\x06" + tail


def linked(kind: str, target: str, mode: str = "External") -> bytes:
    """A Word document that brings something in by itself when it is opened."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/></Relationships>'
    )
    return with_part(word(), "word/_rels/settings.xml.rels", relations.encode())


def seven_bit() -> bytes:
    """A document type that no search for its letters finds: they are written in UTF-7."""
    inside = LAUGHS.decode().partition("?>")[2].replace("<", "+ADw-")
    return with_part(ordinary(), "xl/sharedStrings.xml", f'<?xml version="1.0" encoding="utf-7"?>{inside}'.encode())


def sixteen_bit() -> bytes:
    return with_part(ordinary(), SHEET, LAUGHS.decode().encode("utf-16"))


def text_document() -> bytes:
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})


def far_cell() -> bytes:
    def put(sheet: Worksheet) -> None:
        sheet["XFD1048576"] = "x"

    return workbook(HEADER, HANH, then=put)


def far_cell_without_address() -> bytes:
    """Cells that do not say where they stand, in a row that says it is the last one."""
    sheet = part_of(ordinary(), SHEET)
    wide = b'<row r="1048576">' + b"<c><v>1</v></c>" * 200 + b"</row></sheetData>"
    return with_part(ordinary(), SHEET, sheet.replace(b"</sheetData>", wide))


def far(cell: bytes) -> Callable[[], bytes]:
    """A workbook with one more cell, written as a crafty hand would write it, so far away that it spans millions."""
    data = workbook(HEADER, HANH)
    sheet = part_of(data, SHEET).replace(b"</sheetData>", b'<row r="3">' + cell + b"</row></sheetData>")
    return lambda: with_part(data, SHEET, sheet)


PREFIXED = b'<y:c xmlns:y="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="A1048576"><y:v>1</y:v></y:c>'


def no_such_xml() -> bytes:
    return with_part(ordinary(), "xl/workbook.xml", b"<workbook><sheets><sheet")


def people(count: int) -> bytes:
    return "\n".join(["TT;Họ và tên;Hình thức", *(f"{n};Ông Lê Văn {n};GK" for n in range(1, count + 1))]).encode()


BATTERY: list[tuple[str, Callable[[], bytes], str, str]] = [
    ("empty", lambda: b"", "a.xlsx", "Tệp rỗng"),
    ("blank", lambda: bytes(4096), "a.xlsx", "Tệp rỗng"),
    ("text renamed", lambda: "Kính gửi Ban Thi đua".encode(), "a.xlsx", "chỉ là văn bản thường"),
    ("text renamed to a document", lambda: "Kính gửi Ban Thi đua".encode(), "a.docx", "chỉ là văn bản thường"),
    ("web page renamed", lambda: b"<html><table><tr><td>1</td></tr></table></html>", "a.xls", "trang web"),
    ("web page with its mark", lambda: b"\xef\xbb\xbf\r\n<html><table></table></html>", "a.xls", "trang web"),
    ("rich text", lambda: b"{\\rtf1 x}", "a.doc", "RTF"),
    ("picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "a.xlsx", "Tệp là ảnh"),
    ("program", lambda: b"MZ\x90\x00\x03" + bytes(100), "a.xlsx", "chương trình chạy được"),
    ("archive of another kind", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(100), "a.xlsx", "tệp nén (.rar"),
    ("random bytes", lambda: bytes(range(256)) * 20, "a.xlsx", "Không nhận ra loại tệp"),
    ("cut off", cut_off, "a.xlsx", "hỏng hoặc chưa tải xong"),
    ("wrong bytes", wrong_bytes, "a.xlsx", "hỏng hoặc chưa tải xong"),
    ("only the beginning of a package", lambda: b"PK\x03\x04", "a.xlsx", "hỏng hoặc chưa tải xong"),
    ("broken markup", no_such_xml, "a.xlsx", "hỏng"),
    ("locked workbook", lambda: fixture("locked.xlsx"), "a.xlsx", "đặt mật khẩu"),
    ("locked old workbook", lambda: fixture("locked.xls"), "a.xls", "đặt mật khẩu"),
    ("locked open spreadsheet", lambda: fixture("locked.ods"), "a.ods", "đặt mật khẩu"),
    ("locked PDF", lambda: fixture("locked.pdf"), "a.pdf", "đặt mật khẩu"),
    ("locked entry", locked_entry, "a.xlsx", "đặt mật khẩu"),
    ("old document", lambda: compound({"WordDocument": b"x"}), "a.doc", "Word đời cũ (.doc)"),
    ("old document under another name", lambda: compound({"WordDocument": b"x"}), "a.xls", "Word đời cũ (.doc)"),
    ("letter", lambda: compound({"__properties_version1.0": b"x"}), "a.xls", "thư Outlook"),
    ("compound file of nothing", lambda: compound({"x": b"x"}), "a.xls", "không có bảng tính nào"),
    ("damaged compound file", lambda: fixture("vntime.xls")[:700], "a.xls", "hỏng"),
    ("open text", text_document, "a.ods", "OpenDocument (.odt"),
    ("slides", lambda: package({"ppt/presentation.xml": "<x/>"}), "a.pptx", "PowerPoint"),
    ("binary workbook", lambda: package({"xl/workbook.bin": b"x"}), "a.xlsb", ".xlsb"),
    ("package without a list", plain_package, "a.xlsx", "không có danh sách nào"),
    ("package of lists", lambda: package({"1.xlsx": ordinary(), "2.docx": word()}), "a.zip", "chứa 2 tệp khác"),
    ("workbook and document at once", lambda: with_part(ordinary(), "word/document.xml", b"<x/>"), "a.xlsx", "hỏng"),
    ("macro", lambda: with_part(ordinary(), "xl/vbaProject.bin", b"x"), "a.xlsm", "macro (mã lệnh VBA)"),
    ("macro in a document", lambda: with_part(word(), "word/vbaProject.bin", b"x"), "a.docm", "macro (mã lệnh VBA)"),
    ("macro of Basic", lambda: with_part(fixture("vntime.ods"), "Basic/Standard/M.xml", b"<x/>"), "a.ods", "macro"),
    ("macro under another name", lambda: with_part(ordinary(), "xl/media/a.png", compound({"VBA": b"x"})), "a.xlsx", "macro"),
    ("old macro", lambda: with_part(ordinary(), "xl/macrosheets/sheet1.xml", b"<x/>"), "a.xlsx", "macro kiểu cũ"),
    ("control", lambda: with_part(word(), "word/activeX/activeX1.xml", b"<x/>"), "a.docx", "ActiveX"),
    ("external link", lambda: with_part(ordinary(), "xl/externalLinks/externalLink1.xml", b"<x/>"), "a.xlsx", "liên kết"),
    ("embedded file", lambda: with_part(ordinary(), "xl/embeddings/oleObject1.bin", b"x"), "a.xlsx", "nhúng bên trong"),
    ("object in a document", lambda: with_part(word(), "word/embeddings/oleObject1.bin", b"x"), "a.docx", "nhúng bên trong"),
    ("nested archive", lambda: with_part(ordinary(), "xl/media/a.png", ordinary()), "a.xlsx", "tệp nén lồng"),
    ("nested archive of another kind", lambda: with_part(word(), "x", b"7z\xbc\xaf'\x1cx"), "a.docx", "tệp nén lồng"),
    ("template from elsewhere", lambda: linked("attachedTemplate", "https://x/a.dotm"), "a.docx", "liên kết đến tệp khác"),
    ("template of another machine", lambda: linked("attachedTemplate", "file://x/a.dotm"), "a.docx", "liên kết"),
    ("template of a share", lambda: linked("attachedTemplate", r"\\x\a.dotm"), "a.docx", "liên kết đến tệp khác"),
    ("template of a share as a file", lambda: linked("attachedTemplate", r"file:///\\x\a.dotm"), "a.docx", "liên kết"),
    ("object from elsewhere", lambda: linked("oleObject", "http://x/a"), "a.docx", "liên kết đến tệp khác"),
    ("frame from elsewhere", lambda: linked("frame", "http://x/a"), "a.docx", "liên kết đến tệp khác"),
    ("document in a document", lambda: linked("aFChunk", "a.rtf", "Internal"), "a.docx", "nhúng bên trong"),
    ("over 20 MB", lambda: b"PK\x03\x04" + bytes(limits.MAX_FILE), "a.xlsx", "vượt mức 20 MB"),
    ("bomb", bomb, "a.xlsx", "gây hại"),
    ("bomb in a document", lambda: with_part(word(), "word/document.xml", b" " * 300_000_000), "a.docx", "gây hại"),
    ("high ratio", high_ratio, "a.xlsx", f"gấp hơn {limits.MAX_RATIO} lần"),
    ("lying bomb", lying_bomb, "a.xlsx", "nội dung bên trong tệp bị hỏng"),
    ("overlapping entries", overlapping, "a.xlsx", "chồng lên nhau"),
    ("many parts", many_parts, "a.xlsx", "gồm"),
    ("two parts of one name", twice_named, "a.xlsx", "hỏng hoặc chưa tải xong"),
    ("billion laughs", lambda: with_part(ordinary(), "xl/sharedStrings.xml", LAUGHS), "a.xlsx", "DTD"),
    ("outside entity", lambda: with_part(ordinary(), "xl/sharedStrings.xml", OUTSIDE), "a.xlsx", "DTD"),
    ("outside entity in a document", lambda: with_part(word(), "word/document.xml", OUTSIDE), "a.docx", "DTD"),
    ("laughs in the styles of a document", lambda: with_part(word(), "word/styles.xml", LAUGHS), "a.docx", "DTD"),
    ("laughs in relations", lambda: with_part(word(), "word/_rels/x.rels", LAUGHS), "a.docx", "DTD"),
    ("laughs in an open spreadsheet", lambda: with_part(fixture("vntime.ods"), "content.xml", LAUGHS), "a.ods", "DTD"),
    ("document type in the sheet", lambda: with_part(ordinary(), SHEET, b"<!DOCTYPE x><worksheet/>"), "a.xlsx", "DTD"),
    ("16-bit markup", sixteen_bit, "a.xlsx", "hỏng"),
    ("7-bit markup", seven_bit, "a.xlsx", "hỏng"),
    ("climbing name", lambda: with_part(ordinary(), "../../settings.py", b"x"), "a.xlsx", "trỏ ra ngoài tệp"),
    ("climbing name of Windows", lambda: with_part(ordinary(), "..\\..\\settings.py", b"x"), "a.xlsx", "trỏ ra ngoài tệp"),
    ("absolute name", lambda: with_part(ordinary(), "/etc/passwd", b"x"), "a.xlsx", "trỏ ra ngoài tệp"),
    ("symbolic link", symbolic_link, "a.xlsx", "trỏ ra ngoài tệp"),
    ("cell at the far end", far_cell, "a.xlsx", "trải rộng đến dòng 1048576"),
    ("far cells without address", far_cell_without_address, "a.xlsx", "trải rộng đến dòng 1048576"),
    ("far cell in a near row", far(b'<c r="A1048576"><v>1</v></c>'), "a.xlsx", "trải rộng đến dòng 1048576"),
    ("far cell behind a tab", far(b'<c\tr="A1048576"><v>1</v></c>'), "a.xlsx", "trải rộng đến dòng 1048576"),
    ("far cell behind other attributes", far(b"<c t='n' r='A1048576'><v>1</v></c>"), "a.xlsx", "trải rộng đến dòng 1048576"),
    ("far cell under a prefix", far(PREFIXED), "a.xlsx", "trải rộng đến dòng 1048576"),
    ("far cell in small letters", far(b'<c r="g1048576"><v>1</v></c>'), "a.xlsx", "trải rộng đến dòng 1048576"),
    ("no header", lambda: workbook(["Kính gửi"], ["Ban Thi đua", "Phòng Nội vụ"]), "a.xlsx", "Không tìm thấy dòng tiêu đề"),
    ("blank workbook", lambda: workbook(), "a.xlsx", "Không tìm thấy dòng tiêu đề"),
    ("no rows", lambda: workbook(HEADER, ["I. Tập thể"], ["II. Cá nhân"]), "a.xlsx", "không có dòng nào"),
    ("text without a table", lambda: "Kính gửi\nBan Thi đua".encode(), "a.csv", "Không tìm thấy dòng tiêu đề"),
    ("endless quotation", lambda: b'TT;"' + b"x" * 200_000, "a.csv", "thiếu dấu ngoặc kép"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "filename", "said"), [case[1:] for case in BATTERY], ids=[case[0] for case in BATTERY]
)
def test_a_bad_file_is_refused_with_a_sentence(make: Callable[[], bytes], filename: str, said: str) -> None:
    data = make()
    with pytest.raises(ReadingRefused) as refusal:
        read_list(data, filename)
    message = refusal.value.message
    assert said in message
    assert "Hãy " in message and message.endswith("."), "a refusal says what to do now"
    with pytest.raises(ReadingRefused) as in_cage:
        read_list_in_cage(data, filename)
    assert in_cage.value.message == message


def entity() -> bytes:
    """A name that stands nowhere in the text: it is declared before the text begins."""
    made = part_of(word(), "word/document.xml").replace("Đoàn Thị Hạnh".encode(), b"&ai;")
    declared = "<!DOCTYPE x [<!ENTITY ai 'Lê Thị Giả'>]><w:document".encode()
    return with_part(word(), "word/document.xml", made.replace(b"<w:document", declared, 1))


SLIPPING: list[tuple[str, Callable[[], bytes], str, Callable[..., object]]] = [
    ("declared name", entity, "package._checked_markup", lambda content: content),
    ("macro", lambda: with_part(ordinary(), "xl/vbaProject.bin", b"x"), "package.refuse_active_names", lambda names: None),
    ("macro in a picture", lambda: with_part(ordinary(), "xl/media/a.png", compound({"VBA": b"x"})),
     "package.refuse_nested", lambda archive, entries: None),
    ("template", lambda: linked("attachedTemplate", "https://x/a.dotm"), "package.refuse_active_relations",
     lambda parts: None),
    ("climbing name", lambda: with_part(ordinary(), "../../settings.py", b"x"), "package._check_name", lambda entry: None),
    ("high ratio", lambda: with_part(ordinary(), "docProps/x.xml", b" " * (20 * limits.MEGABYTE)), "package._check_ratio",
     lambda unpacked, packed: None),
    ("workbook and document at once", lambda: with_part(ordinary(), "word/document.xml", b"<x/>"), "package._kind_of",
     lambda names, archive: Kind.WORKBOOK),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "check", "blind"), [case[1:] for case in SLIPPING], ids=[case[0] for case in SLIPPING]
)
def test_each_look_is_needed(
    make: Callable[[], bytes], check: str, blind: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is refused; and read as if nothing were wrong when nobody looks."""
    data = make()
    with pytest.raises(ReadingRefused):
        read_sheets(data, "a")
    monkeypatch.setattr(f"bangvang_paper.reading.formats.{check}", blind)
    assert any("Hạnh" in cell or cell == "Lê Thị Giả" for line in read_sheets(data, "a")[0].lines for cell in line)


def test_a_template_on_the_senders_own_disk_and_a_hyperlink_are_let_through() -> None:
    for kind, target in (
        ("attachedTemplate", "file:///C:/Users/x/Normal.dotm"),
        ("attachedTemplate", "Normal.dotm"),
        ("hyperlink", "https://x"),
        ("image", "https://x/a.png"),
    ):
        assert read_sheets(linked(kind, target), "a.docx")[0].lines


RENAMED = {
    "workbook": ordinary,
    "document": word,
    "open spreadsheet": lambda: fixture("vntime.ods"),
    "old workbook": lambda: fixture("vntime.xls"),
    "pdf": lambda: printed_list([["TT", "Họ và tên"], ["1", "Đoàn Thị Hạnh"]]),
}


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.docx", "a.pdf", "a.csv", "a"])
@pytest.mark.parametrize("kind", RENAMED)
def test_what_a_file_holds_decides_and_not_its_name(kind: str, name: str) -> None:
    data = RENAMED[kind]()
    assert [sheet.lines for sheet in read_sheets(data, name)] == [sheet.lines for sheet in read_sheets(data, "")]


def empty_rows() -> bytes:
    """All the rows that a sheet can have, formatted and empty but for three."""
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(5, 1_048_577))
    return with_part(ordinary(), SHEET, part_of(ordinary(), SHEET).replace(b"</sheetData>", rows + b"</sheetData>"))


def test_a_million_empty_rows_are_no_rows() -> None:
    assert read_list_in_cage(empty_rows(), "a.xlsx") == read_list(ordinary(), "a.xlsx")


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1"])
def test_text_that_begins_like_a_formula_is_read_as_the_text_that_it_is(text: str) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["C2"].value = text
        sheet["C2"].data_type = "s"  # text that looks like a formula, as Excel keeps it behind an apostrophe

    for data in (workbook(HEADER, HANH, then=put), f'TT;Đơn vị;Họ và tên\n1;x;"{text}"'.encode()):
        assert read_sheets(data, "a")[0].lines[1][2] == text


def test_marks_that_turn_the_direction_of_writing_are_taken_out_and_said() -> None:
    """The second name shows the letters of the first: what is stored would not be what is seen."""
    name = "Đoàn Thị \u202ehnạH"
    sheet = read_sheets(workbook(HEADER, [1, "Bà", name, "", "", "GK"]), "a.xlsx")[0]
    repair = sheet.repair(1, 2)
    assert sheet.lines[1][2] == "Đoàn Thị hnạH"
    assert repair is not None and not repair.sure and repair.original == name


def test_a_file_of_50_mb_is_refused_by_its_length_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(data: bytes) -> None:
        raise AssertionError("the content was looked at")

    monkeypatch.setattr("bangvang_paper.reading.formats.content_of", never)
    monkeypatch.setattr("bangvang_paper.reading.cage.lines_caged", never)
    data = bytes(50 * limits.MEGABYTE)
    for read in (read_list, read_list_in_cage):
        with pytest.raises(ReadingRefused, match="nặng 50 MB, vượt mức 20 MB"):
            read(data, "a.xlsx")


def test_sizes_are_counted_while_unpacking_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every check of the directory had been deceived."""
    monkeypatch.setattr("bangvang_paper.reading.formats.package._check_entries", lambda entries, packed: None)
    for made in (bomb(), high_ratio()):
        with pytest.raises(ReadingRefused, match="gây hại"):
            open_package(made)


def test_a_list_may_be_as_long_as_the_limit_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 50)
    assert len(read_list(people(50), "a.csv").rows) == 50
    with pytest.raises(ReadingRefused, match="hơn 50 dòng, vượt mức một lần nạp"):
        read_list(people(51), "a.csv")


@pytest.mark.slow
def test_sixty_thousand_rows_are_read() -> None:
    assert len(read_list_in_cage(people(limits.MAX_ROWS), "a.csv").rows) == limits.MAX_ROWS >= 50_000


@pytest.mark.parametrize(
    "name", ["Báo cáo\r\nSet-Cookie: x", "x" * 300, "\u202exslx.a", "../../a.xlsx", "a\x00.xlsx", ""]
)
def test_the_name_of_the_file_changes_nothing(name: str) -> None:
    assert read_list_in_cage(ordinary(), name) == read_list(ordinary(), "a.xlsx")
