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

from bangvang_paper.reading import ReadingRefused, limits, read_list, read_list_in_cage
from bangvang_paper.reading.package import open_workbook_package
from reading.workbooks import DUNG, HANH, HEADER, SAMPLES, ordinary, part_of, with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&lol9;</t></si></sst>'
LAUGHS = b"".join(
    [b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY lol0 "ha">']
    + [b'<!ENTITY lol%d "%s">' % (n, b"&lol%d;" % (n - 1) * 10) for n in range(1, 10)]
    + [b"]>", STRINGS]
)
OUTSIDE = b'<!DOCTYPE sst [<!ENTITY lol9 SYSTEM "file:///etc/passwd">]>' + STRINGS


def pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def encrypted() -> bytes:
    """The head of a compound file and the directory name under which Excel keeps an encrypted workbook."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


def old_workbook() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook".encode("utf-16-le") + bytes(512)


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
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("thu.txt", "Kính gửi")
    return target.getvalue()


def open_document() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return target.getvalue()


def far_cell() -> bytes:
    def put(sheet: Worksheet) -> None:
        sheet["XFD1048576"] = "x"

    return workbook(HEADER, HANH, then=put)


def far_cell_without_address() -> bytes:
    """Cells that do not say where they stand, in a row that says it is the last one."""
    sheet = part_of(ordinary(), SHEET)
    wide = b'<row r="1048576">' + b"<c><v>1</v></c>" * 200 + b"</row></sheetData>"
    return with_part(ordinary(), SHEET, sheet.replace(b"</sheetData>", wide))


def no_such_xml() -> bytes:
    return with_part(ordinary(), "xl/workbook.xml", b"<workbook><sheets><sheet")


def too_many_rows() -> bytes:
    return workbook(HEADER, *[[n, "Ông", f"Lê Văn {n}", "", "", "GK"] for n in range(1, limits.MAX_ROWS + 2)])


BATTERY: list[tuple[str, Callable[[], bytes], str, str]] = [
    ("empty", lambda: b"", "a.xlsx", "Tệp rỗng"),
    ("blank", lambda: bytes(4096), "a.xlsx", "Tệp rỗng"),
    ("pdf renamed", pdf, "a.xlsx", "PDF"),
    ("text renamed", lambda: "Kính gửi Ban Thi đua".encode(), "a.xlsx", "chỉ là văn bản thường"),
    ("web page renamed", lambda: b"<html><table><tr><td>1</td></tr></table></html>", "a.xls", "trang web"),
    ("rich text", lambda: b"{\\rtf1 x}", "a.xlsx", "RTF"),
    ("picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "a.xlsx", "Tệp là ảnh"),
    ("random bytes", lambda: bytes(range(256)) * 20, "a.xlsx", "Không nhận ra loại tệp"),
    ("cut off", cut_off, "a.xlsx", "hỏng hoặc chưa tải xong"),
    ("wrong bytes", wrong_bytes, "a.xlsx", "hỏng hoặc chưa tải xong"),
    ("only the beginning of a package", lambda: b"PK\x03\x04", "a.xlsx", "hỏng hoặc chưa tải xong"),
    ("broken markup", no_such_xml, "a.xlsx", "hỏng"),
    ("encrypted workbook", encrypted, "a.xlsx", "đặt mật khẩu"),
    ("encrypted entry", locked_entry, "a.xlsx", "đặt mật khẩu"),
    ("old workbook", old_workbook, "a.xls", "đời cũ (.xls, .doc)"),
    ("open document", open_document, "a.ods", "OpenDocument"),
    ("binary workbook", lambda: with_part(plain_package(), "xl/workbook.bin", b"x"), "a.xlsb", ".xlsb"),
    ("package without a workbook", plain_package, "a.xlsx", "không phải bảng tính Excel"),
    ("macro", lambda: with_part(ordinary(), "xl/vbaProject.bin", b"x"), "a.xlsx", "macro (mã lệnh VBA)"),
    ("old macro", lambda: with_part(ordinary(), "xl/macrosheets/sheet1.xml", b"<x/>"), "a.xlsx", "macro kiểu cũ"),
    ("external link", lambda: with_part(ordinary(), "xl/externalLinks/externalLink1.xml", b"<x/>"), "a.xlsx", "liên kết"),
    ("embedded file", lambda: with_part(ordinary(), "xl/embeddings/oleObject1.bin", b"x"), "a.xlsx", "nhúng bên trong"),
    ("over 20 MB", lambda: b"PK\x03\x04" + bytes(limits.MAX_FILE), "a.xlsx", "vượt mức 20 MB"),
    ("bomb", bomb, "a.xlsx", "gây hại"),
    ("high ratio", high_ratio, "a.xlsx", "gấp hơn 100 lần"),
    ("lying bomb", lying_bomb, "a.xlsx", "nội dung bên trong tệp bị hỏng"),
    ("many parts", many_parts, "a.xlsx", "gồm"),
    ("two parts of one name", twice_named, "a.xlsx", "hỏng hoặc chưa tải xong"),
    ("billion laughs", lambda: with_part(ordinary(), "xl/sharedStrings.xml", LAUGHS), "a.xlsx", "DTD"),
    ("outside entity", lambda: with_part(ordinary(), "xl/sharedStrings.xml", OUTSIDE), "a.xlsx", "DTD"),
    ("document type in the sheet", lambda: with_part(ordinary(), SHEET, b"<!DOCTYPE x><worksheet/>"), "a.xlsx", "DTD"),
    ("16-bit markup", lambda: with_part(ordinary(), SHEET, LAUGHS.decode().encode("utf-16")), "a.xlsx", "hỏng"),
    ("climbing name", lambda: with_part(ordinary(), "../../settings.py", b"x"), "a.xlsx", "trỏ ra ngoài tệp"),
    ("climbing name of Windows", lambda: with_part(ordinary(), "..\\..\\settings.py", b"x"), "a.xlsx", "trỏ ra ngoài tệp"),
    ("absolute name", lambda: with_part(ordinary(), "/etc/passwd", b"x"), "a.xlsx", "trỏ ra ngoài tệp"),
    ("symbolic link", symbolic_link, "a.xlsx", "trỏ ra ngoài tệp"),
    ("cell at the far end", far_cell, "a.xlsx", "trải rộng đến dòng 1048576"),
    ("far cells without address", far_cell_without_address, "a.xlsx", "trải rộng đến dòng 1048576"),
    ("no header", lambda: workbook(["Kính gửi"], HANH, DUNG), "a.xlsx", "Không tìm thấy dòng tiêu đề"),
    ("blank workbook", lambda: workbook(), "a.xlsx", "Không tìm thấy dòng tiêu đề"),
    ("no rows", lambda: workbook(HEADER, ["I. Tập thể"], ["II. Cá nhân"]), "a.xlsx", "không có dòng nào"),
    ("too many rows", too_many_rows, "a.xlsx", "hơn 5.000 dòng"),
    ("old encoding", lambda: (SAMPLES / "de-nghi-tcvn3.xlsx").read_bytes(), "a.xlsx", "phông chữ cũ"),
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


def test_a_file_of_50_mb_is_refused_by_its_length_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(data: bytes) -> None:
        raise AssertionError("the content was looked at")

    monkeypatch.setattr("bangvang_paper.reading.content_of", never)
    monkeypatch.setattr("bangvang_paper.reading.cage.run_caged", never)
    data = bytes(50 * limits.MEGABYTE)
    for read in (read_list, read_list_in_cage):
        with pytest.raises(ReadingRefused, match="nặng 50 MB, vượt mức 20 MB"):
            read(data, "a.xlsx")


def test_sizes_are_counted_while_unpacking_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every check of the directory had been deceived."""
    monkeypatch.setattr("bangvang_paper.reading.package._check_entries", lambda entries, packed: None)
    for made in (bomb(), high_ratio()):
        with pytest.raises(ReadingRefused, match="gây hại"):
            open_workbook_package(made)


def test_a_list_of_exactly_the_limit_is_read() -> None:
    people = [[n, "Ông", f"Lê Văn {n}", "", "", "GK"] for n in range(1, limits.MAX_ROWS + 1)]
    assert len(read_list(workbook(HEADER, *people), "a.xlsx").rows) == limits.MAX_ROWS


@pytest.mark.parametrize(
    "name", ["Báo cáo\r\nSet-Cookie: x", "x" * 300, "\u202exslx.a", "../../a.xlsx", "a\x00.xlsx", ""]
)
def test_the_name_of_the_file_changes_nothing(name: str) -> None:
    assert read_list_in_cage(ordinary(), name) == read_list(ordinary(), "a.xlsx")


# Problems of one row: the file is taken, the row says what is wrong, everything stays to be looked at.


def test_a_row_without_a_name_is_kept_and_says_so() -> None:
    reading = read_list(workbook(HEADER, ["I. Cá nhân"], HANH, [2, "Ông", "", "Lái xe", "Phòng A", "GK"]), "a.xlsx")
    assert [row.problems for row in reading.rows] == [[], ["Thiếu họ tên hoặc tên tập thể."]]
    assert reading.rows[1].position == "Lái xe"


def test_the_same_person_twice_is_said_on_both_rows() -> None:
    again = [2, "Bà", "ĐOÀN THỊ HẠNH", "Y sĩ", "Phòng người có công", "GK"]
    reading = read_list(workbook(HEADER, ["I. Cá nhân"], HANH, again), "a.xlsx")
    assert [row.problems for row in reading.rows] == [
        ["Trùng với dòng 4: cùng tên và đơn vị, với hình thức khác."],
        ["Trùng với dòng 3: cùng tên và đơn vị, với hình thức khác."],
    ]


def test_two_people_of_one_name_are_no_problem_but_are_pointed_out() -> None:
    other = [2, "Bà", "Đoàn Thị Hạnh", "Y sĩ", "Thanh tra Sở", "GK"]
    reading = read_list(workbook(HEADER, ["I. Cá nhân"], HANH, other), "a.xlsx")
    assert [row.problems for row in reading.rows] == [[], []]
    assert reading.rows[1].guesses == ["Trùng họ tên với dòng 3; coi là hai người vì khác đơn vị hoặc nhân thân."]


def test_names_that_differ_in_a_tone_are_two_people() -> None:
    other = [2, "Bà", "Đoàn Thị Hanh", "Y sĩ", "Phòng Người có công", "GK"]
    reading = read_list(workbook(HEADER, ["I. Cá nhân"], HANH, other), "a.xlsx")
    assert [row.problems for row in reading.rows] == [[], []]


@pytest.mark.parametrize("born", ["31/02/1985", "31/02", "29/02/1985", "32-01-1985", "1.13.1985", "00/00/0000"])
def test_a_day_that_does_not_exist_is_kept_and_flagged(born: str) -> None:
    header = ["TT", "Họ và tên", "Ngày sinh", "Đơn vị", "Hình thức"]
    row = read_list(workbook(header, [1, "Bà Đoàn Thị Hạnh", born, "Phòng A", "GK"]), "a.xlsx").rows[0]
    assert row.problems == [f"Ô C2: ngày “{born}” không có trong lịch; giữ như đã viết, cần sửa."]
    assert row.personal["birth_date"] == born


@pytest.mark.parametrize("born", ["29/02/1984", "1985", "02/1985", "3-2-1985", "3/2/85"])
def test_a_day_that_exists_is_no_problem(born: str) -> None:
    header = ["TT", "Họ và tên", "Ngày sinh", "Đơn vị", "Hình thức"]
    row = read_list(workbook(header, [1, "Bà Đoàn Thị Hạnh", born, "Phòng A", "GK"]), "a.xlsx").rows[0]
    assert row.problems == []


@pytest.mark.parametrize(
    ("form", "problem"),
    [("Thư khen", "Chưa nhận ra hình thức “Thư khen”."), ("", "Thiếu hình thức khen hoặc danh hiệu.")],
)
def test_an_unknown_form_is_kept_and_says_so(form: str, problem: str) -> None:
    row = read_list(
        workbook(HEADER, ["I. Cá nhân"], [1, "Bà", "Đoàn Thị Hạnh", "Y sĩ", "Phòng A", form]), "a.xlsx"
    ).rows[0]
    assert (row.form, row.award, row.problems) == (form, None, [problem])


@pytest.mark.parametrize("name", ["Vò §øc QuyÕt", "Nguyễn Văn An 2", "Lê Văn An; Lê Văn Bình"])
def test_a_name_that_cannot_be_one_is_flagged(name: str) -> None:
    row = read_list(workbook(HEADER, ["I. Cá nhân"], [1, "Ông", name, "Y sĩ", "Phòng A", "GK"]), "a.xlsx").rows[0]
    assert row.name == name
    assert len(row.problems) == 1


def test_a_formula_in_a_name_stays_text() -> None:
    name = '=HYPERLINK("http://x";"y")'
    data = "TT;Họ và tên;Đơn vị;Hình thức\n" + f"1;'{name};Phòng A;GK"
    row = read_list(data.encode(), "a.csv").rows[0]
    assert row.name.startswith("'=HYPERLINK(")
