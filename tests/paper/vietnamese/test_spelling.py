"""The spellings of one text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_paper.vietnamese import folded, matching, nfc, spaced

VIETNAMESE = st.text(
    st.sampled_from(
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵAĐƠƯ \u00a0-'"
    )
)


def test_nfc_puts_apart_letters_together() -> None:
    assert nfc(unicodedata.normalize("NFD", "Đặng Thị Ường")) == "Đặng Thị Ường"


def test_nfc_knows_the_old_tone_marks() -> None:
    assert nfc("Ha\u0300 e\u0341") == "Hà é"


def test_spaced_makes_one_line_with_single_spaces() -> None:
    assert spaced(" Nguyễn\u00a0\u00a0Văn\t\nAn\u200b ") == "Nguyễn Văn An"


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u200e", "\u200f", "\u202e", "\u2066", "\u061c", "\ufeff", "\u00ad", "\x00", "\x1b", "\x9f"]
)
def test_what_nobody_sees_makes_no_other_name(unseen: str) -> None:
    assert spaced(f"{unseen}Ngu{unseen}yễn {unseen} An") == "Nguyễn An"
    assert folded(f"An{unseen}h") == "anh" and matching(f"An{unseen}h") == matching("Anh")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đặng  Thị Ường", "dang thi uong"),
        ("ĐOÀN THỊ HẠNH", "doan thi hanh"),
        ("Hoà", "hoa"),
        ("Hòa", "hoa"),
        ("giai đoạn 2015÷2020", "giai doan 2015-2020"),
        ("LĐ – TB&XH", "ld - tb&xh"),
        ("Ksor H'Khuyên", "ksor h'khuyen"),
        ("", ""),
    ],
)
def test_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_matching_forgives_the_place_of_the_tone_and_nothing_else() -> None:
    assert matching("Trần Thị HOÀ") == matching("Trần  thị Hòa")
    assert matching("Nguyễn Thuỷ") == matching("Nguyễn Thủy")
    assert matching("Trần Thị Hoa") != matching("Trần Thị Hòa")
    assert matching("Trần Văn Dũng") != matching("Trần Văn Dung")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(VIETNAMESE)
def test_how_the_letters_are_composed_changes_no_key(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert spaced(apart) == spaced(text)
    assert folded(apart) == folded(text)
    assert matching(apart) == matching(text)


@given(VIETNAMESE)
def test_a_folded_vietnamese_text_is_plain_ascii(text: str) -> None:
    assert folded(text).isascii()
