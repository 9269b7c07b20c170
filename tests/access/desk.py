"""Access to the desk: everybody with an account sees the own desk; a journey only who may see the dossier."""

from __future__ import annotations

from access.nomination import ROUTES as NOMINATION
from access.route import Route
from bangvang.register.choices import Role

ROUTES = {
    "desk:home": Route(signed_in=True),
    "desk:search": Route(signed_in=True),
    "desk:movement_board": Route(make=lambda world: {"pk": world.movement.pk}, allowed={Role.OFFICER}),
    "desk:journey": Route(
        make=lambda world: {"nomination_id": world.nomination.pk},
        allowed=NOMINATION["nomination:detail"].allowed,
    ),
}
