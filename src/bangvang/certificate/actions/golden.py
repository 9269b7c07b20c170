"""Verbs of the golden book: set how numbers run, and give them to the lines of a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.certificate.choices import GoldenRule
from bangvang.certificate.models import GoldenBook, GoldenNumber
from bangvang.certificate.permissions import may_set_up, require
from bangvang.certificate.queries.golden import fixed_by_decision, next_number, numbers_by_year, taken_numbers, year_of
from bangvang.decision.models import Decision, Line
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit


@dataclass(frozen=True)
class Golden:
    """A golden-book number and how it is printed."""

    number: int
    text: str


def set_golden_rule(
    by: User,
    body: Unit,
    *,
    rule: str,
    begins_in: int | None = None,
    first: int = 1,
    read_version: int | None = None,
) -> GoldenBook:
    """Set how numbers run from the next printing on; what is printed keeps its number.

    ``begins_in`` and ``first``: the year that goes on from a number given on paper. Raises PermissionDenied, `Stale`, and
    `Refusal` when that number was passed already.
    """
    require(may_set_up(by, body))
    with transaction.atomic():
        _lock(body)
        book = GoldenBook.objects.filter(body=body).first()
        before = str(book) if book else None
        if book is None:
            book = GoldenBook(body=body)
        else:
            claim(book, book.version if read_version is None else read_version)
        book.rule, book.first = GoldenRule(rule), first
        book.begins_in = begins_in if book.rule == GoldenRule.YEAR else None
        _not_passed(book)
        book.save()
        audit.record(by, "set_golden_rule", book, changes={"rule": [before, str(book)]})
        outbox.tell("certificate.golden_rule_set", book)
    return book


def _not_passed(book: GoldenBook) -> None:
    if book.begins_in is None:
        return
    given = GoldenNumber.objects.filter(body=book.body, year=book.begins_in).order_by("-number").first()
    if given is not None and book.first <= given.number and book.first != 1:
        raise Refusal(
            _("Số %(first)d của năm %(year)d không dùng được: sổ vàng năm ấy đã cấp đến số %(last)d.")
            % {"first": book.first, "year": book.begins_in, "last": given.number}
        )


def give_numbers(decision: Decision, lines: Sequence[Line]) -> dict[int, Golden]:
    """Line id → number, in the order of the list. By the year, numbers are kept before any paper is set: a printing that is
    killed goes on with the same ones, and none is left out or given twice. Where the law of the day of signing says that
    the number is the place in the decision, it is, whatever the body has set."""
    body = decision.body
    bound = bool(fixed_by_decision(decision.award, decision.signed_on))
    if (bound or not numbers_by_year(body)) and not taken_numbers(lines):
        return {line.pk: Golden(line.ordinal, str(line.ordinal)) for line in lines}
    with transaction.atomic():
        _lock(body)
        taken, by_year, year = taken_numbers(lines), not bound and numbers_by_year(body), year_of(decision)
        number = next_number(body, year)
        for line in lines:
            if line.pk not in taken and by_year:
                taken[line.pk] = GoldenNumber.objects.create(line=line, body=body, year=year, number=number)
                number += 1
    return {
        line.pk: Golden(taken[line.pk].number, str(taken[line.pk]))
        if line.pk in taken
        else Golden(line.ordinal, str(line.ordinal))
        for line in lines
    }


def _lock(body: Unit) -> None:
    """One at a time for the body, so that two printings cannot take the same number."""
    Unit.objects.select_for_update().get(pk=body.pk)
