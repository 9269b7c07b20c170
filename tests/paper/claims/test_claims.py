"""Figures of a sentence are found, read and worked out again; what does not follow is told with the figure that does."""

from __future__ import annotations

import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_paper.claims import Bound, Known, NotANumber, Role, Verdict, check, find, number_in, written

SEED = "tỷ lệ lao động qua đào tạo 85% bằng 113,3% so với giai đoạn 2010÷2015."


def told(text, **known):
    """(figure as written, its verdict, working, right) of each; ``known`` by the place of the figure: f0=Known(…)."""
    figures = find(text)
    beside = [known.get(f"f{place}") for place in range(len(figures))]
    return [
        (text[figure.begin : figure.end], found.verdict, found.working, found.right)
        for figure, found in zip(figures, check(figures, beside), strict=True)
    ]


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "value"),
    [("273.457", "273457"), ("3,86", "3.86"), ("1.490.000,5", "1490000.5"), ("−1,5", "-1.5"), (" 85 % ", "85")],
)
def test_a_number_is_read_as_it_is_written_here(text, value):
    assert number_in(text) == Decimal(value)


@pytest.mark.parametrize(("text", "instead"), [("3.86", "3,86"), ("273,457.5", "273.457,5"), ("12.5", "12,5")])
def test_a_number_written_the_english_way_is_refused_with_how_to_write_it(text, instead):
    with pytest.raises(NotANumber) as wrong:
        number_in(text)
    assert wrong.value.instead == instead


@pytest.mark.parametrize("text", ["", "khoảng 5", "1.2.3", "1e5", "５", "--5", "5,5,5"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NotANumber):
        number_in(text)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_what_is_written_is_read_back(value):
    assert number_in(written(value, 2)) == value


# ── finding ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text",
    [
        "Chiều 13/7, theo Chỉ thị số 34-CT/TW ngày 7/4/2014, giai đoạn 2015÷2020, 2015 – 2020 và năm 2025",
        "Kế hoạch 5 năm (2021-2025); Thứ Ba, 14/07/2020 10:48; Điều 16 khoản 1; Nghị định 152/2025/NĐ-CP",
        "lễ Quốc khánh 2/9 toàn dân; quý II/2020; lần thứ 3",
    ],
)
def test_days_periods_and_numbers_of_documents_are_no_figures(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "role", "bound"),
    [
        ("tạo việc làm cho 273.457 lượt lao động", Role.LEVEL, Bound.EXACT),
        ("tỷ lệ thất nghiệp giảm dưới 4%", Role.LEVEL, Bound.BELOW),
        ("thu được trên 500 tỷ đồng", Role.LEVEL, Bound.ABOVE),
        ("có gần 1.200 hộ", Role.LEVEL, Bound.ABOUT),
        ("đạt 90 % trở lên", Role.LEVEL, Bound.AT_LEAST),
        ("không quá 3 vụ", Role.LEVEL, Bound.AT_MOST),
        ("tăng 12,5 % so với cùng kỳ", Role.CHANGE, Bound.EXACT),
        ("giảm 1.200 hộ", Role.CHANGE, Bound.EXACT),
        ("tăng hơn 7 %", Role.CHANGE, Bound.ABOVE),
        ("tăng lên 90 %", Role.LEVEL, Bound.EXACT),
        ("vượt 7 %", Role.BEYOND_TARGET, Bound.EXACT),
        ("vượt 7 % so với năm 2019", Role.CHANGE, Bound.EXACT),
        ("đạt 102,4 % kế hoạch", Role.OF_TARGET, Bound.EXACT),
        ("bằng 113,3 % so với năm 2015", Role.OF_BASE, Bound.EXACT),
        ("đạt 105 % cùng kỳ", Role.OF_BASE, Bound.EXACT),
    ],
)
def test_the_words_around_a_figure_say_what_it_is(text, role, bound):
    (figure,) = find(text)
    assert (figure.role, figure.bound) == (role, bound)


def test_the_base_of_a_comparison_is_read():
    assert [one.base for one in find("tăng 5 % so với năm 2019; tăng 5 % so với cùng kỳ; tăng 5 %")] == [
        "năm 2019", "previous", "",
    ]  # fmt: skip


def test_a_level_is_not_taken_from_another_sentence():
    level, change = find("Thu 500 tỷ đồng. Chi tăng 5 % so với năm 2019.")
    assert (level.of, change.of) == (None, None)


def test_a_count_of_a_whole_is_one_figure():
    (figure,) = find("hoàn thành 19/19 chỉ tiêu")
    assert (figure.value, figure.whole) == (19, 19)


# ── the claim of the seed ────────────────────────────────────────────────────────────────────────────────────────────────
def test_85_is_113_3_of_a_base_of_75():
    figures = find(SEED)
    level, share = check(figures, [None, None])
    assert (level.verdict, share.verdict) == (Verdict.UNSUPPORTED, Verdict.UNSUPPORTED)
    assert (share.derived, share.working) == ("75,0", "85 ÷ 1,133 = 75,0")


def test_with_both_periods_on_record_the_claim_matches():
    assert told(SEED, f0=Known(Decimal(85), Decimal(75))) == [
        ("85%", Verdict.MATCHES, "85", ""),
        ("113,3%", Verdict.MATCHES, "85 ÷ 75 = 113,3%", ""),
    ]


def test_a_share_that_does_not_follow_is_told_with_the_right_one():
    wrong = SEED.replace("113,3", "115,3")
    assert told(wrong, f0=Known(Decimal(85), Decimal(75)))[1] == (
        "115,3%",
        Verdict.IMPOSSIBLE,
        "85 ÷ 75 = 113,3%",
        "113,3",
    )


def test_a_level_that_the_record_does_not_bear_out_is_told():
    assert told(SEED, f0=Known(Decimal("84.4"), Decimal(75)))[0] == ("85%", Verdict.IMPOSSIBLE, "84,4", "84")


def test_a_level_is_held_against_what_is_rounded_to_it():
    assert told(SEED, f0=Known(Decimal("84.97")))[0][1:3] == (Verdict.MATCHES, "84,97 ≈ 85")


# ── what follows within a sentence ───────────────────────────────────────────────────────────────────────────────────────
FALL = "tỷ lệ hộ nghèo giảm từ 3,2 % xuống 1,5 %, giảm {}"


@pytest.mark.parametrize(
    ("said", "verdict", "right"),
    [
        ("1,7 điểm phần trăm", Verdict.FOLLOWS, ""),
        ("1,9 điểm phần trăm", Verdict.IMPOSSIBLE, "−1,7"),
        ("1,8 điểm phần trăm", Verdict.ROUNDED, "−1,7"),
        ("53,1 %", Verdict.FOLLOWS, ""),
        ("60 %", Verdict.IMPOSSIBLE, "−53"),
    ],
)
def test_a_fall_follows_from_its_two_ends_or_does_not(said, verdict, right):
    found = told(FALL.format(said))[-1]
    assert (found[1], found[3]) == (verdict, right)


def test_a_fall_that_rises_is_impossible():
    assert told("giảm từ 1,5 % xuống 3,2 %")[1] == ("3,2 %", Verdict.IMPOSSIBLE, "3,2 > 1,5", "")
    assert told("tăng từ 3,2 % lên 1,5 %")[1][1] is Verdict.IMPOSSIBLE


def test_a_share_and_a_rise_of_the_same_must_agree():
    assert told("đạt 102,4 % kế hoạch, vượt 2,4 %")[1][1] is Verdict.FOLLOWS
    assert told("đạt 102,4 % kế hoạch, vượt 7 %")[1] == ("7 %", Verdict.IMPOSSIBLE, "102,4% − 100% = 2,4%", "2")


def test_a_part_of_a_count():
    assert told("53/60 xã (88,3 %)")[1][1] is Verdict.FOLLOWS
    assert told("53/60 xã (89 %)")[1] == ("89 %", Verdict.IMPOSSIBLE, "53 ÷ 60 = 88,3%", "88")


def test_a_base_beyond_the_whole_is_impossible():
    assert told("tỷ lệ hộ có nước sạch 85 %, bằng 50 % so với năm 2019")[1][1:3] == (
        Verdict.IMPOSSIBLE, "85 ÷ 0,50 = 170,0 > 100",
    )  # fmt: skip


# ── what follows from the record ─────────────────────────────────────────────────────────────────────────────────────────
KEPT = Known(Decimal(1024), Decimal(910), Decimal(1000))


@pytest.mark.parametrize(
    ("said", "verdict", "right"),
    [
        ("tăng 12,5 % so với năm 2019", Verdict.MATCHES, ""),
        ("tăng 15 % so với năm 2019", Verdict.IMPOSSIBLE, "13"),
        ("giảm 12,5 % so với năm 2019", Verdict.IMPOSSIBLE, "12,5"),
        ("tăng trên 12 % so với năm 2019", Verdict.MATCHES, ""),
        ("tăng khoảng 15 % so với năm 2019", Verdict.UNSURE, "13"),
        ("tăng 114 tỷ đồng so với năm 2019", Verdict.MATCHES, ""),
        ("đạt 102,4 % kế hoạch", Verdict.MATCHES, ""),
        ("vượt 2,4 %", Verdict.MATCHES, ""),
        ("vượt 7 %", Verdict.IMPOSSIBLE, "2"),
    ],
)
def test_a_share_or_a_change_is_held_against_the_record(said, verdict, right):
    found = told(f"Thu ngân sách 1.024 tỷ đồng, {said}", f0=KEPT)[1]
    assert (found[1], found[3]) == (verdict, right)


def test_where_less_is_better_the_plan_is_divided_by_the_figure():
    known = Known(Decimal("3.86"), target=Decimal(4), more=False)
    assert told("thất nghiệp 3,86 %, đạt 103,6 % kế hoạch", f0=known)[1][1] is Verdict.MATCHES


@pytest.mark.parametrize(
    ("text", "value", "verdict"),
    [
        ("dưới 4%", "3.86", Verdict.MATCHES),
        ("dưới 4%", "4", Verdict.IMPOSSIBLE),
        ("trên 90 %", "90", Verdict.IMPOSSIBLE),
        ("ít nhất 90 %", "90", Verdict.MATCHES),
        ("gần 90 %", "88", Verdict.UNSURE),
    ],
)
def test_a_bound_is_kept_or_broken(text, value, verdict):
    assert told(text, f0=Known(Decimal(value)))[0][1] is verdict


def test_nothing_known_is_said_to_be_unsupported_and_not_wrong():
    assert {one[1] for one in told("Có 1.200 hộ, tăng 5 %. Vượt 3 hộ.")} == {Verdict.UNSUPPORTED}


def test_a_record_of_nothing_divides_nothing():
    assert told("Có 5 vụ, tăng 5 % so với năm 2019", f0=Known(Decimal(5), Decimal(0)))[1][1] is Verdict.UNSUPPORTED


# ── whatever is typed ────────────────────────────────────────────────────────────────────────────────────────────────────
@given(
    st.lists(
        st.sampled_from(
            [*"0123456789.,%/ –()", "tăng ", "giảm từ ", "xuống ", "bằng ", " so với năm 2019", "vượt ", "năm "]
        )
    )
)
def test_any_text_is_read_without_an_error_and_in_order(parts):
    text = "".join(parts)
    figures = find(text)
    assert [one.begin for one in figures] == sorted({one.begin for one in figures})
    assert all(one.of is None or one.of < place for place, one in enumerate(figures))
    assert len(check(figures, [Known(Decimal(5), Decimal(3), Decimal(4))] * len(figures))) == len(figures)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_true_share_always_matches(value, base):
    share = written(Fraction(value, base) * 100, 1)
    text = f"có {written(Decimal(value), 0)} hộ, bằng {share} % so với năm 2019"
    assert told(text, f0=Known(Decimal(value), Decimal(base)))[1][1] is Verdict.MATCHES


def test_a_page_of_nothing_but_figures_is_read_in_a_moment():
    """Ten thousand figures in one sentence: a reader that looks back at all of them for each would need minutes."""
    text = "tăng 1 % " * 2_000 + "1 " * 5_000
    begin = time.process_time()
    figures = find(text)
    assert len(check(figures, [None] * len(figures))) == 7_000
    assert time.process_time() - begin < 20
