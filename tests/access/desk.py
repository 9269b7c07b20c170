"""Access to the desk: everybody with an account sees the own desk; a journey only who may see the dossier."""

from __future__ import annotations

from access.nomination import ROUTES as NOMINATION
from access.route import Route

ROUTES = {
    "desk:home": Route(signed_in=True),
    "desk:search": Route(signed_in=True),
    "desk:journey": Route(
        make=lambda world: {"nomination_id": world.nomination.pk},
        allowed=NOMINATION["nomination:detail"].allowed,
    ),
}
