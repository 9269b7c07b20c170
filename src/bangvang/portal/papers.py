"""A piece of news as the paper that is set from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.text import capfirst

from bangvang.conference.queries import HandedOver, delegates_sent, directions_of
from bangvang.portal.pages.news import NewsPage
from bangvang.portal.queries.headline import in_news_style, who
from bangvang.portal.records import figures_of, granted_by, handed_over_at
from bangvang.portal.stamps import stamp
from bangvang_paper.typesetting.news import NewsPaper, NewsPart

DRAWINGS = {"collective": "portal/hinh-ve-tap-the.svg", "individual": "portal/hinh-ve-ca-nhan.svg"}
_DRAWN = (960, 400)
_WIDE = "width-1200|format-jpeg"
"""Pictures on paper: sharp at 160 mm, and nothing that came with the file."""


def news_paper(page: NewsPage, request: HttpRequest) -> NewsPaper:
    """Title, stamp, parts in the order of the page, then the lists of the decisions handed over."""
    parts = [part for block in page.body for part in _part(page, block)]
    for granted in handed_over_at(page.conference) if page.conference else []:
        parts.append(_names(granted))
    return NewsPaper(
        title=page.title,
        stamp=stamp(page.published_at) if page.published_at else "",
        lead=page.lead,
        parts=parts,
        author=page.author,
        source=page.source,
        address=page.get_full_url(request) or "",
        office=str(page.get_site().root_page),
        attachments=[str(row.document) for row in page.attachments.select_related("document")],
    )


def _part(page: NewsPage, block: Any) -> Iterator[NewsPart]:
    kind, value = block.block_type, block.value
    if kind in ("paragraph", "heading"):
        yield NewsPart(kind, (str(value),))
    elif kind == "text":
        yield NewsPart(
            "paragraph", (strip_tags(str(value.source).replace("</p>", "\n").replace("</li>", "\n")).strip(),)
        )
    elif kind == "quote":
        yield NewsPart("quote", (value["words"], value["said_by"]))
    elif kind == "directions":
        yield NewsPart("one", tuple(str(line) for line in value))
    elif kind == "conference_directions" and page.conference:
        yield NewsPart("one", tuple(directions_of(page.conference)))
    elif kind == "delegates" and page.conference:
        for sent in delegates_sent(page.conference):
            yield NewsPart("paragraph", (delegates_sentence(*sent),))
    elif kind == "figures":
        told = figures_of([one for one in value if one])
        cells = [
            word
            for one in told
            for word in (
                one.figure,
                ", ".join(filter(None, (one.measure, one.indicator.name.lower(), one.line.period.label))),
            )
        ]
        yield NewsPart("figures", tuple(cells))
    elif kind == "decision" and value and (granted := granted_by(value)):
        yield _names(granted)
    elif kind == "drawing":
        path = finders.find(DRAWINGS[value["kind"]])
        if isinstance(path, str):
            with open(path, "rb") as drawing:
                yield NewsPart("picture", (value["caption"], ""), drawing.read(), _DRAWN)
    elif kind == "image" and value["image"]:
        rendition = value["image"].get_rendition(_WIDE)
        with rendition.file.open("rb") as photograph:
            yield NewsPart(
                "picture", (value["caption"], value["credit"]), photograph.read(), (rendition.width, rendition.height)
            )


def delegates_sentence(count: int, congress: str, unanimous: bool) -> str:
    """ "Các đại biểu biểu quyết thống nhất thông qua danh sách 4 đại biểu đi dự …"."""
    how = "thống nhất " if unanimous else ""
    return in_news_style(f"Các đại biểu biểu quyết {how}thông qua danh sách {count} đại biểu đi dự {congress}.")


def _names(granted: HandedOver) -> NewsPart:
    rows = [row for lines in granted.by_kind.values() for row in lines]
    heading, decision = capfirst(who(granted.counts)), granted.decision
    line = f"{granted.award_name} của {granted.issuer_title}, Quyết định số {decision.code} ngày {decision.signed_on:%d/%m/%Y}"
    return NewsPart("names", (heading, line, *(f"{row.ordinal}|{row.name}|{row.unit_name}" for row in rows)))
