"""An old workbook: written by LibreOffice from the list that the other formats are tested with, and read the same."""

from __future__ import annotations

import io
import struct

import pytest
from xlrd.compdoc import CompDoc

from bangvang_paper.reading import ReadingRefused, read_list_in_cage, read_sheets
from bangvang_paper.reading.cage import CAN_LIMIT, CageStopped, run_caged
from bangvang_paper.reading.formats import xls
from bangvang_paper.reading.formats.compound import Compound, workbook_in
from bangvang_paper.reading.limits import CAGE_SECONDS
from reading.formats.files import compound, fixture
from reading.formats.fixtures.make import old_list
from reading.workbooks import saved


def records() -> bytes:
    return workbook_in(fixture("vntime.xls"))


def linked(content: bytes) -> bytes:
    """The workbook with a SupBook record in place of the name of its last writer, which nothing needs."""
    place = records().index(struct.pack("<HH", 0x005C, 112))
    rest = 112 - len(content) - 4
    link = struct.pack("<HH", 0x01AE, len(content)) + content + struct.pack("<HH", 0x005C, rest) + bytes(rest)
    return compound({"Workbook": records()[:place] + link + records()[place + 116 :]})


def test_it_reads_as_the_new_workbook_that_it_was_made_from() -> None:
    new, old = (read_sheets(data, "a") for data in (saved(old_list()), fixture("vntime.xls")))
    assert old == new
    assert old[0].lines[2][1] == "BÙI ĐÌNH DŨNG", "capitals come from the font alone"


def test_a_workbook_in_new_fonts_has_no_fonts_to_look_at() -> None:
    plain = fixture("vntime.xls")
    for name in (".VnTimeH", ".VnTime"):
        plain = plain.replace(name.encode("utf-16-le"), "Arial".ljust(len(name)).encode("utf-16-le"))
    sheet = xls.sheets_of(plain)[0]
    assert sheet.fonts == []
    assert sheet.lines[1][1] == "NguyÔn V¨n An"


def test_a_locked_workbook_is_refused() -> None:
    with pytest.raises(ReadingRefused, match="đặt mật khẩu"):
        read_sheets(fixture("locked.xls"), "a.xls")


@pytest.mark.parametrize("storage", ["_VBA_PROJECT_CUR", "Macros"])
def test_a_workbook_with_macros_is_refused(storage: str) -> None:
    assert read_sheets(compound({"Workbook": records()}), "a.xls")[0].lines[0][0] == "TT"
    with pytest.raises(ReadingRefused, match="macro"):
        read_sheets(compound({"Workbook": records()}, [storage]), "a.xls")


def test_a_workbook_with_an_embedded_object_is_refused() -> None:
    with pytest.raises(ReadingRefused, match="nhúng bên trong"):
        read_sheets(compound({"Workbook": records()}, ["MBD0001A2B3"]), "a.xls")


def test_a_workbook_that_is_linked_to_another_is_refused() -> None:
    inner, outer = b"\x01\x00\x01\x04", b"\x01\x00\x08\x00\x00http://x"
    assert read_sheets(linked(inner), "a.xls") == read_sheets(fixture("vntime.xls"), "a.xls")
    with pytest.raises(ReadingRefused, match="liên kết đến tệp khác"):
        read_sheets(linked(outer), "a.xls")


def test_a_cell_at_the_far_end_is_refused_before_the_rectangle_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    far = struct.pack("<HHHd", 65535, 255, 15, 1.0)
    place = records().index(b"\xfd\x00")  # the first cell of text
    far_away = records()[:place] + struct.pack("<HH", 0x0203, len(far)) + far + records()[place:]

    def never(*_: object) -> None:
        raise AssertionError("the rectangle was made")

    monkeypatch.setattr(xls.xlrd, "open_workbook", never)
    with pytest.raises(ReadingRefused, match="trải rộng đến dòng 65536"):
        read_sheets(compound({"Workbook": far_away}), "a.xls")


def with_record(kind: int, content: bytes) -> bytes:
    """The workbook with one record more in its last sheet, so that no other sheet stands elsewhere than it is looked for."""
    *_, place = (start - 4 for record, start, _ in xls._records(records()) if record == 0x00FD)  # the last cell of text
    more = struct.pack("<HH", kind, len(content)) + content
    return compound({"Workbook": records()[:place] + more + records()[place:]})


def link_over(top: int, bottom: int, left: int, right: int) -> bytes:
    """A small workbook with one link that stands on all the cells of a rectangle (MS-XLS 2.4.140)."""
    kinds = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")
    content = struct.pack("<HHHH", top, bottom, left, right) + kinds + struct.pack("<II", 2, 0)
    return with_record(0x01B8, content)


def test_a_link_on_one_column_is_no_hindrance() -> None:
    assert read_sheets(link_over(0, 65535, 1, 1), "a.xls") == read_sheets(fixture("vntime.xls"), "a.xls")


def test_a_link_on_a_whole_sheet_is_refused_in_the_cage_before_the_parser_keeps_it_for_every_cell() -> None:
    """The parser makes an entry for each of 16 million cells: some gigabytes out of a record of 32 bytes."""
    bomb = link_over(0, 65535, 0, 255)
    assert len(bomb) < 20_000
    with pytest.raises(ReadingRefused, match=r"hàng triệu ô.*Hãy chép riêng bảng danh sách sang một tệp mới"):
        read_list_in_cage(bomb, "a.xls")


@pytest.mark.skipif(not CAN_LIMIT, reason="máy này không có giới hạn tiến trình kiểu POSIX")
def test_a_workbook_that_fills_the_memory_all_the_same_is_stopped_by_the_cage() -> None:
    """The same file where nobody looks at links first: the cage alone holds."""
    careless = (
        "from bangvang_paper.reading import caged; from bangvang_paper.reading.formats import xls\n"
        "xls._check = lambda stream: None; caged.main()"
    )

    def read(data: bytes) -> bytes:
        job = b'{"job": "list", "filename": "a.xls", "taught": {}}\n'
        return run_caged(job + data, seconds=CAGE_SECONDS, arguments=("-c", careless))

    assert "Nguyễn Văn An" in read(link_over(0, 65535, 1, 1)).decode()
    with pytest.raises(CageStopped, match="quá nhiều bộ nhớ"):
        read(link_over(0, 65535, 0, 255))


def test_a_cell_behind_the_last_column_is_refused() -> None:
    """A cell that is only formatted costs the parser whatever lies to its left."""
    assert read_sheets(with_record(0x0201, struct.pack("<HHH", 9, 255, 15)), "a.xls")
    with pytest.raises(ReadingRefused, match="hỏng"):
        read_sheets(with_record(0x0201, struct.pack("<HHH", 9, 256, 15)), "a.xls")


def test_a_sheet_of_old_macros_is_refused() -> None:
    place = records().index(struct.pack("<H", 0x0085)) + 4
    acting = records()[: place + 5] + b"\x01" + records()[place + 6 :]
    with pytest.raises(ReadingRefused, match="macro kiểu cũ"):
        read_sheets(compound({"Workbook": acting}), "a.xls")


def test_a_stream_that_claims_to_be_larger_than_the_file_is_not_followed() -> None:
    """A chain of sectors that bites its tail would be read round and round until the claim is met."""
    data = bytearray(fixture("vntime.xls"))
    entry = data.index("Workbook".encode("utf-16-le"))
    struct.pack_into("<I", data, entry + 120, 1 << 30)
    with pytest.raises(ReadingRefused, match="hỏng"):
        read_sheets(bytes(data), "a.xls")


def test_a_chain_that_bites_its_tail_ends() -> None:
    data = bytearray(compound({"Workbook": records()}))
    table = len(data) - 512
    struct.pack_into("<I", data, table + 4, 0)
    with pytest.raises(ReadingRefused, match="hỏng"):
        read_sheets(bytes(data), "a.xls")


@pytest.mark.parametrize("name", ["vntime.xls", "locked.xls", "locked.xlsx"])
def test_every_stream_is_what_another_reader_finds(name: str) -> None:
    ours, theirs = Compound(fixture(name)), CompDoc(fixture(name), logfile=io.StringIO())
    streams = {entry.name: theirs.get_named_stream(entry.name) for entry in theirs.dirlist if entry.etype == 2}
    assert {name: ours.stream(name.lower()) for name in streams if streams[name]} == {
        name: content for name, content in streams.items() if content
    }
    assert any(len(content) < 4096 for content in streams.values() if content), "some stand in sectors of small streams"


@pytest.mark.parametrize("size", [600, 3000, 5000])
def test_a_workbook_that_is_cut_off_is_refused(size: int) -> None:
    with pytest.raises(ReadingRefused, match="hỏng"):
        read_sheets(fixture("vntime.xls")[:size], "a.xls")
