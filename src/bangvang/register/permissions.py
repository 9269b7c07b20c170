"""Who may look into and change the register."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from bangvang.accounts.models import User
from bangvang.register.choices import Role
from bangvang.register.models import Person, Unit
from bangvang.register.queries import (
    PEOPLE_KEEPERS,
    PEOPLE_READERS,
    TROUBLE_READERS,
    holds,
    units_kept_by,
    units_of,
    visible_people,
)


def require(allowed: bool, sentence: str = "") -> None:
    """Stop with a sentence for the person who is stuck. Raises PermissionDenied."""
    if not allowed:
        raise PermissionDenied(sentence or "Anh/chị chưa được phân công việc này ở đơn vị này.")


def may_keep_people(user: User, unit: Unit) -> bool:
    """Add people and their records in ``unit``."""
    return holds(user, PEOPLE_KEEPERS, unit.pk)


def may_keep_units(user: User, unit: Unit) -> bool:
    return holds(user, [Role.ADMINISTRATOR], unit.pk)


def may_see_person(user: User, person: Person) -> bool:
    return visible_people(user).filter(pk=person.pk).exists()


def may_see_unit(user: User, unit: Unit) -> bool:
    return unit.pk in units_of(user, list(Role))


def may_grant_mandates(user: User, unit: Unit) -> bool:
    return holds(user, [Role.ADMINISTRATOR], unit.pk)


def may_keep_people_somewhere(user: User) -> bool:
    return units_kept_by(user).exists()


def may_keep_person(user: User, person: Person) -> bool:
    """Change what is written of the person: the keepers of a unit where the person works or worked."""
    return bool(_places(person) & units_of(user, PEOPLE_KEEPERS))


def may_see_troubles(user: User, person: Person) -> bool:
    """See discipline and open matters; never the person themselves by their own account, never a clerk."""
    return bool(_places(person) & units_of(user, TROUBLE_READERS))


def may_see_troubles_of_unit(user: User, unit: Unit) -> bool:
    return holds(user, TROUBLE_READERS, unit.pk)


def may_see_people_of(user: User, unit: Unit) -> bool:
    return holds(user, PEOPLE_READERS, unit.pk)


def _places(person: Person) -> set[int]:
    return {post.unit_id for post in person.employments.all()}
