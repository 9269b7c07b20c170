"""Access to the register: records of people to those who keep or read them, mandates to the administrator."""

from __future__ import annotations

from access.route import ALL_ROLES, Route
from bangvang.register.choices import Role
from bangvang.register.models import UnitAlias

READERS = {Role.CLERK, Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR}
KEEPERS = {Role.CLERK, Role.OFFICER, Role.ADMINISTRATOR}


def _person(world):
    return {"pk": world.person("Phạm Ngọc Quỳnh").pk}


def _unit(world):
    return {"pk": world.department.pk}


def _mandate(world):
    return _unit(world) | {"mandate_pk": world.user(Role.TELLER).mandates.get().pk}


def _alias(world):
    alias = UnitAlias.objects.create(unit=world.department, name="Sở cũ", folded="so cu")
    return _unit(world) | {"alias_pk": alias.pk}


ROUTES = {
    "register:home": Route(signed_in=True),
    "register:pick_unit": Route(signed_in=True),
    "register:pick_person": Route(signed_in=True),
    "register:pick_user": Route(allowed={Role.ADMINISTRATOR}, own_place=True),
    "register:unit": Route(make=_unit, allowed=ALL_ROLES),
    "register:person": Route(make=_person, allowed=READERS),
    "register:add_person": Route(make=_unit, allowed=KEEPERS),
    "register:edit_person": Route(make=_person, allowed=KEEPERS),
    "register:add_unit_alias": Route(
        make=_unit, allowed={Role.ADMINISTRATOR}, method="post", data=lambda world: {"name": "Sở cũ nữa"}
    ),
    "register:drop_unit_alias": Route(make=_alias, allowed={Role.ADMINISTRATOR}, method="post"),
    "register:mandates": Route(make=_unit, allowed={Role.ADMINISTRATOR}),
    "register:end_mandate": Route(
        make=_mandate, allowed={Role.ADMINISTRATOR}, method="post", data=lambda world: {"on": "13/07/2020"}
    ),
}
