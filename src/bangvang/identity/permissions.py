"""Who may say that two rows are one person, or one unit."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.identity.models import Merge, UnitMerge
from bangvang.identity.queries import judged_people, judged_places, judged_units, merges_seen_by, unit_merges_seen_by
from bangvang.register.choices import Role
from bangvang.register.models import Person, Unit
from bangvang.register.queries import units_of


def require(allowed: bool, sentence: str = "") -> None:
    """Stop with a sentence for the person who is stuck. Raises PermissionDenied."""
    if not allowed:
        raise PermissionDenied(
            sentence
            or "Chỉ chuyên viên thi đua, khen thưởng hoặc quản trị của đơn vị mới xét được hai dòng là một người."
        )


def may_judge_somewhere(user: User) -> bool:
    return judged_units(user).exists()


def may_judge(user: User, *people: Person) -> bool:
    """Judge these rows: every one of them has a post where ``user`` judges."""
    keys = {person.pk for person in people}
    return judged_people(user).filter(pk__in=keys).count() == len(keys)


def may_undo(user: User, merge: Merge) -> bool:
    """Take a merge back: whoever judges the row that stands, or the one that went."""
    return merges_seen_by(user).filter(pk=merge.pk).exists()


def require_for_units(allowed: bool) -> None:
    """The same for units. Raises PermissionDenied."""
    require(allowed, _("Chỉ người quản trị phụ trách cả hai đơn vị mới xét được hai dòng là một đơn vị."))


def may_judge_units_somewhere(user: User) -> bool:
    return judged_places(user).exists()


def may_judge_units(user: User, *units: Unit) -> bool:
    """Judge these rows: ``user`` keeps every one of them. A row that ended is told apart by the verb, with a reason."""
    kept = units_of(user, [Role.ADMINISTRATOR])
    return all(unit.pk in kept for unit in units)


def may_undo_unit_merge(user: User, merge: UnitMerge) -> bool:
    """Take a merge back: whoever keeps the unit that stands, or the one that went."""
    return unit_merges_seen_by(user).filter(pk=merge.pk).exists()
