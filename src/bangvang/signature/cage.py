"""Looking at a file from outside in a process of its own: ``python -m bangvang.signature.cage``.

One line of JSON that names the job, then the bytes of every part in its order, go in on standard input; one line of JSON
comes out. The process confines itself before it looks at the file, as `bangvang_paper.reading.cage` says.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bangvang_paper.reading.cage import CageStopped, confine, run_caged
from bangvang_paper.reading.limits import MEGABYTE
from bangvang_trust.errors import Refused
from bangvang_trust.pdf.reasons import Reason, refusal

SECONDS = 30.0
MEMORY = 768 * MEGABYTE
_ITSELF = ("-m", "bangvang.signature.cage")
_Job = Callable[[Mapping[str, Any], Sequence[bytes]], dict[str, Any]]


def in_cage(job: str, facts: Mapping[str, Any], *parts: bytes) -> dict[str, Any]:
    """What the child says of the parts. Raises ``Refused`` as the job does, and ``too_slow_to_read`` when it was stopped."""
    head = json.dumps({"job": job, "facts": facts, "lengths": [len(part) for part in parts]}).encode() + b"\n"
    try:
        answer = json.loads(run_caged(b"".join([head, *parts]), seconds=SECONDS, arguments=_ITSELF))
    except CageStopped as stopped:
        raise refusal(Reason.TOO_SLOW_TO_READ, why=stopped) from stopped
    if "refused" in answer:
        reason, sentence = answer["refused"]
        raise Refused(Reason(reason), sentence)
    told: dict[str, Any] = answer
    return told


def _job(name: str) -> _Job:
    """The work to do, with all that it needs brought in before nothing can be opened any more."""
    if name == "scan":
        from PIL import Image

        from bangvang_paper.attached_scan import looked_at

        Image.init()
        return lambda facts, parts: looked_at(parts[0])
    if name == "image":
        from PIL import Image

        from bangvang_paper import signature_image

        Image.init()
        return lambda facts, parts: signature_image.looked_at(parts[0], facts["ink"])
    from bangvang_trust.pdf import accept, examine, trusted_from
    from bangvang_trust.pdf.readiness import bring_in

    bring_in()

    def at_and_roots(facts: Mapping[str, Any]) -> dict[str, Any]:
        files = [(name, base64.b64decode(data)) for name, data in facts["trusted"]]
        return {"at": datetime.fromisoformat(facts["at"]), "trusted": trusted_from(files)}

    def examined(facts: Mapping[str, Any], parts: Sequence[bytes]) -> dict[str, Any]:
        found = examine(parts[0], **at_and_roots(facts))
        return {"signatures": [signature.as_dict() for signature in found.signatures]}

    def accepted(facts: Mapping[str, Any], parts: Sequence[bytes]) -> dict[str, Any]:
        known = set(facts["fingerprints"])
        return accept(parts[0], parts[1], field=None, fingerprints=known, **at_and_roots(facts)).as_dict()

    return accepted if name == "accept" else examined


def main() -> None:
    """Take the parts in, confine this process, do the job, write the answer."""
    head = json.loads(sys.stdin.buffer.readline())
    parts = [sys.stdin.buffer.read(length) for length in head["lengths"]]
    job = _job(head["job"])
    confine(memory=MEMORY)
    try:
        answer = job(head["facts"], parts)
    except Refused as refused:
        answer = {"refused": [refused.reason.value, refused.sentence]}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
