"""Who may say that two rows are one person."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from bangvang.accounts.models import User
from bangvang.identity.models import Merge
from bangvang.identity.queries import judged_people, judged_units, merges_seen_by
from bangvang.register.models import Person


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
