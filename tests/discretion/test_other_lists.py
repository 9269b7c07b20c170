"""Whoever wished to be shown less in every honour is shown less in other public lists: of delegates, and of proposals once
their days are over. A wish about one honour says nothing of them."""

from __future__ import annotations

import pytest
from consultation.conftest import LAST, OPENED, draft, live_on, officer, on_the_first_day, published, short, turns  # noqa: F401
from discretion.test_shown_less import accepted, later_honour

from bangvang.consultation.models import Entry
from bangvang.discretion.choices import Extent
from bangvang.discretion.queries import extents_of_people
from bangvang.register.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposed(published) -> Entry:  # noqa: F811 - the fixture of that name
    return published.entries.select_related("handling__nomination__person").get(ordinal=2)


def pages(client, entry: Entry) -> list[str]:
    address = f"/lay-y-kien/{entry.consultation.public_id}/"
    return [client.get(one).content.decode() for one in (address, f"{address}ho-so/{entry.ordinal}/")]


def wished(world, person: Person, **more) -> None:
    accepted(world, later_honour(person), **({"every_honour": True} | more))


def test_a_list_names_everybody_while_its_days_run_and_then_as_they_wished(client, short, proposed, live_on):  # noqa: F811
    person = proposed.handling.nomination.person
    wished(short, person)
    for page in pages(client, proposed):
        assert proposed.name in page
    live_on(LAST.replace(day=LAST.day + 1))
    for page in pages(client, proposed):
        assert proposed.name not in page and "được ghi tắt" in page
        assert proposed.unit_name in page and (not proposed.position or proposed.position not in page)


def test_who_wished_nothing_to_be_shown_is_not_named_after_the_days(client, short, proposed, live_on):  # noqa: F811
    wished(short, proposed.handling.nomination.person, extent=Extent.NOTHING)
    live_on(LAST.replace(day=LAST.day + 1))
    whole, one = pages(client, proposed)
    assert proposed.name not in whole + one and proposed.unit_name not in one
    assert "Một người được đề nghị tặng" in one and "Không hiện tên, theo đề nghị" in whole


def test_a_wish_about_one_honour_leaves_the_list_of_proposals_alone(client, short, proposed, live_on):  # noqa: F811
    wished(short, proposed.handling.nomination.person, every_honour=False)
    live_on(LAST.replace(day=LAST.day + 1))
    assert all(proposed.name in page for page in pages(client, proposed))


def test_people_are_asked_for_in_one_question_and_found_through_the_ledger(short, proposed, django_assert_num_queries):  # noqa: F811
    person = proposed.handling.nomination.person
    wished(short, person)
    twin, stranger = Person.objects.create(name=person.name, merged_into=person), Person.objects.create(name=person.name)
    with django_assert_num_queries(1):
        told = extents_of_people([person.pk, twin.pk, stranger.pk])
    assert told == {person.pk: Extent.INITIALS, twin.pk: Extent.INITIALS}
