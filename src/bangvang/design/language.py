"""Which language the words of a page are in: Vietnamese, or English on public pages for a visitor who chose it.

What an office wrote (names, titles, decisions, news) stays as it was written and is marked as Vietnamese, see the template
words ``vi`` and ``viet``. Whoever is signed in works in Vietnamese: the office's pages have no other language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from bangvang.design.choices import Language

LANGUAGE_COOKIE = "bv_lang"
SPACES = frozenset({"portal", "opinion", "board", "chronicle", "discretion"})
"""Namespaces of addresses with public pages; Wagtail serves the rest of them."""
WAGTAIL = "wagtail_serve"
FILES = frozenset(
    {
        "rss", "atom", "json", "section_rss", "section_atom", "section_json", "paper", "sitemap", "robots", "issuers",
        "offline",
    }
)  # fmt: skip
"""What programs read and what is printed: the same for everybody, in Vietnamese."""


class ReadersLanguage:
    """Middleware: each answer is made in the language of its reader, and the next one begins in Vietnamese again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(settings.LANGUAGE_CODE):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Once the address is known, so that pages of the office never change."""
        if request.COOKIES.get(LANGUAGE_COOKIE) == Language.ENGLISH and is_translated(request):
            translation.activate(Language.ENGLISH.value)


def is_translated(request: HttpRequest) -> bool:
    """Whether the page at this address is there in both languages for this reader."""
    match = request.resolver_match
    if match is None or getattr(getattr(request, "user", None), "is_authenticated", False):
        return False
    return match.url_name == WAGTAIL or (match.namespace in SPACES and match.url_name not in FILES)
