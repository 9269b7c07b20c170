"""Boards, series, ranks and claims: whose figures stand where, and that nothing is counted twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from indicator.conftest import TODAY

from bangvang.indicator import actions
from bangvang.indicator.charts import chart, spark
from bangvang.indicator.models import Indicator
from bangvang.indicator.periods import stage, year
from bangvang.indicator.queries import (
    board_of_body,
    board_of_unit,
    bodies_seen,
    claims_in,
    public_board,
    ranking,
    story,
    visible_to,
)
from bangvang.indicator.sector_sets import WrongSet, read, sector_sets
from bangvang.register.actions import new_unit
from bangvang.register.choices import Role
from bangvang_paper.claims import Verdict

pytestmark = pytest.mark.django_db


# ── who sees ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_a_body_sets_is_seen_at_and_below_it(world, jobs, divisions):
    for user in (world.user(Role.NOMINEE), world.user(Role.CLERK, divisions[0]), world.user(Role.AUDITOR, world.city)):
        assert jobs in visible_to(user)
    assert jobs not in visible_to(world.outsider(Role.OFFICER))


def test_what_the_city_sets_is_seen_by_all_its_departments(world):
    citys = actions.define_indicator(
        world.user(Role.OFFICER, world.city), world.city, name="x", measure="%", owner=world.city
    )
    assert citys in visible_to(world.user(Role.CLERK)) and citys in visible_to(world.outsider(Role.CLERK))
    assert world.city in bodies_seen(world.outsider(Role.CLERK))


# ── the figure of a body ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_body_is_the_sum_of_the_units_right_below_it(world, jobs, put, divisions):
    below = new_unit(name="Tổ của phòng", parent=divisions[0], begins_on=date(2015, 1, 1))
    put(jobs, divisions[0], 2020, "1000.5")
    put(jobs, divisions[1], 2020, "2000.25")
    put(jobs, below, 2020, "400")  # stands in what the division reports already
    (line,) = story(jobs).lines
    assert (line.point.value, line.point.units) == (Decimal("3000.75"), 2)


def test_what_the_owner_enters_stands_before_the_sum(world, jobs, put, divisions):
    put(jobs, divisions[0], 2020, 1000)
    put(jobs, world.department, 2020, 54_630)
    assert (story(jobs).lines[0].point.value, story(jobs).lines[0].point.units) == (54_630, None)


def test_shares_are_never_added(world, poverty, put, divisions):
    put(poverty, divisions[0], 2020, "0.5")
    put(poverty, divisions[1], 2020, "0.7")
    assert story(poverty).lines == []


def test_a_corrected_figure_stands_everywhere(world, officer, jobs, put, divisions):
    first = put(jobs, divisions[0], 2020, 1000)
    actions.correct(officer, first, value=Decimal(900), reason="đếm trùng")
    assert story(jobs).lines[0].point.value == 900
    assert board_of_unit(divisions[0], [jobs], None, year(2020)).rows[0].point.corrected


# ── boards ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_board_of_a_body_counts_indicators_and_units(world, officer, jobs, poverty, put, divisions):
    for unit, value, wanted in ((divisions[0], 100, 90), (divisions[1], 100, 110)):
        actions.set_target(officer, jobs, unit, year(2020), value=Decimal(wanted), today=TODAY)
        put(jobs, unit, 2020, value)
    put(jobs, divisions[0], 2019, 80)
    put(poverty, world.department, 2020, 4)
    actions.set_target(officer, poverty, world.department, year(2020), value=Decimal(4), strict=True, today=TODAY)
    board = board_of_body(world.department, [jobs, poverty], None, year(2001))
    assert (board.period, board.entered, board.targets, board.reached) == (year(2020), 2, 1, 0)
    first, second = board.rows
    assert (first.units, first.reached, first.targets, first.point.value) == (2, 1, 2, 200)
    assert first.shown.derived.share_of_previous == Fraction(200, 80)
    assert (second.shown.finding, second.shown.share_of_target) == ("not_met", "100,0%")  # dưới 4 %, and it is 4 %
    counted = {row.unit: (row.entered, row.reached, row.targets) for row in board.units}
    assert (counted[divisions[0]], counted[divisions[1]], counted[divisions[2]]) == ((1, 1, 1), (1, 0, 1), (0, 0, 0))


def test_a_target_without_its_figure_waits(world, officer, jobs):
    actions.set_target(officer, jobs, world.department, year(2020), value=Decimal(90), today=TODAY)
    (row,) = board_of_body(world.department, [jobs], year(2020), year(2020)).rows
    assert (row.shown.finding, row.shown.goal) == ("unknown", "từ 90 lượt lao động trở lên")


def test_units_are_ranked_the_right_way_round(world, poverty, put, divisions):
    for unit, value in zip(divisions, ("0.5", "0.3", "0.5"), strict=False):
        put(poverty, unit, 2020, value)
    ranked = ranking(poverty, year(2020))
    assert [(one.unit, one.rank) for one in ranked[:3]] == [(divisions[1], 1), (divisions[0], 2), (divisions[2], 2)]
    assert {one.rank for one in ranked[3:]} <= {None}


def test_an_ended_unit_is_ranked_while_it_was(world, jobs, put):
    gone = new_unit(name="Phòng cũ", parent=world.department, begins_on=date(2015, 1, 1))
    put(jobs, gone, 2019, 5)
    gone.ends_on = date(2019, 12, 31)
    gone.save()
    assert gone in [one.unit for one in ranking(jobs, year(2019))]
    assert gone not in [one.unit for one in ranking(jobs, year(2020))]
    assert story(jobs).lines[0].point.value == 5


@pytest.mark.parametrize("page", ["body", "unit", "ranking", "story"])
def test_boards_ask_as_often_for_three_as_for_one(world, officer, jobs, put, divisions, page):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(indicators):
        with CaptureQueriesContext(connection) as questions:
            if page == "body":
                board_of_body(world.department, indicators, None, year(2020))
            elif page == "unit":
                board_of_unit(divisions[0], indicators, None, year(2020))
            elif page == "ranking":
                ranking(jobs, year(2020))
            else:
                story(jobs)
        return len(questions)

    put(jobs, divisions[0], 2020, 1)
    once = asked([jobs])
    more = actions.take_set(officer, world.department, "commune", ["budget", "income", "poverty"])
    for number, unit in enumerate(divisions[1:3]):
        put(jobs, unit, 2019 - number, 1)
        put(more[0], unit, 2020, 1)
    assert asked([jobs, *more]) == once


# ── charts ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_chart_of_many_is_a_line_within_its_frame_and_of_few_are_bars():
    points = [(str(number), Decimal(number % 7), "x", Decimal(3), "đích") for number in range(20)]
    drawn = chart(points)
    assert not drawn.bars and len(drawn.marks) == 20 and len(drawn.goals) == 20
    assert all(0 <= mark.x <= 560 and 0 <= mark.y <= 190 for mark in drawn.marks)
    assert [mark.last for mark in drawn.marks] == [False] * 19 + [True]
    assert chart(points[:2]).bars and not chart([]).marks


def test_a_line_of_equal_figures_is_level_and_a_gap_stays_a_gap():
    points = [(str(n), None if n == 2 else Decimal(5), "5", None, "") for n in range(6)]
    assert len({mark.y for mark in chart(points).marks}) == 1 and len(chart(points).marks) == 5
    assert spark([Decimal(5)]) == "" and len(spark([Decimal(5), Decimal(6)]).split()) == 2


# ── public ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_only_what_was_made_public_is_public(world, officer, jobs, poverty, put):
    put(jobs, world.department, 2019, 53_000)
    put(jobs, world.department, 2020, 54_630)
    put(poverty, world.department, 2020, "0.32")
    assert public_board() == []
    actions.publish(officer, jobs, year(2019), today=TODAY, read_version=1)
    (group,) = public_board()
    assert [(one, line.period, line.point.value) for one, line, _spark in group.rows] == [(jobs, year(2019), 53_000)]


# ── claims ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def trained(world, officer, put):
    made = actions.define_indicator(
        officer, world.department, name="Tỷ lệ lao động qua đào tạo", measure="%", owner=world.department,
        period_kind="stage", places=1,
    )  # fmt: skip
    put(made, world.department, stage(2010, 2015), 75)
    put(made, world.department, stage(2015, 2020), 85)
    return made


def checked(world, text, about="2015–2020", links=None):
    indicators = list(Indicator.objects.filter(body=world.department).select_related("body"))
    return claims_in(text, world.department, indicators, about, links or {})


def test_a_sentence_finds_its_indicator_its_period_and_its_base(world, trained, jobs):
    level, share = checked(world, "tỷ lệ lao động qua đào tạo 85% bằng 113,3% so với giai đoạn 2010÷2015")
    assert (level.indicator, level.period, level.finding.verdict) == (trained, stage(2015, 2020), Verdict.MATCHES)
    assert (share.indicator, share.finding.verdict, share.finding.working) == (
        trained,
        Verdict.MATCHES,
        "85 ÷ 75 = 113,3%",
    )


def test_113_3_that_does_not_follow_is_told_with_what_does(world, officer, trained):
    observation = trained.observations.get(first=stage(2010, 2015).first)
    actions.correct(officer, observation, value=Decimal(76), reason="sửa kỳ trước")
    (_level, share) = checked(world, "tỷ lệ lao động qua đào tạo 85% bằng 113,3% so với giai đoạn 2010–2015")
    assert (share.finding.verdict, share.finding.right) == (Verdict.IMPOSSIBLE, "111,8")


def test_two_shares_of_one_level_each_have_their_own_base(world, trained, put):
    put(trained, world.department, stage(2005, 2010), 50)
    text = (
        "tỷ lệ lao động qua đào tạo 85%, bằng 113,3% so với giai đoạn 2010–2015, bằng 170% so với giai đoạn 2005–2010"
    )
    assert [one.finding.verdict for one in checked(world, text)] == [Verdict.MATCHES] * 3


def test_a_figure_of_another_kind_is_not_linked_unasked(world, trained, jobs):
    (one,) = checked(world, "lao động qua đào tạo là 85 người")
    assert one.indicator is None and one.finding.verdict is Verdict.UNSUPPORTED


def test_a_person_links_what_was_not_found_and_unlinks_what_was_found_wrongly(world, trained):
    text = "số ấy là 85%"
    place = text.index("85")
    assert checked(world, text)[0].indicator is None
    (linked,) = checked(world, text, links={place: trained.pk})
    assert (linked.indicator, linked.chosen, linked.finding.verdict) == (trained, True, Verdict.MATCHES)
    named = "tỷ lệ lao động qua đào tạo 85%"
    (apart,) = checked(world, named, links={named.index("85"): None})
    assert (apart.indicator, apart.finding.verdict) == (None, Verdict.UNSUPPORTED)


def test_the_beginning_of_a_fall_stands_on_the_period_before(world, poverty, put):
    put(poverty, world.department, 2019, "1.14")
    put(poverty, world.department, 2020, "0.32")
    found = checked(world, "tỷ lệ hộ nghèo theo chuẩn quốc gia giảm từ 1,14% xuống 0,32%", about="2020")
    assert [(one.period, one.finding.verdict) for one in found] == [
        (year(2019), Verdict.MATCHES),
        (year(2020), Verdict.MATCHES),
    ]


def test_a_year_within_the_period_of_the_text_is_found(world, poverty, put):
    put(poverty, world.department, 2016, "3.86")
    put(poverty, world.department, 2019, "1.14")
    (one,) = checked(world, "tỷ lệ hộ nghèo theo chuẩn quốc gia còn 1,14%", about="2016–2020")
    assert (one.period, one.finding.verdict) == (year(2019), Verdict.MATCHES)


# ── sets ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_shipped_sets_are_those_that_are_promised():
    assert {code: len(one.items) >= 8 for code, one in sector_sets().items()} == {
        "labour": True, "education": True, "health": True, "commune": True,
    }  # fmt: skip


GOOD = "set: x\nname: X\nitems:\n  - {code: a, name: A, definition: d, measure: '%', direction: more, period: year, source: s}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace("set: x\n", ""), "cần đúng ba mục"),
        (GOOD.replace("source: s", "source: s, law: 5"), "không hiểu mục “law”"),
        (GOOD.replace(", source: s", ""), "thiếu mục “source”"),
        (GOOD.replace("direction: more", "direction: up"), "up"),
        (GOOD.replace("measure: '%'", "measure: ''"), "phải có chữ"),
        (GOOD.replace("source: s", "source: s, places: 5"), "places từ 0 đến 4"),
        (GOOD.replace("source: s", "source: s, adds_up: perhaps"), "adds_up"),
        (GOOD + GOOD.splitlines()[-1] + "\n", "được viết hai lần"),
        (GOOD + "  - word\n", "dòng 5"),
    ],
)
def test_a_set_that_is_not_understood_is_refused_with_its_place(text, told):
    assert read(GOOD, "x.yaml").items[0].name == "A"
    with pytest.raises(WrongSet, match=told):
        read(text, "x.yaml")
