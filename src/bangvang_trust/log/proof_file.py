"""A proof that fits in a file: entry ``index`` is in the log, and witnesses saw the log so (C2SP tlog-proof)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from bangvang_trust.log import checkpoint as checkpoints
from bangvang_trust.log import note
from bangvang_trust.log.checkpoint import Checkpoint
from bangvang_trust.log.note import NoteKey
from bangvang_trust.log.proving import LONGEST_PATH, inclusion_holds
from bangvang_trust.log.reasons import Reason, refusal
from bangvang_trust.log.tree import leaf_hash

HEADER = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class Proof:
    """``path`` is the audit path of leaf ``index``; ``note`` the signed checkpoint, word for word."""

    index: int
    path: tuple[bytes, ...]
    note: str

    def to_text(self) -> str:
        """The content of a ``.tlog-proof`` file."""
        return "\n".join([HEADER, f"index {self.index}", *map(note.to_base64, self.path), "", self.note])

    @classmethod
    def from_text(cls, text: str) -> Proof:
        """Raises ``Refused`` (``proof``). A line ``extra …`` is refused: nothing of ours writes one."""
        head, separator, signed = text.partition("\n\n")
        header, index, *rows = head.split("\n") if "\n" in head else (head, "")
        found = _INDEX.fullmatch(index)
        path = [data for row in rows if (data := note.from_base64(row)) is not None and len(data) == 32]
        if header != HEADER or not separator or found is None or len(path) != len(rows) or len(path) > LONGEST_PATH:
            raise refusal(Reason.PROOF, what="không đúng dạng c2sp.org/tlog-proof@v1")
        return cls(int(found[1]), tuple(path), signed)


def verify(
    proof: Proof, entry: bytes, log_keys: Collection[NoteKey], *, witnesses: Collection[NoteKey] = (), least: int = 0
) -> Checkpoint:
    """The checkpoint that holds ``entry``, signed by the log and cosigned by at least ``least`` of ``witnesses``.

    Raises ``Refused``: what `checkpoint.read` raises, ``not_included``, ``few_witnesses``.
    """
    checkpoint = checkpoints.read(proof.note, log_keys)
    if not inclusion_holds(leaf_hash(entry), proof.index, checkpoint.size, proof.path, checkpoint.root):
        raise refusal(Reason.NOT_INCLUDED, index=proof.index, size=checkpoint.size)
    if least:
        signed = note.parse(proof.note).signed_by([*log_keys, *witnesses])
        count = len({found.key for found in signed if found.key in witnesses})
        if count < least:
            raise refusal(Reason.FEW_WITNESSES, count=count, least=least)
    return checkpoint
