"""Questions about the golden book of a body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, QuerySet

from bangvang.accounts.models import User
from bangvang.certificate.choices import GoldenRule
from bangvang.certificate.models import Certificate, GoldenBook, GoldenNumber
from bangvang.decision.models import Decision, Line
from bangvang.decision.queries import READERS
from bangvang.register.models import Unit
from bangvang.register.queries import units_of
from bangvang_law.book import national_book


def golden_book_of(body: Unit) -> GoldenBook | None:
    return GoldenBook.objects.filter(body=body).first()


def numbers_by_year(body: Unit) -> bool:
    """Whether the body numbers through the year rather than through each decision."""
    book = golden_book_of(body)
    return book is not None and book.rule == GoldenRule.YEAR


def fixed_by_decision(award: str, on: date) -> str:
    """The article by which the number is the place in the decision, where the law of the day was read; "" otherwise."""
    rule = national_book().certificate_layout(award, on=on)
    return str(rule.get("citation") or "") if rule.get("golden_book_number") == "ordinal_in_decision" else ""


def next_number(body: Unit, year: int) -> int:
    """The number that the next certificate of the year gets, by the rule of the year."""
    last = GoldenNumber.objects.filter(body=body, year=year).aggregate(last=Max("number"))["last"]
    book = golden_book_of(body)
    least = book.first if book is not None and book.begins_in == year else 1
    return max((last or 0) + 1, least)


def golden_years(user: User | AnonymousUser, body: Unit) -> list[int]:
    """Years in which the body's certificates were decided, latest first."""
    years = _of_body(user, body).values_list("line__decision__signed_on__year", flat=True)
    return sorted(set(years), reverse=True)


def golden_entries(user: User | AnonymousUser, body: Unit, year: int | None) -> QuerySet[Certificate]:
    """The golden book: certificates in the order of their decisions and numbers; of one year when it is given."""
    found = _of_body(user, body)
    if year is not None:
        found = found.filter(line__decision__signed_on__year=year)
    return (
        found.select_related("line__decision", "line__golden")
        .prefetch_related("line__corrections")
        .order_by("line__decision__signed_on", "line__decision_id", "golden_book_number")
    )


def _of_body(user: User | AnonymousUser, body: Unit) -> QuerySet[Certificate]:
    return Certificate.objects.filter(line__decision__body=body, line__decision__body_id__in=units_of(user, READERS))


def taken_numbers(lines: Sequence[Line]) -> dict[int, GoldenNumber]:
    """Line id → the number of the year it has already. One query."""
    return {one.line_id: one for one in GoldenNumber.objects.filter(line__in=lines)}


def year_of(decision: Decision) -> int:
    """The year whose row of numbers the decision takes from."""
    return int(decision.signed_on.year)
