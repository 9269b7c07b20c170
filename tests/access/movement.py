"""Access to movements: everybody below the body sees what was launched; its officers lead it; a unit answers for itself."""

from __future__ import annotations

from datetime import date

from access.route import ALL_ROLES, Route
from bangvang.register.choices import Role

LEADERS = {Role.OFFICER}
TAKING_PART = {Role.CLERK, Role.OFFICER}


def _movement(world):
    return {"pk": world.movement.pk}


def _day(world):
    return {"on": "13/07/2020", "version": world.movement.version}


def _receipt(world):
    from bangvang.movement.models import Receipt

    receipt, _made = Receipt.objects.get_or_create(
        movement=world.movement, unit=world.divisions["Thanh tra Sở"], defaults={"sent_on": date(2015, 3, 2)}
    )
    return receipt


def _of_unit(world, **more):
    receipt = _receipt(world)
    return {"pk": receipt.movement_id, "unit_pk": receipt.unit_id} | more


def _pledge(world):
    from bangvang.movement.models import Pledge

    receipt = _receipt(world)
    made, _new = Pledge.objects.get_or_create(
        movement=receipt.movement,
        unit=receipt.unit,
        person=None,
        defaults={"content": "Trả 98 %", "pledged_on": date(2020, 7, 1), "by": world.user(Role.CLERK)},
    )
    return made


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
    "movement:phase": Route(make=_movement, allowed=LEADERS, method="post", data=lambda world: {"phase": "interim"}),
    "movement:cite": Route(make=_movement, allowed=LEADERS),
    "movement:paper": Route(make=lambda world: _movement(world) | {"kind": "pdf"}, allowed=LEADERS),
    "movement:take_note": Route(make=lambda world: {"pk": _receipt(world).pk}, allowed=TAKING_PART, method="post"),
    "movement:hand_on": Route(make=lambda world: {"pk": _receipt(world).pk}, allowed=LEADERS, method="post"),
    "movement:unit": Route(make=_of_unit, allowed=TAKING_PART),
    "movement:pledge": Route(make=_of_unit, allowed=TAKING_PART),
    "movement:pledge_paper": Route(make=lambda world: _of_unit(world, kind="docx"), allowed=TAKING_PART),
    "movement:decide_pledge": Route(
        make=lambda world: {"pk": _pledge(world).pk, "verb": "duyet"},
        allowed=LEADERS,
        method="post",
        data=lambda world: {f"d{_pledge(world).pk}-version": _pledge(world).version},
    ),
    "movement:report": Route(make=lambda world: _of_unit(world, kind="interim"), allowed=TAKING_PART),
}
