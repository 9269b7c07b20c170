"""The facts that go to the law: what is known, as it was on the day; what is not known is left out."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.eligibility.case import build_case
from bangvang.nomination.models import Handling
from bangvang.register.actions import record_honour
from bangvang.register.choices import DisciplineForm, HoldKind, RecipientKind, Standing
from bangvang.register.models import AnnualRating, Discipline, Hold, HonourStanding
from bangvang_law.assess import Case

pytestmark = pytest.mark.django_db
DAY = date(2020, 7, 6)


@pytest.fixture
def dung(world):
    return world.person("Bùi Đình Dũng")


def recipient(handling, on: date = DAY):
    handling.refresh_from_db()
    case = build_case(handling, on=on, authority="provincial_department_head")
    Case.from_dict(case)  # the book can read whatever we write
    return case["recipient"]


def test_the_three_days_the_award_and_the_authority_are_those_of_the_dossier(handling):
    case = build_case(handling, on=DAY, authority="provincial_department_head")
    assert {key: case[key] for key in case if key != "recipient"} == {
        "name": "Bùi Đình Dũng",
        "on": "2020-07-06",
        "received_on": "2020-07-01",
        "pack": "national",
        "award": "commendation_letter",
        "type": "movement",
        "issuer": "provincial_department_head",
        "period": ["2015-01-01", "2020-06-30"],
        "stated": {},
    }


def test_the_person_is_told_by_kind_group_sex_and_service(handling):
    told = recipient(handling)
    assert {key: told[key] for key in ("kind", "group", "sex", "employed_since")} == {
        "kind": "individual", "group": "public_employee", "sex": "male", "employed_since": "2010-09-01",
    }  # fmt: skip


def test_ratings_of_later_years_were_not_known_on_the_day(handling):
    assert set(recipient(handling)["ratings"]) == {2016, 2017, 2018, 2019}
    assert set(recipient(handling, date(2026, 3, 1))["ratings"]) == {2016, 2017, 2018, 2019, 2023, 2024, 2025}


def test_honours_go_in_only_when_somebody_said_that_the_record_is_complete(handling, dung):
    dung.honours_complete = False
    dung.save()
    assert "awards" not in recipient(handling, date(2026, 3, 1))
    dung.honours_complete = True
    dung.save()
    assert [one["year"] for one in recipient(handling, date(2026, 3, 1))["awards"]] == [2022, 2023, 2025]


def test_an_honour_decided_after_the_day_is_not_told(handling, dung):
    assert dung.honours_complete and recipient(handling)["awards"] == []


def test_an_annulled_honour_is_told_as_revoked_from_the_day_of_the_annulment(handling, dung, world):
    honour = record_honour(
        recipient=dung, award="advanced_worker", name_as_written=dung.name, decided_on=date(2018, 12, 20), act="1/QĐ",
        achieved_from=date(2018, 1, 1), achieved_until=date(2018, 12, 31), issuer_as_written="Giám đốc",
    )  # fmt: skip
    HonourStanding.objects.create(honour=honour, standing=Standing.ANNULLED, on=date(2020, 7, 6), act="2/QĐ")
    told = {day: recipient(handling, day)["awards"][0] for day in (date(2020, 7, 5), DAY)}
    assert [one["revoked"] for one in told.values()] == [False, True]
    assert told[DAY] == {
        "award": "advanced_worker", "year": 2018, "decided_on": "2018-12-20", "decision": "1/QĐ", "revoked": True,
        "period": ["2018-01-01", "2018-12-31"],
    }  # fmt: skip


def test_a_restored_honour_counts_again(handling, dung):
    honour = record_honour(
        recipient=dung, award="advanced_worker", name_as_written=dung.name, decided_on=date(2018, 12, 20), act="1/QĐ",
        issuer_as_written="Giám đốc",
    )  # fmt: skip
    for standing, day in ((Standing.STRIPPED, date(2019, 5, 1)), (Standing.RESTORED, date(2020, 1, 1))):
        HonourStanding.objects.create(honour=honour, standing=standing, on=day, act="x")
    assert [one["revoked"] for one in recipient(handling)["awards"]] == [False]


def test_honours_and_years_follow_a_person_who_moved(world, submitted):
    ky = world.person("Phạm Đức Ký")
    assert ky.employments.count() == 2
    turn = Handling.objects.filter(nomination__proposal=submitted).first()
    nomination = turn.nomination
    nomination.recipient_kind, nomination.person, nomination.collective = "individual", ky, None
    nomination.save()
    assert recipient(turn, date(2026, 3, 1))["ratings"][2024] == "not_assessed"


def test_initiatives_are_left_out_when_the_record_is_not_complete(handling, dung):
    assert (
        recipient(handling, date(2026, 3, 1))["initiatives"][0]["title"] == "Ghép phiếu tìm việc với sổ cung lao động"
    )
    dung.initiatives_complete = False
    dung.save()
    assert "initiatives" not in recipient(handling, date(2026, 3, 1))


def test_a_matter_cleared_after_the_day_is_still_open_on_it(handling, dung):
    Hold.objects.create(
        recipient_kind=RecipientKind.INDIVIDUAL, person=dung, kind=HoldKind.COMPLAINT, since=date(2020, 6, 1),
        cleared_on=date(2020, 7, 10),
    )  # fmt: skip
    assert recipient(handling)["pending"] == [{"kind": "complaint", "since": "2020-06-01", "cleared_on": None}]
    assert recipient(handling, date(2020, 7, 10))["pending"][0]["cleared_on"] == "2020-07-10"
    assert recipient(handling, date(2020, 7, 1))["pending"] != []


def test_a_matter_that_began_after_the_day_is_not_told(handling, dung):
    Hold.objects.create(
        recipient_kind=RecipientKind.INDIVIDUAL, person=dung, kind=HoldKind.COMPLAINT, since=date(2020, 7, 7)
    )
    assert recipient(handling)["pending"] == []


def test_discipline_is_told_with_its_days(handling, dung):
    Discipline.objects.create(
        person=dung, form=DisciplineForm.REPRIMAND, begins_on=date(2018, 1, 5), ends_on=date(2019, 1, 4)
    )
    assert recipient(handling)["discipline"] == [{"form": "reprimand", "from": "2018-01-05", "until": "2019-01-04"}]


def test_a_result_in_the_movement_goes_in_when_a_person_stated_it(handling):
    assert "movement" not in recipient(handling)
    nomination = handling.nomination
    nomination.stated = {"movement_outstanding": True, "unity": True}
    nomination.save()
    case = build_case(Handling.objects.get(pk=handling.pk), on=DAY, authority="provincial_department_head")
    assert case["recipient"]["movement"] == {"result": "outstanding", "level": "unit", "years": 5}
    assert case["stated"] == {"unity": True}
    Case.from_dict(case)


def test_a_collective_tells_its_own_ratings_and_leaves_the_unknown_out(submitted, world):
    turn = submitted.nominations.get(recipient_kind="collective").handlings.get()
    AnnualRating.objects.create(
        recipient_kind=RecipientKind.COLLECTIVE, collective=turn.nomination.collective, year=2019, rating="excellent"
    )
    assert recipient(turn) == {"kind": "collective", "ratings": {2019: "excellent"}, "pending": []}
