"""News written from a conference: its decisions, its directions, what it launched and reached."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.conference.models import Conference
from bangvang.conference.queries import HandedOver, decisions_of, delegates_sent
from bangvang.indicator.models import CheckedText
from bangvang.indicator.queries import published as published_indicators
from bangvang.outbox import actions as outbox
from bangvang.portal.choices import CONFERENCES
from bangvang.portal.pages.home import HomePage
from bangvang.portal.pages.news import NewsPage
from bangvang.portal.pages.section import SectionPage
from bangvang.portal.permissions import may_draft_news
from bangvang.portal.queries.headline import headline_of, in_news_style, who
from bangvang.portal.records import figures_of
from bangvang.register.permissions import require
from bangvang_paper.vietnamese import folded

MOST_TITLE = 255
"""Letters of a title that Wagtail keeps."""


def draft_news(by: User, conference: Conference) -> NewsPage:
    """Write the news of a conference from its decisions and facts; readers see it once a reviewer lets it out.

    Raises Refusal when the conference has handed over no issued decision; PermissionDenied.
    """
    require(may_draft_news(by, conference))
    if not conference.decisions.filter(state="issued").exists():
        raise Refusal(
            "Chưa soạn được tin: hội nghị chưa có quyết định nào đã ban hành. "
            "Hãy ghi quyết định được trao tại hội nghị trước, rồi soạn lại."
        )
    title = headline_of(conference)
    place = _place()
    with transaction.atomic():
        page = NewsPage(
            title=title[:MOST_TITLE],
            slug=_free_slug(place, title),
            agency=conference.body,
            conference=conference,
            lead=_lead(conference),
            body=_body(conference),
            live=False,
            owner=by,
        )
        place.add_child(instance=page)
        page.save_revision(user=by)
        audit.record(by, "drafted_news", page)
        outbox.tell("portal.news_drafted", page)
    return page


def _place() -> Page:
    """Where news of conferences are drafted: their section, else the front page."""
    section = SectionPage.objects.live().filter(slug=CONFERENCES).first()
    home = section or HomePage.objects.first()
    if home is None:
        raise Refusal("Cổng chưa có trang nhất. Hãy chạy lại lệnh: bangvang migrate")
    return home


def _free_slug(place: Page, title: str) -> str:
    """An unaccented slug that no sister page has."""
    base = slugify(folded(title))[:200].strip("-") or "tin"
    taken = set(place.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
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
    blocks: list[tuple[str, Any]] = []
    if conference.directions.strip():
        blocks.append(
            ("paragraph", "Phát biểu tại Hội nghị, đại biểu chỉ đạo tập trung thực hiện một số nội dung sau.")
        )
        blocks.append(("conference_directions", None))
    for granted in decisions_of(conference):
        blocks.append(("paragraph", in_news_style(_granted(granted))))
        blocks.extend(_drawings(granted))
    blocks.append(("honours", None))
    if conference.launches:
        blocks.append(
            (
                "paragraph",
                in_news_style(f"Tại Hội nghị, {conference.body.name} phát động phong trào {conference.launches.name}."),
            )
        )
    if delegates_sent(conference):
        blocks.append(("delegates", None))
    return [*blocks, *_results(conference)]


def _results(conference: Conference) -> list[tuple[str, Any]]:
    """What was reached in the movement that was closed: the text whose figures were checked, else a sentence of the figures.

    The figures themselves stand below it and stay with the record.
    """
    if conference.closes is None:
        return []
    measured = list(published_indicators().filter(movement=conference.closes).order_by("pk"))
    figures = figures_of(measured)
    checked = CheckedText.objects.filter(movement=conference.closes).order_by("-pk").first()
    if checked is not None:
        sentence = checked.text
    elif figures:
        told = "; ".join(f"{one.indicator.name.lower()} {one.line.shown.value}" for one in figures)
        sentence = f"Kết quả phong trào {conference.closes.name}: {told}."
    else:
        return []
    chosen: list[tuple[str, Any]] = [("figures", [one.indicator for one in figures])] if figures else []
    return [("paragraph", in_news_style(sentence)), *chosen]


def _drawings(granted: HandedOver) -> list[tuple[str, Any]]:
    """Captioned drawings that hold the place of the photographs, one a kind."""
    captions = (
        ("collective", "{} tập thể tiêu biểu được nhận {}."),
        ("individual", "{} cá nhân tiêu biểu được khen thưởng."),
    )
    return [
        ("drawing", {"kind": kind, "caption": caption.format(granted.counts[kind], granted.award_name)})
        for kind, caption in captions
        if granted.counts[kind]
    ]


def _granted(granted: HandedOver) -> str:
    decision = granted.decision
    return (
        f"Ghi nhận những thành tích đạt được, tại Hội nghị, {who(granted.counts)} {decision.achievement} được "
        f"{decision.issuer.title} {decision.body.name} tặng {granted.award_name} "
        f"(Quyết định số {decision.code} ngày {decision.signed_on:%d/%m/%Y})."
    )
