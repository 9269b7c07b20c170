"""Two descriptions weighed: what agrees, what differs, in words."""

from __future__ import annotations

import pytest

from bangvang.identity.weighing import MORE_THAN_A_NAME, described, likeness


def test_one_number_is_nearly_enough_and_a_different_name_beside_it_is_told():
    fit = likeness(described("Lò Văn Pó", citizen_number_hash="n"), described("Vi Thị Mận", citizen_number_hash="n"))
    assert fit is not None and fit.reasons == ["cùng số định danh"]
    assert fit.against == ["họ tên khác nhau: Lò Văn Pó, Vi Thị Mận"]
    assert fit.score == 0.6


def test_a_name_alone_never_weighs_more_than_a_name():
    fit = likeness(described("Đoàn Thị Hạnh"), described("Đoàn Thị Hạnh"))
    assert fit is not None and fit.reasons == ["cùng họ tên"] and fit.support < MORE_THAN_A_NAME


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Hoà Thị Thuý", "Hòa Thị Thúy", "cùng họ tên"),
        ("Đoàn Thị Hạnh", "Doan Thi Hanh", "họ tên chỉ khác dấu: Đoàn Thị Hạnh, Doan Thi Hanh"),
        ("Đoàn Thị Hạnh", "Hạnh Đoàn Thị", "họ tên chỉ khác thứ tự"),
        ("Đoàn Thị Hạnh", "Đoàn Thị Hạng", "họ tên gần giống: “Hạnh” và “Hạng”"),
        ("Nguyễn Thị Hồng Hạnh", "Nguyễn Thị Hạnh", "họ tên gần giống: một bên thêm chữ “Hồng”"),
    ],
)
def test_names_are_told_by_what_differs(one, other, words):
    fit = likeness(described(one), described(other))
    assert fit is not None and fit.reasons == [words]
    assert likeness(described(other), described(one)).score == fit.score


def test_names_that_only_share_a_family_are_not_alike():
    assert likeness(described("Đoàn Thị Hạnh"), described("Đoàn Văn Bảy")) is None


def test_birth_unit_position_add_up_and_contradictions_stand_beside():
    one = described("Đoàn Thị Hạnh", birth_date_hash="a", unit="TT Y tế Bình Minh", position="Bác sĩ", sex="female")
    other = described(
        "Đoàn Thị Hạnh", birth_date_hash="a", unit="Trung tâm y tế Bình Minh", position="bác sĩ", sex="male"
    )
    fit = likeness(one, other)
    assert fit is not None
    assert fit.reasons == ["cùng họ tên", "cùng ngày sinh", "cùng đơn vị", "cùng chức vụ"]
    assert fit.against == ["khác giới tính"] and (fit.support, fit.score) == (0.85, 0.55)
