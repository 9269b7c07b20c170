"""Delegates on the public page of their conference: in the words that were read out, shorter for who wished so."""

from __future__ import annotations

import pytest
from conference.test_delegates import MORE_THAN_HALF, both, hall, questions, tellers  # noqa: F401
from discretion.test_shown_less import accepted, later_honour
from django.utils import timezone
from portal.editing import write_news
from portal.test_stories import of_conference

from bangvang.conference import actions
from bangvang.conference.models import Conference
from bangvang.discretion.choices import Extent
from bangvang.portal.models import NewsPage
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Person

pytestmark = pytest.mark.django_db
NAME = "Đoàn Thị Hạnh"


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def conference(world, officer) -> Conference:
    return actions.plan_conference(officer, world.department, name="Hội nghị", held_on="2020-07-13")


@pytest.fixture
def person(world) -> Person:
    person = Person.objects.create(name=NAME)
    Employment.objects.create(person=person, unit=world.department, begins_on="2010-01-01")
    return person


@pytest.fixture
def told(world, conference, officer, hall, tellers, person) -> str:  # noqa: F811
    """The public address of a conference that elected two: one in the register, one of the same name who is not."""
    said = {"congress": "Đại hội", "seats": 2, "allotted_by": "Ban Tổ chức", "allotting_paper": "CV 12", **MORE_THAN_HALF}
    slate = actions.draw_up_slate(officer, conference, **said)
    actions.put_on_slate(officer, slate, name=NAME, position="Điều dưỡng", unit_name="Trung tâm Nuôi dưỡng", person=person)
    actions.put_on_slate(officer, slate, name=NAME, unit_name="Trường Trung cấp nghề số 2")
    actions.close_presence(officer, conference)
    vote = actions.open_vote(officer, slate)
    for question, here in zip(questions(vote), (3, 2), strict=True):
        both(tellers, vote, question, agree=here, disagree=0, blank=0)
    page = write_news(world.user(Role.EDITOR), "Tin", world.department, conference=conference)
    NewsPage.objects.filter(pk=page.pk).update(live=True, published_at=timezone.now())
    return of_conference(conference)


def test_delegates_are_named_as_read_out(client, told):
    page = client.get(told).content.decode()
    assert f"{NAME}, Điều dưỡng, Trung tâm Nuôi dưỡng" in page and f"{NAME}, Trường Trung cấp nghề số 2" in page


@pytest.mark.parametrize(
    ("extent", "shown"),
    [(Extent.INITIALS, "Đ. T. H., Trung tâm Nuôi dưỡng"), (Extent.NOTHING, "<b>Không hiện tên, theo đề nghị</b>")],
)
def test_who_wished_to_be_shown_less_is_and_somebody_of_the_same_name_is_not(client, world, told, person, extent, shown):
    client.get(told)
    accepted(world, later_honour(person), every_honour=True, extent=extent)
    page = client.get(told).content.decode()
    assert shown in page and "Điều dưỡng" not in page
    assert f"{NAME}, Trường Trung cấp nghề số 2" in page


def test_a_wish_about_one_honour_leaves_the_delegates_alone(client, world, told, person):
    accepted(world, later_honour(person))
    assert f"{NAME}, Điều dưỡng" in client.get(told).content.decode()
