"""How often one address may post without signing in; the rates stand in the settings beside those of signing in."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest

COMMENT, LOOK_UP = "comment", "comment_lookup"


def too_many(request: HttpRequest, action: str) -> bool:
    """Whether the address of ``request`` has used up its posts for now; else this one is counted. Asks no database."""
    return not ratelimit.consume(request, action=action)
