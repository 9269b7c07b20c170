"""The editors' lists on a phone: every row is a short record that can be read, and nothing sticks out."""

from __future__ import annotations

import pytest
from browser.test_accessibility import signed_in
from django.urls import reverse

from bangvang.portal.actions import draft_news
from bangvang.portal.models import HomePage, NewsPage
from bangvang.register.choices import Role
from cast import build_world
from short_river import shorten

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]
LEAST = 200
"""Pixels that a title has for itself: a word of a Vietnamese title is never broken in two for want of room."""
TITLES = "[...document.querySelectorAll('.listing tbody td.title, .bv-ledger tbody th')].map(one => one.clientWidth)"


def test_a_title_has_room_for_itself_in_every_list(visitor, live_server, transactional_db):
    world = shorten(build_world())
    editor = world.user(Role.EDITOR)
    draft = draft_news(editor, world.held_conference())
    home = HomePage.objects.get()
    hour, place = "2020-07-01T08:00:00+07:00", world.department
    home.add_child(instance=NewsPage(title="Tin cũ hơn", agency=place, live=True, published_at=hour))
    section = draft.get_parent()
    signed_in(visitor.page.context, live_server, editor)
    for name, address in (
        ("soan-tin", reverse("portal:newsroom")),
        ("bien-tap", reverse("wagtailadmin_home")),
        ("trang-nhat", reverse("wagtailadmin_explore", args=[home.pk])),
        ("chuyen-muc", reverse("wagtailadmin_explore", args=[section.pk])),
        ("anh", reverse("wagtailimages:index")),
        ("tai-lieu", reverse("wagtaildocs:index")),
    ):
        visitor.open(address)
        visitor.page.wait_for_load_state("networkidle")
        visitor.picture(f"e-{name}")
        visitor.page.set_viewport_size({"width": 360, "height": 740})
        visitor.page.wait_for_timeout(500)  # Wagtail moves its menu aside in its own time
        assert visitor.widest() <= 0, name
        widths = visitor.page.evaluate(TITLES)
        assert all(width >= LEAST for width in widths), (name, widths)
        visitor.page.set_viewport_size({"width": 1440, "height": 900})
    visitor.page.goto("about:blank")
