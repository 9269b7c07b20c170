"""Names in proper case, and the word of address taken off them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_paper.vietnamese import proper_name, spaced, split_honorific


@pytest.mark.parametrize(
    ("typed", "proper"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("hoàng thị ngà", "Hoàng Thị Ngà"),
        ("Đoàn  Thị\u00a0Hạnh", "Đoàn Thị Hạnh"),
        ("KSOR H'KHUYÊN", "Ksor H'Khuyên"),
        ("TÔN-NỮ THỊ NINH", "Tôn-Nữ Thị Ninh"),
        ("Nguyễn Văn AN", "Nguyễn Văn AN"),
        ("Y MOAN ÊBAN", "Y Moan Êban"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("h’hen niê", "H’Hen Niê"),
        ("RƠ CHÂM H'PHÍK", "Rơ Châm H'Phík"),
        ("ĐIỂU K'RÉ", "Điểu K'Ré"),
        ("TRẦN THỊ HOÀ", "Trần Thị Hoà"),
        ("TRẦN THỊ HÒA", "Trần Thị Hòa"),
        ("NGUYỄN \u200fVĂN\u200b\x07 AN\u202e", "Nguyễn Văn An"),
        ("ĐỖ", "Đỗ"),
        ("", ""),
    ],
)
def test_proper_name(typed: str, proper: str) -> None:
    assert proper_name(typed) == proper


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Bà Đoàn Thị Hạnh", ("Bà", "Đoàn Thị Hạnh")),
        ("ÔNG BÙI ĐÌNH DŨNG", ("Ông", "BÙI ĐÌNH DŨNG")),
        ("Ông\u00a0 Nguyễn Văn An", ("Ông", "Nguyễn Văn An")),
        ("Đ/c Lê Văn Bình", ("Đ/c", "Lê Văn Bình")),
        ("Đ/c: Lê Văn Bình", ("Đ/c", "Lê Văn Bình")),
        ("Đồng chí Lê Văn Bình", ("Đồng chí", "Lê Văn Bình")),
        ("đ.c Lê Văn Bình", ("Đ/c", "Lê Văn Bình")),
        ("Ông/Bà Lê Văn Bình", ("Ông/Bà", "Lê Văn Bình")),
        ("Bà Ksor H'Khuyên", ("Bà", "Ksor H'Khuyên")),
        ("Cô giáo Lê Thị Hoa", ("Cô giáo", "Lê Thị Hoa")),
        ("Thầy giáo Lê Văn Ba", ("Thầy giáo", "Lê Văn Ba")),
        ("Cụ Trần Văn Cư", ("Cụ", "Trần Văn Cư")),
        ("Em Sùng A Páo", ("Em", "Sùng A Páo")),
        ("Ông Y Moan Êban", ("Ông", "Y Moan Êban")),
        ("Đoàn Thị Hạnh", ("", "Đoàn Thị Hạnh")),
        # Words of address that are names here.
        ("Ông Ích Khiêm", ("", "Ông Ích Khiêm")),
        ("Ông Thị Hoa", ("", "Ông Thị Hoa")),
        ("Anh hùng Lao động Lê Văn Ba", ("", "Anh hùng Lao động Lê Văn Ba")),
        ("Mẹ Việt Nam anh hùng Lê Thị Tư", ("", "Mẹ Việt Nam anh hùng Lê Thị Tư")),
        ("Anh Thơ", ("", "Anh Thơ")),
        ("Bàn Văn Tuyển", ("", "Bàn Văn Tuyển")),
        ("Chiến Thị Mai", ("", "Chiến Thị Mai")),
        ("", ("", "")),
    ],
)
def test_split_honorific(written: str, expected: tuple[str, str]) -> None:
    assert split_honorific(written) == expected


LETTERS = "aàảãáạăằắặâầấậbcdđeèéêềếệfghiìíịjklmnoòóọôồốộơờớợpqrstuùúụưừứựvwxyỳýỵz"


@given(st.text(st.sampled_from(LETTERS + LETTERS.upper() + " -'’.\u00a0\u0301")))
def test_a_proper_name_stays_as_it_is(name: str) -> None:
    assert proper_name(proper_name(name)) == proper_name(name)


@given(st.text())
def test_nothing_is_lost_when_the_honorific_is_taken_off(name: str) -> None:
    honorific, rest = split_honorific(name)
    assert spaced(name).endswith(rest)
    assert honorific or rest == spaced(name)
