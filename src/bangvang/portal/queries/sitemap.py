"""Addresses that search engines may know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

MOST = 50_000
"""Addresses that one sitemap may hold by its protocol."""
_PLACES = (
    "portal:contact",
    "portal:verify",
    "portal:decisions",
    "portal:movements",
    "portal:conferences",
    "portal:documents",
    "portal:exemplars",
    "board:list",
    "chronicle:about",
)


def addresses(request: HttpRequest) -> Iterator[tuple[str, datetime | None]]:
    """(address, last changed) of every live public page, the newest first, then of the standing places."""
    for page in Page.objects.live().public().filter(depth__gt=1).order_by("-last_published_at")[: MOST - len(_PLACES)]:
        url = page.get_full_url(request)
        if url:
            yield url, page.last_published_at
    for name in _PLACES:
        yield request.build_absolute_uri(reverse(name)), None
