"""Public pages of conferences and of advanced models: only what was told, only what stands consented."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from portal.test_kept_pages import is_kept

from access.exemplar import _scan, model_kept
from bangvang.conference.actions import add_item, draft_programme
from bangvang.decision.actions import correct
from bangvang.design.keeping.middleware import shelf
from bangvang.discretion.choices import Extent
from bangvang.discretion.models import Showing, Wish
from bangvang.exemplar import actions as exemplar
from bangvang.exemplar.models import Consent, Picture, Story
from bangvang.portal.actions import draft_news
from bangvang.portal.models import NewsPage
from bangvang.portal.queries.public_keys import CONFERENCES, STORIES
from bangvang.register.choices import Role
from bangvang.register.models import Honour

pytestmark = pytest.mark.django_db


def of_conference(conference) -> str:
    return reverse("portal:conference", args=[CONFERENCES.of(conference.pk)])


@pytest.fixture
def conference(short):
    return short.held_conference()


@pytest.fixture
def told(short, conference):
    page = draft_news(short.user(Role.EDITOR), conference)
    NewsPage.objects.filter(pk=page.pk).update(live=True, published_at="2020-07-14T10:48:00+07:00")
    return conference


def test_a_conference_nobody_told_of_has_no_page(client, short, conference):
    draft_news(short.user(Role.EDITOR), conference)
    assert client.get(of_conference(conference)).status_code == 404


def test_a_conference_is_told_from_its_records(client, short, told):
    officer = short.user(Role.OFFICER)
    programme = draft_programme(officer, told)
    add_item(
        officer, programme, kind="other", title="Xem phóng sự", who="Ban Tổ chức", minutes=10,
        read_version=programme.version,
    )  # fmt: skip
    html = client.get(of_conference(told)).content.decode()
    for said in (
        told.name, "1</b><p>tập thể được khen", "2</b><p>cá nhân được khen", "Đại hội thi đua yêu nước ngành", "Xem phóng sự",
        "Ban Tổ chức", "<b>Hai là</b>", "01/QĐ-SLĐTBXH", "Đoàn Thị Hạnh", NewsPage.objects.get().title,
    ):  # fmt: skip
        assert said in html, said
    assert "có mặt" not in html  # the door was never closed: no count of heads is true
    assert of_conference(told) in client.get("/hoi-nghi-da-dua-tin/").content.decode()
    assert of_conference(told) in client.get(NewsPage.objects.get().url).content.decode()


def test_a_picture_of_the_news_stands_on_the_page_with_its_caption_once(client, short, told):
    from wagtail.images import get_image_model
    from wagtail.images.tests.utils import get_test_image_file

    image = get_image_model().objects.create(title="Trao giấy khen", file=get_test_image_file())
    page = NewsPage.objects.get()
    block = {"type": "image", "value": {"image": {"image": image.pk, "decorative": False, "alt_text": "Trao"}, "caption": "Trao tại hội trường", "credit": ""}}  # fmt: skip  # noqa: E501
    page.body = page.body.stream_block.to_python([block, block])
    page.save()
    html = client.get(of_conference(told)).content.decode()
    assert html.count("<figcaption>Trao tại hội trường") == 1


def test_a_conference_asks_as_much_for_twenty_two_honours_as_for_three(client, short, told, django_assert_max_num_queries):
    with django_assert_max_num_queries(35):
        client.get(of_conference(told))


@pytest.fixture
def story(short) -> Story:
    """The story of a unit with one picture that its person lets the portal show."""
    model_kept(short)
    return released(short, Story.objects.get())


def released(world, story: Story) -> Story:
    exemplar.review(world.user(Role.OFFICER, again=True), story, read_version=story.version)
    story.refresh_from_db()
    exemplar.release(world.user(Role.LEADER), story, read_version=story.version)
    story.refresh_from_db()
    return story


def of_story(story: Story) -> str:
    return reverse("portal:exemplar", args=[STORIES.of(story.pk)])


def test_a_released_story_is_read_with_its_picture(client, story):
    picture = Picture.objects.get()
    html = client.get(of_story(story)).content.decode()
    address = reverse("portal:exemplar_picture", args=[STORIES.of(story.pk), picture.pk])
    assert "Sổ hẹn</h1>" in html and "Phòng mở sổ." in html and address in html
    answer = client.get(address)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("image/")
    assert of_story(story) in client.get("/guong-dien-hinh/").content.decode()
    assert "/guong-dien-hinh/" in client.get("/").content.decode()


def test_the_search_of_the_portal_finds_conferences_and_stories_without_accents(client, told, story):
    assert of_story(story) in client.get("/tim/?q=so+hen").content.decode()
    assert of_conference(told) in client.get("/tim/?q=hoi+nghi+dien+hinh").content.decode()


def test_a_consent_taken_back_takes_the_picture_out_at_once(client, short, story):
    address = reverse("portal:exemplar_picture", args=[STORIES.of(story.pk), Picture.objects.get().pk])
    exemplar.withdraw_consent(short.user(Role.OFFICER), Consent.objects.get(), on=date(2020, 5, 1))
    assert client.get(address).status_code == 404
    html = client.get(of_story(story)).content.decode()
    assert "Sổ hẹn</h1>" in html and "<img" not in html


def test_a_draft_has_no_page(client, short):
    model_kept(short)
    assert client.get(of_story(Story.objects.get())).status_code == 404
    assert "Sổ hẹn" not in client.get("/guong-dien-hinh/").content.decode()


def test_the_story_of_a_person_is_shown_while_they_let_it_and_are_not_shown_less(client, short):
    officer, person = short.user(Role.OFFICER), short.person("Đoàn Thị Hạnh")
    model = exemplar.keep(
        officer, short.department, person, found_on=date(2020, 3, 2), found_by="Đoàn kiểm tra", found="visit",
        field="chăm sóc", deeds="Chăm sóc tốt.",
    )  # fmt: skip
    exemplar.write_story(officer, model, title="Ca trực", text="Chị trực đêm.", read_version=None)
    story = released(short, Story.objects.get())
    assert client.get(of_story(story)).status_code == 404
    consent = exemplar.record_consent(
        officer, model, who="Chị Hạnh", on=date(2020, 4, 1), scope="internal", data=_scan(), name="giay.png"
    )
    assert client.get(of_story(story)).status_code == 404
    Consent.objects.create(model=model, who="Chị Hạnh", on=date(2020, 4, 1), scope="portal", paper=consent.paper)
    assert client.get(of_story(story)).status_code == 200
    honour = Honour.objects.filter(person=person).first()
    wish = Wish.objects.create(
        honour=honour, extent=Extent.INITIALS, asker="self", name="Hạnh", code_hash="a", form_key="a"
    )
    Showing.objects.create(honour=honour, extent=Extent.INITIALS, wish=wish, by=officer)
    shelf.clear()  # written past the verb, which would have told of it
    assert client.get(of_story(story)).status_code == 404


# ── kept in memory ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_pages_of_a_conference_and_of_a_story_are_kept(told, story):
    assert is_kept(of_conference(told)) and is_kept(of_story(story))


def test_what_changes_a_kept_conference_makes_it_new_at_once(client, short, told):
    officer = short.user(Role.OFFICER)
    before = client.get(of_conference(told)).content.decode()
    assert client.get(of_conference(told)).content.decode() == before
    programme = draft_programme(officer, told)
    add_item(
        officer, programme, kind="other", title="Xem phóng sự", who="", minutes=10, read_version=programme.version
    )
    assert "Xem phóng sự" not in before and "Xem phóng sự" in client.get(of_conference(told)).content.decode()
    line = told.decisions.get().lines.get(name="Bùi Đình Dũng")
    correct(officer, line, field="name", new="Bùi Đình Dững", act="12/QĐ", on=date(2020, 8, 3))
    assert "Bùi Đình Dững" in client.get(of_conference(told)).content.decode()


def test_what_changes_a_kept_story_makes_it_new_at_once(client, short, story):
    assert "<img" in client.get(of_story(story)).content.decode()
    exemplar.withdraw_consent(short.user(Role.OFFICER), Consent.objects.get(), on=date(2020, 5, 1))
    assert "<img" not in client.get(of_story(story)).content.decode()
    exemplar.take_back(short.user(Role.LEADER), story, read_version=story.version)
    assert client.get(of_story(story)).status_code == 404
    assert of_story(story) not in client.get("/guong-dien-hinh/").content.decode()
