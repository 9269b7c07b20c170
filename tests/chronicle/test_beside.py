"""Somebody writes at every place where the verifier turns from one thing to the next, and nothing of it is named."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.chronicle.actions import erase, sign_head
from bangvang.chronicle.models import CoveredRow, Leaf
from bangvang.chronicle.verifying import lines, rows, verify, verify_since
from bangvang.decision.actions import correct
from bangvang.decision.models import Correction, Line
from bangvang.register.choices import Role

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ACTED = date(2026, 3, 3)


class Beside:
    """Whoever works on while the log is read."""

    def __init__(self, short) -> None:
        self.officer = short.user(Role.OFFICER)
        self.line = Line.objects.order_by("ordinal")[2]
        self.written = 0

    def write(self) -> None:
        """A correction: a new row, a new line, and a new standing of an honour that stands in the log already."""
        self.written += 1
        correct(self.officer, self.line, field="merit", new=f"lần {self.written}", act=f"CV {self.written}", on=ACTED)

    def before(self, monkeypatch, place, name: str) -> None:
        """Write each time before ``place.name`` is called."""
        real = getattr(place, name)

        def and_then(*told, **more):
            self.write()
            return real(*told, **more)

        monkeypatch.setattr(place, name, and_then)


@pytest.fixture
def beside(year) -> Beside:
    return Beside(year)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (lines, "_edge_at"),
        (lines, "_signed"),
        (lines, "_outside"),
        (lines, "_entries"),
        (lines, "_counted"),
        (rows, "_erased"),
        (rows, "_commitments"),
        (rows, "_put_in"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_line_that_is_written_while_it_reads_is_not_named(beside, monkeypatch, place, name):
    beside.before(monkeypatch, place, name)
    report = verify()
    assert report.holds, [trouble.what for trouble in report.troubles]
    monkeypatch.undo()
    assert verify().holds


def test_a_head_that_is_signed_while_it_reads_is_not_missed_by_its_lines(beside, monkeypatch):
    real = lines._outside

    def signed_meanwhile(*told):
        beside.write()
        sign_head()
        return real(*told)

    monkeypatch.setattr(lines, "_outside", signed_meanwhile)
    assert verify().holds


def test_a_salt_that_is_destroyed_while_it_reads_is_told_as_erased(beside, year, monkeypatch):
    row = CoveredRow.objects.filter(shape__table="council.agendaitem").earliest("row_id")
    real = rows._commitments

    def erased_meanwhile(model, *told):
        if model._meta.label_lower == "council.agendaitem" and not beside.written:
            beside.written = 1
            erase(year.user(Role.ADMINISTRATOR, year.city), row, reason="Đơn của người có tên")
        return real(model, *told)

    monkeypatch.setattr(rows, "_commitments", erased_meanwhile)
    report = verify()
    assert report.holds, [trouble.what for trouble in report.troubles]


def test_since_a_head_as_well(beside, monkeypatch):
    document = sign_head().note
    beside.write()
    beside.before(monkeypatch, rows, "_erased")
    assert verify_since(document).holds


def test_a_row_put_in_past_the_log_meanwhile_is_named_by_the_next_look(beside):
    Correction.objects.create(line=beside.line, field="merit", old="", new="lén", act="CV 9", on=ACTED)
    assert "correction" in {trouble.table.split(".")[-1] for trouble in verify().troubles}


def test_a_line_put_in_past_the_counter_is_named(beside):
    last = Leaf.objects.latest("id")
    Leaf.objects.create(log=last.log, index=last.index + 1, entry=bytes(last.entry))
    assert "chronicle.log" in {trouble.table for trouble in verify().troubles}
