"""Axe on every page of the office, light and dark, on a phone and at a desk: no violation."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Error

from access.test_every_route import ROWS
from bangvang.outbox.actions import carry_out_waiting
from bangvang.register.choices import Role
from cast import build_world, whole_river

pytestmark = [pytest.mark.a11y, pytest.mark.django_db(transaction=True)]
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
         .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | '))"""


def signed_in(context, live_server, user) -> None:
    """Give the browser a session of ``user`` without the sign-in page."""
    from django.test import Client

    client = Client()
    client.force_login(user)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])


def pages(world):
    """(name, address, role) of every page that answers with HTML."""
    for name, row in sorted(ROWS.items()):
        if row.method != "get" or name.endswith(
            ("pdf", "rss", "file", "paper", "minutes", ":all", ":one", "emblem", "workbook")
        ):
            continue
        if ":pick_" in name:  # a part of a page, drawn into the form that asks for it
            continue
        if name in {"healthz", "design:text_size", "design:theme", "design:language", "certificate:reprint", "decision:preview"}:
            continue
        role = None if row.public else min(row.allowed or {Role.OFFICER})
        yield name, reverse(name, kwargs=row.make(world)), role


def test_no_page_breaks_a_rule_of_accessibility(browser, live_server, world_in_full):
    broken = {}
    for role in [None, *Role]:
        mine = [(name, address) for name, address, who in pages(world_in_full) if who == role]
        if not mine:
            continue
        for scheme, width in (("light", 1440), ("dark", 360)):
            context = browser.new_context(
                color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
            )
            if role is not None:
                signed_in(context, live_server, world_in_full.user(role))
            page = context.new_page()
            for name, address in mine:
                try:
                    answer = page.goto(live_server.url + address)
                except Error as error:
                    if "Download is starting" not in str(error):  # a file to keep is no page
                        raise
                    continue
                if answer is None or "text/html" not in answer.headers.get("content-type", ""):
                    continue
                page.add_script_tag(content=AXE)
                found = page.evaluate(RUN)
                if found:
                    broken[f"{name} {scheme} {width}"] = found
            context.close()
    assert broken == {}, "\n".join(f"{name}: {found}" for name, found in broken.items())


@pytest.fixture
def world_in_full(transactional_db):
    world = whole_river(build_world())
    carry_out_waiting()
    return world
