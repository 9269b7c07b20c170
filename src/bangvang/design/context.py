"""What every page knows about its reader: places, office, text size, paper, language; whether its people are invented."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import translation

from bangvang.design.choices import TextSize, Theme
from bangvang.design.language import is_translated
from bangvang.design.navigation import navigation

TEXT_COOKIE = "bv_text"
THEME_COOKIE = "bv_theme"


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every template. Mandates and the mark of a demonstration are put on the request by the register."""
    held = list(getattr(request, "mandates", ()))
    user = getattr(request, "user", None)
    signed_in = bool(user is not None and user.is_authenticated)
    return {
        "nav": navigation((str(mandate.role) for mandate in held), signed_in=signed_in, path=request.path),
        "demonstration": bool(getattr(request, "demonstration", False)),
        "office_name": _office_name(request, held),
        **dict(zip(("text_size", "theme"), chosen_look(request), strict=True)),
        "language": translation.get_language(),
        "translated": is_translated(request),
    }


def chosen_look(request: HttpRequest) -> tuple[str, str]:
    """Text size and paper that this browser was told to keep."""
    return (
        _chosen(request, TEXT_COOKIE, TextSize, TextSize.NORMAL),
        _chosen(request, THEME_COOKIE, Theme, Theme.SYSTEM),
    )


def _office_name(request: HttpRequest, held: list[Any]) -> str:
    named = getattr(request, "office_name", "")
    return str(named) if named else (str(held[0].unit) if held else "")


def _chosen(request: HttpRequest, cookie: str, choices: type[TextSize] | type[Theme], usual: str) -> str:
    """The reader's choice; a cookie that was tampered with counts as none."""
    value = request.COOKIES.get(cookie, "")
    return value if value in choices.values else str(usual)
