"""Ranks, degrees and "nguyên" before a name; names that only look like them stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_paper.vietnamese import parted_name, parted_position, spaced


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
        ("GS. TSKH. NGND Nguyễn Văn Bảy", ("", "GS. TSKH. NGND", False, "Nguyễn Văn Bảy")),
        ("BS CK1 Trần Văn Dần", ("", "BS CK1", False, "Trần Văn Dần")),
        ("Thượng úy (QNCN) Lê Chí Dũng", ("", "Thượng úy (QNCN)", False, "Lê Chí Dũng")),
        ("Mẹ VNAH Nguyễn Thị Thứ", ("", "Mẹ VNAH", False, "Nguyễn Thị Thứ")),
        ("Bà Mẹ Việt Nam anh hùng Lê Thị Tư", ("Bà", "Mẹ Việt Nam anh hùng", False, "Lê Thị Tư")),
        ("Anh hùng LLVTND Phạm Văn Hai", ("", "Anh hùng LLVTND", False, "Phạm Văn Hai")),
        ("Liệt sỹ Đỗ Văn Ba", ("", "Liệt sỹ", False, "Đỗ Văn Ba")),
        ("Thượng tọa Thích Minh Tâm", ("", "Thượng tọa", False, "Thích Minh Tâm")),
        ("Trung tá Y Moan Êban", ("", "Trung tá", False, "Y Moan Êban")),
        ("ThS. H'Hen Niê", ("", "ThS", False, "H'Hen Niê")),
        ("Bà Đoàn Thị Hạnh", ("Bà", "", False, "Đoàn Thị Hạnh")),
        # Names that begin as ranks and degrees do.
        ("Đại Văn Nam", ("", "", False, "Đại Văn Nam")),
        ("Thượng Thị Hà", ("", "", False, "Thượng Thị Hà")),
        ("Anh Hùng Văn Nam", ("Anh", "", False, "Hùng Văn Nam")),
        ("Đại tá Nam", ("", "", False, "Đại tá Nam")),  # one word left: a rank or a name, nobody can tell
        ("Rơ Châm H'Phík", ("", "", False, "Rơ Châm H'Phík")),
        ("Kpă Klơng", ("", "", False, "Kpă Klơng")),
        ("Nguyên Hồng", ("", "", False, "Nguyên Hồng")),
        ("TS Nguyễn", ("", "", False, "TS Nguyễn")),
        ("Y Moan Êban", ("", "", False, "Y Moan Êban")),
        ("H'Hen Niê", ("", "", False, "H'Hen Niê")),
        ("", ("", "", False, "")),
    ],
)
def test_parted_name(written, expected):
    assert tuple(parted_name(written)) == expected


@pytest.mark.parametrize(
    ("written", "former", "acting", "position"),
    [
        ("Q. Giám đốc", False, True, "Giám đốc"),
        ("Q.Hiệu trưởng", False, True, "Hiệu trưởng"),
        ("Quyền Trưởng phòng Tổ chức", False, True, "Trưởng phòng Tổ chức"),
        ("Quyền Tổng Giám đốc", False, True, "Tổng Giám đốc"),
        ("nguyên Phó Chủ tịch UBND tỉnh", True, False, "Phó Chủ tịch UBND tỉnh"),
        ("nguyên Q. Chánh Văn phòng", True, True, "Chánh Văn phòng"),
        ("Phó Giám đốc", False, False, "Phó Giám đốc"),
        # Districts, and words that only begin alike.
        ("Q. 3", False, False, "Q. 3"),
        ("Q.Bình Thạnh", False, False, "Q.Bình Thạnh"),
        ("Quyền con người", False, False, "Quyền con người"),
        ("", False, False, ""),
    ],
)
def test_parted_position(written, former, acting, position):
    assert tuple(parted_position(written)) == (former, acting, position)


@given(st.text())
def test_a_position_is_the_end_of_what_was_written(text):
    assert spaced(text).endswith(parted_position(text).position)


@given(st.text())
def test_the_name_is_always_the_end_of_what_was_written(text):
    assert spaced(text).endswith(parted_name(text).name)
