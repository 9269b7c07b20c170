"""Acts that take honours away, give them back or amend a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.decision.choices import ActKind, DecisionState, ReturnedThing
from bangvang.decision.models import (
    Act,
    ActChange,
    ActItem,
    Decision,
    Line,
    Return,
)
from bangvang.decision.queries.decisions import READERS, wording_on
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Honour, Unit
from bangvang.register.queries import answering, branch, units_of
from bangvang_paper.vietnamese import folded


def acts_visible_to(user: User | AnonymousUser) -> QuerySet[Act]:
    """Annulments, strippings, restorations and amendments of the bodies whose decisions ``user`` may see."""
    return Act.objects.filter(body_id__in=units_of(user, READERS)).select_related(
        "body", "issuer__body", "docx", "pdf", "made_by", "issued_by"
    )


def items_of(act: Act) -> QuerySet[ActItem]:
    """What the act is about, each with its honour and what came back."""
    return act.items.select_related("honour", "act").prefetch_related("returns__by").order_by("id")


def changes_of(act: Act) -> QuerySet[ActChange]:
    """What an amendment words anew, in the order of the list."""
    rows = act.changes.select_related("line__decision__body", "line__handling").prefetch_related("line__corrections")
    return rows.order_by("line__ordinal", "id")


def lines_to_amend(decision: Decision, wanted: Iterable[int], text: str) -> list[Line]:
    """The lines wanted, else those whose name today answers ``text``, else all; in the order of the list."""
    lines = list(decision.lines.select_related("decision").prefetch_related("corrections").order_by("ordinal"))
    keys = set(wanted)
    if keys:
        return [line for line in lines if line.pk in keys]
    if not text.strip():
        return lines
    today = timezone.localdate()
    names = [folded(wording_on(line, today)["name"]) for line in lines]
    return [lines[place] for place in answering(text, names)]


def acts_amending(decision: Decision) -> QuerySet[Act]:
    """Amendments of the decision that were issued or are drafted, oldest first."""
    amending = Act.objects.filter(pk__in=ActChange.objects.filter(line__decision=decision).order_by().values("act"))
    return amending.exclude(state=DecisionState.DROPPED).order_by("pk")


def honours_within_reach(user: User | AnonymousUser, body: Unit, ids: Iterable[int]) -> QuerySet[Honour]:
    """Those of the honours that ``user`` may open an act about for ``body``: granted by it, or to its own people and units."""
    area = branch({body.pk}) & units_of(user, [Role.OFFICER])
    about = (
        Q(body=body)
        | Q(person__in=Employment.objects.filter(unit_id__in=area).values("person_id"))
        | Q(collective_id__in=area)
        | Q(household__unit_id__in=area)
    )
    return Honour.objects.filter(about, pk__in=list(ids)).order_by("pk")


def body_to_act(user: User | AnonymousUser, honour: int) -> Unit | None:
    """The body for which ``user`` may open an act about the honour: the one that granted it, else that of its recipient."""
    bodies = Unit.objects.filter(pk__in=units_of(user, [Role.OFFICER]), is_body=True).order_by("pk")
    granted = bodies.filter(pk__in=Honour.objects.filter(pk=honour, body__isnull=False).values("body_id")).first()
    return granted or next((one for one in bodies if honours_within_reach(user, one, [honour]).exists()), None)


def overdue_returns(user: User | AnonymousUser, today: date) -> QuerySet[ActItem]:
    """Objects that should have come back by now and did not, the longest overdue first."""
    back = Return.objects.filter(item=OuterRef("pk"), thing=ReturnedThing.OBJECT)
    return (
        ActItem.objects.filter(
            ~Exists(back),
            act__in=acts_visible_to(user).order_by().values("pk"),
            act__state=DecisionState.ISSUED,
            act__return_by__lt=today,
        )
        .exclude(act__kind=ActKind.RESTORATION)
        .select_related("act", "honour")
        .order_by("act__return_by", "id")
    )
