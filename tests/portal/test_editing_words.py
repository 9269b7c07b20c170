"""The editors' screens speak Vietnamese: every one of them, their scripts, and what they answer to a form."""

from __future__ import annotations

import gettext
import json
import re

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import trans_real
from portal.editing import HOME, edit, form_of, words_of
from portal.english import OURS, english_in

from bangvang.portal.models import HomePage, NewsPage

pytestmark = pytest.mark.django_db


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


def test_a_title_of_500_letters_is_refused_kindly(client, editor, news):
    answer = edit(client, editor, news, title="Đ" * 500)
    assert answer.status_code == 200
    assert "255" in answer.content.decode()
    assert english_in(words_of(answer)) == []
