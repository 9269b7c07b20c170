"""One rule says who lets news out, and every piece of news has a body by which the rule is asked."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from portal.editing import acts_on, decide, form_of, write_news
from portal.test_disagreement import AT

from bangvang.audit.refusals import Refusal
from bangvang.portal.actions import ask_for_review, draft_news, publish_news
from bangvang.portal.models import HomePage, NewsPage
from bangvang.register.choices import Role
from bangvang.register.models import Mandate, Unit

pytestmark = pytest.mark.django_db
SIGNED = {"author": "V.H.N", "source": "Cổng tin tức"}


@pytest.fixture
def draft(world) -> NewsPage:
    return draft_news(world.user(Role.EDITOR), world.held_conference())


def also(user, role, unit) -> None:
    Mandate.objects.create(user=user, role=role, unit=unit, begins_on="2015-01-01")


def address_of(page) -> str:
    return reverse("portal:publish", args=[page.pk])


# ── publishing and asking for it ─────────────────────────────────────────────────────────────────────────────────────
def test_a_writer_does_not_publish_whichever_way_is_tried(client, world, draft):
    editor = world.user(Role.EDITOR)
    with pytest.raises(PermissionDenied, match="Hãy gửi duyệt"):
        publish_news(editor, draft, at=AT, **SIGNED)
    client.force_login(editor)
    client.post(address_of(draft), {"at_0": "14/07/2020", "at_1": "10:48", **SIGNED})
    draft.refresh_from_db()
    assert (draft.live, draft.workflow_in_progress) == (False, True)  # the page took it for what a writer may do


def test_who_is_officer_and_editor_publishes_and_an_officer_alone_does_not(world, draft):
    officer = world.user(Role.OFFICER)
    with pytest.raises(PermissionDenied):
        publish_news(officer, draft, at=AT, **SIGNED)
    also(officer, Role.EDITOR, world.department)
    publish_news(world.user(Role.OFFICER), draft, at=AT, **SIGNED)
    assert NewsPage.objects.get().live


def test_a_leader_of_another_body_does_not_publish(world, draft):
    with pytest.raises(PermissionDenied):
        publish_news(world.outsider(Role.LEADER), draft, at=AT, **SIGNED)


def test_a_writer_asks_a_leader_publishes_and_nothing_waits_any_more(client, world, draft):
    editor, leader = world.user(Role.EDITOR), world.user(Role.LEADER)
    client.force_login(editor)
    shown = client.get(address_of(draft)).content.decode()
    assert "Gửi duyệt</button>" in shown and "Đăng lên cổng" not in shown
    said = client.post(address_of(draft), SIGNED, follow=True).content.decode()
    assert f"Đã gửi duyệt “{draft.title}”" in said and ">đang chờ duyệt<" in said
    assert "đang chờ người duyệt" in client.get(address_of(draft)).content.decode()
    client.force_login(leader)
    shown = client.get(address_of(draft)).content.decode()
    assert "Đăng lên cổng" in shown and 'value="V.H.N"' in shown
    client.post(address_of(draft), {"at_0": "14/07/2020", "at_1": "10:48", **SIGNED})
    live = NewsPage.objects.get()
    assert (live.live, live.author, live.workflow_in_progress) == (True, "V.H.N", False)
    assert acts_on(live) == [
        ("drafted_news", editor.username),
        ("submitted_news", editor.username),
        ("published_news", leader.username),
    ]


def test_what_waits_is_not_sent_twice_and_what_came_back_is_sent_again(client, world, draft):
    editor = world.user(Role.EDITOR)
    ask_for_review(editor, draft, **SIGNED)
    with pytest.raises(Refusal, match="đang chờ"):
        ask_for_review(editor, NewsPage.objects.get(), **SIGNED)
    decide(client, world.user(Role.LEADER), NewsPage.objects.get(), "reject", comment="Thiếu ảnh.")
    assert not NewsPage.objects.get().workflow_in_progress
    ask_for_review(editor, NewsPage.objects.get(), **SIGNED)
    decide(client, world.user(Role.LEADER), NewsPage.objects.get(), "approve")
    assert NewsPage.objects.get().live


def test_an_editor_of_another_body_does_not_send_a_draft(client, world, draft):
    with pytest.raises(PermissionDenied):
        ask_for_review(world.outsider(Role.EDITOR), draft, **SIGNED)
    client.force_login(world.outsider(Role.EDITOR))
    assert client.get(address_of(draft)).status_code == 404


# ── whose news, where no conference says so ──────────────────────────────────────────────────────────────────────────
def test_news_of_no_conference_belong_to_the_body_of_their_writer(client, world):
    page = write_news(world.user(Role.EDITOR), "Tin riêng của sở", world.department)
    for role in (Role.EDITOR, Role.LEADER):
        client.force_login(world.outsider(role))
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 404
        assert client.get(address_of(page)).status_code == 404
    client.force_login(world.outsider(Role.EDITOR))
    assert "Tin riêng của sở" not in client.get("/soan-tin/").content.decode()
    with pytest.raises(PermissionDenied):
        publish_news(world.outsider(Role.LEADER), page, at=AT, **SIGNED)
    client.force_login(world.user(Role.EDITOR))
    assert "Tin riêng của sở" in client.get("/soan-tin/").content.decode()
    publish_news(world.user(Role.LEADER), page, at=AT, **SIGNED)
    assert NewsPage.objects.get().live


def begin(client, user, title, **fields):
    """What the screen for a new page answers to the writer's form."""
    client.force_login(user)
    address = reverse("wagtailadmin_pages:add", args=["portal", "newspage", HomePage.objects.get().pk])
    return client.post(address, form_of(NewsPage(title=title, slug="tin-moi"), **fields))


def test_who_writes_for_one_body_is_not_asked_and_may_not_give_it_away(client, world):
    assert begin(client, world.user(Role.EDITOR), "Tin mới", agency=world.other_department.pk).status_code == 302
    assert NewsPage.objects.get().agency == world.department


def test_who_writes_for_several_bodies_says_for_which(client, world):
    editor = world.user(Role.EDITOR)
    also(editor, Role.EDITOR, world.other_department)
    assert begin(client, editor, "Tin mới").status_code == 200
    assert not NewsPage.objects.exists()
    assert begin(client, editor, "Tin mới", agency=world.other_department.pk).status_code == 302
    assert NewsPage.objects.get().agency == world.other_department


def test_news_of_a_conference_are_of_its_body(client, world):
    editor, conference = world.user(Role.EDITOR), world.held_conference()
    also(editor, Role.EDITOR, world.other_department)
    answer = begin(client, editor, "Tin mới", agency=world.other_department.pk, conference=conference.pk)
    assert "Hãy chọn đúng cơ quan" in answer.content.decode()
    assert not NewsPage.objects.exists()


def test_a_page_keeps_its_agency_through_every_form_and_revision(client, world, draft):
    editor = world.user(Role.EDITOR)
    also(editor, Role.EDITOR, world.other_department)
    client.force_login(editor)
    changed = form_of(draft, lead="Lời mới", agency=world.other_department.pk)
    assert client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), changed).status_code == 302
    kept = NewsPage.objects.get()
    written = kept.get_latest_revision_as_object()
    assert (written.lead, written.agency_id, kept.agency_id) == ("Lời mới", world.department.pk, world.department.pk)
    older = {name: said for name, said in written.serializable_data().items() if name != "agency"}
    assert kept.with_content_json(older).agency == world.department


# ── what was written before pages had a body ─────────────────────────────────────────────────────────────────────────
def test_pages_that_are_there_find_their_body(world):
    agency_of = import_module("bangvang.portal.migrations.0005_news_agency").agency_of
    below = Unit.objects.filter(parent=world.other_department, is_body=False).first() or Unit.objects.create(
        name="Văn phòng", folded="van phong", parent=world.other_department, begins_on="2000-01-01"
    )
    conference = world.held_conference()
    of_an_office = world.user(Role.EDITOR, below)
    both = world.user(Role.OFFICER)
    also(both, Role.EDITOR, world.other_department)
    for owner, told, expected in (
        (of_an_office, conference, world.department),
        (of_an_office, None, world.other_department),
        (both, None, world.other_department),
        (None, None, Unit.objects.filter(is_body=True).order_by("pk")[0]),
    ):
        assert agency_of(apps, NewsPage(title="Tin", owner=owner, conference=told)) == expected.pk
