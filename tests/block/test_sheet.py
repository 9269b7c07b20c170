"""A score sheet is read line by line, refused with the line and what to do, and adds up exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang.block import sheet
from bangvang.block.choices import CriterionKind

SMALL = """
# Bảng của khối
1 | Phong trào | 20
1.1 | Kế hoạch | 12,5 | Kế hoạch năm
1.2 | Sơ kết | 7,5
2 | Báo cáo | 80
3 | Thưởng | +12
3.1 | Cờ tỉnh | +10
3.2 | Cờ Chính phủ | +15
4 | Trừ | −
4.1 | Báo cáo chậm | -3
"""


def mistakes(text: str) -> list[str]:
    with pytest.raises(sheet.WrongSheet) as wrong:
        sheet.read(text)
    return [str(one) for one in wrong.value.mistakes]


def marks(**given: str) -> dict[str, Decimal]:
    return {code.removeprefix("c").replace("_", "."): Decimal(value) for code, value in given.items()}


def test_each_line_is_one_criterion_with_its_line_number_and_basis():
    lines = sheet.read(SMALL)
    assert [line.code for line in lines] == ["1", "1.1", "1.2", "2", "3", "3.1", "3.2", "4", "4.1"]
    assert (lines[1].number, lines[1].most, lines[1].basis) == (4, Decimal("12.5"), "Kế hoạch năm")
    assert [line.points for line in lines] == ["20", "12,5", "7,5", "80", "+12", "+10", "+15", "−", "−3"]
    assert sheet.maximum(lines) == Decimal(100)


def test_the_worked_example_of_a_city_comes_to_107():
    lines = sheet.read(sheet.templates()["common"].text)
    full = {line.code: line.most or Decimal(0) for line in lines if line.kind == CriterionKind.BASE}
    points = {code: value for code, value in full.items() if code not in sheet.groups(full)}
    points |= {"2.3": Decimal(7), "6.1": Decimal(10)}
    told = sheet.tally(lines, points)
    assert (told.base, told.bonus, told.penalty, told.total) == (Decimal(97), Decimal(10), Decimal(0), Decimal(107))


def test_a_group_of_bonuses_counts_no_more_than_its_own_limit():
    told = sheet.tally(sheet.read(SMALL), marks(c3_1="10", c3_2="15"))
    assert (told.bonus, told.net["3"]) == (Decimal(12), Decimal(12))


def test_points_taken_off_within_a_group_lower_that_group():
    lines = sheet.read("1 | Báo cáo | 10\n1.1 | Đúng hạn | 10\n1.2 | Chậm | -3\n")
    told = sheet.tally(lines, marks(c1_1="8", c1_2="1.5"))
    assert (told.total, told.net["1"]) == (Decimal("6.5"), Decimal("6.5"))


def test_a_penalty_without_a_limit_takes_everything_that_is_said():
    assert sheet.tally(sheet.read("1 | A | 10\n2 | Trừ | -"), marks(c1="10", c2="40")).total == Decimal(-30)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Chưa có tiêu chí nào"),
        ("1 | Một ô thiếu điểm", "Dòng 1: cần ba hoặc bốn ô"),
        ("01 | A | 10", "Dòng 1: mã “01” không đúng"),
        ("I | A | 10", "mã “I” không đúng"),
        ("1 | | 10", "chưa có nội dung"),
        ("1 | A |", "chưa có điểm"),
        ("1 | A | mười", "“mười” không phải một số"),
        ("1 | A | 7.5", "Có phải là 7,5?"),
        ("1 | A | 0", "phải lớn hơn 0"),
        ("1 | A | 1,00001", "nhiều nhất 4 chữ số"),
        ("2 | A | 10", "đầu tiên phải mang mã 1"),
        ("1 | A | 10\n1.2 | B | 10", "Dòng 2: mã 1.2 không nối tiếp 1. Sau 1 chỉ viết được 1.1 hoặc 2"),
        ("1 | A | 10\n1 | B | 10", "Dòng 2: mã 1 không nối tiếp 1"),
        ("1 | A | 10\n3 | B | 10", "Sau 1 chỉ viết được 1.1 hoặc 2"),
        ("1|A|10\n1.1|B|10\n1.1.1|C|10\n1.1.1.1|D|10\n1.1.1.1.1|E|10", "Dòng 5: mã 1.1.1.1.1 có hơn 4 cấp"),
        ("1 | A | 10\n1.1 | B | 4\n1.2 | C | 5", "Dòng 1: mục 1 ghi 10 điểm mà các mục nhỏ cộng lại là 9"),
        ("1 | A | 10\n1.1 | B | +4", "cộng lại là 0"),
        ("1 | A | 10\n2 | B | +4\n2.1 | C | -4", "Dòng 3: mục 2 là điểm thưởng nên 2.1 cũng phải là điểm thưởng"),
        ("1 | A | +10", "Cần ít nhất một tiêu chí có điểm chuẩn"),
        (f"1 | {'A' * 501} | 10", "nội dung dài nhất 500 chữ"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_named_with_what_to_do(text, told):
    assert told in " ".join(mistakes(text))


def test_every_wrong_line_is_told_at_once_up_to_a_bound():
    assert mistakes("1 | A\nx | B | 1\n1 | C | -0") == [
        "Dòng 1: cần ba hoặc bốn ô ngăn bằng dấu |: mã | nội dung | điểm | căn cứ (bỏ được); ở đây có 2 ô.",
        "Dòng 2: mã “x” không đúng. Viết bằng số và dấu chấm, như 1, 1.1, 1.2, 2; không viết 01 hoặc I.",
        "Dòng 3: điểm “-0” phải lớn hơn 0.",
    ]
    assert len(mistakes("x | A | 1\n" * 100)) == sheet.MOST_TOLD


def test_ten_thousand_lines_are_refused_without_reading_them():
    assert mistakes("\n".join(f"{n} | A | 1" for n in range(1, 5_001))) == [
        "Bảng chấm có 5.000 dòng, nhiều nhất 500. Hãy gộp các tiêu chí nhỏ."
    ]
    assert "dài quá 100.000 chữ" in mistakes("\n".join(f"{n} | A | 1" for n in range(1, 10_001)))[0]


def test_every_template_is_a_sheet_and_says_that_it_is_no_rule():
    found = sheet.templates()
    assert [sheet.maximum(sheet.read(one.text)) for one in found.values()] == [100, 100, 1000]
    for one in found.values():
        assert "không phải quy định" in one.text.splitlines()[1]
        assert one.name and not one.name.startswith("#")


@st.composite
def trees(draw):
    """Lines of groups whose parts add up, with points for each."""
    rows, points = [], {}
    for place in range(1, draw(st.integers(1, 5)) + 1):
        parts = draw(st.lists(st.integers(1, 99), max_size=4))
        most = sum(parts) or draw(st.integers(1, 99))
        rows.append(f"{place} | Mục | {most}")
        rows += [f"{place}.{n} | Phần | {part}" for n, part in enumerate(parts, start=1)]
        for code, part in [(f"{place}.{n}", part) for n, part in enumerate(parts, start=1)] or [(str(place), most)]:
            points[code] = Decimal(draw(st.integers(0, part * 100))) / 100
    return "\n".join(rows), points


@given(trees())
def test_the_whole_is_exactly_the_sum_of_its_parts_and_within_the_maximum(tree):
    text, points = tree
    lines = sheet.read(text)
    told = sheet.tally(lines, points)
    assert told.total == sum(points.values())
    assert Decimal(0) <= told.total <= sheet.maximum(lines)
    assert told.total == sum(value for code, value in told.net.items() if "." not in code)


@given(st.text(alphabet="|.,+-−019 AÊ\n#", max_size=200))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    try:
        told = [line.words for line in sheet.read(text)]
    except sheet.WrongSheet as wrong:
        told = [one.sentence for one in wrong.mistakes]
    assert told
    assert all(told)
