"""One rule for both doors: words that disagree with a signed decision go out by no way; names shown less are told of."""

from __future__ import annotations

import pytest
from discretion.test_shown_less import NAME, accepted
from django.urls import reverse
from portal.editing import decide, edit
from portal.test_disagreement import AT

from bangvang.portal.actions import draft_news, publish_news
from bangvang.portal.models import HomePage, NewsPage
from bangvang.portal.queries.shown_names import names_shown_less_in
from bangvang.register.choices import Role
from bangvang.register.models import Honour

pytestmark = pytest.mark.django_db
WRONG = "Giám đốc Sở trao Bằng khen của Sở cho các tập thể."


@pytest.fixture
def page(short) -> NewsPage:
    """A draft whose lead disagrees with what was signed."""
    made = draft_news(short.user(Role.EDITOR), short.held_conference())
    made.lead = WRONG
    made.save_revision(user=short.user(Role.EDITOR))
    return made


def is_live(page: NewsPage) -> bool:
    return NewsPage.objects.get(pk=page.pk).live


def where_it_went(client, answer) -> str:
    """The page that the answer leads to, with what it says above."""
    return client.get(answer["Location"], follow=True).content.decode()


def test_publishing_in_the_editors_form_keeps_the_words_as_a_draft_and_says_the_way_on(client, short, page):
    answer = edit(client, short.user(Role.LEADER), page, lead=f"{WRONG} Đã sửa.", **{"action-publish": "1"})
    told = where_it_went(client, answer)
    assert not is_live(page) and "không khớp quyết định đã ký" in told
    assert reverse("portal:publish", args=[page.pk]) in told
    assert NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object().lead == f"{WRONG} Đã sửa."
    edit(client, short.user(Role.LEADER), page, lead="Trao Giấy khen của Giám đốc Sở.", **{"action-publish": "1"})
    assert is_live(page)


@pytest.mark.parametrize("with_comment", [False, True])
def test_an_approval_is_undone_and_the_page_stays_in_review(client, short, page, with_comment):
    page.get_workflow().start(page, short.user(Role.EDITOR))
    answer = decide(client, short.user(Role.LEADER), page, "approve", **({"comment": "Được."} if with_comment else {}))
    assert "không khớp quyết định đã ký" in where_it_went(client, answer)
    standing = NewsPage.objects.get(pk=page.pk)
    assert (standing.live, standing.workflow_in_progress) == (False, True)


def test_an_approval_within_the_form_is_undone_too_and_a_dialog_is_told_where_to_go(client, short, page):
    leader = short.user(Role.LEADER)
    page.get_workflow().start(page, short.user(Role.EDITOR))
    edit(client, leader, page, **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    assert not is_live(page)
    state = NewsPage.objects.get(pk=page.pk).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    answer = client.post(address, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.json()["redirect"] == reverse("wagtailadmin_pages:edit", args=[page.pk]) and not is_live(page)


def test_nothing_goes_out_in_bulk_nor_below_a_section(client, short, page):
    client.force_login(short.user(Role.LEADER))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={page.pk}")
    client.post(f"{address}?id={page.get_parent().pk}", {"include_descendants": "on"})
    assert not is_live(page)


def test_a_copy_is_not_published_with_them(client, short, page):
    leader = short.user(Role.LEADER)
    publish_news(leader, page, at=AT, author="", source="", kept=["Bằng khen của Sở"], reason="Trích nguyên văn")
    client.force_login(leader)
    said = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": page.get_parent().pk, "publish_copies": "1"}
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), said)
    assert not NewsPage.objects.filter(slug="ban-sao", live=True).exists()


def test_what_the_newsroom_kept_for_a_reason_went_out(client, short, page):
    publish_news(short.user(Role.LEADER), page, at=AT, author="", source="", kept=["Bằng khen của Sở"], reason="Trích")
    assert is_live(page) and HomePage.objects.exists()


def test_a_name_that_is_shown_less_is_told_of_in_both_rooms_and_does_not_stop_the_news(client, short, page):
    page.lead = f"Chị {NAME} được khen."
    page.save_revision(user=short.user(Role.EDITOR))
    honour = Honour.objects.filter(name_as_written=NAME).first()
    assert names_shown_less_in(page.lead) == []
    accepted(short, honour)
    leader = short.user(Role.LEADER)
    client.force_login(leader)
    told = client.get(reverse("portal:publish", args=[page.pk])).content.decode()
    assert f"“{NAME}”" in told and "được bớt hiện tên" in told
    answer = edit(client, leader, page, lead=page.lead, **{"action-publish": "1"})
    assert "được bớt hiện tên" in where_it_went(client, answer)
    assert is_live(page)


def test_names_are_found_without_accents_whole_and_once(short, page):
    accepted(short, Honour.objects.filter(name_as_written=NAME).first())
    text = "doan thi hanh va Đoàn  Thị\nHạnh; Đoàn Thị Hạnh Nguyên; Đoàn Thị Hoa; thị hạnh"
    assert [one.written for one in names_shown_less_in(text)] == ["doan thi hanh", "Đoàn  Thị\nHạnh", "Đoàn Thị Hạnh"]
    assert all(not one.sure for one in names_shown_less_in(text))
