"""Until when a list stays open: the article of the day, Tết and swapped days counted; what is not read is asked of a document."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.audit.refusals import Refusal
from bangvang.consultation.choices import DayUnit
from bangvang.consultation.periods import Asked, Rule, left_on, period_for, rule_for
from bangvang.eligibility.models import OwnRules
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db
ORDER, LETTER, FIGHTER = "labor_order_3", "commendation_letter", "national_emulation_fighter"
BY = "KH 12/KH-SNV"


def rule(world, awards, on):
    return rule_for(world.department.pk, awards, on)


def test_ten_working_days_pass_over_a_public_holiday(world):
    found = rule(world, [ORDER], date(2025, 8, 20))
    assert (found.days, found.source, found.unread) == (10, "NĐ 152/2025/NĐ-CP, Điều 44 khoản 2", ())
    period = period_for(found, date(2025, 8, 20), Asked())
    assert period.closes_on == date(2025, 9, 5)
    assert {date(2025, 9, 1), date(2025, 9, 2)} <= {day for day, _why in period.skipped}


def test_tet_and_a_swapped_saturday_are_counted_as_the_notice_gave_them(world):
    period = period_for(rule(world, [ORDER], date(2026, 2, 10)), date(2026, 2, 10), Asked())
    off = {day for day, why in period.skipped if "Tết" in why}
    assert date(2026, 2, 17) in off  # the first day of the year of the Horse
    assert period.closes_on == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("award", "day", "cite"),
    [
        (ORDER, date(2024, 3, 4), "NĐ 98/2023/NĐ-CP, Điều 46 khoản 2"),
        (FIGHTER, date(2025, 8, 20), "NĐ 152/2025/NĐ-CP, Điều 44 khoản 2"),
    ],
)
def test_the_article_of_the_day_is_named(world, award, day, cite):
    found = rule(world, [award], day)
    assert (found.days, found.source) == (10, cite)


def test_what_nobody_read_is_asked_of_a_document(world):
    """National Emulation Fighters in 2024: the article is known, its days were not read."""
    found = rule(world, [ORDER, FIGHTER], date(2024, 3, 4))
    assert found.days == 10 and not found.suffices and "Điều 46" in found.unread[0]
    with pytest.raises(Refusal, match="theo văn bản nào"):
        period_for(found, date(2024, 3, 4), Asked())
    with pytest.raises(Refusal, match="Chưa ghi văn bản"):
        period_for(found, date(2024, 3, 4), Asked(days=12))
    assert period_for(found, date(2024, 3, 4), Asked(days=12, by=BY)).by.startswith(BY)


def test_where_the_law_sets_nothing_it_says_so_and_a_document_may(world):
    found = rule(world, [LETTER], date(2025, 8, 20))
    assert found.days is None and "nơi tặng có thể tự quy định" in found.notes[0]
    with pytest.raises(Refusal, match="nơi tặng có thể tự quy định"):
        period_for(found, date(2025, 8, 20), Asked())
    period = period_for(found, date(2022, 9, 26), Asked(days=10, unit="calendar", by=BY))
    assert (period.closes_on, period.by) == (date(2022, 10, 6), BY)


def test_a_document_may_ask_for_more_days_but_not_for_fewer(world):
    found, day = rule(world, [ORDER, LETTER], date(2025, 8, 20)), date(2025, 8, 20)
    assert found.suffices
    assert period_for(found, day, Asked(days=15, by=BY)).closes_on > date(2025, 9, 5)
    assert period_for(found, day, Asked(closes_on=date(2025, 9, 5), by=BY)).days is None
    for asked in (Asked(days=9, by=BY), Asked(closes_on=date(2025, 9, 4), by=BY)):
        with pytest.raises(Refusal, match="Ngắn hơn quy định") as refused:
            period_for(found, day, asked)
        assert refused.value.cite == "NĐ 152/2025/NĐ-CP, Điều 44 khoản 2"


def test_closing_before_opening_is_refused(world):
    with pytest.raises(Refusal, match="Ngày cuối trước ngày công khai"):
        period_for(
            rule(world, [LETTER], date(2025, 8, 20)), date(2025, 8, 20), Asked(closes_on=date(2025, 8, 1), by=BY)
        )


def test_a_year_whose_holidays_were_not_read_is_not_counted():
    far = date(2031, 5, 5)
    found = Rule(10, DayUnit.WORKING, "điều ấy", (), ())  # as if the article of that day had been read
    with pytest.raises(Refusal, match="Chưa đếm được ngày làm việc"):
        period_for(found, far, Asked())
    assert period_for(found, far, Asked(closes_on=date(2031, 6, 5), by=BY)).closes_on == date(2031, 6, 5)
    left = left_on(date(2031, 6, 5), date(2031, 6, 1))
    assert (left.days, left.unit) == (5, "ngày")


def test_ha_noi_asks_seven_working_days_for_its_own_title(world):
    OwnRules.objects.create(
        body=world.department, pack="ha_noi", begins_on=date(2026, 1, 1), chosen_by=world.user(Role.OFFICER)
    )
    found = rule(world, ["outstanding_capital_citizen"], date(2026, 3, 9))
    assert found.days == 7 and found.source == "QĐ 71/2025/QĐ-UBND Hà Nội, Điều 5 khoản 2 điểm c"


def test_today_is_counted_among_the_days_left():
    assert (left_on(date(2025, 9, 5), date(2025, 9, 5)).days, left_on(date(2025, 9, 5), date(2025, 9, 3)).days) == (
        1,
        3,
    )
    assert left_on(date(2025, 9, 5), date(2025, 9, 6)).days == 0
