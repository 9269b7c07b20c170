"""Questions about being shown less: how much of an honour is shown, which wishes wait, whom an answer reaches."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
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
LESS = (Extent.INITIALS, Extent.NOTHING)
KEEPERS = (Role.ADMINISTRATOR,)
"""They see to honours that no body of this installation granted: those of an archive."""


# ── how much is shown ────────────────────────────────────────────────────────────────────────────────────────────────
_PERSON = Coalesce("person__merged_into", "person")
"""Who answers for the person of an honour."""


def _with_extent(honours: QuerySet[Honour]) -> QuerySet[Any, Any]:
    """``honours``, each with its ``extent``; None where nobody ever said anything.

    What was said last of the honour itself counts; where nothing was, what was said last of every honour of the same person
    or household: so an honour that is granted later is shown as they wished, from its first minute.
    """
    same = _of_every_honour().filter(Q(of=OuterRef("of")) | Q(wish__honour__household=OuterRef("household")))
    extent = Coalesce(_last(Showing.objects.filter(honour=OuterRef("pk"))), _last(same))
    return honours.alias(of=_PERSON).annotate(extent=extent)


def _of_every_honour() -> QuerySet[Any, Any]:
    """What was said of every honour of a person or household; ``of``: who answers for the person."""
    of = Coalesce("wish__honour__person__merged_into", "wish__honour__person")
    return Showing.objects.filter(wish__every_honour=True).alias(of=of)


def _last(showings: QuerySet[Any, Any]) -> Subquery:
    return Subquery(showings.order_by("-pk").values("extent")[:1])


def withheld(*extents: Extent) -> QuerySet[Honour, Any]:
    """Keys of honours shown so today, for ``pk__in``; of all that are not shown in full when none is named."""
    spoken = Honour.objects.order_by().filter(wishes__every_honour=True, wishes__showings__isnull=False)
    people = spoken.exclude(person=None).values(of=_PERSON)
    every = Honour.objects.order_by()
    touched = Showing.objects.order_by().values("honour").union(
        every.filter(person__in=people).values("pk"),
        every.filter(person__merged_into__in=people).values("pk"),
        every.filter(household__in=spoken.exclude(household=None).values("household")).values("pk"),
    )
    return _with_extent(every.filter(pk__in=touched)).filter(extent__in=extents or LESS).values("pk")


def people_withheld() -> QuerySet[Honour, Any]:
    """Keys of people any of whose honours is not shown in full: of those who answer for merged rows."""
    return Honour.objects.order_by().filter(pk__in=withheld()).exclude(person=None).values(of=_PERSON)


def extents_of_people(people: Iterable[int]) -> dict[int, Extent]:
    """Key of a person → how much of their name lists beside the roll show, for those who wished less for every honour.

    A wish about one honour says nothing of other lists. One question.
    """
    rows = Person.objects.filter(pk__in=list(people)).alias(of=Coalesce("merged_into", "pk"))
    less: QuerySet[Any, Any] = rows.annotate(extent=_last(_of_every_honour().filter(of=OuterRef("of"))))
    found = less.filter(extent__in=LESS).values_list("pk", "extent")
    return {person: Extent(extent) for person, extent in found}


def extents_of(honours: Iterable[int]) -> dict[int, Extent]:
    """Key of an honour → how much of it is shown, for those that are not shown in full. One question."""
    rows = _with_extent(Honour.objects.order_by().filter(pk__in=list(honours)))
    return {honour: Extent(extent) for honour, extent in rows.values_list("pk", "extent") if extent in LESS}


def lines_withheld(*decisions: Decision) -> dict[int, Extent]:
    """Key of a line of issued decisions → how much of its honour is shown, for those not shown in full. One question."""
    granted = [Q(body=one.body_id, decided_on=one.signed_on, decision_code=one.code) for one in decisions]
    rows = _with_extent(Honour.objects.order_by().filter(reduce(or_, granted, Q(pk__in=[]))))
    found = rows.values_list("source", "extent")
    return {source["line"]: Extent(extent) for source, extent in found if extent in LESS and "line" in source}


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
    return list(Honour.objects.filter(_same_recipient(wish)).order_by("pk"))


def honours_less_shown(wish: Wish) -> list[Honour]:
    """What is not shown in full today of the honours that the wish reaches, or once did."""
    ever = Q(pk__in=wish.showings.order_by().values("honour"))
    reached = _with_extent(Honour.objects.filter(_same_recipient(wish) | ever))
    return list(reached.filter(extent__in=LESS).order_by("pk"))


def _same_recipient(wish: Wish) -> Q:
    honour = wish.honour
    if not wish.every_honour:
        return Q(pk=honour.pk)
    if honour.person is None:
        return Q(household=honour.household_id)
    one = honour.person.kept_id
    return Q(person__in=Person.objects.filter(Q(pk=one) | Q(merged_into=one)))
