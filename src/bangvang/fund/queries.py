"""Questions to the fund book: what is left, what the law lets it be, which decisions wait for their money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from bangvang.accounts.models import User
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision
from bangvang.fund.choices import INCOMES, EntryKind
from bangvang.fund.models import Entry, FundYear
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of
from bangvang_law.book import national_book

KEEPERS = (Role.ACCOUNTANT,)
READERS = (Role.ACCOUNTANT, Role.OFFICER, Role.LEADER, Role.AUDITOR)


def books_visible_to(user: User | AnonymousUser) -> QuerySet[FundYear]:
    return FundYear.objects.filter(body_id__in=units_of(user, READERS)).select_related("body")


def bodies_kept_by(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies whose fund ``user`` keeps."""
    return Unit.objects.filter(pk__in=units_of(user, KEEPERS), is_body=True).order_by("name")


def entries_of(book: FundYear) -> QuerySet[Entry]:
    """Entries in the order of their days, with what they reverse and what reverses them."""
    return book.entries.select_related("decision", "reverses", "reversed_by", "by").order_by("on", "id")


@dataclass(frozen=True)
class Sums:
    """Of one book, đồng: what it began with, came in, went out by kind, and what is left."""

    opening: int
    income: int
    expense: int
    organising: int

    @property
    def left(self) -> int:
        return self.opening + self.income - self.expense


def sums_of(book: FundYear) -> Sums:
    """One question."""
    of = lambda kinds: Coalesce(Sum("amount", filter=Q(kind__in=kinds)), Value(0))  # noqa: E731
    outgoing = [kind for kind in EntryKind if kind not in INCOMES]
    told = book.entries.aggregate(income=of(INCOMES), expense=of(outgoing), organising=of([EntryKind.ORGANISING]))
    return Sums(book.opening, told["income"], told["expense"], told["organising"])


@dataclass(frozen=True)
class Ceiling:
    """The most that the law lets a sum be, đồng; None where it was not read or the sum it is counted on is not given."""

    most: int | None
    share: str
    citations: tuple[str, ...]
    note: str = ""

    def is_passed_by(self, amount: int) -> bool:
        return self.most is not None and amount > self.most


def ceilings_of(book: FundYear, sums: Sums) -> dict[str, Ceiling]:
    """``whole``: the fund against the pay of the year; ``organising``: meetings and publicity against the fund."""
    day = date(book.year, 12, 31)
    return {
        "whole": _ceiling("fund_share_of_salary", day, book.ceiling_base),
        "organising": _ceiling("fund_share_for_organising", day, sums.opening + sums.income),
    }


def _ceiling(kind: str, day: date, base: int | None) -> Ceiling:
    value = national_book().value(kind, day)
    if not value.is_read:
        return Ceiling(None, "", tuple(value.citations), value.note)
    share = Fraction(str(value.value))
    most = None if base is None else base * share.numerator // share.denominator
    return Ceiling(most, f"{share.numerator}/{share.denominator}", tuple(value.citations), value.note)


def decisions_to_pay(user: User | AnonymousUser) -> QuerySet[Decision]:
    """Issued decisions with money of which not every line is paid, each with ``unpaid`` and ``owed``; the oldest first."""
    open_line = Q(lines__bonus__gt=0, lines__payment=None)
    owed = Sum(Case(When(open_line, then=F("lines__bonus")), default=Value(0)))
    return (
        Decision.objects.filter(body_id__in=units_of(user, READERS), state=DecisionState.ISSUED)
        .annotate(unpaid=Count("lines", filter=open_line), owed=owed)
        .filter(unpaid__gt=0)
        .select_related("body")
        .order_by("signed_on", "number", "pk")
    )


def decisions_visible_to(user: User | AnonymousUser) -> QuerySet[Decision]:
    """Issued decisions of bodies whose fund ``user`` may read."""
    return Decision.objects.filter(body_id__in=units_of(user, READERS), state=DecisionState.ISSUED).select_related(
        "body", "issuer__body"
    )
