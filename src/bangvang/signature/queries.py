"""Questions about signing: how far a batch is, what each paper became."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from bangvang.accounts.models import User
from bangvang.files.models import StoredFile
from bangvang.register.choices import Role
from bangvang.register.queries import units_of
from bangvang.signature.choices import SigningStep
from bangvang.signature.models import SigningItem, SigningOrder

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
