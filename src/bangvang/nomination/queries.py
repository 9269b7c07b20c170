"""Questions about proposals, dossiers and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, When
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.nomination.choices import Outcome, ProposalState
from bangvang.nomination.models import DossierHold, FlaggedItem, Handling, Nomination, Proposal
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import belonging_to, units_of
from bangvang_paper.vietnamese import folded

MAKERS = (Role.CLERK, Role.OFFICER)
HANDLERS = (Role.OFFICER, Role.COUNCIL_SECRETARY)
WATCHERS = (Role.LEADER, Role.AUDITOR)


def visible_to(user: User | AnonymousUser) -> QuerySet[Nomination]:
    """Dossiers that ``user`` may see: made in own units, handled by own bodies, or about oneself once submitted."""
    made, handled = _places(user)
    own = about(user) & ~Q(proposal__state=ProposalState.DRAFT)
    return Nomination.objects.filter(
        Q(proposal__unit_id__in=made) | Q(pk__in=_handled_at(handled)) | own
    ).select_related(
        "proposal__unit",
        "proposal__body",
        "proposal__movement",
        "person__merged_into",
        "collective",
        "household",
        "report",
    )


def words_of(nomination: Nomination) -> str:
    """What a dossier is looked for by in a list: the folded words of its name and unit."""
    return folded(f"{nomination.name} {nomination.unit_name}")


def about(user: User | AnonymousUser) -> Q:
    """Condition on dossiers whose person has this account, also where the dossier names a row merged into that person."""
    return Q(person__user=user) | Q(person__merged_into__user=user) if user.is_authenticated else Q(pk__in=[])


def proposals_visible_to(user: User | AnonymousUser) -> QuerySet[Proposal]:
    """Proposals that ``user`` may see as a whole; nominees see only their own dossier."""
    made, handled = _places(user)
    return Proposal.objects.filter(
        Q(unit_id__in=made) | Q(pk__in=_handled_at(handled, "nomination__proposal_id"))
    ).select_related("unit", "body", "movement", "made_by")


def _places(user: User | AnonymousUser) -> tuple[set[int], set[int]]:
    """Units whose own proposals are seen, drafts included; bodies whose received dossiers are seen."""
    made = units_of(user, (*MAKERS, Role.AUDITOR))
    handled = units_of(user, (*HANDLERS, *WATCHERS, Role.COUNCIL_MEMBER))
    return made, handled


def _handled_at(bodies: set[int], key: str = "nomination_id") -> QuerySet[Handling, dict[str, int]]:
    return Handling.objects.filter(body_id__in=bodies).values(key)


def with_counts(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Each proposal with ``dossiers`` and ``waiting``: how many it holds, and how many a body has in hand."""
    in_hand = Q(nominations__handlings__isnull=False, nominations__handlings__closed_on=None)
    return proposals.annotate(
        dossiers=Count("nominations", distinct=True),
        waiting=Count("nominations", filter=in_hand, distinct=True),
    ).order_by("-id")


def dossiers_of(proposal: Proposal) -> QuerySet[Nomination]:
    """Dossiers of a proposal in order, each with its handlings."""
    return proposal.nominations.order_by("ordinal").prefetch_related(
        Prefetch("handlings", Handling.objects.order_by("rank").select_related("body"))
    )


def open_handlings_at(bodies: Iterable[int | Unit]) -> QuerySet[Handling]:
    """Dossiers that the bodies (units or their ids) have in hand, in document order."""
    ids = [body.pk if isinstance(body, Unit) else body for body in bodies]
    return (
        Handling.objects.filter(body_id__in=ids, closed_on=None)
        .select_related("nomination__proposal__unit", "body")
        .order_by("received_on", "nomination__proposal_id", "nomination__ordinal")
    )


def handlings_visible_to(user: User | AnonymousUser) -> QuerySet[Handling]:
    """Turns of all dossiers that ``user`` may see."""
    return Handling.objects.filter(nomination__in=visible_to(user).values("pk")).select_related(
        "body", "nomination__proposal__unit", "nomination__proposal__body", "nomination__person"
    )


def current_handling(nomination: Nomination) -> Handling | None:
    """The turn that is open, else the last one; None for a draft. Reads prefetched handlings when there are."""
    turns = sorted(nomination.handlings.all(), key=lambda turn: turn.rank)
    return turns[-1] if turns else None


def holds_on(handlings: Iterable[int]) -> dict[int, list[DossierHold]]:
    """Turn id → holds on it that nobody has lifted; turns that may go on are not in it. One query."""
    found: dict[int, list[DossierHold]] = {}
    for hold in DossierHold.objects.filter(handling_id__in=list(handlings), lifted_on=None).order_by("id"):
        found.setdefault(hold.handling_id, []).append(hold)
    return found


def held_problem(name: str, holds: Sequence[DossierHold]) -> tuple[str, str]:
    """(sentence, article) why the dossier of ``name`` may go no further; both empty when nothing holds it."""
    if not holds:
        return "", ""
    first = holds[0]
    sentence = _(
        "Hồ sơ %(name)s tạm dừng từ %(since)s: %(reason)s. Chờ kết luận rồi bỏ tạm dừng, hoặc trả hồ sơ về đơn vị."
    ) % {"name": name, "since": f"{first.since:%d/%m/%Y}", "reason": first.reason.rstrip(".")}
    return sentence, first.cite


def flagged_of(nomination: Nomination) -> list[FlaggedItem]:
    """What the last returning body asked to be mended; empty unless the dossier now lies with its unit for mending."""
    last = current_handling(nomination)
    if last is None or last.outcome != Outcome.RETURNED:
        return []
    return list(last.flagged_items.order_by("id"))


def same_recipient(nomination: Nomination) -> QuerySet[Nomination]:
    """Other dossiers in hand about the same recipient, rows merged into one person counted as one: maybe proposed twice."""
    if nomination.person is not None:
        same = belonging_to(nomination.person.kept)
    else:
        same = Q(collective_id=nomination.collective_id, household_id=nomination.household_id, person=None)
    return (
        Nomination.objects.filter(same, handlings__closed_on=None, handlings__isnull=False)
        .exclude(pk=nomination.pk)
        .select_related("proposal__unit")
        .order_by("id")
    )


def open_handlings_of(proposal: Proposal) -> QuerySet[Handling]:
    """Turns of the proposal's dossiers that are open, in document order."""
    return (
        Handling.objects.filter(nomination__proposal=proposal, closed_on=None)
        .select_related("body", "nomination__proposal__unit", "nomination__person", "nomination__collective")
        .order_by("nomination__ordinal")
    )


def bodies_above(unit: Unit) -> QuerySet[Unit]:
    """Bodies to which ``unit`` may propose: itself, when it has a seal, and every body above it; the nearest first."""
    chain: list[int] = []
    current: Unit | None = unit
    while current is not None:
        if current.is_body:
            chain.append(current.pk)
        current = current.parent
    nearest = Case(*(When(pk=pk, then=place) for place, pk in enumerate(chain)), default=len(chain))
    return Unit.objects.filter(pk__in=chain).order_by(nearest)


def last_handlings_of(proposal: Proposal) -> QuerySet[Handling]:
    """The last turn of each dossier of the proposal, in document order."""
    later = Handling.objects.filter(nomination=OuterRef("nomination"), rank__gt=OuterRef("rank"))
    return (
        Handling.objects.filter(~Exists(later), nomination__proposal=proposal)
        .select_related("body", "nomination__proposal__unit", "nomination__person", "nomination__collective")
        .order_by("nomination__ordinal")
    )
