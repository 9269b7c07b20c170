"""Editors, leaders, and what they have before them."""

from __future__ import annotations

import pytest
from portal.editing import pdf, photograph, send_paper, send_picture, write_news

from bangvang.conference.actions import plan_conference
from bangvang.register.choices import Role


@pytest.fixture
def editor(world):
    return world.user(Role.EDITOR)


@pytest.fixture
def leader(world):
    return world.user(Role.LEADER)


@pytest.fixture
def news(world, editor):
    """A draft of the department's editor about its conference."""
    conference = plan_conference(world.user(Role.OFFICER), world.department, name="Hội nghị thử", held_on="2020-07-13")
    return write_news(editor, "Tin thử", world.department, conference=conference)


@pytest.fixture
def others_news(world):
    """The same in the other department."""
    place = world.other_department
    conference = plan_conference(world.outsider(Role.OFFICER), place, name="Hội nghị nơi khác", held_on="2020-07-13")
    return write_news(world.outsider(Role.EDITOR), "Tin nơi khác", place, conference=conference)


@pytest.fixture
def picture(leader, client):
    client.force_login(leader)
    return send_picture(client, photograph())


@pytest.fixture
def paper(leader, client):
    client.force_login(leader)
    return send_paper(client, pdf())
