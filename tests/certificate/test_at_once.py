"""Two clerks press print at the same moment. PostgreSQL only, as in ``faults``: SQLite takes writers one by one."""

from __future__ import annotations

from datetime import date

import pytest
from faults.test_at_once import at_once

from bangvang.audit.refusals import Refusal
from bangvang.certificate import actions
from bangvang.certificate.models import Certificate, GoldenNumber, PrintOrder
from bangvang.certificate.queries import of_decision
from bangvang.chronicle.models import Leaf
from bangvang.decision.models import Decision
from bangvang.outbox.models import Event
from bangvang.register.choices import Role
from cast import build_world
from short_river import shorten

pytestmark = pytest.mark.postgres
ON = date(2026, 3, 2)


@pytest.fixture
def world(transactional_db, monkeypatch):
    """As in ``faults``: without the public front page, which emptying the database would take away."""
    monkeypatch.setattr("cast.write_front_page", lambda _base: None)
    return shorten(build_world())


def two_clerks(world):
    return world.user(Role.DOCUMENT_CLERK), world.user(Role.OFFICER)


def test_two_presses_make_one_order_and_two_workers_one_certificate_a_line(world):
    decision = world.issued_decision()
    officer = world.user(Role.OFFICER)
    actions.set_golden_rule(officer, world.department, rule="year", begins_in=2020, first=41)
    before = Leaf.objects.count()

    def press(who):
        found = Decision.objects.get(pk=decision.pk)
        actions.make_certificates(who, found)
        return actions.print_missing(found, chunk=2).done

    answers = at_once(*[lambda who=who: press(who) for who in two_clerks(world)])
    assert max(answers) == 3
    assert (PrintOrder.objects.count(), Certificate.objects.count()) == (1, 3)
    assert [one.golden_book_number for one in of_decision(decision)] == [41, 42, 43]
    assert GoldenNumber.objects.count() == 3
    assert Event.objects.filter(what="certificate.made").count() == 3
    assert Event.objects.filter(what="certificate.printed").count() == 1
    assert 1 <= Leaf.objects.count() - before <= 3
    assert PrintOrder.objects.get().done_at is not None


def test_two_kinds_of_blanks_at_once_leave_one_sheet_a_certificate(world):
    decision = world.certified_decision()
    officer = world.user(Role.OFFICER)
    kinds = [actions.add_kind(officer, world.department, name=name, numbered=False) for name in ("Một", "Hai")]
    for kind in kinds:
        actions.receive(officer, kind, on=ON, source="Nhà in", count=9)

    def take(kind):
        try:
            return len(actions.use_blanks(officer, kind, list(of_decision(decision)), on=ON))
        except Refusal as refusal:
            return refusal.sentence

    answers = at_once(*[lambda kind=kind: take(kind) for kind in kinds])
    assert 3 in answers
    assert any("ghi phôi" in str(answer) for answer in answers)
    assert all(one.blanks.count() == 1 for one in of_decision(decision))
