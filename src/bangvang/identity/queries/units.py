"""Rows of the register that look like one unit written twice, and what was decided about them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from bangvang.accounts.models import User
from bangvang.identity.models import UnitJudgement, UnitMerge
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import spelled_out, units_of

LONG_ENOUGH = 8
"""Letters of a name from which one slip of the finger is likelier than another unit."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class UnitPair:
    """Two rows, the smaller key first, and why they may be one unit."""

    first: Unit
    second: Unit
    reason: str


def judged_places(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Standing units that ``user`` keeps."""
    kept = units_of(user, [Role.ADMINISTRATOR])
    return Unit.objects.filter(pk__in=kept, ends_on=None).select_related("parent").order_by("name", "pk")


def unit_pairs(units: QuerySet[Unit]) -> list[UnitPair]:
    """Pairs among ``units`` under one parent whose names differ only in how they are written, in the order of names.

    What somebody has parted is left out. Three questions however many units.
    """
    parted = set(UnitJudgement.objects.values_list("first_id", "second_id"))
    beside: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in units.prefetch_related("aliases"):
        beside[unit.parent_id].append(unit)
    return [
        UnitPair(one, other, reason)
        for siblings in beside.values()
        for one, other in combinations(sorted(siblings, key=lambda unit: unit.pk), 2)
        if (one.pk, other.pk) not in parted and (reason := _names_alike(one, other))
    ]


def reason_alike(first: Unit, second: Unit) -> str:
    """Why the two rows may be one unit, in words; empty when their names or places do not say so."""
    return _names_alike(first, second) if first.parent_id == second.parent_id else ""


def _names_alike(first: Unit, second: Unit) -> str:
    mine, theirs = _names(first), _names(second)
    if mine & theirs:
        return _("cùng tên khi viết đủ chữ viết tắt, cùng thuộc một nơi")
    if any(_slipped(one, other) for one in mine for other in theirs):
        return _("tên khác nhau một chữ cái, cùng thuộc một nơi")
    return ""


def _names(unit: Unit) -> set[str]:
    """All that the unit is called, abbreviations written out."""
    names = [unit.name, unit.short_name, *(alias.name for alias in unit.aliases.all())]
    return {spelled_out(name) for name in names if name}


def _slipped(one: str, other: str) -> bool:
    """One slip of the finger, and not in a number: school 1 is not school 2."""
    if min(len(one), len(other)) < LONG_ENOUGH or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def unit_merges_seen_by(user: User | AnonymousUser) -> QuerySet[UnitMerge]:
    """Merges of units that ``user`` keeps, the latest first."""
    kept = units_of(user, [Role.ADMINISTRATOR])
    seen = UnitMerge.objects.filter(Q(kept_id__in=kept) | Q(gone_id__in=kept))
    return seen.select_related("kept", "gone", "by", "undone_by").order_by("-at", "-pk")
