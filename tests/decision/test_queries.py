"""Lists cost the same however long they are, money says what it leans on, and nobody sees another's drafts."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.decision import queries
from bangvang.decision.screen import marked, screen_of
from bangvang.decision.wording import joined, movement_in_sentence
from bangvang.register.choices import Role
from short_river import shorten

HEAD = "provincial_department_head"
READERS = {
    Role.OFFICER,
    Role.COUNCIL_SECRETARY,
    Role.LEADER,
    Role.DOCUMENT_CLERK,
    Role.ACCOUNTANT,
    Role.EDITOR,
    Role.AUDITOR,
}


def test_drafts_are_seen_by_their_own_office_only(short):
    decision = short.drafted_decision()
    for role in Role:
        assert list(queries.visible_to(short.user(role))) == ([decision] if role in READERS else [])
        assert list(queries.visible_to(short.outsider(role))) == []
        assert list(queries.issued_visible_to(short.user(role))) == []


@pytest.mark.parametrize("people", [1, 3])
def test_a_screen_costs_the_same_for_one_line_and_for_three(world, people, django_assert_num_queries):
    decision = shorten(world, collectives=0, people=people).issued_decision()
    decision = queries.visible_to(world.user(Role.OFFICER)).get()
    with django_assert_num_queries(4):
        screen = screen_of(decision)
    assert len(screen.rows) == people


def test_the_bonus_of_2020_is_the_reading_up_with_the_others_beside_it():
    bonus = queries.bonus_for(
        {"collective": 6, "household": 0, "individual": 16}, "commendation_letter", HEAD, date(2020, 7, 13)
    )
    assert bonus.as_dict() | {"citations": None} == {
        "total": 12_600_000,
        "unit": "đồng",
        "rounding": "up",
        "other_readings": {"nearest": 12_540_000, "raw": 12_516_000},
        "citations": None,
        "confidence": "secondary",
    }
    assert "NĐ 38/2019/NĐ-CP" in bonus.citations
    assert [(row.kind, row.count, row.each, row.coefficient, row.amount) for row in bonus.rows] == [
        ("collective", 6, 900_000, "0,6", 5_400_000),
        ("individual", 16, 450_000, "0,3", 7_200_000),
    ]


def test_money_that_the_law_does_not_give_is_not_invented():
    bonus = queries.bonus_for({"household": 1}, "commendation_letter", HEAD, date(2020, 7, 13))
    assert (bonus.total, bonus.other_readings) == (None, {})


def test_a_sum_is_as_sure_as_its_least_sure_part():
    assert queries.weaker("primary", "secondary") == "secondary"
    assert queries.weaker("unread", "secondary") == "unread"


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ([], ""),
        (["6 tập thể"], "6 tập thể"),
        (["6 tập thể", "16 cá nhân"], "6 tập thể và 16 cá nhân"),
        (["6 tập thể", "2 hộ gia đình", "16 cá nhân"], "6 tập thể, 2 hộ gia đình và 16 cá nhân"),
    ],
)
def test_counts_are_joined_as_people_say_them(parts, sentence):
    assert joined(parts) == sentence


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("thi đua yêu nước giai đoạn 2015–2020", "phong trào thi đua yêu nước giai đoạn 2015–2020"),
        ("Phong trào thi đua yêu nước", "phong trào thi đua yêu nước"),
        ("LĐ giỏi", "phong trào LĐ giỏi"),
    ],
)
def test_a_movement_is_named_with_its_word_once(name, inside):
    assert movement_in_sentence(name) == inside


def test_a_locked_word_never_lets_markup_through():
    html = marked("Tặng <b>6 tập thể</b> & 16 cá nhân", ["6 tập thể", "<b>"])
    assert "<b>" not in html
    assert '<span class="bv-lock">6 tập thể</span>' in html
