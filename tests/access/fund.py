"""Access to the fund: the accountant keeps it; officer, leader and auditor read it."""

from __future__ import annotations

from datetime import date

from access.route import Route
from bangvang.register.choices import Role

READERS = {Role.ACCOUNTANT, Role.OFFICER, Role.LEADER, Role.AUDITOR}
KEEPERS = {Role.ACCOUNTANT}


def _book(world):
    from bangvang.fund.actions import open_year
    from bangvang.fund.models import FundYear

    found = FundYear.objects.filter(body=world.department, year=2020).first()
    return {"pk": (found or open_year(world.user(Role.ACCOUNTANT), world.department, 2020, opening=10**9)).pk}


def _entry(world):
    from bangvang.fund.actions import enter
    from bangvang.fund.models import Entry, FundYear

    book = FundYear.objects.get(pk=_book(world)["pk"])
    entry = Entry.objects.filter(book=book, reverses=None, reversed_by=None).first() or enter(
        world.user(Role.ACCOUNTANT),
        book,
        kind="given",
        on=date(2020, 3, 1),
        amount=1,
        document="PT 1",
        words="Đóng góp",
    )
    return {"pk": entry.pk}


def _decision(world):
    return {"pk": world.decision.pk}


def _new_year(world):
    """A year that no book is open for yet, whoever asked before."""
    from bangvang.fund.models import FundYear

    taken = FundYear.objects.filter(body=world.department).values_list("year", flat=True)
    return {"body": world.department.pk, "year": max([2030, *taken]) + 1}


def _year_to_close(world):
    """An old open year of its own, so that closing it spoils no other row."""
    from bangvang.fund.actions import open_year
    from bangvang.fund.models import FundYear

    found = FundYear.objects.filter(body=world.department, year__lt=2020, closed_on=None).first()
    taken = FundYear.objects.filter(body=world.department).values_list("year", flat=True)
    book = found or open_year(world.user(Role.ACCOUNTANT), world.department, min([2019, *taken]) - 1, opening=0)
    return {"pk": book.pk}


_INCOME = {"kind": "given", "on": "01/03/2020", "amount": "1", "document": "PT 2", "words": "Đóng góp"}
_CLOSING = {"version": 1, "on": "05/01/2021"}

ROUTES = {
    "fund:list": Route(allowed=READERS, own_place=True),
    "fund:open": Route(allowed=KEEPERS, method="post", data=_new_year),
    "fund:book": Route(make=_book, allowed=READERS),
    "fund:book_workbook": Route(make=_book, allowed=READERS),
    "fund:enter": Route(make=_book, allowed=KEEPERS, method="post", data=lambda world: _INCOME),
    "fund:close": Route(make=_year_to_close, allowed=KEEPERS, method="post", data=lambda world: _CLOSING),
    "fund:take_back": Route(make=_entry, allowed=KEEPERS),
    "fund:payments": Route(make=_decision, allowed=READERS),
    "fund:payments_workbook": Route(make=_decision, allowed=READERS),
}
