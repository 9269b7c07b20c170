"""Questions about the stock of blanks: what came, what left, what is left, and where a serial lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet, Sum

from bangvang.accounts.models import User
from bangvang.certificate.choices import Fate
from bangvang.certificate.models import BlankKind, BlankReceipt, BlankSheet, Certificate, Destruction, Reissue
from bangvang.certificate.validators import Serial
from bangvang.decision.models import Decision
from bangvang.decision.queries import READERS
from bangvang.register.models import Unit
from bangvang.register.queries import units_of


@dataclass(frozen=True)
class Stock:
    """Sheets of one kind: received, used, spoiled (of these destroyed), and what is left."""

    received: int
    used: int
    spoiled: int
    destroyed: int

    @property
    def left(self) -> int:
        return self.received - self.used - self.spoiled


STANDING = Q(released_at=None)
"""Sheets whose entry was not taken back."""


def bodies_with_stock_seen_by(user: User | AnonymousUser) -> QuerySet[Unit]:
    return Unit.objects.filter(pk__in=units_of(user, READERS), is_body=True)


def kinds_of(body: Unit) -> QuerySet[BlankKind]:
    return BlankKind.objects.filter(body=body).order_by("name")


def kinds_visible_to(user: User | AnonymousUser) -> QuerySet[BlankKind]:
    return BlankKind.objects.filter(body_id__in=units_of(user, READERS)).select_related("body")


def stock_of(kind: BlankKind) -> Stock:
    return stocks([kind])[kind.pk]


def stocks(kinds: Iterable[BlankKind]) -> dict[int, Stock]:
    """Kind id → its stock. Two queries, however many kinds."""
    ids = [kind.pk for kind in kinds]
    came = dict(
        BlankReceipt.objects.filter(kind__in=ids)
        .values_list("kind")
        .annotate(sum=Sum("count"))
        .values_list("kind", "sum")
    )
    left = {
        kind: (used, spoiled, destroyed)
        for kind, used, spoiled, destroyed in BlankSheet.objects.filter(STANDING, kind__in=ids)
        .values_list("kind")
        .annotate(
            used=Count("pk", filter=Q(fate=Fate.USED)),
            spoiled=Count("pk", filter=Q(fate=Fate.SPOILED)),
            destroyed=Count("pk", filter=Q(destruction__isnull=False)),
        )
    }
    return {pk: Stock(came.get(pk, 0), *left.get(pk, (0, 0, 0))) for pk in ids}


def receipts_of(kind: BlankKind) -> QuerySet[BlankReceipt]:
    return kind.receipts.select_related("by").order_by("-on", "-id")


def blank_sheets_of(kind: BlankKind) -> QuerySet[BlankSheet]:
    """Sheets that left the stock, released entries too, in the order of their serials."""
    return kind.sheets.select_related("certificate__line__decision", "destruction", "by").order_by(
        "series", "number", "id"
    )


def receipt_holding(kind: BlankKind, serial: Serial) -> BlankReceipt | None:
    """The receipt in which the serial came."""
    return BlankReceipt.objects.filter(
        kind=kind, series=serial.series, first__lte=serial.number, last__gte=serial.number
    ).first()


def receipts_overlapping(kind: BlankKind, first: Serial, last: int) -> QuerySet[BlankReceipt]:
    return BlankReceipt.objects.filter(kind=kind, series=first.series, first__lte=last, last__gte=first.number)


def standing_sheets(kind: BlankKind, serials: Iterable[Serial]) -> QuerySet[BlankSheet]:
    """Entries that stand for any of the serials."""
    wanted = Q(pk__in=[])
    numbers: dict[str, list[int]] = {}
    for serial in serials:
        numbers.setdefault(serial.series, []).append(serial.number)
    for series, listed in numbers.items():
        wanted |= Q(series=series, number__in=listed)
    return BlankSheet.objects.filter(STANDING, wanted, kind=kind)


def without_blank(decision: Decision) -> QuerySet[Certificate]:
    """Certificates of the decision that have taken no sheet yet, in the order of the list."""
    taken = BlankSheet.objects.filter(STANDING, fate=Fate.USED, reissue=None, certificate__line__decision=decision)
    return (
        Certificate.objects.filter(line__decision=decision)
        .exclude(pk__in=taken.values("certificate"))
        .select_related("line__decision")
        .order_by("line__ordinal")
    )


def blanks_of(decision: Decision) -> QuerySet[BlankSheet]:
    """Sheets that certificates of the decision took."""
    return (
        BlankSheet.objects.filter(STANDING, certificate__line__decision=decision)
        .select_related("kind", "certificate__line")
        .order_by("certificate__line__ordinal", "reissue_id")
    )


def blank_of_reissue(done: Reissue) -> BlankSheet | None:
    """The sheet on which the certificate was made anew."""
    return done.blanks.filter(STANDING).select_related("kind", "by").first()


def to_destroy(body: Unit) -> QuerySet[BlankSheet]:
    """Spoiled sheets that stand in no minutes yet."""
    return (
        BlankSheet.objects.filter(STANDING, kind__body=body, fate=Fate.SPOILED, destruction=None)
        .select_related("kind", "by")
        .order_by("kind__name", "series", "number", "id")
    )


def destructions_of(body: Unit) -> QuerySet[Destruction]:
    return Destruction.objects.filter(body=body).annotate(count=Count("sheets")).order_by("-on", "-id")


def destructions_visible_to(user: User | AnonymousUser) -> QuerySet[Destruction]:
    return Destruction.objects.filter(body_id__in=units_of(user, READERS)).select_related("body")
