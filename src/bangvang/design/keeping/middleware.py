"""Strangers are answered from the shelf; whoever is signed in, or carries anything of their own, never is."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from bangvang.design.choices import Language
from bangvang.design.context import TEXT_COOKIE, THEME_COOKIE, chosen_look
from bangvang.design.keeping.mark import Mark
from bangvang.design.keeping.shelf import Page, Shelf
from bangvang.design.keeping.versions import Versions
from bangvang.design.language import LANGUAGE_COOKIE

shelf, versions = Shelf(), Versions()
OF_A_STRANGER = frozenset({TEXT_COOKIE, THEME_COOKIE, LANGUAGE_COOKIE, settings.CSRF_COOKIE_NAME})
"""Cookies that say nothing of who reads. Any other, a session's or a message's, and the page is made for that reader."""
NEVER_KEPT = ("/hoi-nghi/", "/lay-y-kien/")
"""Where a stranger's page is never everybody's: it is not even asked whether it is new. Two thousand vote there at once."""


class PublicPages:
    """Stands outside sessions, policy and forms: what it keeps is the whole answer, and handing it out touches none of them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_stranger(request):
            return self.get_response(request)
        try:
            told = versions.now()  # before the page is made: what is told meanwhile makes it old at once
        except DatabaseError:
            return self.get_response(request)
        key = key_of(request)
        before = shelf.take(key)
        if before is not None and before.holds(told):
            return before.answer(request)
        answer = self.get_response(request)
        mark = mark_of(answer)
        if mark is None:
            return answer
        assert isinstance(answer, HttpResponse)
        page = Page.of(answer, mark, told, before)
        shelf.put(key, page)
        return page.answer(request)


def is_stranger(request: HttpRequest) -> bool:
    """Whether nothing in ``request`` says who reads, and it asks for what may be kept."""
    return (
        request.method == "GET"
        and not request.path.startswith(NEVER_KEPT)
        and request.COOKIES.keys() <= OF_A_STRANGER
        and "HTTP_AUTHORIZATION" not in request.META
        and "HTTP_HX_REQUEST" not in request.META
    )


def key_of(request: HttpRequest) -> Hashable:
    """Address as asked, and the reader's look and language: all that an answer to a stranger can depend on.

    The host is the one that was sent: a name that may not be served never gets an answer that could be kept.
    """
    meta = request.META
    host = (meta.get("HTTP_HOST"), meta.get("SERVER_PORT"))
    english = request.COOKIES.get(LANGUAGE_COOKIE) == Language.ENGLISH
    return (request.scheme, *host, request.path, meta.get("QUERY_STRING", ""), *chosen_look(request), english)


def mark_of(answer: HttpResponseBase) -> Mark | None:
    """What the view said, when the answer really is everybody's: whole, and without anything made for one reader."""
    mark = getattr(answer, "everybodys", None)
    own = (
        answer.status_code != 200
        or answer.streaming
        or bool(answer.cookies)
        or "nonce-" in answer.get("Content-Security-Policy", "")
    )
    return None if own else mark
