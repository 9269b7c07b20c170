"""Ranks, degrees and "nguyên" before a name; names that only look like them stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_paper.vietnamese import parted_name, spaced


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ông PGS.TS Lê Văn Bình", ("Ông", "PGS.TS", False, "Lê Văn Bình")),
        ("ThS. Nguyễn Thị Lan", ("", "ThS", False, "Nguyễn Thị Lan")),
        ("Đại tá Trần Văn Nam", ("", "Đại tá", False, "Trần Văn Nam")),
        ("Thượng tá, ThS Lê Quang Đạo", ("", "Thượng tá, ThS", False, "Lê Quang Đạo")),
        ("Trung tá Ông Nguyễn Văn An", ("Ông", "Trung tá", False, "Nguyễn Văn An")),
        ("NSƯT Hoàng Yến", ("", "NSƯT", False, "Hoàng Yến")),
        ("Nhà giáo ưu tú Lê Thị Hoa", ("", "Nhà giáo ưu tú", False, "Lê Thị Hoa")),
        ("BSCKII Trần Thị Thủy", ("", "BSCKII", False, "Trần Thị Thủy")),
        ("nguyên Thiếu tướng Lê Văn Tám", ("", "Thiếu tướng", True, "Lê Văn Tám")),
        ("Đ/c Thượng úy Phạm Minh", ("Đ/c", "Thượng úy", False, "Phạm Minh")),
        ("Bà Đoàn Thị Hạnh", ("Bà", "", False, "Đoàn Thị Hạnh")),
        # Names that begin as ranks and degrees do.
        ("Đại Văn Nam", ("", "", False, "Đại Văn Nam")),
        ("Thượng Thị Hà", ("", "", False, "Thượng Thị Hà")),
        ("Nguyên Hồng", ("", "", False, "Nguyên Hồng")),
        ("TS Nguyễn", ("", "", False, "TS Nguyễn")),
        ("Y Moan Êban", ("", "", False, "Y Moan Êban")),
        ("H'Hen Niê", ("", "", False, "H'Hen Niê")),
        ("", ("", "", False, "")),
    ],
)
def test_parted_name(written, expected):
    assert tuple(parted_name(written)) == expected


@given(st.text())
def test_the_name_is_always_the_end_of_what_was_written(text):
    assert spaced(text).endswith(parted_name(text).name)
