"""Commitments against their line, and every row of a protected table against its commitment."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import models
from django.db.models import Exists, Max, OuterRef
from django.utils.translation import gettext as _

from bangvang.chronicle.commitments import AT_ONCE, commitment, root_of, values_of
from bangvang.chronicle.covered import WHOLE, Covered, covered_models
from bangvang.chronicle.models import CoveredRow, Erasure, Leaf, Log, Shape
from bangvang.chronicle.verifying.report import Report
from bangvang_trust.errors import Refused
from bangvang_trust.log import Leaf as Entry


def last_line() -> int:
    """The key of the line that was written last: whatever a look reads, lines behind it were written while it read."""
    return int(Leaf.objects.aggregate(last=Max("id"))["last"] or 0)


def hold_commitments(report: Report, until: int, since: tuple[Log, int] | None = None) -> None:
    """The commitments of every line up to ``until`` have the root that the line tells; from ``since`` on when it is given."""
    leaves = Leaf.objects.filter(id__lte=until).order_by("id")
    rows = CoveredRow.objects.filter(leaf_id__lte=until).order_by("leaf_id", "ordinal")
    if since is not None:
        log, first = since
        leaves = leaves.filter(log=log, index__gte=first)
        rows = rows.filter(leaf__log=log, leaf__index__gte=first)
    lines = leaves.values_list("id", "index", "entry").iterator(chunk_size=AT_ONCE)
    kept = rows.values_list("leaf_id", "digest").iterator(chunk_size=AT_ONCE)
    grouped = groupby(kept, key=itemgetter(0))
    waiting = next(grouped, None)
    for key, index, entry in lines:
        digests: list[bytes] = []
        if waiting is not None and waiting[0] == key:
            digests = [bytes(digest) for _leaf, digest in waiting[1]]
            waiting = next(grouped, None)
        try:
            told = Entry.from_cbor(bytes(entry))
        except Refused:
            report.add(_("Dòng %(line)d của nhật ký không đọc được.") % {"line": index + 1}, "chronicle.leaf", key)
            continue
        if told.facts.get("rows") != len(digests) or told.commitments.get("rows") != root_of(digests):
            report.add(
                _("Bản ghi được chứng thực ở dòng %(line)d bị thêm, bớt, sửa hoặc đổi chỗ.") % {"line": index + 1},
                "chronicle.coveredrow",
                key,
            )
    of_no_line = CoveredRow.objects.filter(~Exists(Leaf.objects.filter(pk=OuterRef("leaf_id"))), leaf_id__gt=until)
    astray = waiting[0] if waiting is not None else of_no_line.values_list("leaf_id", flat=True).first()
    if astray is not None:
        report.add(_("Có bản ghi được chứng thực mà không thuộc dòng nào."), "chronicle.coveredrow", astray)


def hold_new_rows(log: Log, first: int, report: Report) -> None:
    """The rows that lines from ``first`` on cover, looked up by key; what was put in past the log takes the whole look."""
    models_by_table = {model._meta.label_lower: model for model, _word in covered_models()}
    for shape in Shape.objects.order_by("pk"):
        model = models_by_table.get(shape.table)
        if model is None or not _has_all(model, shape.columns):
            continue
        covered = CoveredRow.objects.filter(shape=shape, leaf__log=log, leaf__index__gte=first)
        commitments = list(covered.values_list("row_id", "salt", "digest"))
        erased = _erased(model)
        values = dict(values_of(model, sorted({key for key, _salt, _digest in commitments}), shape.columns))
        for key, salt, digest in commitments:
            report.rows += 1
            _compare(model, shape.part, shape.columns, key, values.get(key), salt, digest, erased, report)


def _erased(model: type[models.Model]) -> set[int]:
    """Rows of which the log says that their salts were destroyed."""
    return set(Erasure.objects.filter(table=model._meta.label_lower).values_list("row_id", flat=True))


def _has_all(model: type[models.Model], columns: Sequence[str]) -> bool:
    """Whether the table still has them: a column that a later release took away cannot be asked for."""
    return {name.attname for name in model._meta.concrete_fields}.issuperset(columns)


def _compare(
    model: type[models.Model],
    part: str,
    columns: Sequence[str],
    key: int,
    values: Sequence[Any] | None,
    salt: bytes | memoryview | None,
    digest: bytes | memoryview,
    erased: Collection[int],
    report: Report,
) -> None:
    table = model._meta.label_lower
    if values is None:
        report.add(_("%(what)s %(key)d đã bị xóa.") % {"what": _named(model), "key": key}, table, key)
    elif salt is None and (key in erased or key in _erased(model)):  # erased, perhaps since the look began
        report.erase(_("%(what)s %(key)d: đã xóa muối, không còn chứng thực.") % {"what": _named(model), "key": key})
    elif salt is None:
        told = _("%(what)s %(key)d bị xóa muối ngoài phần mềm: không ai còn biết nó có bị sửa không.")
        report.add(told % {"what": _named(model), "key": key}, table, key)
    elif commitment(table, part, key, columns, values, bytes(salt)) != bytes(digest):
        report.add(_("%(what)s %(key)d đã bị sửa.") % {"what": _named(model), "key": key}, table, key)


def hold_all_rows(report: Report, until: int) -> None:
    """Every row of every protected table that lines up to ``until`` cover, or that no line covers."""
    for model, word in covered_models():
        hold_rows(model, word, report, until)


def hold_rows(model: type[models.Model], word: Covered, report: Report, until: int) -> None:
    """Every row of a table against its commitments, both read once in the order of keys."""
    for part in (WHOLE, *word.later):
        shapes = {
            shape.pk: tuple(shape.columns)
            for shape in Shape.objects.filter(table=model._meta.label_lower, part=part)
            if _has_all(model, shape.columns)
        }
        _part(model, word, part, shapes, report, until)


def _part(
    model: type[models.Model], word: Covered, part: str, shapes: dict[int, tuple[str, ...]], report: Report, until: int
) -> None:
    columns = sorted({name for shape in shapes.values() for name in shape} | {model._meta.pk.attname})
    stored = _after_another(model._base_manager.order_by("pk").values_list("pk", *columns).iterator(chunk_size=AT_ONCE))
    due = iter(
        model._base_manager.filter(word.due(part))
        .order_by("pk")
        .values_list("pk", flat=True)
        .iterator(chunk_size=AT_ONCE)
        if word.must
        else ()
    )
    waiting_due = next(due, None)
    erased = _erased(model)
    picks = {shape: _pick(columns, names) for shape, names in shapes.items()}
    for key, group in groupby(_commitments(model, part, until), key=itemgetter(0)):
        while waiting_due is not None and waiting_due < key:
            _put_in(report, model, part, waiting_due, until)
            waiting_due = next(due, None)
        if waiting_due == key:
            waiting_due = next(due, None)
        row = stored(key)
        report.rows += 1
        # Every line that ever covered the row must hold, not only the last: a changed row could be covered anew.
        for _key, shape, salt, digest in group:
            if shape in shapes:
                told = None if row is None else picks[shape](row)
                _compare(model, part, shapes[shape], key, told, salt, digest, erased, report)
    while waiting_due is not None:
        _put_in(report, model, part, waiting_due, until)
        waiting_due = next(due, None)


def _commitments(model: type[models.Model], part: str, until: int) -> Iterator[tuple[int, int, Any, Any]]:
    """(key, shape, salt, digest) in the order of keys. Each shape by its index: sorting all would take the disk."""
    shapes = Shape.objects.filter(table=model._meta.label_lower, part=part).values_list("pk", flat=True)
    return merge(
        *(
            CoveredRow.objects.filter(shape=shape, leaf_id__lte=until)
            .order_by("row_id")
            .values_list("row_id", "shape_id", "salt", "digest")
            .iterator(chunk_size=AT_ONCE)
            for shape in shapes
        ),
        key=itemgetter(0),
    )


def _pick(columns: Sequence[str], names: Sequence[str]) -> Callable[[tuple[Any, ...]], Sequence[Any]]:
    """What takes the values of ``names`` out of a row of ``columns``."""
    if list(names) == list(columns):
        return lambda row: row
    places = [columns.index(name) for name in names]
    return lambda row: [row[place] for place in places]


def _put_in(report: Report, model: type[models.Model], part: str, key: int, until: int) -> None:
    """Name a row that should have a line and has none, unless its line was written after the look began."""
    table = model._meta.label_lower
    if CoveredRow.objects.filter(shape__table=table, shape__part=part, row_id=key, leaf_id__gt=until).exists():
        return
    report.add(
        _("%(what)s %(key)d không có dòng trong nhật ký: đã bị đưa vào ngoài phần mềm.")
        % {"what": _named(model), "key": key},
        model._meta.label_lower,
        key,
    )


def _named(model: type[models.Model]) -> str:
    return str(model._meta.verbose_name).capitalize()


def _after_another(rows: Iterator[tuple[Any, ...]]) -> Callable[[int], tuple[Any, ...] | None]:
    """Look-up of rows that are read once, by keys that only grow."""
    state: list[tuple[Any, ...] | None] = [next(rows, None)]

    def find(key: int) -> tuple[Any, ...] | None:
        while state[0] is not None and state[0][0] < key:
            state[0] = next(rows, None)
        return state[0][1:] if state[0] is not None and state[0][0] == key else None

    return find
