"""By whose rules a body is judged: chosen from a day on, inherited by the units below, kept with what was judged."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.council.queries import rule_for
from bangvang.eligibility.actions import ask_sweep, assess_handling, carry_out, choose_rules
from bangvang.eligibility.models import OwnRules, SweepRow
from bangvang.eligibility.queries.rules import book_for, pack_of
from bangvang.eligibility.queries.single import look_at_one
from bangvang.nomination.models import Handling
from bangvang.register.choices import Role
from bangvang_law.book import national_book
from bangvang_law.errors import UnknownAward

pytestmark = pytest.mark.django_db
FROM = date(2026, 1, 1)
DAY = date(2026, 3, 1)
HEAD = "provincial_department_head"
LETTER, PROVINCE = "commendation_letter", "QĐ 86/2025/QĐ-UBND Bắc Ninh"


@pytest.fixture
def province(world, officer) -> OwnRules:
    return choose_rules(officer, world.department, pack="bac_ninh", begins_on=FROM)


def test_a_body_without_a_choice_is_judged_by_the_law_alone(world):
    assert pack_of(world.department.pk, DAY) == "national"
    assert book_for(world.department.pk, DAY) is national_book()


def test_a_choice_holds_from_its_day_for_the_body_and_below_until_the_next(world, officer, province):
    division = next(unit for unit in world.units.values() if unit.parent_id == world.department.pk)
    assert [pack_of(division.pk, day) for day in (date(2025, 12, 31), FROM, DAY)] == [
        "national",
        "bac_ninh",
        "bac_ninh",
    ]
    assert pack_of(world.city.pk, DAY) == "national"  # what a department chose does not rise
    choose_rules(officer, world.department, pack="national", begins_on=date(2026, 2, 1))
    assert [pack_of(world.department.pk, day) for day in (FROM, DAY)] == ["bac_ninh", "national"]


def test_a_dossier_is_judged_by_the_province_and_the_sheet_cites_it(handling, officer, province):
    Handling.objects.filter(pk=handling.pk).update(
        received_on=date(2025, 12, 20)
    )  # when the province had spoken already
    handling.refresh_from_db()
    before = assess_handling(officer, handling, on=date(2025, 12, 31), authority=HEAD)
    after = assess_handling(officer, handling, on=DAY, authority=HEAD)
    assert (before.facts["pack"], after.facts["pack"]) == ("national", "bac_ninh")
    assert PROVINCE not in str(before.tree) and PROVINCE in str(after.tree)
    assert "bac_ninh" in after.book_edition and "bac_ninh" not in before.book_edition


def test_a_sweep_keeps_the_rules_it_was_asked_by(world, officer, province):
    sweep = ask_sweep(officer, world.department, on=DAY, awards=[LETTER])
    choose_rules(officer, world.department, pack="national", begins_on=DAY)
    assert carry_out(sweep)
    sweep.refresh_from_db()
    assert (sweep.pack, "bac_ninh" in sweep.book_edition) == ("bac_ninh", True)
    for row in SweepRow.objects.filter(sweep=sweep).select_related("person")[:5]:
        one = look_at_one(sweep, row)
        assert one.finding == row.finding and any(PROVINCE in text for text in one.citations)


def test_an_award_of_another_province_cannot_be_swept(world, officer, province):
    with pytest.raises(Refusal, match=r"Công dân Thủ đô ưu tú.*không rà soát được"):
        ask_sweep(officer, world.department, on=DAY, awards=[LETTER, "outstanding_capital_citizen"])


def test_the_councils_share_of_votes_is_that_of_the_rules(world, officer):
    """Hà Nội asks nine tenths of all members for its own title; the law alone does not know that title."""
    choose_rules(officer, world.department, pack="ha_noi", begins_on=FROM)
    rule = rule_for(world.council, "outstanding_capital_citizen", DAY)
    assert (rule.threshold, rule.base) == (Fraction(9, 10), "total_members")
    assert rule.source == "QĐ 71/2025/QĐ-UBND Hà Nội, Điều 3 khoản 5"
    with pytest.raises(UnknownAward):
        rule_for(world.council, "outstanding_capital_citizen", date(2025, 12, 31))


def test_only_its_own_people_choose_and_it_is_in_the_journal(world, officer, province):
    assert Entry.objects.filter(verb="chose_rules", object_id=world.department.pk).exists()
    for who, unit in (
        (world.user(Role.CLERK), world.department),
        (world.user(Role.LEADER), world.department),
        (officer, world.city),
    ):
        with pytest.raises(PermissionDenied):
            choose_rules(who, unit, pack="bac_ninh", begins_on=FROM)


def test_a_pack_before_its_day_or_unknown_is_refused(world, officer):
    with pytest.raises(Refusal, match="có hiệu lực từ") as refused:
        choose_rules(officer, world.department, pack="bac_ninh", begins_on=date(2020, 1, 1))
    assert PROVINCE in refused.value.cite
    with pytest.raises(Refusal, match="không có gói"):
        choose_rules(officer, world.department, pack="../x", begins_on=FROM)
    assert not OwnRules.objects.exists()


def test_a_choice_cannot_be_changed_or_removed(province):
    for change in (lambda: OwnRules.objects.update(pack="national"), lambda: OwnRules.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_page_shows_what_holds_and_takes_a_choice(client, world, officer):
    client.force_login(officer)
    page = reverse("eligibility:rules")
    assert "Luật chung của cả nước" in client.get(page).content.decode()
    form = {"body": world.department.pk, "pack": "bac_ninh", "begins_on": "01/01/2026"}
    assert client.post(page, form).status_code == 302
    assert PROVINCE in client.get(page).content.decode()
    early = client.post(page, form | {"begins_on": "01/01/2020"})
    assert early.status_code == 422 or "có hiệu lực từ" in early.content.decode()
    client.force_login(world.user(Role.CLERK))
    assert client.get(page).status_code == 403
