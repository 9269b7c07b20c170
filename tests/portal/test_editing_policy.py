"""The content policy of the editors' area: wider than the house's, and no wider than Wagtail's screens need."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.urls import reverse
from portal.editing import HOME

from bangvang.portal.editing.policy import apply, is_known, source_of

pytestmark = pytest.mark.django_db


def test_the_area_has_a_wider_policy_and_everything_else_the_strict_one(client, leader, news):
    client.force_login(leader)
    for address in ("/", "/ban-viec/", "/bang-vang/"):
        policy = client.get(address)["Content-Security-Policy"]
        assert "unsafe" not in policy and "frame-ancestors 'none'" in policy, address
    for address in (HOME, reverse("wagtailadmin_pages:edit", args=[news.pk])):
        policy = client.get(address)["Content-Security-Policy"]
        assert "style-src 'self' 'unsafe-inline'" in policy
        assert "frame-ancestors 'self'" in policy
        assert "unsafe-eval" not in policy and "http" not in policy
        scripts = next(part for part in policy.split(";") if "script-src" in part)
        assert "unsafe-inline" not in scripts and "'self'" in scripts


def test_the_starting_line_of_a_date_picker_is_known_by_its_hash(client, leader, news):
    client.force_login(leader)
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[news.pk]))
    assert "initDateTimeChooser(" in answer.content.decode()
    assert "'sha256-" in answer["Content-Security-Policy"]


def test_the_lines_of_parts_to_come_are_known_with_their_numbers():
    answer = HttpResponse('<template><script>new DocumentChooser("id_a-__prefix__-b", {});</script></template>')
    apply(answer)
    allowed = answer._csp_config["script-src"]
    assert source_of('new DocumentChooser("id_a-3-b", {});') in allowed
    assert source_of('new DocumentChooser("id_a-24-b", {});') not in allowed


@pytest.mark.parametrize(
    ("script", "known"),
    [
        ('initDateChooser("id_a", {"format": "d/m/Y"});', True),
        ('new ImageChooser("id_picture", {"modalUrl": "/bien-tap/images/chooser/"});', True),
        ('initDateChooser("id_a", {"a": alert(1)});', False),
        ('initDateChooser("id_a", {}); alert(1);', False),
        ('initDateChooser("id_a", {}); x({});', False),
        ("alert(1)", False),
        ('new Function("alert(1)", {});', False),
        ("", False),
    ],
)
def test_only_a_known_call_with_data_is_let_through(script, known):
    assert is_known(script) == known
