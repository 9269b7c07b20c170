"""How the portal writes dates, ordinals and awards."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from bangvang.catalogue.queries import award_name
from bangvang.conference.models import Conference
from bangvang.conference.queries import HandedOver
from bangvang.decision.models import Decision
from bangvang.decision.queries import counts_beside
from bangvang.exemplar.models import Story
from bangvang.portal.papers import delegates_sentence
from bangvang.portal.queries.headline import who
from bangvang.portal.queries.public_keys import CONFERENCES, STORIES, key_of
from bangvang.portal.stamps import stamp as stamp_of

register = template.Library()
_ORDINALS = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")


@register.filter
def stamp(moment: datetime) -> str:
    """ "Thứ Ba, 14/07/2020 10:48", in the office's time."""
    return stamp_of(moment)


@register.filter
def ordinal_word(number: int) -> str:
    """1 → "Một", … 10 → "Mười"; beyond that the figure."""
    return _ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else str(number)


@register.filter
def award_word(award: str) -> str:
    """The award's Vietnamese name."""
    return award_name(award)


@register.filter
def safe_svg(drawing: str) -> SafeString:
    """An SVG that our own typesetting drew (QR); never anything that somebody typed or uploaded."""
    return mark_safe(drawing)  # noqa: S308 - drawn by bangvang_paper.typesetting.qr from an address, no input passes through


@register.filter
def public_key(decision: Decision) -> str:
    """The part of its public address that nobody can count through."""
    return key_of(decision.pk)


@register.filter
def conference_key(conference: Conference) -> str:
    """The same of a conference."""
    return CONFERENCES.of(conference.pk)


@register.filter
def story_key(story: Story) -> str:
    """The same of a story."""
    return STORIES.of(story.pk)


@register.filter
def sent_words(sent: tuple[int, str, bool]) -> str:
    """The sentence of delegates sent to a congress."""
    return delegates_sentence(*sent)


@register.filter
def counted_words(decision: Decision) -> str:
    """ "6 tập thể và 16 cá nhân" of a decision that came with its counts."""
    return who(counts_beside(decision))


@register.filter
def granted_words(granted: HandedOver) -> str:
    """ "6 tập thể và 16 cá nhân" of one decision."""
    return who(granted.counts)


@register.simple_tag(takes_context=True)
def article_data(context: dict[str, Any]) -> SafeString:
    """The news as schema.org NewsArticle, for search engines; every mark that could end a script is written out."""
    page, request = context["page"], context["request"]
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.lead,
        "inLanguage": "vi",
        "mainEntityOfPage": page.get_full_url(request),
        "datePublished": page.published_at.isoformat() if page.published_at else None,
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else None,
        "author": {"@type": "Person", "name": page.author} if page.author else None,
        "publisher": {"@type": "GovernmentOrganization", "name": context.get("office_name") or "Bảng Vàng"},
        "image": context.get("cover_address"),
    }
    text = json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False)
    for mark, written in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(mark, written)
    return mark_safe(text)  # noqa: S308 - no "<" is left in it, so nothing that was typed can end the element
