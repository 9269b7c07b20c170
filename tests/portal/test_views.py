"""Public pages: one answer, few queries, nothing half said."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from decision.rows import three_drafts
from portal.test_queries import TITLE

from bangvang.audit.refusals import Refusal
from bangvang.conference.actions import hand_over, plan_conference
from bangvang.conference.queries import counts
from bangvang.decision.actions import issue_in_a_row
from bangvang.decision.wording import counts_of_kinds
from bangvang.portal.actions import draft_news, publish_news
from bangvang.portal.pages.news import NewsPage
from bangvang.portal.queries.headline import who
from bangvang.register.choices import Role
from cast import SIGNED

pytestmark = pytest.mark.django_db
AT = datetime(2020, 7, 14, 10, 48, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def test_the_verification_page_answers_first(client, world):
    certificate = world.certified_decision().lines.get(ordinal=1).certificate
    page = client.get(f"/x/{certificate.public_id}").content.decode()
    assert "Giấy khen này là thật" in page
    assert "Trường Trung cấp nghề số 2" in page
    assert "01/QĐ-SLĐTBXH" in page


def test_an_unknown_certificate_is_said_to_be_unknown(client, db):
    response = client.get("/x/AbCdEfGhIjKlMnOpQrStUv")
    assert response.status_code == 404
    assert "không cấp giấy khen nào mang mã này" in response.content.decode()


def test_a_typed_address_leads_to_the_answer(client, world):
    certificate = world.certified_decision().lines.get(ordinal=1).certificate
    response = client.get("/xac-minh/", {"text": certificate.address})
    assert response["Location"] == f"/x/{certificate.public_id}"


def test_the_roll_asks_no_more_for_three_than_for_one(client, world, django_assert_max_num_queries):
    world.certified_decision()
    client.get("/bang-vang/")  # the first look at what was told asks two more, wherever other tests took theirs back
    with django_assert_max_num_queries(12):
        client.get("/bang-vang/?q=giay")
    with django_assert_max_num_queries(12):
        client.get("/bang-vang/")


def test_news_is_written_from_the_decision_and_published_with_the_seeds_title(client, world):
    conference = world.held_conference()
    page = draft_news(world.user(Role.EDITOR), conference)
    assert (page.title, page.live) == (TITLE, False)
    assert client.get(page.url or "/").content.decode().count(TITLE) == 0
    publish_news(world.user(Role.LEADER), page, at=AT, author="V.H.N", source="Cổng tin tức thành phố Hải Phòng")
    html = client.get(NewsPage.objects.get().url).content.decode()
    assert f"<h1>{TITLE}</h1>" in html
    for element in ("Thứ Ba, 14/07/2020 10:48", "In trang", "Gốc", "V.H.N", "QR CODE: " + TITLE, "Nguồn tin"):
        assert element in html
    assert html.count("/x/") == 22
    assert TITLE in client.get("/").content.decode()


def test_the_directions_are_numbered_in_words(client, world):
    page = draft_news(world.user(Role.EDITOR), world.held_conference())
    publish_news(world.user(Role.LEADER), page, at=AT, author="", source="")
    html = client.get(NewsPage.objects.get().url).content.decode()
    assert "<b>Một là</b>" in html
    assert "<b>Hai là</b>" in html


def test_no_news_without_a_signed_decision(world):
    conference = plan_conference(world.user(Role.OFFICER), world.department, name="Hội nghị thử", held_on=AT.date())
    with pytest.raises(Refusal, match="chưa có quyết định nào đã ban hành"):
        draft_news(world.user(Role.EDITOR), conference)


def test_an_editor_of_another_department_may_not_draft(world):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        draft_news(world.outsider(Role.EDITOR), world.held_conference())


def test_each_decision_is_told_with_its_own_recipients(world):
    officer = world.user(Role.OFFICER)
    _sitting, drafts = three_drafts(world, officer)
    versions = {one.pk: one.version for one in drafts}
    issued = issue_in_a_row(world.user(Role.DOCUMENT_CLERK), drafts, key="k" * 32, read_versions=versions)
    conference = plan_conference(officer, world.department, name="Hội nghị thử", held_on=SIGNED)
    hand_over(officer, conference, issued)
    body = draft_news(world.user(Role.EDITOR), conference).body
    told = [str(block.value) for block in body if "(Quyết định số" in str(block.value)]
    own = [who(counts_of_kinds(line.recipient_kind for line in one.lines.all())) for one in issued]
    assert len({*own, who(counts(conference))}) > 2
    assert [words for words, line in zip(own, told, strict=True) if f"tại Hội nghị, {words} có " in line] == own
