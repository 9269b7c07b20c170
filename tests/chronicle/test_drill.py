"""An administrator of the database with the locks lifted: whatever is done to a protected row, the verifier names it."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, models

from bangvang.audit.freeze import drop_triggers
from bangvang.chronicle import keys
from bangvang.chronicle.actions import sign_head, write
from bangvang.chronicle.commitments import commitment, values_of
from bangvang.chronicle.covered import covered_models
from bangvang.chronicle.models import CoveredRow, Head, Leaf, Log, Tile
from bangvang.chronicle.verifying import Report, verify, verify_since
from bangvang.decision.models import Decision, ProposalLetter, RegisterEntry
from bangvang.indicator.exact import tenthousandths
from bangvang.register.models import Honour, HonourStanding

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SENT_UP = {"decision.proposalletter", "decision.proposalletter_handlings"}
"""Tables that the year of the fixture leaves empty; `test_a_letter_sent_up_is_covered_too` has them."""


def named(report: Report) -> set[tuple[str, int | None]]:
    return {(trouble.table, trouble.key) for trouble in report.troubles}


def other(field: models.Field, value: Any) -> Any:
    """Another value of the same kind, as somebody might slip it in; far from others, for keys that are one of a kind."""
    match value:
        case None:
            return 10_007 if isinstance(field, models.IntegerField | models.ForeignKey) else "2020-01-01"
        case bool():
            return not value
        case int():
            return value + 10_007
        case Decimal():
            return tenthousandths(value) + 10_007
        case datetime():
            return value + timedelta(seconds=1)
        case date():
            return value + timedelta(days=1)
        case dict() | list():
            return json.dumps([value, "khác"])
        case _:
            return str(value)[:-1] + ("y" if str(value).endswith("x") else "x")  # no longer than the column


def as_administrator(statement: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def unlocked(year):
    """The year, with every trigger and the checks of the database lifted, as its administrator can."""
    drop_triggers()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing may wait while a table is altered
            cursor.execute("SET session_replication_role = replica")
            for model, _word in covered_models():
                _drop_constraints(cursor, model._meta.db_table)
    yield year
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
        else:
            cursor.execute("SET session_replication_role = DEFAULT")


def _drop_constraints(cursor: Any, table: str) -> None:
    """Checks and one-of-a-kind rules, which an administrator would also take away; the test's transaction brings them back."""
    cursor.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('c', 'u')", [f'"{table}"']
    )
    for (name,) in cursor.fetchall():
        cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}" CASCADE')


def test_an_untouched_year_holds(year):
    report = verify()
    assert report.holds, report.troubles
    assert report.lines >= 8 and report.heads >= 1
    for model, word in covered_models():
        if word.must and model._meta.label_lower not in SENT_UP:
            assert model._base_manager.filter(word.due()).exists(), (
                f"the year lacks {model.__name__}: the drill is blind"
            )


def test_every_column_of_every_protected_row_is_watched(unlocked):
    """One column at a time, put back afterwards: each change alone must be named, with its table and key."""
    missed, tried = [], 0
    for model, word in covered_models():
        table = model._meta.label_lower
        keys = set(CoveredRow.objects.filter(shape__table=table).exclude(salt=None).values_list("row_id", flat=True))
        for row in model._base_manager.filter(pk__in=keys).order_by("pk")[:1]:
            for field in model._meta.concrete_fields:
                if field.primary_key or field.attname in word.open:
                    continue
                tried += 1
                before = getattr(row, field.attname)
                if _changed_alone_is_missed(model, row.pk, field, before):
                    missed.append(f"{model._meta.label}.{field.attname}")
    assert tried > 100
    assert not missed, missed


def _changed_alone_is_missed(model: type[models.Model], key: int, field: models.Field, before: Any) -> bool:
    table, column = model._meta.db_table, field.column
    statement = f'UPDATE "{table}" SET "{column}" = %s WHERE "{model._meta.pk.column}" = %s'
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{table}" WHERE "{model._meta.pk.column}" = %s', [key])
        raw = cursor.fetchone()[0]
    if isinstance(raw, dict | list):
        raw = json.dumps(raw)
    as_administrator(statement, [other(field, before), key])
    found = (model._meta.label_lower, key) in named(verify())
    as_administrator(statement, [raw, key])
    assert verify().holds, "putting back what was there is no change"
    return not found


def test_a_row_taken_out_is_missed(unlocked):
    for model in (HonourStanding, RegisterEntry):
        row = model.objects.order_by("-pk").first()
        as_administrator(f'DELETE FROM "{model._meta.db_table}" WHERE id = %s', [row.pk])
        assert (model._meta.label_lower, row.pk) in named(verify())


def test_a_row_put_in_past_the_software_is_seen(unlocked):
    """A second honour, like a real one in every column: only the log knows that nobody granted it."""
    honour = Honour.objects.order_by("pk").first()
    honour.pk = None
    honour.save(force_insert=True)
    assert ("register.honour", honour.pk) in named(verify())


def test_two_rows_that_change_places_are_seen(unlocked):
    first, second = Honour.objects.exclude(source__decision=None).order_by("pk")[:2]
    assert first.name_as_written != second.name_as_written
    Honour.objects.filter(pk=first.pk).update(name_as_written=second.name_as_written)
    Honour.objects.filter(pk=second.pk).update(name_as_written=first.name_as_written)
    assert {("register.honour", first.pk), ("register.honour", second.pk)} <= named(verify())


def test_a_changed_row_with_a_fresh_commitment_is_seen(unlocked):
    """Who knows the software makes the commitment fit again; then it no longer fits its line."""
    honour = Honour.objects.order_by("pk").first()
    Honour.objects.filter(pk=honour.pk).update(merit="Thành tích khác")
    covered = CoveredRow.objects.get(shape__table="register.honour", row_id=honour.pk)
    ((_key, values),) = values_of(Honour, [honour.pk], covered.shape.columns)
    covered.digest = commitment("register.honour", "", honour.pk, covered.shape.columns, values, bytes(covered.salt))
    covered.save(update_fields=["digest"])
    report = verify()
    assert ("register.honour", honour.pk) not in named(report), "the commitment was made to fit"
    assert ("chronicle.coveredrow", covered.leaf_id) in named(report)


def test_a_rewritten_line_is_named_by_its_number(unlocked):
    leaf = Leaf.objects.get(index=1)
    Leaf.objects.filter(pk=leaf.pk).update(entry=bytes(leaf.entry)[:-1] + b"\x00")
    report = verify()
    assert ("chronicle.leaf", 1) in named(report)
    assert any("không khớp gốc đã ký" in trouble.what for trouble in report.troubles)


def test_lines_that_change_places_are_seen(unlocked):
    first, second = Leaf.objects.order_by("index")[:2]
    one, two = bytes(first.entry), bytes(second.entry)
    Leaf.objects.filter(pk=first.pk).update(entry=two)
    Leaf.objects.filter(pk=second.pk).update(entry=one)
    assert not verify().holds


def test_the_last_lines_cannot_be_dropped(unlocked):
    """Lines, commitments, heads and the rows themselves: what was signed on this machine still knows."""
    log = Log.objects.get()
    keys.remember(log.origin, log.heads.latest("size").note)
    keep = log.size - 5
    gone = Leaf.objects.filter(index__gte=keep)
    for table, key in CoveredRow.objects.filter(leaf__in=gone).values_list("shape__table", "row_id"):
        model = {one._meta.label_lower: one for one, _word in covered_models()}[table]
        if table not in {"files.storedfile", "decision.decision", "decision.act"}:
            as_administrator(f'DELETE FROM "{model._meta.db_table}" WHERE id = %s', [key])
    CoveredRow.objects.filter(leaf__in=gone)._raw_delete("default")
    gone._raw_delete("default")
    Head.objects.all()._raw_delete("default")
    Tile.objects.all()._raw_delete("default")
    Log.objects.update(size=keep)
    sign_head()
    report = verify()
    assert any("thiếu dòng" in trouble.what for trouble in report.troubles), report.troubles


def test_a_forged_head_is_seen(unlocked):
    head = Head.objects.latest("size")
    Head.objects.filter(pk=head.pk).update(note=head.note.replace(f"\n{head.size}\n", f"\n{head.size - 1}\n"))
    assert ("chronicle.head", head.pk) in named(verify())


def test_a_log_that_was_begun_anew_is_seen(unlocked):
    log = Log.objects.get()
    keys.remember(log.origin, log.heads.latest("size").note)
    Log.objects.filter(pk=log.pk).update(origin="bangvang-khac")
    assert any("mà cơ sở dữ liệu không còn" in trouble.what for trouble in verify().troubles)


def test_another_number_of_a_decision_is_seen(unlocked):
    decision = Decision.objects.get()
    Decision.objects.filter(pk=decision.pk).update(number=99, code="99/QĐ-SLĐTBXH")
    assert ("decision.decision", decision.pk) in named(verify())


def test_covering_a_changed_row_anew_does_not_make_it_true(unlocked):
    """Who can run the software itself lets it write another line about the row as it is now."""
    honour = Honour.objects.exclude(source__decision=None).first()
    Honour.objects.filter(pk=honour.pk).update(merit="Thành tích khác")
    write("register.covered_anew", honour, [honour])
    sign_head()
    assert ("register.honour", honour.pk) in named(verify())


def test_only_what_came_since_a_verified_head_can_be_verified_alone(unlocked):
    """The nightly look: quick, and blind for what lies before; the whole look sees that too."""
    before = Head.objects.latest("size").note
    line = RegisterEntry.objects.first()
    write("register.covered_later", line, [line])
    sign_head()
    assert verify_since(before).holds and verify_since(before).lines == 1
    RegisterEntry.objects.filter(pk=line.pk).update(summary="khác")
    assert ("decision.registerentry", line.pk) in named(verify_since(before))
    RegisterEntry.objects.filter(pk=line.pk).update(summary=line.summary)
    Tile.objects.filter(level=0, index=0).update(hashes=b"\x00" * 32 * Leaf.objects.count())
    assert any("không còn bắt đầu" in trouble.what for trouble in verify_since(before).troubles)


def test_letters_are_among_the_protected_tables():
    labels = {model._meta.label_lower for model, _word in covered_models()}
    assert labels >= SENT_UP and ProposalLetter.covered.must
