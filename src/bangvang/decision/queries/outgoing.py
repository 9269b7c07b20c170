"""What a body sends up, and its letters."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from bangvang.accounts.models import User
from bangvang.council.choices import SittingState
from bangvang.council.models import AgendaItem
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import (
    Line,
    ProposalLetter,
    RegisterEntry,
)
from bangvang.nomination.models import Handling
from bangvang.nomination.queries import visible_to as nominations_visible_to
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of

REGISTER_READERS = (Role.OFFICER, Role.LEADER, Role.DOCUMENT_CLERK, Role.AUDITOR)

def register_visible_to(user: User | AnonymousUser) -> QuerySet[RegisterEntry]:
    """Rows of the outgoing-document registers that ``user`` may read."""
    return RegisterEntry.objects.filter(body_id__in=units_of(user, REGISTER_READERS)).select_related(
        "decision", "letter", "act"
    )



def bodies_sending_up(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies below another one, for which ``user`` may send dossiers up."""
    units = units_of(user, (Role.OFFICER, Role.DOCUMENT_CLERK))
    return Unit.objects.filter(pk__in=units, is_body=True).exclude(parent=None).order_by("name")


def bodies_with_register(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies whose outgoing-document register ``user`` may read."""
    return Unit.objects.filter(pk__in=units_of(user, REGISTER_READERS), is_body=True).order_by("name")


def openable_nominations(user: User | AnonymousUser, ids: list[int]) -> set[int]:
    """Those of the nominations whose dossier ``user`` may open: a page links only where the reader gets in."""
    return set(nominations_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


def bodies_above(body: Unit) -> QuerySet[Unit]:
    """Bodies above ``body``, whatever their distance."""
    above, current = [], body.parent
    while current is not None:
        above.append(current.pk)
        current = current.parent
    return Unit.objects.filter(pk__in=above, is_body=True).order_by("name")


def handlings_to_send_up(body: Unit) -> QuerySet[Handling]:
    """Dossiers in the hands of ``body`` on no draft and no agenda under way: they may be endorsed and sent up."""
    drafted = Line.objects.exclude(decision__state=DecisionState.DROPPED).values("handling_id")
    read_out = (
        AgendaItem.objects.filter(withdrawn=False).exclude(sitting__state=SittingState.CLOSED).values("handling_id")
    )
    return (
        Handling.objects.filter(body=body, closed_on=None)
        .exclude(pk__in=drafted)
        .exclude(pk__in=read_out)
        .select_related("nomination__proposal__unit", "body__parent")
        .order_by("nomination__proposal_id", "nomination__ordinal")
    )


def letters_visible_to(user: User | AnonymousUser) -> QuerySet[ProposalLetter]:
    """Tờ trình of the bodies whose register ``user`` may read."""
    return ProposalLetter.objects.filter(body_id__in=units_of(user, REGISTER_READERS)).select_related(
        "body", "to_body", "docx", "pdf"
    )
