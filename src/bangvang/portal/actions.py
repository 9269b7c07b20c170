"""Verbs of the newsroom: draft from a conference, publish."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries import award_name
from bangvang.conference.models import Conference
from bangvang.conference.queries import counts, delegates_sent, directions_of
from bangvang.decision.models import Decision
from bangvang.outbox import actions as outbox
from bangvang.portal.pages.news import HomePage, NewsPage
from bangvang.portal.permissions import may_edit_news
from bangvang.portal.queries.headline import headline_of, in_news_style
from bangvang.register.permissions import require
from bangvang_paper.vietnamese import folded


def draft_news(by: User, conference: Conference) -> NewsPage:
    """Write the news of a conference from its decisions and facts; unpublished until an editor publishes it.

    Raises Refusal when the conference has handed over no issued decision; PermissionDenied.
    """
    require(may_edit_news(by, conference))
    if not conference.decisions.filter(state="issued").exists():
        raise Refusal(
            "Chưa soạn được tin: hội nghị chưa có quyết định nào đã ban hành. "
            "Hãy ghi quyết định được trao tại hội nghị trước, rồi soạn lại."
        )
    title = headline_of(conference)
    home = HomePage.objects.first()
    if home is None:
        raise Refusal("Cổng chưa có trang nhất. Hãy nhờ người quản trị tạo trang nhất trong phần biên tập.")
    with transaction.atomic():
        page = NewsPage(
            title=title,
            slug=_free_slug(home, title),
            conference=conference,
            lead=_lead(conference),
            body=_body(conference),
            live=False,
            owner=by,
        )
        home.add_child(instance=page)
        page.save_revision(user=by)
        audit.record(by, "drafted_news", page)
        outbox.tell("portal.news_drafted", page)
    return page


def publish_news(by: User, page: NewsPage, *, at: datetime, author: str, source: str) -> NewsPage:
    """Publish with the hour, the initials and the source that the page shows. Raises PermissionDenied."""
    require(page.conference is not None and may_edit_news(by, page.conference))
    with transaction.atomic():
        page.published_at, page.author, page.source = at, author, source
        page.save_revision(user=by).publish(user=by, skip_permission_checks=True)  # ours were asked above
        audit.record(by, "published_news", page)
        outbox.tell("portal.news_published", page)
    page.refresh_from_db()
    return page


def _free_slug(home: HomePage, title: str) -> str:
    """An unaccented slug that no sister page has."""
    base = slugify(folded(title))[:200].strip("-") or "tin"
    taken = set(home.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    number = 1
    slug = base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def _lead(conference: Conference) -> str:
    when = " ".join(
        part for part in (conference.part_of_day, f"{conference.held_on.day}/{conference.held_on.month}") if part
    )
    sentence = f"{when}, {conference.body.name} tổ chức {conference.name}."
    guest = f" {conference.guest} dự và chỉ đạo." if conference.guest else ""
    return in_news_style(sentence[:1].upper() + sentence[1:] + guest)


def _body(conference: Conference) -> list[tuple[str, Any]]:
    """Blocks in the order of the day: guest's directions, honours, launch, delegates."""
    counted = counts(conference)
    blocks: list[tuple[str, Any]] = []
    if conference.directions.strip():
        blocks.append(
            ("paragraph", "Phát biểu tại Hội nghị, đại biểu chỉ đạo tập trung thực hiện một số nội dung sau.")
        )
        blocks.append(("directions", directions_of(conference)))
    for decision in conference.decisions.filter(state="issued").order_by("signed_on", "number"):
        blocks.append(("paragraph", in_news_style(_granted(decision, counted))))
        blocks.extend(_drawings(counted, award_name(decision.award)))
    blocks.append(("honours", None))
    if conference.launches:
        blocks.append(
            (
                "paragraph",
                in_news_style(f"Tại Hội nghị, {conference.body.name} phát động phong trào {conference.launches.name}."),
            )
        )
    for count, congress, unanimous in delegates_sent(conference):
        how = "thống nhất " if unanimous else ""
        sentence = f"Các đại biểu biểu quyết {how}thông qua danh sách {count} đại biểu đi dự {congress}."
        blocks.append(("paragraph", in_news_style(sentence)))
    return blocks


def _drawings(counted: dict[str, int], award: str) -> list[tuple[str, Any]]:
    """Captioned drawings that hold the place of the photographs, one a kind."""
    captions = (
        ("collective", "{} tập thể tiêu biểu được nhận {}."),
        ("individual", "{} cá nhân tiêu biểu được khen thưởng."),
    )
    return [
        ("drawing", {"kind": kind, "caption": caption.format(counted[kind], award)})
        for kind, caption in captions
        if counted.get(kind)
    ]


def _granted(decision: Decision, counted: dict[str, int]) -> str:
    whom = " và ".join(
        f"{counted[kind]} {word}"
        for kind, word in (("collective", "tập thể"), ("household", "hộ gia đình"), ("individual", "cá nhân"))
        if counted.get(kind)
    )
    return (
        f"Ghi nhận những thành tích đạt được, tại Hội nghị, {whom} {decision.achievement} được "
        f"{decision.issuer.title} {decision.body.name} tặng {award_name(decision.award)} "
        f"(Quyết định số {decision.code} ngày {decision.signed_on:%d/%m/%Y})."
    )
