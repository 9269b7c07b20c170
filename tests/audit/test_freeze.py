"""What is issued is locked in the database itself: the ORM, raw SQL and bulk verbs are all refused."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from bangvang.audit import freeze
from bangvang.audit.actions import record
from bangvang.audit.models import Entry

pytestmark = pytest.mark.django_db


def one_entry(world) -> Entry:
    return record(None, "tested", world.department)


def test_a_journal_row_cannot_be_changed_or_deleted(world):
    entry = one_entry(world)
    for attempt in (
        lambda: Entry.objects.filter(pk=entry.pk).update(verb="rewritten"),
        lambda: Entry.objects.filter(pk=entry.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="đã khóa"), transaction.atomic():
            attempt()
    entry.refresh_from_db()
    assert entry.verb == "tested"


def test_raw_sql_is_refused_too(world):
    entry = one_entry(world)
    with pytest.raises(DatabaseError, match="đã khóa"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET note='x' WHERE id=%s", [entry.pk])


def test_without_the_lock_the_change_would_have_gone_through(world):
    """The negative control: it is the trigger that refuses, nothing else."""
    entry = one_entry(world)
    freeze.drop_triggers()
    assert Entry.objects.filter(pk=entry.pk).update(verb="rewritten") == 1
    freeze.write_triggers()


def test_every_frozen_model_has_its_triggers_after_migration():
    assert freeze.missing_triggers() == []
    tables = {trigger.table for trigger in freeze.triggers()}
    assert {
        "audit_entry",
        "register_honour",
        "register_honourstanding",
        "eligibility_assessment",
        "vote_tellerentry",
        "vote_result",
        "council_agendaitem",
        "decision_decision",
        "decision_line",
        "decision_correction",
        "certificate_certificate",
    } <= tables


def test_a_dropped_trigger_is_missed():
    freeze.drop_triggers()
    assert "audit_entry_no_delete" in freeze.missing_triggers()
    freeze.write_triggers()
    assert freeze.missing_triggers() == []


def test_migrate_writes_the_triggers_again():
    freeze.drop_triggers()
    call_command("migrate", verbosity=0)
    assert freeze.missing_triggers() == []
