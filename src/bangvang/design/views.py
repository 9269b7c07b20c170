"""The reader's choice of text and paper, and the pages nobody wants to see: what happened, why, what now."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from bangvang.design.choices import Language, TextSize, Theme
from bangvang.design.context import TEXT_COOKIE, THEME_COOKIE
from bangvang.design.language import LANGUAGE_COOKIE
from bangvang.design.navigation import navigation

ONE_YEAR = 365 * 24 * 3600
_LOG = logging.getLogger("bangvang.errors")


@require_safe
def text_size(request: HttpRequest, size: TextSize) -> HttpResponse:
    """Remember the text size in this browser and go back. Writes a cookie, nothing on the server."""
    return _remember(request, TEXT_COOKIE, size)


@require_safe
def theme(request: HttpRequest, name: Theme) -> HttpResponse:
    """Remember light or dark paper in this browser and go back."""
    return _remember(request, THEME_COOKIE, name)


@require_safe
def language(request: HttpRequest, name: Language) -> HttpResponse:
    """Remember the language of public pages in this browser and go back."""
    return _remember(request, LANGUAGE_COOKIE, name)


def _remember(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    answer = HttpResponseRedirect(_way_back(request))
    answer.set_cookie(cookie, value, max_age=ONE_YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    answer["Cache-Control"] = "no-store"
    return answer


def _way_back(request: HttpRequest) -> str:
    """The page that asked, only when it is one of ours; otherwise the front page."""
    asked = request.GET.get("ve", "/")
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if ours and asked.startswith("/") else "/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400. Rendered without the request: it may be the request's host or cookies that are wrong."""
    return HttpResponse(render_to_string("400.html", _public_places()), status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, with the sentence that the permission gave."""
    return render(request, "403.html", {"sentence": _sentence_of(exception)}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that is too old or not ours. Django hands the technical reason; it goes to the log, not to the page."""
    _LOG.warning("csrf %s %s", request.path, reason)
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404. The same words whether a thing never was or belongs to somebody else."""
    return render(request, "404.html", status=404)


def conflict(request: HttpRequest, exception: Exception) -> HttpResponse:
    """409: something that must hold does not. Shows the refusal's sentence and its article."""
    words = {"sentence": _sentence_of(exception), "cite": getattr(exception, "cite", "")}
    return render(request, "409.html", words, status=409)


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Rendered without the request, so that a broken database or session cannot break this page too."""
    code = f"BV-{secrets.token_hex(2).upper()}-{secrets.token_hex(1).upper()}"
    _LOG.error("%s %s %s", code, request.method, request.path)
    return HttpResponse(render_to_string("500.html", {**_public_places(), "code": code}), status=500)


def _public_places() -> dict[str, object]:
    """What a page without its request can still show: where everybody may go."""
    return {"nav": navigation((), signed_in=False, path=""), "language": get_language()}


def _sentence_of(exception: Exception) -> str:
    """What the exception says to a person. Only text that was written for people gets here (`require`, `Refusal`)."""
    sentence = getattr(exception, "sentence", "") or (exception.args[0] if exception.args else "")
    return sentence if isinstance(sentence, str) else ""
