"""Questions about being shown less: how much of an honour is shown, which wishes wait, whom an answer reaches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.consultation.queries import hash_of_code
from bangvang.decision.models import Decision
from bangvang.discretion.choices import Extent
from bangvang.discretion.models import Showing, Wish
from bangvang.register.choices import RecipientKind, Role
from bangvang.register.models import Employment, Honour, Person
from bangvang.register.queries import units_of

MANAGERS = (Role.OFFICER,)
KEEPERS = (Role.ADMINISTRATOR,)
"""They see to honours that no body of this installation granted: those of an archive."""


# ── how much is shown ────────────────────────────────────────────────────────────────────────────────────────────────
def _current() -> QuerySet[Showing]:
    newer = Showing.objects.filter(honour=OuterRef("honour"), pk__gt=OuterRef("pk"))
    return Showing.objects.filter(~Exists(newer))


def withheld(*extents: Extent) -> QuerySet[Showing, Any]:
    """Keys of honours shown so today, for ``pk__in``; of all that are not shown in full when none is named."""
    shown = _current()
    return (shown.filter(extent__in=extents) if extents else shown.exclude(extent=Extent.FULL)).values("honour")


def extents_of(honours: Iterable[int]) -> dict[int, Extent]:
    """Key of an honour → how much of it is shown, for those that are not shown in full. One question."""
    rows = _current().filter(honour__in=list(honours)).exclude(extent=Extent.FULL)
    return {honour: Extent(extent) for honour, extent in rows.values_list("honour", "extent")}


def lines_withheld(decision: Decision) -> dict[int, Extent]:
    """Key of a line of an issued decision → how much of its honour is shown, for those not shown in full. One question."""
    of_decision = {
        "honour__body_id": decision.body_id,
        "honour__decided_on": decision.signed_on,
        "honour__decision_code": decision.code,
    }
    rows = _current().filter(**of_decision).exclude(extent=Extent.FULL).values_list("honour__source", "extent")
    return {source["line"]: Extent(extent) for source, extent in rows if "line" in source}


def initials(name: str) -> str:
    """ "Đoàn Thị Hạnh" → "Đ. T. H."."""
    return " ".join(f"{word[0].upper()}." for word in name.split())


def name_shown(name: str, extent: str) -> str:
    """The name as everybody sees it."""
    if extent == Extent.NOTHING:
        return _("Không hiện tên, theo đề nghị")
    return initials(name) if extent == Extent.INITIALS else name


def is_asked_about_people(honour: Honour) -> bool:
    """Whether somebody may ask it of this honour: of people and households; a unit that was honoured is no person."""
    return honour.recipient_kind != RecipientKind.COLLECTIVE


# ── wishes ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def wish_by_code(code: str) -> Wish | None:
    """The wish behind a receipt."""
    return Wish.objects.filter(code_hash=hash_of_code(code)).select_related("honour__body", "answer").first()


def wishes_visible_to(user: User | AnonymousUser) -> QuerySet[Wish]:
    """Wishes about honours that the user's bodies granted; of an archive, about their own people and households."""
    area = units_of(user, MANAGERS)
    ours = Q(honour__body_id__in=area)
    if area:
        ours |= Q(honour__body=None) & (
            Q(honour__person__in=Employment.objects.filter(unit_id__in=area).values("person_id"))
            | Q(honour__household__unit_id__in=area)
        )
    if units_of(user, KEEPERS):
        ours |= Q(honour__body=None)
    return Wish.objects.filter(ours).select_related("honour__body", "answer__by").order_by("-pk")


def waiting(user: User | AnonymousUser) -> QuerySet[Wish]:
    """Wishes that nobody answered, the oldest first."""
    return wishes_visible_to(user).filter(answer=None).order_by("pk")


def honours_reached(wish: Wish) -> list[Honour]:
    """What an answer is about: the one honour, or every honour of the same person or household that is on record now."""
    honour = wish.honour
    if not wish.every_honour:
        return [honour]
    if honour.person is not None:
        one = honour.person.kept
        same = Q(person__in=Person.objects.filter(Q(pk=one.pk) | Q(merged_into=one.pk)))
    else:
        same = Q(household=honour.household_id)
    return list(Honour.objects.filter(same).order_by("pk"))
