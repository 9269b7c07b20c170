"""Lines and columns: nothing is lost, nothing is broken, and the widths add up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang_paper.typesetting.fitting import (
    CELL_PADDING_MM,
    MM_PER_POINT,
    Slot,
    balanced,
    column_widths,
    fitted,
    width_mm,
)

WORDS = st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyỄẶ", min_size=1, max_size=9), min_size=1, max_size=14).map(
    " ".join
)


@settings(deadline=None)
@given(WORDS, st.floats(30, 160))
def test_balanced_lines_keep_every_word_and_fit(text, width):
    lines = balanced(text, 14, width).split("\n")
    assert " ".join(lines) == text
    assert all(width_mm(line, 14) <= width + 0.01 or " " not in line for line in lines)


def test_lines_come_out_about_equal_and_no_line_begins_with_a_dash():
    lines = balanced("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", 12, 60, bold=True).split("\n")
    assert lines == ["HỘI ĐỒNG THI ĐUA -", "KHEN THƯỞNG"]


def test_a_line_that_fits_is_left_alone():
    assert balanced("Về việc tặng Giấy khen", 14, 160) == "Về việc tặng Giấy khen"


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=8))
def test_columns_add_up_and_break_no_word(rows):
    head = ("STT", "Họ và tên", "Thành tích")
    widths = column_widths(head, rows, 12, 162, whole=[0])
    assert sum(widths) == pytest.approx(162)
    widest = [max((width_mm(word, 12) for row in rows for word in row[index].split()), default=0) for index in range(3)]
    if sum(width_mm(row[0], 12) for row in rows[:1]) < 60 and sum(widest) < 100:
        pieces = [max((width_mm(row[0], 12) for row in rows), default=0), *widest[1:]]
        if sum(pieces) + 6 * CELL_PADDING_MM + 2 < 140:
            assert all(width + 0.01 >= piece + 2 * CELL_PADDING_MM for width, piece in zip(widths, pieces, strict=True))


def test_a_column_with_more_to_say_gets_more():
    rows = [("1", "An", "Có thành tích trong phong trào thi đua yêu nước giai đoạn 2015–2020 của toàn thành phố")] * 5
    ordinal, name, merit = column_widths(("STT", "Tên", "Thành tích"), rows, 12, 162, whole=[0])
    assert ordinal < 14
    assert merit > 1.5 * name


SLOT = Slot(width=120, alone=(9, 8), several=(8, 7, 6), lines=2)


@settings(deadline=None)
@given(st.one_of(WORDS, st.text("NGUYỄNVĂẶ", min_size=1, max_size=90)))
def test_fitted_words_are_all_there_and_inside_their_slot(text):
    found = fitted(text, SLOT)
    assert " ".join(found.lines) == text
    assert max(width_mm(line, found.size / MM_PER_POINT, bold=True) for line in found.lines) <= SLOT.width + 0.01
    assert found.size in {9, 8, 7, 6} or " " not in max(found.lines, key=len)


@pytest.mark.parametrize(
    ("text", "size", "lines"),
    [
        ("Đoàn Thị Hạnh", 9, 1),
        ("Trung tâm Dịch vụ việc làm An", 8, 1),
        ("Trung tâm Điều dưỡng người có công Hải Phòng", 8, 2),
        ("Trung tâm Điều dưỡng người có công và Bảo trợ xã hội, Cơ sở cai nghiện ma túy", 6, 2),
    ],
)
def test_longer_words_are_set_on_more_lines_and_smaller(text, size, lines):
    found = fitted(text, SLOT)
    assert (found.size, len(found.lines)) == (size, lines)
