"""The order of names. The expected orders are those of ICU's collation for Vietnamese (locale vi)."""

from __future__ import annotations

import json
import os
import random
import unicodedata

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper.vietnamese.words import NAMES, PLACES, syllables

from bangvang_paper.vietnamese import SORT_KEY_LENGTH, sort_key
from bangvang_paper.vietnamese.common_words import COMMON

IN_ORDER = [
    "10", "2", "A", "à", "ả", "ã", "á", "ạ", "An", "án", "Ao", "ă", "ằ", "ặ", "ăn", "â", "ầ", "ân", "ẩn", "Ba", "cha", "d",
    "dương", "đ", "đa", "đà", "đặng", "e", "ê", "ga", "hoa", "hoà", "hoá", "hoạ", "hòa", "hóa", "họa", "khoa", "nga", "o",
    "òa", "ô", "ơ", "phúc", "quý", "tha", "thúy", "u", "ư", "ưa", "vũ", "vỹ", "y", "ý",
]  # fmt: skip

FAMILIES = ("Nguyễn", "Ngô", "Đỗ", "Do", "Dương", "Đường", "Lê", "Lý", "Phạm", "Phan")
MIDDLE = ("Thị", "Thi", "Văn", "Vân", "Đức", "Duc", "Hồng", "Hổng", "Thúy", "Thuý")


def in_plain_order(words: list[str]) -> list[str]:
    return sorted(words, key=lambda word: sort_key(word, given_first=False))


def test_letters_come_first_and_tones_only_decide_between_equals() -> None:
    shuffled = IN_ORDER.copy()
    random.Random(1).shuffle(shuffled)
    assert in_plain_order(shuffled) == IN_ORDER


def test_people_are_sorted_by_given_name_then_middle_then_family() -> None:
    people = [
        "Nguyễn Thị Ánh",
        "Trần Ánh",
        "Đặng Văn Hòa",
        "Dương Văn Hoa",
        "An",
        "Lê Hòa",
        "Đỗ Văn An",
        "Dương Văn An",
    ]
    assert sorted(people, key=sort_key) == [
        "An",
        "Dương Văn An",
        "Đỗ Văn An",
        "Trần Ánh",
        "Nguyễn Thị Ánh",
        "Dương Văn Hoa",
        "Lê Hòa",
        "Đặng Văn Hòa",
    ]


def test_spaces_count_before_letters() -> None:
    assert in_plain_order(["Thian", "Thi b", "Thi a", "Thi"]) == ["Thi", "Thi a", "Thi b", "Thian"]


def test_case_and_composition_change_nothing() -> None:
    name = "Đặng Thị Ường"
    assert sort_key(name.upper()) == sort_key(name) == sort_key(unicodedata.normalize("NFD", name))


@given(st.text())
def test_a_key_is_short_and_sorts_alike_in_every_database(name: str) -> None:
    key = sort_key(name)
    assert len(key) <= SORT_KEY_LENGTH
    assert not set(key) - set("0123456789abcdefghijklmnopqrstuvwxyz")


@given(st.lists(st.text(st.sampled_from("aăâàáạbdđeêooơuưòọ "), min_size=1), min_size=2, max_size=2))
def test_equal_keys_mean_equal_letters(names: list[str]) -> None:
    one, other = (" ".join(name.split()) for name in names)
    assert (sort_key(one, given_first=False) == sort_key(other, given_first=False)) == (one == other)


SIGNS = [f"A{sign}B" for sign in "_-–—,;:!?.·'‘’\"“”«»()[]{}§¶@*/\\&#%`´^°©®+±÷×<=>|~$12"]
UNITS = [
    "Phòng GD&ĐT",
    "Phòng GD-ĐT",
    "Phòng GD",
    "Tổ 2",
    "Tổ 10",
    "Sở LĐ - TBXH",
    "Sở LĐ-TBXH",
    "Khối (A)",
    "Khối “B”",
]


@pytest.mark.postgres
def test_the_order_is_that_of_icus_collation_for_vietnamese() -> None:
    """PostgreSQL sorts by ICU's rules (vi-x-icu) what `sort_key` sorts: every syllable, names, places, signs.

    Letters that differ in case only have one key; of those one is in the list.
    """
    people = [f"{family} {middle} {given}" for family in FAMILIES for middle in MIDDLE for given in sorted(COMMON)[::9]]
    words = [*syllables(), *NAMES, *PLACES, *SIGNS, *UNITS, *people]
    words = list({word.casefold(): word for word in words}.values())
    assert len(words) > 25_000
    random.Random(1).shuffle(words)
    with psycopg.connect(os.environ["DATABASE_URL"].replace("postgres://", "postgresql://")) as connection:
        rows = connection.execute(
            'SELECT word FROM unnest(%s::text[]) AS word ORDER BY word COLLATE "vi-x-icu"', (words,)
        ).fetchall()
    assert sorted(words, key=lambda word: sort_key(word, given_first=False)) == [word for (word,) in rows]


@pytest.mark.postgres
def test_people_stand_as_icu_sorts_their_three_parts() -> None:
    people = [
        (f, m, g) for f in FAMILIES for m in MIDDLE for g in ("An", "Ân", "Ẩn", "Hoà", "Hòa", "Hoa", "Ý", "Y", "Đạt")
    ]
    random.Random(2).shuffle(people)
    order = ", ".join(f'(person->>{place}) COLLATE "vi-x-icu"' for place in (2, 1, 0))
    with psycopg.connect(os.environ["DATABASE_URL"].replace("postgres://", "postgresql://")) as connection:
        rows = connection.execute(
            f"SELECT person FROM unnest(%s::jsonb[]) AS person ORDER BY {order}", ([json.dumps(p) for p in people],)
        ).fetchall()
    assert sorted(map(" ".join, people), key=sort_key) == [" ".join(person) for (person,) in rows]
