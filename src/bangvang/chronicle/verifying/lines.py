"""Lines of a log against its signed heads: those kept here, the last one signed on this machine, those given from outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from bangvang.chronicle import keys
from bangvang.chronicle.commitments import AT_ONCE
from bangvang.chronicle.models import Head, Leaf, Log
from bangvang.chronicle.queries import hashes_of, keys_of, note_of
from bangvang.chronicle.verifying.report import Report
from bangvang_trust.errors import Refused
from bangvang_trust.log import Checkpoint, Frontier, NoteKey, TileHashes, leaf_hash, read
from bangvang_trust.log.note import parse


def read_lines(log: Log, report: Report, witnessed: Sequence[str] = (), since: Checkpoint | None = None) -> None:
    """The lines of ``log`` against every head that is known; those after ``since`` when it is given.

    ``since`` is a head that was verified before and kept elsewhere: the tree up to it is held to its root by the tiles.
    """
    first = since.size if since else 0
    heads = list(log.heads.filter(size__gt=first).order_by("size"))
    checkpoints = _signed(log, heads, report) + _outside(log, witnessed, report)
    waiting = sorted((one for one in checkpoints if one.size > first), key=lambda one: one.size)
    edge = _edge_at(log, since, report) if since else Frontier()
    tiles = _Tiles(log, max((head.size for head in heads), default=0))
    for entry in _entries(log, first, report):
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
    report.lines += edge.size - first
    report.heads += len(heads)


def _held_to(head: Checkpoint, edge: Frontier, report: Report) -> None:
    if head.size == edge.size and head.root != edge.root():
        report.add(_("%(size)d dòng đầu không khớp gốc đã ký: có dòng bị sửa, bị thay.") % {"size": head.size})


def _edge_at(log: Log, since: Checkpoint, report: Report) -> Frontier:
    """The right edge of the tree at a head that was verified before, from the tiles."""
    try:
        edge = Frontier.of(hashes_of(log, since.size), since.size)
    except Refused:
        edge = Frontier(since.size)
    if edge.root() != since.root:
        report.add(
            _("Cây không còn bắt đầu bằng mốc đã kiểm (%(size)d dòng).") % {"size": since.size}, "chronicle.tile"
        )
    return edge


def _entries(log: Log, first: int, report: Report) -> Iterator[bytes]:
    """The lines in order from ``first``; a gap in their numbers is told."""
    expected = first
    found = Leaf.objects.filter(log=log, index__gte=first).order_by("index").values_list("index", "entry")
    for index, entry in found.iterator(chunk_size=AT_ONCE):
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
    following = Log.objects.filter(ordinal=log.ordinal + 1).first()
    for document in (*filter(None, [keys.remembered(log.origin)]), *witnessed):
        try:
            head = read(document, keys_of(log), origin=log.origin)
            if head.size > log.size and following is not None and parse(following.follows).text == parse(document).text:
                report.losses.append(
                    _("Nhật ký %(log)s mất %(count)d dòng cuối; nhật ký sau nó có ghi.")
                    % {"log": log, "count": head.size - log.size}
                )
            else:
                found.append(head)
        except Refused as refused:
            report.add(_("Mốc giữ ở ngoài không đối chiếu được: %(why)s") % {"why": refused})
    return found


def logs_in_order(logs: Sequence[Log], report: Report) -> None:
    """Logs follow one another; one that was taken out leaves its place, or the head that this machine signed of it."""
    for origin in keys.remembered_origins() - {log.origin for log in logs}:
        report.add(
            _("Máy này đã ký nhật ký %(log)s mà cơ sở dữ liệu không còn nhật ký ấy.") % {"log": origin}, "chronicle.log"
        )
    for expected, log in enumerate(logs, 1):
        if log.ordinal != expected:
            report.add(_("Thiếu nhật ký thứ %(number)d.") % {"number": expected}, "chronicle.log", log.pk)
