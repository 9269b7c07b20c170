"""The editors' area: whom the mandates of today let in, what they meet there, and what is refused."""

from __future__ import annotations

import gettext
import json
import re
import struct
import zipfile
import zlib
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import trans_real
from PIL import Image as Drawing
from portal.english import OURS, english_in, said_on
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Workflow

from bangvang.accounts.models import User
from bangvang.audit.models import Entry
from bangvang.conference.actions import plan_conference
from bangvang.outbox.models import Event
from bangvang.portal.editing.policy import apply, is_known, source_of
from bangvang.portal.editing.rights import REVIEWERS, WRITERS
from bangvang.portal.editing.schedule import publish_due
from bangvang.portal.models import HomePage, NewsPage
from bangvang.register.choices import Role
from bangvang.register.models import Mandate

pytestmark = pytest.mark.django_db
HOME = "/bien-tap/"


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


def write_news(by, title, agency, **fields) -> NewsPage:
    page = NewsPage(title=title, live=False, owner=by, agency=agency, **fields)
    HomePage.objects.get().add_child(instance=page)
    page.save_revision(user=by)
    return page


def form_of(page, **changes):
    """What the edit screen posts for a page."""
    return {
        "title": page.title,
        "slug": page.slug,
        "conference": page.conference_id or "",
        "lead": page.lead,
        "body-count": "0",
        "author": page.author,
        "source": page.source,
        "published_at": "",
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "attachments-TOTAL_FORMS": "0",
        "attachments-INITIAL_FORMS": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **changes,
    }


def edit(client, user, page, **changes):
    client.force_login(user)
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **changes))


def decide(client, user, page, act, **said):
    client.force_login(user)
    state = page.current_workflow_task_state
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, act, state.pk]), said)


def acts_on(page) -> list[tuple[str, str | None]]:
    rows = Entry.objects.filter(object_type="portal.newspage", object_id=page.pk).order_by("pk")
    return [(row.verb, row.actor.username if row.actor else None) for row in rows]


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
    from bangvang.portal.editing.rights import keep_in_step

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


# ── the screens and their words ──────────────────────────────────────────────────────────────────────────────────────


def screens(page, image, paper) -> list[str]:
    """Every screen that an editor can open."""
    home = HomePage.objects.get().pk
    pages = [
        reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        for name in (
            "edit",
            "history",
            "workflow_history",
            "delete",
            "copy",
            "usage",
            "unpublish",
            "set_privacy",
            "move",
        )
    ]
    revisions = list(page.revisions.order_by("pk").values_list("pk", flat=True))
    return [
        HOME,
        "/bien-tap/pages/",
        f"/bien-tap/pages/{home}/",
        f"/bien-tap/pages/{home}/?q=khong-co-gi",
        reverse("wagtailadmin_pages:add_subpage", args=[home]),
        reverse("wagtailadmin_pages:add", args=["portal", "newspage", home]),
        reverse("wagtailadmin_pages:edit", args=[home]),
        *pages,
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"]),
        reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revisions[0]]),
        f"/bien-tap/choose-page/{home}/",
        *(reverse(f"wagtailadmin_choose_page_{kind}_link") for kind in ("external", "email", "phone", "anchor")),
        reverse("decision_chooser:choose"),
        reverse("indicator_chooser:choose"),
        *(
            f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', act])}?id={page.pk}"
            for act in ("publish", "unpublish", "delete", "move")
        ),
        reverse("wagtailimages:index"),
        f"{reverse('wagtailimages:index')}?q=khong-co-gi",
        reverse("wagtailimages:add"),
        reverse("wagtailimages:add_multiple"),
        reverse("wagtailimages:edit", args=[image.pk]),
        reverse("wagtailimages:delete", args=[image.pk]),
        reverse("wagtailimages:image_usage", args=[image.pk]),
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtailimages_chooser:select_format", args=[image.pk]),
        reverse("wagtaildocs:index"),
        f"{reverse('wagtaildocs:index')}?q=khong-co-gi",
        reverse("wagtaildocs:add"),
        reverse("wagtaildocs:add_multiple"),
        reverse("wagtaildocs:edit", args=[paper.pk]),
        reverse("wagtaildocs:delete", args=[paper.pk]),
        reverse("wagtaildocs:document_usage", args=[paper.pk]),
        reverse("wagtaildocs_chooser:choose"),
        *(
            f"{reverse('wagtail_bulk_action', args=[app, kind, act])}?id={thing.pk}"
            for app, kind, thing in (("wagtailimages", "image", image), ("wagtaildocs", "document", paper))
            for act in ("add_tags", "add_to_collection", "delete")
        ),
        "/bien-tap/khong-co-trang-nay/",
    ]


def words_of(answer) -> list[str]:
    """What an answer says; parts for dialogs come as JSON."""
    if answer["Content-Type"].startswith("application/json"):
        return said_on(answer.json().get("html", ""))
    return said_on(answer.content.decode())


@pytest.fixture
def picture(leader, client):
    client.force_login(leader)
    return send_picture(client, photograph())


@pytest.fixture
def paper(leader, client):
    client.force_login(leader)
    return send_paper(client, pdf())


def test_no_screen_says_anything_in_english(client, editor, leader, news, picture, paper):
    edit(client, editor, news, title="Tin đã sửa", **{"action-submit": "1"})
    client.force_login(leader)
    found = {}
    waiting = [*screens(news, picture, paper)]
    state = NewsPage.objects.get().current_workflow_task_state.pk
    waiting += [
        reverse("wagtailadmin_pages:collect_workflow_action_data", args=[news.pk, act, state])
        for act in ("reject", "approve")
    ]
    for address in waiting:
        answer = client.get(
            address, headers={"X-Requested-With": "XMLHttpRequest"} if "choose" in address else {}, follow=True
        )
        assert answer.status_code in {200, 404}, address
        english = english_in(words_of(answer))
        if english:
            found[address] = english
    assert found == {}
    assert len(waiting) > 45


def test_what_is_answered_to_a_form_is_not_english_either(client, leader, news):
    client.force_login(leader)
    bad = form_of(news, title="", slug="Có dấu", go_live_at="hôm qua", expire_at="2000-01-01 10:00")
    answers = [client.post(reverse("wagtailadmin_pages:edit", args=[news.pk]), bad)]
    for changes in ({}, {"action-publish": "1"}, {"action-submit": "1"}):
        client.post(reverse("wagtailadmin_pages:edit", args=[news.pk]), form_of(NewsPage.objects.get(), **changes))
        answers.append(client.get(HOME))
    client.post(reverse("wagtailadmin_pages:lock", args=[news.pk]), {"next": HOME})
    answers.append(client.get(reverse("wagtailadmin_pages:edit", args=[news.pk])))
    assert [english_in(words_of(answer)) for answer in answers] == [[]] * 5
    assert "Đã đăng trang" in answers[2].content.decode()
    assert "khóa" in answers[-1].content.decode()


def test_scripts_are_handed_vietnamese(client, leader):
    client.force_login(leader)
    script = client.get("/bien-tap/jsi18n/").content.decode()
    handed = json.loads(re.search(r"newcatalog = (\{.*?\});\n", script, re.DOTALL)[1])
    ours = {asked: said for asked, said in spoken("djangojs").items() if isinstance(asked, str) and asked}
    assert len(ours) > 50
    assert {asked: handed.get(asked) for asked in ours} == ours
    config = re.search(r'id="wagtail-config"[^>]*>(.*?)</script>', client.get(HOME).content.decode())[1]
    strings = json.dumps(json.loads(config)["STRINGS"]["BULK_ACTIONS"], ensure_ascii=False)
    assert english_in(re.findall(r': "([^"]*)"', strings)) == []


@pytest.mark.parametrize("asked", ["Awaiting your review", "Save draft", "History"])
def test_a_translation_that_is_missing_would_be_found(client, editor, leader, news, monkeypatch, asked):
    edit(client, editor, news, **{"action-submit": "1"})
    client.force_login(leader)
    pages = [
        HOME,
        reverse("wagtailadmin_pages:edit", args=[news.pk]),
        reverse("wagtailadmin_pages:history", args=[news.pk]),
    ]
    assert [english_in(words_of(client.get(page))) for page in pages] == [[], [], []]
    for catalogue in trans_real.translation("vi")._catalog._catalogs:
        if asked in catalogue:
            monkeypatch.setitem(catalogue, asked, asked)
    assert any(asked in said for page in pages for said in english_in(words_of(client.get(page))))


def spoken(domain: str) -> dict:
    with (OURS / f"{domain}.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)._catalog


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_what_is_written_is_compiled_and_keeps_its_places(domain):
    written = (OURS / f"{domain}.po").read_text(encoding="utf-8")
    compiled = {key[0] if isinstance(key, tuple) else key for key in spoken(domain)} - {""}
    assert len(compiled) == len(re.findall(r"^msgid ", written, re.MULTILINE)) - 1
    for asked, said in spoken(domain).items():
        key = asked[0] if isinstance(asked, tuple) else asked
        if key and "guide_link" not in key:
            places = set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", said))
            assert places <= set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", key)) | {"%(count)s", "%(counter)s", "%(num)s"} | {
                f"%({name})s" for name in re.findall(r"(\w+)", said) if name.endswith(("count", "user", "formatted"))
            }, key


def test_ours_win_over_wagtails_own_vietnamese(db):
    with translation.override("vi"):
        assert translation.gettext("Publish") == "Đăng"
        assert translation.gettext("documents") == "tài liệu"


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


# ── the content policy ───────────────────────────────────────────────────────────────────────────────────────────────


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


# ── what is sent up ──────────────────────────────────────────────────────────────────────────────────────────────────


def photograph(size=(60, 40), kind="JPEG", **more) -> bytes:
    """A photograph with the place where it was taken, a camera, a comment, and lying on its side."""
    picture = Drawing.new("RGB", size, "#B0161B")
    exif = Drawing.Exif()
    exif[0x010F] = "May anh cua ong Thu"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (20.0, 51.0, 36.0)
    written = BytesIO()
    picture.save(written, kind, exif=exif, **({"comment": "trong nha rieng"} if kind == "JPEG" else {}), **more)
    return written.getvalue()


def pdf(extra: bytes = b"") -> bytes:
    return b"%PDF-1.4\n" + extra + b"\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def office(part: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as parts:
        parts.writestr(part, "<x/>")
    return written.getvalue()


def post_picture(client, data: bytes, name: str = "anh.jpg", title: str = "Ảnh thử"):
    fields = {"title": title, "file": SimpleUploadedFile(name, data), "description": "Ảnh chụp hội nghị"}
    return client.post(reverse("wagtailimages:add"), fields)


def send_picture(client, data: bytes, name: str = "anh.jpg"):
    assert post_picture(client, data, name).status_code == 302
    return get_image_model().objects.latest("pk")


def post_paper(client, data: bytes, name: str = "tep.pdf"):
    return client.post(reverse("wagtaildocs:add"), {"title": "Tệp thử", "file": SimpleUploadedFile(name, data)})


def send_paper(client, data: bytes, name: str = "tep.pdf"):
    assert post_paper(client, data, name).status_code == 302
    return get_document_model().objects.latest("pk")


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "anh.jpg"), ("PNG", "anh.png"), ("WEBP", "anh.webp")])
def test_a_picture_keeps_nothing_of_where_and_with_what_it_was_taken(client, leader, kind, name):
    client.force_login(leader)
    data = photograph(kind=kind)
    assert b"May anh" in data
    image = send_picture(client, data, name)
    for file in (image.file, image.get_rendition("width-30").file):
        kept = file.open().read()
        assert b"May anh" not in kept and b"trong nha rieng" not in kept
        opened = Drawing.open(BytesIO(kept))
        assert not opened.getexif() and "comment" not in opened.info
    assert (image.width, image.height) == (40, 60)  # put upright before the word about it goes


@pytest.mark.parametrize(
    ("screen", "file", "title"),
    [
        ("wagtailimages:add_multiple", "files[]", "title"),
        ("wagtailimages_chooser:create", "image-chooser-upload-file", "image-chooser-upload-title"),
    ],
)
def test_every_way_to_send_a_picture_cleans_it(client, leader, screen, file, title):
    client.force_login(leader)
    fields = {file: SimpleUploadedFile("anh.jpg", photograph()), title: "Ảnh thử"}
    client.post(reverse(screen), fields, headers={"X-Requested-With": "XMLHttpRequest"})
    assert b"May anh" not in get_image_model().objects.get().file.open().read()


def white(side: int) -> bytes:
    """A real picture that is small as a file and large as a picture."""
    written = BytesIO()
    Drawing.new("1", (side, side), 1).save(written, "PNG")
    return written.getvalue()


def huge_png(side: int = 50_000) -> bytes:
    """The head of a picture of 50,000 × 50,000 points: what it would be can be told without making it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("anh.png", huge_png(), "Hãy thu nhỏ ảnh rồi gửi lại"),
        ("anh.png", white(9_000), "Hãy thu nhỏ ảnh rồi gửi lại"),
        ("anh.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "svg"),
        (
            "anh.jpg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            "Hãy lưu lại ảnh đúng loại",
        ),
        ("anh.png", photograph(), "bên trong là jpeg"),
        ("anh.jpg", photograph((400, 400))[:900], "Ảnh hỏng hoặc thiếu phần sau"),
        ("anh.jpg", b"<html><script>alert(1)</script>", "hình ảnh hợp lệ"),
    ],
    ids=["50000x50000", "9000x9000", "svg", "svg as jpg", "jpeg as png", "cut off", "html as jpg"],
)
def test_a_picture_that_is_not_one_is_refused_kindly(client, leader, name, data, sentence):
    client.force_login(leader)
    answer = post_picture(client, data, name)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert english_in(words_of(answer)) == []
    assert not get_image_model().objects.exists()


def test_the_focal_point_decides_what_is_cut_away(client, leader):
    client.force_login(leader)
    halves = Drawing.new("RGB", (80, 40), "white")
    halves.paste("black", (40, 0, 80, 40))
    written = BytesIO()
    halves.save(written, "PNG")
    image = send_picture(client, written.getvalue(), "anh.png")
    point = {"focal_point_x": 70, "focal_point_y": 20, "focal_point_width": 4, "focal_point_height": 4}
    fields = {"title": image.title, "description": "x", "tags": "", **point}
    assert client.post(reverse("wagtailimages:edit", args=[image.pk]), fields).status_code == 302
    cut = get_image_model().objects.get().get_rendition("fill-20x20-c100")
    assert Drawing.open(cut.file.open()).convert("L").getextrema() == (0, 0)


def test_only_the_copies_cut_for_pages_are_given_out(client, picture):
    copy = picture.get_rendition("width-30")
    answer = client.get(copy.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    for name in (
        f"/media/{picture.file.name}",
        "/media/images/..%2f..%2fkeys",
        "/media/images/khong-co.jpg",
        "/media/documents/tep.pdf",
    ):
        assert client.get(name).status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tep.html", b"<script>alert(1)</script>"),
        ("tep.exe", b"MZ"),
        ("tep.pdf", b"<html><script>alert(1)</script>"),
        ("tep.pdf", b"<script>alert(1)</script>%PDF-1.4"),
        ("tep.docx", pdf()),
        ("tep.docx", office("xl/workbook.xml")),
        ("tep.xlsx", b"PK\x03\x04"),
    ],
)
def test_a_paper_that_is_not_what_it_says_is_refused_kindly(client, leader, name, data):
    client.force_login(leader)
    answer = post_paper(client, data, name)
    assert answer.status_code == 200
    assert english_in(words_of(answer)) == []
    assert not get_document_model().objects.exists()


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", pdf()), ("a.docx", office("word/document.xml")), ("a.xlsx", office("xl/workbook.xml"))]
)
def test_a_paper_is_handed_over_and_never_shown_inside_our_address(client, leader, name, data):
    client.force_login(leader)
    paper = send_paper(client, data, name)
    answer = client.get(paper.url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"


def test_a_pdf_that_is_also_html_runs_nothing(client, leader):
    client.force_login(leader)
    paper = send_paper(client, pdf(b"<html><script>alert(1)</script>"))
    answer = client.get(paper.url)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("limit", "post", "name"),
    [
        ("WAGTAILIMAGES_MAX_UPLOAD_SIZE", post_picture, "anh.jpg"),
        ("WAGTAILDOCS_MAX_UPLOAD_SIZE", post_paper, "tep.pdf"),
    ],
)
def test_a_file_that_is_too_heavy_is_refused_kindly(client, leader, settings, limit, post, name):
    setattr(settings, limit, 100)
    client.force_login(leader)
    answer = post(client, photograph() if name.endswith("jpg") else pdf(b"x" * 200), name)
    assert "quá mức" in answer.content.decode()


def test_a_title_of_500_letters_is_refused_kindly(client, editor, news):
    answer = edit(client, editor, news, title="Đ" * 500)
    assert answer.status_code == 200
    assert "255" in answer.content.decode()
    assert english_in(words_of(answer)) == []


def test_words_that_a_signed_decision_does_not_bear_out_are_named_at_saving(client, world, leader, editor):
    from bangvang.portal.actions import draft_news

    page = draft_news(editor, world.held_conference())
    client.force_login(leader)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for lead, told in (("6 tập thể được tặng Bằng khen của Sở Nội vụ.", True), ("6 tập thể được nhận Giấy khen.", False)):
        answer = client.post(address, form_of(page.get_latest_revision_as_object(), lead=lead), follow=True)
        assert ("“Bằng khen của Sở Nội vụ”" in answer.content.decode()) is told, lead
