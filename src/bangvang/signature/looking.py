"""Looking at files that came from outside, each in the cage: what a signed one proves, whether a scan is only a scan."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bangvang.audit.refusals import Refusal
from bangvang.signature.cage import in_cage
from bangvang.signature.choices import INKS, SigningStep
from bangvang.signature.signers import trusted_files
from bangvang.signature.validators import too_heavy
from bangvang_trust.errors import Refused
from bangvang_trust.pdf import Examination, Signature


@dataclass(frozen=True)
class Scan:
    """What is kept of a scan: the same bytes of a PDF, a picture painted anew."""

    data: bytes
    media_type: str
    pages: int


def examine_file(data: bytes, *, at: datetime) -> Examination:
    """All signatures of a file from outside. Raises `Refusal` with a sentence when it cannot be looked at."""
    told = _asked("examine", data, facts=_roots(at))
    return Examination(tuple(Signature.from_dict(one) for one in told["signatures"]))


def accept_file(sent: bytes, returned: bytes, *, fingerprints: set[str], at: datetime) -> Signature:
    """The one new signature behind the bytes of ``sent``. Raises `Refusal` for everything else that came back."""
    facts = _roots(at) | {"fingerprints": sorted(fingerprints)}
    return Signature.from_dict(_asked("accept", sent, returned, facts=facts))


def scan_in(data: bytes) -> Scan:
    """What may be kept of a scan. Raises `Refusal`."""
    told = _asked("scan", data, facts={})
    if "problem" in told:
        raise Refusal(told["problem"])
    kept = base64.b64decode(told["painted"]) if "painted" in told else data
    return Scan(kept, told["media_type"], told["pages"])


@dataclass(frozen=True)
class Drawn:
    """The picture of a signature or a seal as it is kept: a PNG painted anew, its size in pixels."""

    data: bytes
    width: int
    height: int


def image_in(data: bytes, step: SigningStep | str) -> Drawn:
    """The picture for signatures of ``step``. Raises `Refusal` when it is no clear PNG of that step's ink."""
    told = _asked("image", data, facts={"ink": INKS[SigningStep(step)]})
    if "problem" in told:
        raise Refusal(told["problem"])
    return Drawn(base64.b64decode(told["painted"]), told["width"], told["height"])


def has_roots() -> bool:
    """Whether the office put any root into ``trusted/``; without one nobody can be proved."""
    return next(iter(trusted_files()), None) is not None


def _asked(job: str, *parts: bytes, facts: dict[str, Any]) -> dict[str, Any]:
    problem = too_heavy(len(parts[-1]))
    if problem:
        raise Refusal(problem)
    try:
        return in_cage(job, facts, *parts)
    except Refused as refused:
        raise Refusal(refused.sentence) from refused


def _roots(at: datetime) -> dict[str, Any]:
    files = [(name, base64.b64encode(data).decode()) for name, data in trusted_files()]
    return {"at": at.isoformat(), "trusted": files}
