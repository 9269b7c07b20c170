"""Who may look into and change the register."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from bangvang.accounts.models import User
from bangvang.register.choices import Role
from bangvang.register.models import Person, Unit
from bangvang.register.queries import holds, units_of, visible_people


def require(allowed: bool, sentence: str = "") -> None:
    """Stop with a sentence for the person who is stuck. Raises PermissionDenied."""
    if not allowed:
        raise PermissionDenied(sentence or "Anh/chị chưa được phân công việc này ở đơn vị này.")


def may_keep_people(user: User, unit: Unit) -> bool:
    """Add people and their records in ``unit``."""
    return holds(user, [Role.OFFICER, Role.CLERK, Role.ADMINISTRATOR], unit.pk)


def may_keep_units(user: User, unit: Unit) -> bool:
    return holds(user, [Role.ADMINISTRATOR], unit.pk)


def may_see_person(user: User, person: Person) -> bool:
    return visible_people(user).filter(pk=person.pk).exists()


def may_see_unit(user: User, unit: Unit) -> bool:
    return unit.pk in units_of(user, list(Role))


def may_grant_mandates(user: User, unit: Unit) -> bool:
    return holds(user, [Role.ADMINISTRATOR], unit.pk)
