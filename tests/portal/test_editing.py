"""The editors' area: whom the mandates of today let in, what they meet there, and what is refused."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from portal.editing import HOME, acts_on, decide, edit, form_of
from wagtail.models import Workflow

from bangvang.accounts.models import User
from bangvang.audit.models import Entry
from bangvang.outbox.models import Event
from bangvang.portal.actions import draft_news
from bangvang.portal.editing.rights import REVIEWERS, WRITERS, keep_in_step
from bangvang.portal.editing.schedule import publish_due
from bangvang.portal.models import HomePage, NewsPage
from bangvang.register.choices import Role
from bangvang.register.models import Mandate

pytestmark = pytest.mark.django_db


# ── who comes in ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("role", list(Role))
def test_only_editors_and_leaders_come_in(client, world, role):
    client.force_login(world.user(role))
    answer = client.get(HOME)
    if role in {Role.EDITOR, Role.LEADER}:
        assert answer.status_code == 200
    else:
        assert answer.status_code == 403
        assert "Phần biên tập dành cho người được phân công" in answer.content.decode()


def test_a_visitor_signs_in_with_the_house_and_never_with_wagtail(client, db):
    for address in (HOME, "/bien-tap/login/", "/bien-tap/password_reset/", "/bien-tap/jsi18n/"):
        assert client.get(address)["Location"].startswith("/dang-nhap/?next=/bien-tap/"), address
    assert client.post("/bien-tap/login/", {"username": "a", "password": "b"})["Location"].startswith("/dang-nhap/")


def test_a_superuser_without_a_mandate_stays_outside(client, db):
    client.force_login(User.objects.create(username="goc", is_superuser=True, is_staff=True))
    assert client.get(HOME).status_code == 403


def test_a_mandate_that_ended_yesterday_opens_nothing_and_leaves_the_group(client, editor):
    client.force_login(editor)
    client.get(HOME)
    assert set(editor.groups.values_list("name", flat=True)) == {WRITERS}
    Mandate.objects.filter(user=editor).update(ends_on=timezone.localdate() - timedelta(days=1))
    assert client.get(HOME).status_code == 403
    assert not editor.groups.exists()


def test_who_is_officer_and_editor_of_a_body_reviews_too(client, world, editor):
    client.force_login(editor)
    Mandate.objects.create(user=editor, role=Role.OFFICER, unit=world.other_department, begins_on="2015-01-01")
    client.get(HOME)
    assert set(editor.groups.values_list("name", flat=True)) == {WRITERS}
    Mandate.objects.create(user=editor, role=Role.OFFICER, unit=world.department, begins_on="2015-01-01")
    client.get(HOME)
    assert set(editor.groups.values_list("name", flat=True)) == {WRITERS, REVIEWERS}


def test_groups_are_written_once_and_then_only_read(client, editor, django_assert_num_queries):
    client.force_login(editor)
    client.get(HOME)
    again = User.objects.get(pk=editor.pk)
    with django_assert_num_queries(3):  # mandates, the tree, the groups
        keep_in_step(again)
    assert Entry.objects.filter(verb="editing_groups").count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "users/",
        "groups/",
        "sites/",
        "collections/",
        "workflows/list/",
        "workflows/tasks/index/",
        "reports/site-history/",
        "reports/locked/",
        "reports/page-types-usage/",
        "redirects/",
        "snippets/",
        "api/main/pages/",
        "failwhale/",
        "password_reset/",
        "embeds/chooser/",
        "images/1/generate_url/",
    ],
)
def test_what_is_no_editors_business_does_not_exist(client, leader, address):
    client.force_login(leader)
    assert client.get(HOME + address).status_code == 404


def test_the_account_is_the_house_s(client, editor):
    client.force_login(editor)
    assert client.get("/bien-tap/account/")["Location"].startswith("/dang-nhap/hai-lop/")


# ── whose news ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_news_of_another_body_is_not_found_on_any_screen(client, editor, others_news):
    client.force_login(editor)
    for screen in (
        "edit",
        "view_draft",
        "history",
        "delete",
        "usage",
        "copy",
        "lock",
        "workflow_history",
        "preview_on_edit",
    ):
        assert client.get(reverse(f"wagtailadmin_pages:{screen}", args=[others_news.pk])).status_code == 404, screen
    home = HomePage.objects.get().pk
    for address in (
        f"/bien-tap/pages/{home}/",
        "/bien-tap/pages/search/?q=nơi",
        "/bien-tap/pages/?q=nơi",
        f"/bien-tap/choose-page/{home}/",
        HOME,
    ):
        assert "Tin nơi khác" not in client.get(address, follow=True).content.decode(), address


def test_news_of_another_body_is_not_found_in_bulk(client, leader, others_news):
    client.force_login(leader)
    for act in ("publish", "unpublish", "delete"):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", act])
        assert client.post(f"{address}?id={others_news.pk}").status_code == 404
    others_news.refresh_from_db()
    assert not others_news.live


def test_a_draft_is_not_given_to_another_bodys_conference(client, editor, news, others_news):
    address = reverse("wagtailadmin_pages:edit", args=[news.pk])
    client.force_login(editor)
    form = client.get(address).content.decode()
    assert "Hội nghị thử" in form and "Hội nghị nơi khác" not in form
    answer = edit(client, editor, news, lead="Lời đang gõ", conference=others_news.conference_id)
    assert (answer.status_code, "Lời đang gõ" in answer.content.decode()) == (200, True)
    assert NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object().conference_id == news.conference_id


def test_a_writer_does_not_publish_nor_take_down(client, editor, news):
    edit(client, editor, news, title="Tin sửa", **{"action-publish": "1"})
    news.refresh_from_db()
    assert not news.live
    assert client.post(reverse("wagtailadmin_pages:unpublish", args=[news.pk])).status_code == 403


def test_a_writer_deletes_a_draft_but_nothing_that_readers_see(client, editor, leader, news):
    address = reverse("wagtailadmin_pages:delete", args=[news.pk])
    edit(client, leader, news, **{"action-publish": "1"})
    client.force_login(editor)
    client.post(address)
    assert NewsPage.objects.get().live
    client.force_login(leader)
    client.post(reverse("wagtailadmin_pages:unpublish", args=[news.pk]))
    client.force_login(editor)
    client.post(address)
    assert not NewsPage.objects.exists()


def test_a_reviewer_of_one_body_who_writes_for_another_does_not_publish_there(client, world, leader, others_news):
    Mandate.objects.create(user=leader, role=Role.EDITOR, unit=world.other_department, begins_on="2015-01-01")
    edit(client, leader, others_news, **{"action-publish": "1"})
    others_news.refresh_from_db()
    assert not others_news.live


# ── the workflow ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_workflow_with_one_step_is_there(db):
    workflow = Workflow.objects.get()
    assert (workflow.name, [task.name for task in workflow.tasks]) == ("Duyệt trước khi đăng", ["Duyệt tin"])
    assert HomePage.objects.first() is None or HomePage.objects.first().get_workflow() == workflow


def test_submit_send_back_submit_approve_and_the_page_is_live(client, editor, leader, news):
    edit(client, editor, news, **{"action-submit": "1"})
    news.refresh_from_db()
    assert news.current_workflow_task.name == "Duyệt tin"
    decide(client, leader, news, "reject", comment="Thiếu ảnh.")
    edit(client, editor, news, title="Tin đã sửa", **{"action-submit": "1"})
    assert not NewsPage.objects.get().live
    decide(client, leader, NewsPage.objects.get(), "approve")
    live = NewsPage.objects.get()
    assert client.get(live.url).status_code == 200
    assert live.published_at == live.first_published_at  # or it would stand in no list
    assert acts_on(news) == [
        ("submitted_news", editor.username),
        ("sent_back_news", leader.username),
        ("submitted_news", editor.username),
        ("published_news", leader.username),
        ("approved_news", leader.username),
    ]
    assert Entry.objects.get(verb="sent_back_news").note == "Thiếu ảnh."
    assert Event.objects.filter(what="portal.news_published", object_id=news.pk).count() == 1


def test_a_submission_withdrawn_and_a_page_taken_down_are_written_down(client, editor, leader, news):
    edit(client, editor, news, **{"action-submit": "1"})
    edit(client, editor, NewsPage.objects.get(), **{"action-cancel-workflow": "1"})
    edit(client, leader, NewsPage.objects.get(), **{"action-publish": "1"})
    client.post(reverse("wagtailadmin_pages:unpublish", args=[news.pk]))
    assert [verb for verb, _ in acts_on(news)] == [
        "submitted_news",
        "withdrew_submission",
        "published_news",
        "unpublished_news",
    ]


def test_a_writer_does_not_approve_even_by_hand(client, editor, news):
    edit(client, editor, news, **{"action-submit": "1"})
    news.refresh_from_db()
    assert decide(client, editor, news, "approve").status_code == 403
    assert not NewsPage.objects.get().live


def test_a_reviewer_of_one_body_does_not_approve_for_another_by_link_or_form(client, world, leader, others_news):
    Mandate.objects.create(user=leader, role=Role.EDITOR, unit=world.other_department, begins_on="2015-01-01")
    edit(client, world.outsider(Role.EDITOR), others_news, **{"action-submit": "1"})
    others_news.refresh_from_db()
    assert decide(client, leader, others_news, "approve").status_code == 403
    in_the_form = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    assert edit(client, leader, others_news, **in_the_form).status_code == 403
    assert not NewsPage.objects.get(pk=others_news.pk).live
    assert edit(client, world.outsider(Role.LEADER), others_news, **in_the_form).status_code == 302
    assert NewsPage.objects.get(pk=others_news.pk).live


def test_a_page_that_is_due_goes_live_and_comes_down_at_its_hour(client, leader, news, monkeypatch):
    soon = timezone.localtime() + timedelta(hours=1)
    later = soon + timedelta(hours=1)
    hours = {"go_live_at": f"{soon:%Y-%m-%d %H:%M}", "expire_at": f"{later:%Y-%m-%d %H:%M}"}
    edit(client, leader, news, **hours, **{"action-publish": "1"})
    assert publish_due() == 0
    news.refresh_from_db()
    assert (news.live, news.approved_schedule) == (False, True)
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(minutes=90))
    assert publish_due() == 1
    assert NewsPage.objects.get().live
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(minutes=150))
    assert publish_due() == 1
    assert publish_due() == 0
    assert not NewsPage.objects.get().live
    assert acts_on(news)[-2:] == [("published_news", None), ("unpublished_news", None)]


def test_the_worker_asks_every_minute(monkeypatch, db):
    from bangvang.config import worker
    from bangvang.portal.editing import schedule

    asked = []

    class Minutes:
        def wait(self, seconds):
            asked.append(seconds)
            return len(asked) > 2

    monkeypatch.setattr(schedule, "publish_due", lambda: asked.append("due"))
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    worker.publish_every_minute(Minutes())
    assert asked == [60.0, "due", 60.0]


# ── the first page, and what is said at saving ───────────────────────────────────────────────────────────────────────


def test_the_menu_holds_what_editors_need_and_nothing_else(client, leader):
    client.force_login(leader)
    html = client.get(HOME).content.decode()
    props = re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', html)[1]
    names = re.findall(r'"name": "(\w+)"', props.encode().decode("unicode_escape"))
    assert [name for name in names if name not in {"account", "logout"}][:4] == [
        "news",
        "images",
        "documents",
        "office",
    ]
    assert "guide.wagtail.org" not in html
    assert not re.search(r"""(?:src|href)=["']https?://""", html)


def test_the_first_page_tells_what_waits_and_what_is_drafted(client, editor, leader, news, others_news):
    edit(client, editor, news, **{"action-submit": "1"})
    assert "Bản nháp của anh/chị" in client.get(HOME).content.decode()
    client.force_login(leader)
    html = client.get(HOME).content.decode()
    assert "Chờ anh/chị duyệt" in html
    assert "Tin thử" in html


def test_a_reviewer_is_not_shown_what_waits_in_another_body(client, world, leader, others_news):
    edit(client, world.outsider(Role.EDITOR), others_news, **{"action-submit": "1"})
    client.get(HOME)  # where the writer reads that it was sent
    client.force_login(leader)
    assert "Tin nơi khác" not in client.get(HOME).content.decode()
    client.force_login(world.outsider(Role.LEADER))
    assert "Tin nơi khác" in client.get(HOME).content.decode()


def test_words_that_a_signed_decision_does_not_bear_out_are_named_at_saving(client, world, leader, editor):
    page = draft_news(editor, world.held_conference())
    client.force_login(leader)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for lead, told in (
        ("6 tập thể được tặng Bằng khen của Sở Nội vụ.", True),
        ("6 tập thể được nhận Giấy khen.", False),
    ):
        answer = client.post(address, form_of(page.get_latest_revision_as_object(), lead=lead), follow=True)
        assert ("“Bằng khen của Sở Nội vụ”" in answer.content.decode()) is told, lead
