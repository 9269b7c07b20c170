"""What was copied is found, with its place; what the form says is not; and nothing is found where nothing was copied."""

from __future__ import annotations

import random
import unicodedata
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang_paper.similarity import SCALE, compare, read, shingles_of, side_by_side, sketch_of

OWN = (
    "Năm 2024 tôi lập sổ theo dõi hẹn trả chung cho sáu phòng, ghi từng hồ sơ ngay khi nhận và báo trước hai ngày "
    "cho người thụ lý; số hồ sơ trễ hẹn của Sở giảm hẳn và không còn công dân nào phải đi lại lần thứ ba."
)
OTHER = (
    "Trung tâm tổ chức mười hai lớp dạy nghề may cho lao động nữ ở ba xã ven biển, mời thợ giỏi của doanh nghiệp "
    "đứng lớp buổi tối, và ký được với hai công ty để học viên có việc ngay khi xong khóa học."
)


def cut(text: str, span) -> str:
    return text[span.begin : span.end]


def test_a_text_stands_whole_in_itself():
    found = compare(OWN, OWN)
    assert (found.of_here, found.of_there) == (1, 1)
    assert [cut(OWN, one.here) for one in found.passages] == [OWN.rstrip(".")]


def test_accents_case_punctuation_and_decomposed_letters_do_not_hide_a_copy():
    shouted = OWN.upper().replace(",", " -").replace(";", ".\n\n")
    bare = "".join(c for c in unicodedata.normalize("NFD", OWN) if not unicodedata.combining(c)).replace("đ", "d")
    for disguised in (shouted, bare, unicodedata.normalize("NFD", OWN)):
        found = compare(disguised, OWN)
        assert (found.of_here, found.of_there) == (1, 1)
        assert sketch_of(disguised) == sketch_of(OWN)
        (passage,) = found.passages
        assert cut(disguised, passage.here) == disguised.rstrip(".\n"), "places are those of the text as written"


def test_a_paragraph_in_a_longer_text_is_found_where_it_stands():
    whole = f"{OTHER}\n\n{OWN}\n\n{OTHER.replace('may', 'mộc')}"
    found = compare(OWN, whole)
    assert found.of_here == 1 and found.of_there < Fraction(1, 2)
    assert cut(whole, found.passages[0].there) == OWN.rstrip(".")


def test_words_put_for_others_stay_inside_the_passage_and_are_shown_as_different():
    swapped = OWN.replace("sáu phòng", "chín phòng").replace("hai ngày", "ba ngày").replace("giảm hẳn", "giảm mạnh")
    found = compare(swapped, OWN)
    (passage,) = found.passages
    assert [cut(swapped, one) for one in passage.same_here][1].startswith("phòng, ghi từng hồ sơ")
    assert len(passage.same_here) == len(passage.same_there) == 4
    here, there = side_by_side(swapped, OWN, passage)
    assert [one.words.strip() for one in here if not one.same] == ["chín", "ba", "mạnh"]
    assert [one.words.strip() for one in there if not one.same] == ["sáu", "hai", "hẳn"]
    assert "".join(one.words for one in here) == cut(swapped, passage.here)
    own = read(swapped).own
    assert found.of_here == Fraction(own - 3, own)


def test_two_texts_of_their_own_share_nothing():
    found = compare(OWN, OTHER)
    assert (found.of_here, found.of_there, found.passages) == (0, 0, ())
    assert not shingles_of(OWN) & shingles_of(OTHER)


def test_what_the_form_prints_and_everybody_says_is_not_counted():
    phrase = "Chấp hành tốt chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước"
    assert read(phrase).own == 0 and shingles_of(phrase) == frozenset()
    found = compare(f"{phrase}. {OWN}", f"{OTHER} {phrase}.")
    assert found.passages == () and found.of_here == 0
    assert read(phrase, phrases=()).own == len(read(phrase).words), "it is the list that takes it out"


def test_a_short_turn_of_speech_is_no_passage():
    turn = "theo dõi hẹn trả chung cho sáu phòng"
    assert compare(turn, OWN).passages == ()
    assert compare(f"{turn}, ghi từng hồ sơ", OWN).passages != ()


def test_empty_texts_and_signs_alone():
    for empty in ("", " \n", "…—;", "một hai ba bốn"):
        assert compare(empty, OWN).of_here == 0 and compare(OWN, empty).of_there == 0
        assert sketch_of(empty) == frozenset()


def test_what_comes_again_and_again_takes_no_more_time_than_what_comes_once():
    again = "rất tốt " * 4_000
    found = compare(again, again)
    assert found.of_here == 1


SYLLABLE = st.sampled_from("ba bà bá cô cố đi đã gì hồ họ kế là lá mà ô phố rõ sẽ và xã y".split())  # noqa: SIM905


@settings(max_examples=60, deadline=None)
@given(st.lists(SYLLABLE, max_size=60), st.lists(SYLLABLE, max_size=60))
def test_shares_are_shares_and_spans_lie_in_the_texts(one, other):
    here, there = " ".join(one), " ".join(other)
    found = compare(here, there)
    assert 0 <= found.of_here <= 1 and 0 <= found.of_there <= 1
    end = 0
    for passage in found.passages:
        assert end <= passage.here.begin < passage.here.end <= len(here)
        end = passage.here.end
        for mine, theirs in zip(passage.same_here, passage.same_there, strict=True):
            folded = [[word.folded for word in read(text).words] for text in (cut(here, mine), cut(there, theirs))]
            assert folded[0] == folded[1]


def test_a_sketch_is_an_eighth_of_the_runs_and_the_same_eighth_everywhere():
    chance = random.Random(4)
    text = " ".join(f"chữ{chance.randrange(10_000)}" for _ in range(8_000))
    whole = shingles_of(text)
    kept = sketch_of(text)
    assert kept == {number for number in whole if number % SCALE == 0}
    assert len(whole) / SCALE * 0.8 < len(kept) < len(whole) / SCALE * 1.2
    half = text[: len(text) // 2]
    assert sketch_of(half) <= kept | sketch_of(half[-100:]), "what stands in both is kept in both or in neither"
    assert all(-(2**63) <= number < 2**63 for number in kept)
