"""The law book in the words of forms and pages."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from bangvang.catalogue.queries import authority_name, award_choices, award_name, is_award, who_may_grant
from bangvang.catalogue.queries.awards import awards_on
from bangvang.register.choices import Role
from bangvang_law.book import national_book


def test_every_award_of_the_book_is_offered_once_in_its_order():
    assert [award for award, _name in award_choices()] == [award.id for award in national_book().awards()]
    assert len(award_choices()) == 57
    assert len(award_choices("title")) + len(award_choices("commendation")) == 57


def test_names_are_the_vietnamese_ones():
    assert award_name("commendation_letter") == "Giấy khen"
    assert award_name("grassroots_emulation_fighter") == "Chiến sĩ thi đua cơ sở"
    assert "cấp tỉnh" in authority_name("province_chair")


def test_what_the_book_does_not_know_breaks_no_page():
    assert (award_name("golden_star"), is_award("golden_star"), is_award("commendation_letter")) == (
        "golden_star",
        False,
        True,
    )
    assert authority_name("king") == "king"


def test_who_may_grant_is_told_by_the_day():
    day = date(2020, 7, 13)
    assert authority_name("provincial_department_head") in who_may_grant("commendation_letter", day)
    assert authority_name("provincial_department_head") not in who_may_grant("ministry_province_certificate", day)
    assert authority_name("province_chair") in who_may_grant("ministry_province_certificate", day)


def test_the_list_tells_article_and_how_far_the_law_was_read():
    listed = {
        award.id: award
        for kind in ("title", "commendation")
        for award in awards_on(national_book(), date(2026, 3, 1), kind)
    }
    assert len(listed) == 57 and all(award.citation for award in listed.values())
    assert {award.criteria for award in listed.values()} <= {"read", "partial", "unread"}
    assert listed["commendation_letter"].recipients == ("cá nhân", "tập thể", "hộ gia đình")


@pytest.mark.django_db
def test_the_page_counts_what_was_read_and_asks_no_more_for_57(client, world, django_assert_max_num_queries):
    client.force_login(world.user(Role.NOMINEE))
    with django_assert_max_num_queries(6):
        text = client.get(reverse("catalogue:list")).content.decode()
    read = sum(award.criteria == "read" for award in national_book().awards())
    assert f"57 danh hiệu, hình thức khen thưởng; đã đọc đủ điều kiện của {read}" in text
