"""One recipient proposed by two units, and two rows of the register that look like one person."""

from __future__ import annotations

from datetime import date

import pytest
from intake.conftest import person, xlsx

from bangvang.eligibility.sources import sources_of_dossier
from bangvang.identity.actions import dismiss, merge
from bangvang.intake.actions import accept, upload
from bangvang.nomination.actions import propose_from, submit
from bangvang.nomination.queries import same_recipient, visible_to
from bangvang.nomination.repeats import repeats_seen_by
from bangvang.register.actions import new_person, record_honour
from bangvang.register.choices import Rating, RecipientKind, Role
from bangvang.register.models import AnnualRating, Employment

pytestmark = pytest.mark.django_db
DAY = date(2020, 7, 1)
PAPER = {"reason": "ghi nhầm tên khi nạp", "document": "15/CV-SLĐ", "document_on": DAY}


@pytest.fixture
def proposed(world, officer, said):
    """Dossiers of a list of one unit, submitted to the department."""

    def propose(division: str, *names: str):
        unit = world.divisions[division]
        batch = upload(officer, unit, data=xlsx(*(person(name, division) for name in names)), name="a.xlsx")
        accept(officer, batch, read_version=batch.version)
        proposal = propose_from(officer, batch, **said)
        submit(officer, proposal, on=DAY, read_version=proposal.version)
        return list(proposal.nominations.order_by("ordinal"))

    return propose


def known(world, name: str, division: str):
    found = new_person(name=name)
    Employment.objects.create(person=found, unit=world.divisions[division], begins_on=date(2010, 1, 1))
    return found


def test_one_person_proposed_by_two_units_is_told_first(world, officer, proposed):
    both = known(world, "Lê Thị Lan", "Văn phòng Sở")
    Employment.objects.create(person=both, unit=world.divisions["Thanh tra Sở"], begins_on=date(2010, 1, 1))
    [one] = proposed("Văn phòng Sở", "Lê Thị Lan")
    [other] = proposed("Thanh tra Sở", "Lê Thị Lan")
    [found] = repeats_seen_by(officer)
    assert (found.first, found.second, found.is_same, found.is_one_award) == (one, other, True, True)
    assert list(same_recipient(one)) == [other]
    assert repeats_seen_by(world.outsider(Role.OFFICER)) == []


def test_two_rows_merged_into_one_person_are_one_recipient(world, officer, proposed):
    kept, gone = known(world, "Lê Thị Lan", "Văn phòng Sở"), known(world, "Hoàng Thị Mai", "Thanh tra Sở")
    [one], [other] = proposed("Văn phòng Sở", "Lê Thị Lan"), proposed("Thanh tra Sở", "Hoàng Thị Mai")
    assert repeats_seen_by(officer) == [] and not same_recipient(one)
    merge(officer, kept=kept, gone=gone, **PAPER)
    [found] = repeats_seen_by(officer)
    assert found.is_same and {found.first, found.second} == {one, other}
    assert list(same_recipient(one)) == [other] and list(same_recipient(other)) == [one]


def test_a_dossier_of_a_merged_row_shows_the_papers_of_the_person(world, officer, proposed):
    kept, gone = known(world, "Lê Thị Lan", "Văn phòng Sở"), known(world, "Hoàng Thị Mai", "Thanh tra Sở")
    record_honour(
        recipient=kept, award="commendation_letter", name_as_written=kept.name, act="12/QĐ", decided_on=date(2018, 1, 2)
    )
    for who, rating in ((gone, Rating.GOOD), (kept, Rating.EXCELLENT)):
        AnnualRating.objects.create(
            person=who, recipient_kind=RecipientKind.INDIVIDUAL, year=2019, rating=rating, document="5/QĐ"
        )
    [dossier] = proposed("Thanh tra Sở", "Hoàng Thị Mai")
    merge(officer, kept=kept, gone=gone, **PAPER)
    dossier.refresh_from_db()
    told = sources_of_dossier(dossier, DAY)
    assert [one["decision"] for one in told if one["kind"] == "award"] == ["12/QĐ"]
    assert [(one["year"], one["rating"]) for one in told if one["kind"] == "rating"] == [(2019, Rating.EXCELLENT)]


def test_a_merged_nominee_sees_the_dossier_that_names_the_other_row(world, officer, proposed):
    kept, gone = known(world, "Lê Thị Lan", "Văn phòng Sở"), known(world, "Hoàng Thị Mai", "Thanh tra Sở")
    [dossier] = proposed("Thanh tra Sở", "Hoàng Thị Mai")
    kept.user = world.user(Role.NOMINEE)
    kept.save()
    assert dossier not in visible_to(kept.user)
    merge(officer, kept=kept, gone=gone, **PAPER)
    assert list(visible_to(kept.user)) == [dossier]


def test_people_who_look_like_one_are_told_until_somebody_says_that_they_are_two(world, officer, proposed):
    first, second = known(world, "Lê Thị Lan", "Văn phòng Sở"), known(world, "Lê Thị Lam", "Thanh tra Sở")
    Employment.objects.create(person=second, unit=world.divisions["Văn phòng Sở"], begins_on=date(2019, 1, 1))
    [one], [other] = proposed("Văn phòng Sở", "Lê Thị Lan"), proposed("Thanh tra Sở", "Lê Thị Lam")
    [found] = repeats_seen_by(officer)
    assert (found.first, found.second, found.is_same) == (one, other, False)
    assert found.reasons == ["họ tên gần giống: “Lan” và “Lam”", "cùng đơn vị"]
    dismiss(officer, first, second)
    assert repeats_seen_by(officer) == []


def test_the_page_names_both_dossiers_and_the_way_on(client, world, officer, proposed):
    proposed("Văn phòng Sở", "Lê Thị Lan")
    client.force_login(officer)
    page = client.get("/de-nghi/trung/").content.decode()
    assert "Không hồ sơ nào đề nghị hai lần" in page
    [dossier] = proposed("Văn phòng Sở", "Lê Thị Lan")
    page = client.get("/de-nghi/trung/").content.decode()
    assert "cùng đối tượng, cùng hình thức" in page and f"/de-nghi/{dossier.pk}/" in page
