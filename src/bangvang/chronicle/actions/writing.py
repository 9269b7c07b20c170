"""Writing a line in the transaction of the change it speaks of: both stand, or neither does."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.chronicle import keys
from bangvang.chronicle.commitments import AT_ONCE, commitment, root_of, values_of
from bangvang.chronicle.covered import WHOLE, covered_models, word_of
from bangvang.chronicle.models import CoveredRow, Leaf, Log, Shape
from bangvang.outbox import actions as outbox
from bangvang_trust.log import Leaf as Entry
from bangvang_trust.log import new_salt
from bangvang_trust.log.checkpoint import Checkpoint
from bangvang_trust.log.leaf import Value
from bangvang_trust.log.note import parse

TAKEN_IN_AT_ONCE = 5_000


@dataclass(frozen=True)
class Part:
    """A later part of a row, which a model's ``Covered`` names."""

    row: models.Model
    name: str


@dataclass(frozen=True)
class _Asked:
    model: type[models.Model]
    part: str
    key: int


def write(
    kind: str, thing: models.Model, rows: Iterable[models.Model | Part], *, facts: Mapping[str, Value] | None = None
) -> Leaf:
    """Write the line ``kind`` about ``thing`` that covers ``rows`` as the database holds them now. Last in its transaction.

    Last, because the log is locked from here to the end: lines are numbered without a gap. ``facts`` may be read by
    everybody and must name no person. Raises `Refusal` while the log is held, ValueError outside a transaction, for a row
    that no model covers or that is not there.
    """
    if not connection.in_atomic_block:
        raise ValueError("a line is written in the transaction of its change")
    asked = [_asked(row) for row in rows]
    log = _locked_log()
    _not_held(log)
    sealed = list(_sealed(asked))
    entry = Entry(
        kind,
        f"{thing._meta.label_lower}/{thing.pk}",
        getattr(thing, "version", 1),
        timezone.now(),
        {**(facts or {}), "rows": len(sealed)},
        {"rows": root_of(digest for _shape, _key, _salt, digest in sealed)},
    )
    leaf = Leaf.objects.create(log=log, index=log.size, entry=entry.to_cbor())
    log.size += 1
    log.save(update_fields=["size"])
    CoveredRow.objects.bulk_create(
        (
            CoveredRow(leaf=leaf, ordinal=ordinal, shape=shape, row_id=key, salt=salt, digest=digest)
            for ordinal, (shape, key, salt, digest) in enumerate(sealed)
        ),
        batch_size=AT_ONCE,
    )
    outbox.tell("chronicle.written", leaf)
    return leaf


def begin() -> int:
    """Begin the log where there is none, with the rows of before it; where there is one, take in what a release covers anew.

    Gives how many rows were taken in. A table is taken in once, before its first line; none while the log is held.
    """
    with transaction.atomic():
        _log, new = Log.objects.get_or_create(ordinal=1, defaults={"origin": new_origin()})
        if _why_held(_locked_log()):
            return 0
        return _take_in(() if new else set(Shape.objects.values_list("table", flat=True)))


def _take_in(known: Collection[str]) -> int:
    """Cover what must stand in the log of tables that are not ``known`` to it: the rows of a release that had no line for them.

    A line of this kind says only that the rows were so on the day; what was done to them before, nobody can prove. Never
    for a table that has lines: there a row without one is what the verifier is for.
    """
    count = 0
    for model, word in covered_models():
        if not word.must or model._meta.label_lower in known:
            continue
        for part in (WHOLE, *word.later):
            found = list(model._base_manager.filter(word.due(part)).order_by("pk").values_list("pk", flat=True))
            for first in range(0, len(found), TAKEN_IN_AT_ONCE):
                some = [model(pk=key) for key in found[first : first + TAKEN_IN_AT_ONCE]]
                write("chronicle.taken_in", some[0], [Part(row, part) for row in some])
                count += len(some)
    return count


def _asked(row: models.Model | Part) -> _Asked:
    one, part = (row.row, row.name) if isinstance(row, Part) else (row, WHOLE)
    if word_of(type(one)) is None:
        raise ValueError(f"{one._meta.label} is not covered by the log")
    return _Asked(type(one), part, one.pk)


def _locked_log() -> Log:
    """The log, locked until the transaction ends; the first line begins it."""
    log = Log.objects.select_for_update().order_by("-ordinal").first()
    if log is None:
        begin()
        return _locked_log()
    return log


def new_origin() -> str:
    """A name that no other log in the world bears."""
    return f"bangvang-{secrets.token_hex(12)}"


def _not_held(log: Log) -> None:
    """Raise `Refusal` when what is in the database may be older than what went out of the house."""
    why = _why_held(log)
    if why:
        raise Refusal(why)


def _why_held(log: Log) -> str:
    """Why nothing may be written now; empty when it may."""
    if log.held_since is not None:
        told: str = _(
            "Chưa cấp số, chưa ghi sổ tiếp được: %(why)s Người quản trị máy chạy “bangvang log go-on” để đối chiếu."
        )
        return told % {"why": log.held_why}
    seen = keys.remembered(log.origin)
    if seen and Checkpoint.from_text(parse(seen).text).size > log.size:
        return _(
            "Cơ sở dữ liệu cũ hơn mốc nhật ký đã ký ở máy này, nên cấp số tiếp thì trùng số đã ban hành. "
            "Người quản trị máy khôi phục bản mới hơn, hoặc xem “bangvang log”."
        )
    return ""


def _sealed(asked: Sequence[_Asked]) -> Iterable[tuple[Shape, int, bytes, bytes]]:
    """(shape, key, salt, digest) of every row, tables one after another, each read at once."""
    known = {(shape.table, shape.part, tuple(shape.columns)): shape for shape in Shape.objects.all()}
    in_order = sorted(asked, key=lambda one: (one.model._meta.label_lower, one.part, one.key))
    for (model, part), group in groupby(in_order, key=attrgetter("model", "part")):
        word = word_of(model)
        assert word is not None  # asked for in `_asked`
        columns = word.columns(model, part)
        place = (model._meta.label_lower, part, columns)
        shape = known.get(place) or Shape.objects.create(table=place[0], part=part, columns=list(columns))
        wanted = list(dict.fromkeys(one.key for one in group))
        found = 0
        for key, values in values_of(model, wanted, columns):
            salt = new_salt()
            yield shape, key, salt, commitment(shape.table, part, key, columns, values, salt)
            found += 1
        if found != len(wanted):
            raise ValueError(f"{len(wanted) - found} rows of {model._meta.label} are not in the database")
