"""A list kept as text: every encoding with every separator gives the same cells."""

from __future__ import annotations

import unicodedata

import pytest

from bangvang_paper.reading import ReadingRefused, limits, read_list, read_sheets
from bangvang_paper.reading.formats.content import Content, content_of
from bangvang_paper.vietnamese.encodings import encoded
from bangvang_paper.vietnamese.fonts import Encoding

LINES = [
    ["TT", "Họ và tên", "Số định danh", "Chức vụ", "Đơn vị", "Hình thức", "Thành tích"],
    ["1", "Bà Đoàn Thị Hạnh", "001085012345", "Điều dưỡng", "Phòng Người có công", "Giấy khen", "Có thành tích xuất sắc"],
    ["2", "Ông Bùi Đình Dũng", "031085001234", "Chuyên viên", "Văn phòng Sở", "Giấy khen", "Nhiều năm liền, có sáng kiến"],
]  # fmt: skip


def windows_1258(text: str) -> bytes:
    """As Windows writes its own Vietnamese page: the vowel in one byte, the tone in another."""
    apart = []
    for letter in text:
        base = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in base if mark in "\u0300\u0301\u0303\u0309\u0323")
        apart.append(unicodedata.normalize("NFC", "".join(mark for mark in base if mark not in tone)) + tone)
    return "".join(apart).encode("cp1258")


ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with its mark": lambda text: text.encode("utf-8-sig"),
    "utf-8 decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 big-endian": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16 without its mark": lambda text: text.encode("utf-16-le"),
    "utf-16 big-endian without": lambda text: text.encode("utf-16-be"),
    "windows-1258": windows_1258,
    "tcvn3": lambda text: encoded(text, Encoding.TCVN3).encode("cp1252"),
    "vni": lambda text: encoded(text, Encoding.VNI).encode("cp1252"),
}


def written(separator: str) -> str:
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in line] for line in LINES]
    return "\r\n".join(separator.join(line) for line in quoted) + "\r\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_and_separator_gives_the_same_cells(encoding: str, separator: str) -> None:
    sheet = read_sheets(ENCODINGS[encoding](written(separator)), "a.csv")[0]
    assert sheet.lines == LINES


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_what_the_letters_alone_told_is_marked_as_a_guess(encoding: str) -> None:
    sheet = read_sheets(ENCODINGS[encoding](written(";")), "a.csv")[0]
    repair = sheet.repair(1, 1)
    assert repair is not None and not repair.sure
    assert repair.reason.endswith("(tệp văn bản không ghi phông chữ)")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1258"])
def test_what_the_file_itself_tells_is_no_guess(encoding: str) -> None:
    assert read_sheets(ENCODINGS[encoding](written(";")), "a.csv")[0].repairs == ()


def test_undefined_bytes_stay_to_be_looked_at() -> None:
    data = encoded("TT;Họ và tên;Hình thức\n1;Đoàn Thị Hạnh;GK\n", Encoding.TCVN3).encode("cp1252") + b"2;\x81\x8d;GK\n"
    assert read_sheets(data, "a.csv")[0].lines[2][1] == "\x81\x8d"


def test_the_separator_is_the_one_that_parts_lines_alike_not_the_commonest() -> None:
    text = "TT;Họ và tên\n1;Hạnh, y sĩ, Phòng A, có thành tích, nhiều năm\n2;Dũng\n3;An\n"
    assert read_sheets(text.encode(), "a.csv")[0].lines[1] == ["1", "Hạnh, y sĩ, Phòng A, có thành tích, nhiều năm"]


def test_excels_own_word_for_the_separator_is_heard_and_counted() -> None:
    sheet = read_sheets("sep=|\nTT|Họ và tên\n1|Hạnh; Dũng\n".encode(), "a.csv")[0]
    assert sheet.lines == [["TT", "Họ và tên"], ["1", "Hạnh; Dũng"]]
    assert sheet.address(1, 1) == "B3"


def test_numbers_are_text_and_keep_their_zeros() -> None:
    assert read_list(ENCODINGS["utf-8"](written(",")), "a.csv").rows[0].personal == {"citizen_number": "001085012345"}


def test_a_number_that_excel_has_shortened_is_lost_and_says_so() -> None:
    sheet = read_sheets("TT;Họ và tên;Số CCCD\n1;Hạnh;1.08501E+11\n2;Dũng;1,08501E+11\n".encode(), "a.csv")[0]
    for line in (1, 2):
        repair = sheet.repair(line, 2)
        assert repair is not None and repair.lost
        assert sheet.lines[line][2] == repair.original


def test_more_cells_than_a_list_has_are_refused_before_they_are_parted() -> None:
    data = b"TT;Ten\n" + b";" * (limits.MAX_AREA + 1)
    with pytest.raises(ReadingRefused, match="nghìn ô, quá lớn"):
        read_sheets(data, "a.csv")


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x01\x02abc", b"abc\x00def" * 100, b"\xff\xfe\x00\xd8;x"])
def test_bytes_that_are_no_text_are_not_taken_for_any(data: bytes) -> None:
    assert content_of(data) is Content.UNKNOWN


def test_a_text_may_begin_like_a_picture_or_a_program() -> None:
    for beginning in ("BM", "MZ", "BZh"):
        assert content_of(f"{beginning};Họ và tên\n1;Hạnh".encode()) is Content.TEXT
