"""Questions about pacts: who sees which, what the members said, who is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from bangvang.accounts.models import User
from bangvang.block.choices import Answer, LeadRole, PactState
from bangvang.block.models import Leadership, Pact, PactScan, Signatory
from bangvang.block.queries.organisation import FOR_A_UNIT, READERS, visible_to
from bangvang.register.choices import Role
from bangvang.register.queries import mandates_once, units_of


def pacts_visible_to(user: User | AnonymousUser) -> QuerySet[Pact]:
    """Pacts of the blocks that ``user`` sees; what is being drafted only to the organiser and to the head of the year."""
    units = units_of(user, READERS)
    heads = Leadership.objects.filter(
        block=OuterRef("block"), year=OuterRef("year"), role=LeadRole.HEAD, unit_id__in=units, ended_on=None
    )
    drafting = Q(block__organiser_id__in=units) | Exists(heads)
    pacts = Pact.objects.filter(block__in=visible_to(user).values("pk")).filter(~Q(state=PactState.DRAFT) | drafting)
    return pacts.select_related("block__organiser", "by")


def scans_visible_to(user: User | AnonymousUser) -> QuerySet[PactScan]:
    """Scans of the pacts that ``user`` sees."""
    return PactScan.objects.filter(pact__in=pacts_visible_to(user).values("pk")).select_related("file", "by")


def signatories_of(pact: Pact) -> list[Signatory]:
    """The members to which the pact was sent, as they stand in the order of heads."""
    rows = Signatory.objects.filter(pact=pact).select_related("unit__parent", "answered_by")
    places = dict(pact.block.memberships.order_by("pk").values_list("unit_id", "place"))
    return sorted(rows, key=lambda one: (places.get(one.unit_id, len(places)), one.pk))


@dataclass(frozen=True)
class Said:
    """How many members agreed, want changes, said nothing yet."""

    agreed: list[Signatory]
    returned: list[Signatory]
    waiting: list[Signatory]

    @property
    def missing(self) -> list[Signatory]:
        """Those without whom the pact is signed, when it is signed now."""
        return [*self.returned, *self.waiting]


def said_by(signatories: Sequence[Signatory]) -> Said:
    """The signatories by their answer."""
    return Said(
        *(
            [one for one in signatories if one.answer == answer]
            for answer in (Answer.AGREED, Answer.RETURNED, Answer.WAITING)
        )
    )


def waiting_for_answer(user: User | AnonymousUser) -> QuerySet[Signatory]:
    """Members for which ``user`` answers whose word on a pact is still out; a higher body's officer is not asked for each."""
    own = {mandate.unit_id for mandate in mandates_once(user) if mandate.role in FOR_A_UNIT}
    units = own | units_of(user, (Role.CLERK,))
    waiting = Signatory.objects.filter(answer=Answer.WAITING, pact__state=PactState.SENT, unit_id__in=units)
    return waiting.select_related("pact__block", "unit").order_by("pact__sent_on", "pk")
