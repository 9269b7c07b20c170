"""Access to the register: records of people to those who keep or read them, mandates to the administrator."""

from __future__ import annotations

from access.route import ALL_ROLES, Route
from bangvang.register.choices import Role

READERS = {Role.CLERK, Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR}
KEEPERS = {Role.CLERK, Role.OFFICER, Role.ADMINISTRATOR}


def _person(world):
    return {"pk": world.person("Phạm Ngọc Quỳnh").pk}


def _unit(world):
    return {"pk": world.department.pk}


def _mandate(world):
    return _unit(world) | {"mandate_pk": world.user(Role.TELLER).mandates.get().pk}


ROUTES = {
    "register:home": Route(signed_in=True),
    "register:unit": Route(make=_unit, allowed=ALL_ROLES),
    "register:person": Route(make=_person, allowed=READERS),
    "register:add_person": Route(make=_unit, allowed=KEEPERS),
    "register:edit_person": Route(make=_person, allowed=KEEPERS),
    "register:mandates": Route(make=_unit, allowed={Role.ADMINISTRATOR}),
    "register:end_mandate": Route(
        make=_mandate, allowed={Role.ADMINISTRATOR}, method="post", data=lambda world: {"on": "13/07/2020"}
    ),
}
