"""Access to movements: everybody below the body sees what was launched; its officers lead it."""

from __future__ import annotations

from access.route import ALL_ROLES, Route
from bangvang.register.choices import Role

LEADERS = {Role.OFFICER}


def _movement(world):
    return {"pk": world.movement.pk}


def _day(world):
    return {"on": "13/07/2020", "version": world.movement.version}


ROUTES = {
    "movement:list": Route(signed_in=True),
    "movement:detail": Route(make=_movement, allowed=ALL_ROLES),
    "movement:draft": Route(make=lambda world: {"body_pk": world.department.pk}, allowed=LEADERS),
    "movement:edit": Route(make=_movement, allowed=LEADERS),
    "movement:launch": Route(make=_movement, allowed=LEADERS, method="post", data=_day),
    "movement:close": Route(make=_movement, allowed=LEADERS, method="post", data=_day),
    "movement:plan": Route(
        make=_movement, allowed=LEADERS, method="post", data=lambda world: {"award": "commendation_letter"}
    ),
}
