"""Put on the request what every page says about itself: whose mandates, whose office, and whether it is a demonstration."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from bangvang.register.queries import is_demonstration, mandates_once


class KnowMandates:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.mandates = SimpleLazyObject(lambda: mandates_once(request.user))  # type: ignore[attr-defined]
        request.demonstration = SimpleLazyObject(is_demonstration)  # type: ignore[attr-defined]
        return self.get_response(request)
