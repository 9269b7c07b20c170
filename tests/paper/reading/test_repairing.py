"""The step between a file and its meaning: what is changed in a cell, and what is kept beside it."""

from __future__ import annotations

import pytest

from bangvang_paper.reading.repairing import repaired
from bangvang_paper.reading.sheet import Repair, Run, Sheet

TCVN3 = ["Hä vµ tªn", "NguyÔn V¨n An", "§oµn ThÞ H¹nh", "Trung t©m §iÒu d­ìng"]
BY_VNTIME = "gõ bằng phông .VnTime; đã đổi sang Unicode"


def one(text: str, **more: object) -> tuple[str, Repair | None]:
    """The only cell of a sheet, repaired."""
    sheet = repaired(Sheet("", [[text]], **more))  # type: ignore[arg-type]
    return sheet.cell(0, 0), sheet.repair(0, 0)


def test_a_sheet_in_unicode_has_no_repairs_at_all() -> None:
    sheet = Sheet("Danh sách", [["TT", "Đoàn Thị Hạnh"], ["1", ""]])
    assert repaired(sheet) == sheet


def test_letters_and_marks_apart_come_together_without_a_word() -> None:
    assert one("Đoa\u0300n Thi\u0323 Ha\u0323nh") == ("Đoàn Thị Hạnh", None)


def test_what_the_font_tells_is_sure() -> None:
    text, repair = one("NguyÔn V¨n An", fonts=[[".VnTime"]])
    assert (text, repair) == ("Nguyễn Văn An", Repair("NguyÔn V¨n An", BY_VNTIME, 1.0))
    assert repair is not None and repair.sure


def test_what_only_the_letters_tell_is_not_sure_and_says_so() -> None:
    text, repair = one("NguyÔn V¨n An")
    assert text == "Nguyễn Văn An"
    assert repair is not None and not repair.sure and "phỏng đoán" in repair.reason


def test_a_sheet_that_has_no_fonts_says_why_beside_each_guess() -> None:
    repair = one("NguyÔn V¨n An", without_fonts="tệp văn bản không ghi phông chữ")[1]
    assert repair is not None and repair.reason.endswith("(tệp văn bản không ghi phông chữ)")


def test_the_runs_of_a_cell_are_repaired_each_by_its_own_font() -> None:
    runs = (Run("®oµn ", ".VnTimeH"), Run("ThÞ ", ".VnTime"), Run("Hạnh", "Arial"))
    text, repair = one("®oµn ThÞ Hạnh", fonts=[[runs]])
    assert text == "ĐOÀN Thị Hạnh"
    assert repair is not None and repair.original == "®oµn ThÞ Hạnh" and repair.sure
    assert repair.reason == "gõ bằng phông .VnTimeH; đã đổi sang Unicode; gõ bằng phông .VnTime; đã đổi sang Unicode"


def test_a_cell_is_as_sure_as_its_least_sure_run() -> None:
    repair = one("Së X©y dùng", fonts=[[(Run("Së ", ".VnTime"), Run("X©y dùng", "Arial"))]])[1]
    assert repair is not None and not repair.sure


def test_what_could_be_read_in_two_ways_follows_the_sheet_around_it() -> None:
    """ "Vò" is a word as it stands, and Vũ in TCVN3."""
    alone = repaired(Sheet("", [["Vò"]]))
    among = repaired(Sheet("", [[text] for text in [*TCVN3, "Vò"]]))
    assert (alone.cell(0, 0), among.cell(4, 0)) == ("Vò", "Vũ")


def test_cells_whose_font_tells_do_not_speak_for_those_in_a_new_font() -> None:
    """A sheet typed half in .VnTime and half in Unicode: the words of the second half stay."""
    lines = [[text, "Vò"] for text in TCVN3]
    mixed = repaired(Sheet("", lines, fonts=[[".VnTime", "Arial"]] * len(lines)))
    told = repaired(Sheet("", lines))
    assert {line[1] for line in mixed.lines} == {"Vò"}
    assert {line[1] for line in told.lines} == {"Vũ"}


def test_lost_letters_are_said_and_nothing_is_invented() -> None:
    text, repair = one("B?ng khen c?a Ch? t?ch")
    assert text == "B?ng khen c?a Ch? t?ch"
    assert repair is not None and repair.lost and repair.confidence == 0


@pytest.mark.parametrize("text", ["1.08501E+11", "1,08501E+11", "#########", "#N/A", "#REF!"])
def test_a_value_that_a_program_has_spoilt_is_lost(text: str) -> None:
    repair = one(text)[1]
    assert repair is not None and repair.lost and "gõ lại" in repair.reason


@pytest.mark.parametrize("text", ["E+11", "12E+11", "#1", "Tổ #2", "1E", ""])
def test_a_value_that_only_looks_so_is_not(text: str) -> None:
    assert one(text) == (text, None)


@pytest.mark.parametrize("mark", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_marks_that_turn_the_direction_are_taken_out_and_said(mark: str) -> None:
    text, repair = one(f"Đoàn {mark}Hạnh")
    assert text == "Đoàn Hạnh"
    assert repair is not None and not repair.sure and "đổi chiều chữ" in repair.reason


def test_characters_that_cannot_be_stored_are_left_out_in_silence() -> None:
    assert one("Nguy\x00ễn\x07 An\x7f\ud800") == ("Nguyễn An", None)


@pytest.mark.parametrize("seen", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_breaks_of_every_kind_are_line_breaks(seen: str) -> None:
    assert one(f"Bà Hạnh;{seen}Ông Dũng") == ("Bà Hạnh;\nÔng Dũng", None)


def test_a_doubtful_sheet_has_no_sure_cell_but_the_empty_ones() -> None:
    sheet = repaired(Sheet("", [["TT", "Đoàn Thị Hạnh"], ["1", ""]], doubt="chữ do máy nhận dạng"))
    told = [repair and repair.reason for line in range(2) for repair in [sheet.repair(line, 0), sheet.repair(line, 1)]]
    assert told == ["chữ do máy nhận dạng"] * 3 + [None]


def test_the_name_of_the_sheet_is_repaired_too() -> None:
    assert repaired(Sheet("Danh s¸ch tËp thÓ", [TCVN3])).name == "Danh sách tập thể"


def test_addresses_are_those_of_the_file() -> None:
    sheet = Sheet("x", [["a"]], first_row=7, first_column=26)
    assert (sheet.address(0, 0), sheet.place(0), sheet.row_number(0)) == ("AA7", "dòng 7", 7)
