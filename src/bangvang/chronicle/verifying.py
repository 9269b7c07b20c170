"""Reading the whole log again and every row it covers: what was changed, taken out, put in or put elsewhere is named.

Nothing here trusts the triggers, the tiles, the counters or the order of the tables: lines are held to the signed heads,
commitments to their line, rows to their commitment, and every row that must have a line to the lines. What is kept
outside (key file, the last head signed here, heads given by a witness) is held against the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from bangvang.chronicle import keys
from bangvang.chronicle.commitments import AT_ONCE, commitment, root_of
from bangvang.chronicle.covered import WHOLE, Covered, covered_models
from bangvang.chronicle.models import CoveredRow, Head, Leaf, Log, Shape
from bangvang.chronicle.queries import hashes_of, keys_of, note_of
from bangvang_trust.errors import Refused
from bangvang_trust.log import Checkpoint, Frontier, NoteKey, TileHashes, leaf_hash, read
from bangvang_trust.log import Leaf as Entry

MOST_NAMED = 200
"""Findings that are spelt out; the rest is counted."""


@dataclass(frozen=True)
class Trouble:
    """``what`` a sentence; ``table`` and ``key`` the row it is about, where it is about one."""

    what: str
    table: str = ""
    key: int | None = None


@dataclass
class Report:
    """What was looked at and what was found. ``erased``: rows whose salt was destroyed, as the law on personal data asks."""

    lines: int = 0
    heads: int = 0
    rows: int = 0
    erased: int = 0
    troubles: list[Trouble] = field(default_factory=list)
    unnamed: int = 0

    def add(self, what: str, table: str = "", key: int | None = None) -> None:
        if len(self.troubles) < MOST_NAMED:
            self.troubles.append(Trouble(what, table, key))
        else:
            self.unnamed += 1

    @property
    def holds(self) -> bool:
        return not self.troubles


def verify(*, witnessed: Sequence[str] = (), tell: Callable[[str], None] = lambda _line: None) -> Report:
    """Verify everything. ``witnessed``: signed heads kept elsewhere. ``tell`` is called with what is being done."""
    report = Report()
    logs = list(Log.objects.order_by("ordinal"))
    for log in logs:
        tell(_("Đọc lại %(count)d dòng của nhật ký %(log)s") % {"count": log.size, "log": log})
        _lines(log, report, witnessed if log == logs[-1] else ())
    _numbered(logs, report)
    tell(_("Đối chiếu từng bản ghi với dòng của nó"))
    _commitments(report)
    for model, word in covered_models():
        _rows(model, word, report)
    return report


# ── lines and heads ──────────────────────────────────────────────────────────────────────────────────────────────────
def _lines(log: Log, report: Report, witnessed: Sequence[str]) -> None:
    heads = list(log.heads.order_by("size"))
    checkpoints = _signed(log, heads, report) + _outside(log, witnessed, report)
    waiting = sorted(checkpoints, key=lambda one: one.size)
    edge, tiles = Frontier(), _Tiles(log, max((head.size for head in heads), default=0))
    for entry in _entries(log, report):
        tiles.hold(edge.size, entry, report)
        edge.add_entries([entry])
        while waiting and waiting[0].size <= edge.size:
            _held_to(waiting.pop(0), edge, report)
    for missed in waiting:
        report.add(
            _("Nhật ký thiếu dòng: mốc đã ký có %(signed)d dòng, ở đây còn %(here)d.")
            % {"signed": missed.size, "here": edge.size}
        )
    if log.size != edge.size:
        report.add(
            _("Bộ đếm của nhật ký ghi %(told)d dòng, thật có %(here)d.") % {"told": log.size, "here": edge.size},
            "chronicle.log",
            log.pk,
        )
    report.lines += edge.size
    report.heads += len(heads)


def _held_to(head: Checkpoint, edge: Frontier, report: Report) -> None:
    if head.size == edge.size and head.root != edge.root():
        report.add(_("%(size)d dòng đầu không khớp gốc đã ký: có dòng bị sửa, bị thay.") % {"size": head.size})


def _entries(log: Log, report: Report) -> Iterator[bytes]:
    """The lines in order; a gap in their numbers is told, a line that cannot be read too."""
    expected = 0
    for index, entry in (
        Leaf.objects.filter(log=log).order_by("index").values_list("index", "entry").iterator(chunk_size=AT_ONCE)
    ):
        if index != expected:
            report.add(
                _("Thiếu dòng %(first)d đến %(last)d của nhật ký.") % {"first": expected + 1, "last": index},
                "chronicle.leaf",
            )
        expected = index + 1
        yield bytes(entry)


class _Tiles:
    """Leaf hashes as they were drawn, to say which line was changed and not only that one was."""

    def __init__(self, log: Log, size: int) -> None:
        self._size = size
        self._hashes: TileHashes = hashes_of(log, size)
        self._told = False

    def hold(self, index: int, entry: bytes, report: Report) -> None:
        if index >= self._size or self._told:
            return
        try:
            kept = self._hashes.get(0, index)
        except (Refused, IndexError):
            report.add(_("Thiếu mảnh cây của nhật ký từ dòng %(line)d.") % {"line": index + 1}, "chronicle.tile")
            self._told = True
            return
        if kept != leaf_hash(entry):
            report.add(_("Dòng %(line)d của nhật ký đã bị sửa.") % {"line": index + 1}, "chronicle.leaf", index)


def _signed(log: Log, heads: Sequence[Head], report: Report) -> list[Checkpoint]:
    """The heads kept in the database whose signature holds, under the key that lies outside when it lies here."""
    known = keys_of(log)
    signer = keys.signer_of(log.origin)
    if signer is not None and known != [signer.key]:
        report.add(
            _("Khóa công khai ghi trong cơ sở dữ liệu không phải khóa của tệp %(file)s.")
            % {"file": keys.key_file(log.origin).name},
            "chronicle.log",
            log.pk,
        )
        known = [signer.key]
    found = []
    for head in heads:
        try:
            told = read(note_of(head), [*known, *_witnesses(head)], origin=log.origin)
            read(head.note, known, origin=log.origin)
            if told.size != head.size:
                raise ValueError(told.size)
            found.append(told)
        except (Refused, ValueError):
            report.add(
                _("Mốc ở dòng %(size)d không đúng chữ ký hoặc đã bị sửa.") % {"size": head.size},
                "chronicle.head",
                head.pk,
            )
    return found


def _witnesses(head: Head) -> list[NoteKey]:
    return [NoteKey.from_vkey(one.witness.vkey) for one in head.cosignatures.select_related("witness")]


def _outside(log: Log, witnessed: Sequence[str], report: Report) -> list[Checkpoint]:
    """Heads that are kept elsewhere: the last one signed on this machine, and those that were given."""
    found = []
    for document in (*filter(None, [keys.remembered(log.origin)]), *witnessed):
        try:
            found.append(read(document, keys_of(log), origin=log.origin))
        except Refused as refused:
            report.add(_("Mốc giữ ở ngoài không đối chiếu được: %(why)s") % {"why": refused})
    return found


def _numbered(logs: Sequence[Log], report: Report) -> None:
    """Logs follow one another; one that was taken out leaves its place, or the head that this machine signed of it."""
    for origin in keys.remembered_origins() - {log.origin for log in logs}:
        report.add(
            _("Máy này đã ký nhật ký %(log)s mà cơ sở dữ liệu không còn nhật ký ấy.") % {"log": origin}, "chronicle.log"
        )
    for expected, log in enumerate(logs, 1):
        if log.ordinal != expected:
            report.add(_("Thiếu nhật ký thứ %(number)d.") % {"number": expected}, "chronicle.log", log.pk)


# ── commitments and rows ─────────────────────────────────────────────────────────────────────────────────────────────
def _commitments(report: Report) -> None:
    """The commitments of every line have the root that the line tells."""
    lines = Leaf.objects.order_by("id").values_list("id", "index", "entry").iterator(chunk_size=AT_ONCE)
    kept = (
        CoveredRow.objects.order_by("leaf_id", "ordinal").values_list("leaf_id", "digest").iterator(chunk_size=AT_ONCE)
    )
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
    if waiting is not None:
        report.add(_("Có bản ghi được chứng thực mà không thuộc dòng nào."), "chronicle.coveredrow", waiting[0])


def _rows(model: type[models.Model], word: Covered, report: Report) -> None:
    """Every row of a table against its commitments, both read once in the order of keys."""
    for part in (WHOLE, *word.later):
        shapes = {
            shape.pk: tuple(shape.columns) for shape in Shape.objects.filter(table=model._meta.label_lower, part=part)
        }
        have = {name.attname for name in model._meta.concrete_fields}
        for pk, columns in list(shapes.items()):
            if not have.issuperset(columns):
                del shapes[pk]  # a column that a later release took away cannot be asked for
        _part(model, word, part, shapes, report)


def _part(
    model: type[models.Model], word: Covered, part: str, shapes: dict[int, tuple[str, ...]], report: Report
) -> None:
    table = model._meta.label_lower
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
    commitments = (
        CoveredRow.objects.filter(shape__table=table, shape__part=part)
        .order_by("row_id", "leaf_id")
        .values_list("row_id", "shape_id", "salt", "digest")
        .iterator(chunk_size=AT_ONCE)
    )
    for key, group in groupby(commitments, key=itemgetter(0)):
        while waiting_due is not None and waiting_due < key:
            _put_in(report, model, waiting_due)
            waiting_due = next(due, None)
        if waiting_due == key:
            waiting_due = next(due, None)
        # A part may be covered again when it was drawn anew; the latest line speaks.
        *_earlier, (_key, shape, salt, digest) = group
        values = stored(key)
        report.rows += 1
        if values is None:
            report.add(_("%(what)s %(key)d đã bị xóa.") % {"what": _named(model), "key": key}, table, key)
        elif salt is None:
            report.erased += 1
        elif shape in shapes:
            row = dict(zip(columns, values, strict=True))
            told = [row[name] for name in shapes[shape]]
            if commitment(table, part, key, shapes[shape], told, bytes(salt)) != bytes(digest):
                report.add(_("%(what)s %(key)d đã bị sửa.") % {"what": _named(model), "key": key}, table, key)
    while waiting_due is not None:
        _put_in(report, model, waiting_due)
        waiting_due = next(due, None)


def _put_in(report: Report, model: type[models.Model], key: int) -> None:
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
