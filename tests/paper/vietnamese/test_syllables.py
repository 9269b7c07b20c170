"""Which words can be Vietnamese, and which syllables lie one slip away."""

from __future__ import annotations

import pytest

from bangvang_paper.vietnamese import is_syllable, near
from bangvang_paper.vietnamese.common_words import COMMON
from bangvang_paper.vietnamese.syllables import FOLDED


def test_every_common_word_is_a_syllable():
    assert [word for word in sorted(COMMON) if not is_syllable(word)] == []


@pytest.mark.parametrize(
    "word", ["nguyễn", "NGUYỄN", "hoà", "hòa", "quý", "giếng", "gì", "khuya", "nghiêng", "ước", "Đắk"[:2] + "c"]
)
def test_words(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["ngè", "cê", "gê", "ngiêm", "bạc̀", "hoàng1", "xyz", "strong", "bat", "kan", "café", ""]
)
def test_no_words(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("nguyem", "nguyen"), ("ngyuen", "nguyen"), ("nguyenn", "nguyen"), ("nguyn", "nguyen"), ("truogn", "truong")],
)
def test_a_slip_of_the_finger_is_one_step_away(slip, meant):
    assert meant in near(slip)


def test_the_syllables_near_a_word_are_syllables_and_not_the_word_itself():
    for word in ("lan", "Hường", "thuy"):
        found = near(word)
        assert found == sorted(found) and set(found) <= FOLDED
        assert word.lower() not in found
    assert near("zzzzzz") == []
