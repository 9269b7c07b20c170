"""Lines of a log against its signed heads: those kept here, the last one signed on this machine, those given from outside."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from django.db.models import Max
from django.utils.translation import gettext as _

from bangvang.chronicle import keys
from bangvang.chronicle.commitments import AT_ONCE
from bangvang.chronicle.models import Head, Leaf, Log, Tile
from bangvang.chronicle.queries import hashes_of, keys_of
from bangvang.chronicle.verifying.report import Report
from bangvang_trust.errors import Refused
from bangvang_trust.log import Checkpoint, Frontier, NoteKey, leaf_hash, read
from bangvang_trust.log.note import parse
from bangvang_trust.log.tiles import WIDTH

HASH = 32
"""Bytes of a hash in a tile."""


def read_lines(log: Log, report: Report, witnessed: Sequence[str] = (), since: Checkpoint | None = None) -> None:
    """The lines of ``log`` against every head that is known; those after ``since`` when it is given.

    ``since`` is a head that was verified before and kept elsewhere: the tree up to it is held to its root by the tiles.

    Others may write meanwhile. Heads are read before the counter and lines up to the counter only, so that a line which is
    written now is missed by no head and left to the next look.
    """
    first = since.size if since else 0
    edge = _edge_at(log, since, report) if since else Frontier()
    if edge is None:
        return
    checkpoints = _signed(log, first, report)
    report.heads += len(checkpoints)
    tiles = _Tiles(log, first, max((head.size for head in checkpoints), default=0))
    checkpoints += _outside(log, witnessed, report)
    log.refresh_from_db(fields=["size"])
    waiting = deque(sorted((one for one in checkpoints if one.size > first), key=lambda one: one.size))
    entries = _entries(log, first, report)
    while some := [leaf_hash(entry) for entry in islice(entries, AT_ONCE)]:
        tiles.hold(edge.size, some, report)
        _grow(edge, some, waiting, report)
    for missed in waiting:
        report.add(
            _("Nhật ký thiếu dòng: mốc đã ký có %(signed)d dòng, ở đây còn %(here)d.")
            % {"signed": missed.size, "here": edge.size}
        )
    told, here = _counted(log, edge.size)
    if told != here:
        report.add(
            _("Bộ đếm của nhật ký ghi %(told)d dòng, thật có %(here)d.") % {"told": told, "here": here},
            "chronicle.log",
            log.pk,
        )
    report.lines += edge.size - first


def _counted(log: Log, read: int) -> tuple[int, int]:
    """How many lines the counter tells and how many there are: of those read, else of all, both asked at one moment."""
    if log.size != read:
        return log.size, read
    told, last = Log.objects.filter(pk=log.pk).annotate(last=Max("leaves__index")).values_list("size", "last").get()
    return told, 0 if last is None else last + 1


def _grow(edge: Frontier, leaves: Sequence[bytes], waiting: deque[Checkpoint], report: Report) -> None:
    """Go on by ``leaves``, with a stop at the size of every head that waits."""
    at = 0
    while at < len(leaves):
        until = at + waiting[0].size - edge.size if waiting else len(leaves)
        edge.add_leaves(leaves[at:until])
        at = until
        while waiting and waiting[0].size <= edge.size:
            _held_to(waiting.popleft(), edge, report)


def _held_to(head: Checkpoint, edge: Frontier, report: Report) -> None:
    if head.size == edge.size and head.root != edge.root():
        report.add(_("%(size)d dòng đầu không khớp gốc đã ký: có dòng bị sửa, bị thay.") % {"size": head.size})


def _edge_at(log: Log, since: Checkpoint, report: Report) -> Frontier | None:
    """The right edge of the tree at a head that was verified before, from the tiles; None where they tell another story."""
    try:
        edge = Frontier.of(hashes_of(log, since.size), since.size)
    except Refused:
        edge = None
    if edge is None or edge.root() != since.root:
        report.add(
            _("Cây không còn bắt đầu bằng mốc đã kiểm (%(size)d dòng).") % {"size": since.size}, "chronicle.tile"
        )
        return None
    return edge


def _entries(log: Log, first: int, report: Report) -> Iterator[bytes]:
    """The lines in order from ``first`` up to the counter; a gap in their numbers is told."""
    expected = first
    found = Leaf.objects.filter(log=log, index__gte=first, index__lt=log.size).order_by("index").values_list("index", "entry")
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

    def __init__(self, log: Log, first: int, size: int) -> None:
        self._size = size
        self._kept = (
            Tile.objects.filter(log=log, level=0, index__gte=first // WIDTH)
            .order_by("index")
            .values_list("index", "hashes")
            .iterator(chunk_size=AT_ONCE)
        )
        self._index, self._hashes = -1, b""
        self._told = False

    def hold(self, first: int, leaves: Sequence[bytes], report: Report) -> None:
        """Hold the leaf hashes from line ``first`` on to their tiles, one tile after another."""
        at, end = 0, min(len(leaves), self._size - first)
        while at < end and not self._told:
            index, offset = divmod(first + at, WIDTH)
            some = leaves[at : min(at + WIDTH - offset, end)]
            kept = self._tile(index)[offset * HASH : (offset + len(some)) * HASH]
            if kept != b"".join(some):
                self._name(first + at, some, kept, report)
            at += len(some)

    def _tile(self, index: int) -> bytes:
        while self._index < index:
            self._index, hashes = next(self._kept, (index, b""))
            self._hashes = bytes(hashes)
        return self._hashes if self._index == index else b""

    def _name(self, first: int, leaves: Sequence[bytes], kept: bytes, report: Report) -> None:
        for number, leaf in enumerate(leaves):
            drawn = kept[number * HASH : (number + 1) * HASH]
            if len(drawn) < HASH:
                line = first + number + 1
                report.add(_("Thiếu mảnh cây của nhật ký từ dòng %(line)d.") % {"line": line}, "chronicle.tile")
                self._told = True
                return
            if drawn != leaf:
                line = first + number
                report.add(_("Dòng %(line)d của nhật ký đã bị sửa.") % {"line": line + 1}, "chronicle.leaf", line)


def _signed(log: Log, first: int, report: Report) -> list[Checkpoint]:
    """The heads over more than ``first`` lines whose signature holds, under the key that lies outside when it lies here."""
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
    heads = log.heads.filter(size__gt=first).order_by("size").prefetch_related("cosignatures__witness")
    for head in heads.iterator(chunk_size=AT_ONCE):
        try:
            found.append(_read_signed(head, known, log.origin))
        except (Refused, ValueError):
            report.add(
                _("Mốc ở dòng %(size)d không đúng chữ ký hoặc đã bị sửa.") % {"size": head.size},
                "chronicle.head",
                head.pk,
            )
    return found


def _read_signed(head: Head, known: Sequence[NoteKey], origin: str) -> Checkpoint:
    """What a kept head says. Raises ``Refused`` unless the log signed it and every line of a witness under it holds."""
    told = read(head.note, known, origin=origin)
    if told.size != head.size:
        raise ValueError(told.size)
    seen = list(head.cosignatures.all())
    if seen:
        witnesses = [NoteKey.from_vkey(one.witness.vkey) for one in seen]
        read(head.note + "".join(one.line for one in seen), [*known, *witnesses], origin=origin)
    return told


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


def logs_in_order(logs: Sequence[Log], signed_here: Collection[str], report: Report) -> None:
    """Logs follow one another; one that was taken out leaves its place, or the head that this machine signed of it.

    ``signed_here``: of which logs this machine keeps a head, as known before ``logs`` were read.
    """
    for origin in set(signed_here) - {log.origin for log in logs}:
        report.add(
            _("Máy này đã ký nhật ký %(log)s mà cơ sở dữ liệu không còn nhật ký ấy.") % {"log": origin}, "chronicle.log"
        )
    for expected, log in enumerate(logs, 1):
        if log.ordinal != expected:
            report.add(_("Thiếu nhật ký thứ %(number)d.") % {"number": expected}, "chronicle.log", log.pk)
