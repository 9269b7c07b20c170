"""Questions about signing: how far a batch is, what each paper became."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.files.models import StoredFile
from bangvang.register.choices import Role
from bangvang.register.models import Mandate, Unit
from bangvang.register.queries import branch, mandates, units_of
from bangvang.signature.choices import SigningStep
from bangvang.signature.models import SigningImage, SigningItem, SigningOrder

IMAGE_KEEPERS = (Role.OFFICER, Role.DOCUMENT_CLERK)
"""Who keeps the pictures of signatures and seals of a body; nobody else sees them apart from a signed paper."""
READERS = (Role.OFFICER, Role.LEADER, Role.DOCUMENT_CLERK, Role.AUDITOR)


@dataclass(frozen=True)
class Progress:
    """How far an order is."""

    total: int
    done: int
    stopped: int

    @property
    def finished(self) -> bool:
        return self.done >= self.total


def visible_to(user: User | AnonymousUser) -> QuerySet[SigningOrder]:
    """Orders of the bodies where ``user`` drafts, signs, numbers or watches."""
    return SigningOrder.objects.filter(body_id__in=units_of(user, READERS)).select_related("body", "asked_by")


def with_progress(orders: QuerySet[SigningOrder]) -> QuerySet[SigningOrder]:
    """Each order with ``total`` and ``done``."""
    return orders.annotate(total=Count("items"), done=Count("items", filter=~Q(items__signed=None))).order_by("-id")


def progress_of(order: SigningOrder) -> Progress:
    found = order.items.aggregate(
        total=Count("id"), done=Count("id", filter=~Q(signed=None)), stopped=Count("id", filter=~Q(problem=""))
    )
    return Progress(**found)


def unfinished_orders() -> QuerySet[SigningOrder]:
    """Orders that a stopped worker left, oldest first; those that stopped with a sentence wait for a person."""
    return SigningOrder.objects.filter(done_at=None, error="").order_by("id")


def items_of(order: SigningOrder) -> QuerySet[SigningItem]:
    return order.items.select_related("source", "signed").order_by("id")


def items_for(files: Iterable[StoredFile], step: SigningStep | str) -> dict[int, SigningItem]:
    """What became of papers in a step, by the id of the paper: for apps that hand papers over to be signed."""
    keys = [file.pk for file in files]
    found = SigningItem.objects.filter(source__in=keys, step=step).select_related("signed", "order")
    return {item.source_id: item for item in found}


# ── the pictures that signatures show ────────────────────────────────────────────────────────────────────────────────
def images_visible_to(user: User | AnonymousUser) -> QuerySet[SigningImage]:
    """Pictures in use of the bodies that ``user`` keeps them for."""
    own = SigningImage.objects.filter(ended_at=None, body_id__in=units_of(user, IMAGE_KEEPERS))
    return own.select_related("body", "mandate__user", "file", "by").order_by("body__name", "body_id", "step", "id")


def bodies_with_images(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies whose pictures ``user`` may keep."""
    return Unit.objects.filter(pk__in=units_of(user, IMAGE_KEEPERS), is_body=True).order_by("name", "pk")


def signing_mandates(bodies: Iterable[Unit]) -> QuerySet[Mandate]:
    """Mandates of today of those who sign for one of the bodies by their own unit."""
    today = timezone.localdate()
    return (
        Mandate.objects.filter(unit__in=[body.pk for body in bodies], role=Role.LEADER, begins_on__lte=today)
        .filter(Q(ends_on=None) | Q(ends_on__gte=today))
        .select_related("user", "unit")
        .order_by("unit__name", "user__username")
    )


def images_for(body: Unit, by: User, step: SigningStep, on: date) -> dict[SigningStep, SigningImage]:
    """The pictures of a batch of ``body`` that ``by`` asked for: the agency's, and in the leader's step their own.

    A signature is drawn for whoever signs under a mandate that holds on the day over the body, never for somebody else.
    """
    kept = SigningImage.objects.filter(ended_at=None).select_related("file")
    found = {}
    seal = kept.filter(body=body, step=SigningStep.AGENCY).first()
    if seal is not None:
        found[SigningStep.AGENCY] = seal
    if step == SigningStep.LEADER:
        held = [one for one in mandates(by, on) if one.role == Role.LEADER and body.pk in branch({one.unit_id})]
        own = kept.filter(mandate__in=held).order_by("-id").first()
        if own is not None:
            found[SigningStep.LEADER] = own
    return found
