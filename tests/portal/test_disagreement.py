"""Words of a text against signed decisions and against the law of who may grant what."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from wagtail.models import ReferenceIndex

from bangvang.audit.refusals import Refusal
from bangvang.decision.actions import correct
from bangvang.outbox.actions import carry_out
from bangvang.outbox.models import Event
from bangvang.portal.actions import draft_news, mark_read, publish_news
from bangvang.portal.models import NewsPage, Notice
from bangvang.portal.queries.disagreement import decisions_on, disagreements, words_of
from bangvang.register.choices import Role
from bangvang_paper.claims import mentions, near_names, references

pytestmark = pytest.mark.django_db
SEED = (
    "6 tập thể tiêu biểu được nhận Giấy khen.\n"
    "Ghi nhận những thành tích đạt được, tại Hội nghị, 6 tập thể và 16 cá nhân tiêu biểu có thành tích tốt trong phong trào "
    "thi đua yêu nước giai đoạn 2015÷2020 được tặng Bằng khen của Sở Lao động – Thương binh và Xã hội."
)
AT = datetime(2020, 7, 14, 10, 48, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def news(world) -> NewsPage:
    return draft_news(world.user(Role.EDITOR), world.held_conference())


def said(text: str, news: NewsPage) -> list[tuple[str, str]]:
    return [(one.written, one.right) for one in disagreements(text, decisions_on(news), date(2020, 7, 14))]


def test_the_documents_own_words_are_flagged_and_its_caption_is_not(news):
    """S11: the caption says Giấy khen, as the decision does; the text says Bằng khen, which no director grants."""
    found = disagreements(SEED, decisions_on(news), date(2020, 7, 14))
    assert [one.written for one in found] == ["Bằng khen của Sở Lao động – Thương binh và Xã hội"]
    assert found[0].right == "Giấy khen" and found[0].sure and found[0].citations


def test_a_pasted_text_without_a_decision_is_held_against_the_law(db):
    found = disagreements("Sở tặng Bằng khen của Sở Nội vụ cho 3 cá nhân.", [], date(2026, 5, 1))
    assert [one.written for one in found] == ["Bằng khen của Sở Nội vụ"]
    allowed = "Chủ tịch tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Thử. Giấy khen của Giám đốc Sở Nội vụ."
    assert not [one for one in disagreements(allowed, [], date(2020, 7, 14)) if one.sure]


def test_a_draft_of_ours_agrees_with_itself(news):
    assert disagreements(words_of(news), decisions_on(news), date(2020, 7, 14)) == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Trao Giấy khen cho 6 tập thể và 15 cá nhân.", [("15 cá nhân", "16 cá nhân")]),
        ("Trao Giấy khen cho bảy tập thể.", [("7 tập thể", "6 tập thể")]),
        ("Trao Giấy khen cho 16 cá nhân.", []),
        ("Ngành có 40 tập thể tham gia.", []),
    ],
)
def test_counts_are_held_against_the_lists(news, text, flagged):
    assert said(text, news) == flagged


def test_numbers_and_days_of_decisions(news):
    decision = decisions_on(news)[0].decision
    right = f"Quyết định số {decision.code} ngày {decision.signed_on:%d/%m/%Y}"
    assert said(right, news) == []
    assert said(f"Quyết định số {decision.code} ngày 01/01/2019", news) == [
        (f"Quyết định số {decision.code} ngày 01/01/2019", f"{decision.signed_on:%d/%m/%Y}")
    ]
    assert [written for written, _ in said("theo Quyết định số 9999/QĐ-KHAC", news)] == ["Quyết định số 9999/QĐ-KHAC"]


def test_a_name_that_is_nearly_right(news):
    name = next(row.name for row in decisions_on(news)[0].individuals if len(row.name.split()) == 3)
    wrong = name[:-1] + ("x" if name[-1] != "x" else "y")
    assert said(f"Ông {wrong} được khen.", news) == [(wrong, name)] or len(name.split()[-1]) < 3
    assert said(f"Ông {name} được khen.", news) == []


def test_news_is_not_published_over_words_that_disagree(world, news):
    leader = world.user(Role.LEADER)
    news.lead = SEED
    with pytest.raises(Refusal, match="không khớp quyết định"):
        publish_news(leader, news, at=AT, author="V.H.N", source="")
    kept = ["Bằng khen của Sở Lao động – Thương binh và Xã hội"]
    with pytest.raises(Refusal, match="chưa ghi lý do"):
        publish_news(leader, news, at=AT, author="V.H.N", source="", kept=kept)
    assert not NewsPage.objects.get(pk=news.pk).live
    publish_news(leader, news, at=AT, author="V.H.N", source="", kept=kept, reason="Trích nguyên văn tin cũ")
    assert NewsPage.objects.get(pk=news.pk).live


def test_news_is_not_dated_ahead(world, news):
    with pytest.raises(Refusal, match="còn ở phía trước"):
        publish_news(world.user(Role.LEADER), news, at=datetime(2999, 1, 1, tzinfo=AT.tzinfo), author="", source="")


def test_a_correction_changes_the_page_and_tells_its_editor_once(client, world, news):
    editor = world.user(Role.EDITOR)
    publish_news(world.user(Role.LEADER), news, at=AT, author="", source="")
    ReferenceIndex.create_or_update_for_object(NewsPage.objects.get())  # Wagtail's worker does this
    line = decisions_on(news)[0].decision.lines.get(ordinal=7)
    correct(
        world.user(Role.DOCUMENT_CLERK),
        line,
        field="name",
        new="Đoàn Thị Hạnh Nguyên",
        act="02/ĐC",
        on=date(2020, 8, 1),
    )
    event = Event.objects.get(what="decision.corrected")
    carry_out(event)
    carry_out(event)  # events are delivered at least once
    notice = Notice.objects.get()
    assert notice.page == news and "Đoàn Thị Hạnh Nguyên" in notice.words
    html = client.get(NewsPage.objects.get().url).content.decode()
    assert "Đoàn Thị Hạnh Nguyên" in html and "đã đính chính" in html
    client.force_login(editor)
    assert notice.words.split("“")[0] in client.get("/soan-tin/").content.decode()
    mark_read(editor, notice)
    mark_read(editor, notice)
    assert Notice.objects.get().read_by == editor


def test_the_pure_readings():
    found = mentions(
        "Tặng Huân chương Lao động hạng Ba của Chủ tịch nước cho 1 tập thể; Bằng khen của Thủ tướng Chính phủ."
    )
    assert [(one.written, one.awards, one.counts) for one in found] == [
        ("Huân chương Lao động hạng Ba của Chủ tịch nước", ("labor_order_3",), (("collective", 1),)),
        ("Bằng khen của Thủ tướng Chính phủ", ("ministry_province_certificate",), (("collective", 1),)),
    ] or found[1].giver == "Thủ tướng Chính phủ"
    assert references("Quyết định số 251/QĐ-SLĐTBXH, ngày 31/02/2020.")[0].day is None
    assert near_names("Hoang Thi Nga", ["Hoàng Thị Nga"])[0].meant == "Hoàng Thị Nga"
    assert near_names("Nguyễn Văn Anh và Nguyễn Văn Ánh", ["Nguyễn Văn An"]) == []
