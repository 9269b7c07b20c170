"""Checkpoints: size and root of a log at one moment, signed (C2SP tlog-checkpoint)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bangvang_trust.log import note
from bangvang_trust.log.note import NoteKey, NoteSigner
from bangvang_trust.log.reasons import Reason, refusal

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """``origin`` names the log for ever; ``root`` is that of its first ``size`` leaves. ``extensions`` are kept, not read."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def to_text(self) -> str:
        """The note text."""
        return "\n".join([self.origin, str(self.size), note.to_base64(self.root), *self.extensions, ""])

    @classmethod
    def from_text(cls, text: str) -> Checkpoint:
        """Raises ``Refused`` (``checkpoint``)."""
        match text.split("\n"):
            case [origin, size, root, *extensions, ""] if origin and all(extensions):
                pass
            case _:
                raise refusal(Reason.CHECKPOINT, what="cần ba dòng: tên nhật ký, số dòng, gốc")
        data = note.from_base64(root)
        if not _SIZE.fullmatch(size) or data is None or len(data) != 32:
            raise refusal(Reason.CHECKPOINT, what="số dòng hoặc gốc không đúng cách viết")
        return cls(origin, int(size), data, tuple(extensions))


def sign(checkpoint: Checkpoint, signer: NoteSigner) -> str:
    """The checkpoint as a note signed by the log."""
    text = checkpoint.to_text()
    return f"{text}\n{signer.line(text)}"


def read(document: str, keys: Iterable[NoteKey], *, origin: str | None = None) -> Checkpoint:
    """The checkpoint in a note that one of the log's ``keys`` signed.

    Raises ``Refused``: ``note``, ``unsigned``, ``signature``, ``checkpoint``; ``origin`` when it is another log's.
    """
    opened = note.parse(document)
    opened.signed_by(keys)
    checkpoint = Checkpoint.from_text(opened.text)
    if origin not in (None, checkpoint.origin):
        raise refusal(Reason.ORIGIN, origin=checkpoint.origin)
    return checkpoint
