"""A witness: somebody outside who remembers how long a log was, and signs only what goes on from there.

`consider` is the whole judgement, in pure logic after C2SP tlog-witness; `Witness` keeps the memory in one small file and writes
it before it answers, so that a restart forgets nothing.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bangvang_trust.lasting import write_anew
from bangvang_trust.log import checkpoint as checkpoints
from bangvang_trust.log import note
from bangvang_trust.log.checkpoint import Checkpoint
from bangvang_trust.log.note import COSIGNATURE, NoteKey, NoteSigner
from bangvang_trust.log.proving import consistency_holds
from bangvang_trust.log.reasons import Reason, refusal
from bangvang_trust.log.tree import EMPTY

FORMAT = "bangvang-witness/1"


@dataclass(frozen=True, slots=True)
class Known:
    """The longest tree of one log that was cosigned."""

    size: int = 0
    root: bytes = EMPTY


def consider(document: str, proof: Sequence[bytes], old: int, known: Known, log_keys: Sequence[NoteKey]) -> Checkpoint:
    """The checkpoint in ``document`` when it may be cosigned by somebody who knows ``known``.

    ``proof`` is the consistency proof from ``old`` leaves. Raises ``Refused``: what `checkpoint.read` raises; ``shorter`` for a
    tree smaller than the known; ``old_size`` when ``old`` is not the known size (ask again from there); ``split`` for another
    tree of the known size; ``inconsistent``.
    """
    checkpoint = checkpoints.read(document, log_keys)
    facts = {"origin": checkpoint.origin, "size": checkpoint.size, "known": known.size}
    if checkpoint.size < known.size:
        raise refusal(Reason.SHORTER, **facts)
    if checkpoint.size == known.size and checkpoint.root != known.root:
        raise refusal(Reason.SPLIT, **facts)
    if old != known.size:
        raise refusal(Reason.OLD_SIZE, size=known.size)
    if not consistency_holds(old, checkpoint.size, known.root, checkpoint.root, proof):
        raise refusal(Reason.INCONSISTENT, **facts)
    return checkpoint


class Witness:
    """A witness of the logs whose keys it was given: origin → keys. ``path`` is its memory, made on first use.

    One process at a time, by a lock beside the file where the system has such locks; threads by a lock of its own.
    Raises ``ValueError`` when ``signer`` does not sign cosignatures.
    """

    def __init__(self, signer: NoteSigner, logs: Mapping[str, Sequence[NoteKey]], path: Path) -> None:
        if signer.key.kind != COSIGNATURE:
            raise ValueError("a witness signs cosignatures (kind 0x04)")
        self._signer = signer
        self._logs = logs
        self._path = path
        self._turn = threading.Lock()

    def known(self, origin: str) -> Known:
        """What was last cosigned of this log. Raises ``Refused`` (``state``) when the memory cannot be read."""
        return self._remembered().get(origin, Known())

    def cosign(self, document: str, proof: Sequence[bytes], *, old: int, at: int) -> str:
        """The cosignature line to add to the note, made ``at`` seconds since 1970-01-01 UTC; remembered before it is given.

        Raises ``Refused``: ``origin`` for a log it does not know, and what `consider` raises. Nothing is remembered then.
        """
        text = note.parse(document).text
        origin = Checkpoint.from_text(text).origin
        if origin not in self._logs:
            raise refusal(Reason.ORIGIN, origin=origin)
        with self._turn, _locked(self._path):
            memory = self._remembered()
            checkpoint = consider(document, proof, old, memory.get(origin, Known()), self._logs[origin])
            self._remember({**memory, origin: Known(checkpoint.size, checkpoint.root)})
        return self._signer.cosignature_line(text, at=at)

    def _remembered(self) -> dict[str, Known]:
        try:
            document = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError as error:
            raise refusal(Reason.STATE, file=self._path) from error
        try:
            if document["format"] != FORMAT:
                raise ValueError(FORMAT)
            return {origin: _known(row) for origin, row in document["logs"].items()}
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise refusal(Reason.STATE, file=self._path) from error

    def _remember(self, memory: Mapping[str, Known]) -> None:
        rows = {origin: {"size": known.size, "root": note.to_base64(known.root)} for origin, known in memory.items()}
        write_anew(self._path, json.dumps({"format": FORMAT, "logs": rows}, ensure_ascii=False, indent=1) + "\n")


def _known(row: Mapping[str, object]) -> Known:
    size, root = row["size"], row["root"]
    data = note.from_base64(root) if isinstance(root, str) else None
    if not isinstance(size, int) or size < 0 or data is None or len(data) != len(EMPTY):
        raise ValueError("size or root")
    return Known(size, data)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time, where the system has such locks; the lock falls with the process."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with path.with_name(path.name + ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
