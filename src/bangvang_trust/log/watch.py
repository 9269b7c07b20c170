"""The witness as a program: look at a log, and cosign it only when it goes on from what was seen before.

``python -m bangvang_trust.log.watch ADDRESS --state FOLDER --log VKEY`` for a machine outside the office, from a timer once
a day or more often. It needs nothing but this package. ``FOLDER`` keeps the witness's key, what it has seen, and every head
it has cosigned. Exit 0 cosigned, 1 refused (then somebody must ask why), 2 not reached.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from bangvang_trust.errors import Refused
from bangvang_trust.log import checkpoint as checkpoints
from bangvang_trust.log.note import COSIGNATURE, NoteKey, NoteSigner
from bangvang_trust.log.tiles import TileHashes
from bangvang_trust.log.tree import consistency_proof
from bangvang_trust.log.witness import Witness

CHECKPOINT, COSIGNATURES = "checkpoint", "chung-kien"
MOST_BYTES = 1 << 20
_PATIENCE = 30
Read = Callable[[str], bytes]


def look(read: Read, witness: Witness, log: NoteKey, *, at: int) -> str:
    """The head that ``read`` gives, with the witness's line under it. Raises ``Refused`` when it may not be cosigned.

    ``read`` gives the bytes of a path below the log's address; the proof is computed from its tiles, so that the log need
    not be trusted to make one.
    """
    document = read(CHECKPOINT).decode("utf-8")
    head = checkpoints.read(document, [log], origin=log.name)
    old = witness.known(log.name).size
    proof: list[bytes] = []
    if 0 < old < head.size:
        proof = consistency_proof(TileHashes(read, head.size), old, head.size)
    return document + witness.cosign(document, proof, old=old, at=at)


def signer_in(folder: Path, name: str) -> NoteSigner:
    """The witness's key, made on first use: ``witness.pem``, mode 0400."""
    path = folder / "witness.pem"
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = Ed25519PrivateKey.generate()
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
        with os.fdopen(descriptor, "wb") as file:
            file.write(made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    private = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError(f"{path.name} is no Ed25519 key")
    return NoteSigner.named(name, private, kind=COSIGNATURE)


def reader_of(address: str) -> Read:
    """Reads below ``address``: http, https, or a folder that holds a copy. At most ``MOST_BYTES`` a file."""
    if "://" not in address:
        return lambda path: (Path(address) / path).read_bytes()

    def read(path: str) -> bytes:
        with urllib.request.urlopen(_request(address, path), timeout=_PATIENCE) as answer:  # noqa: S310  (scheme checked)
            return bytes(answer.read(MOST_BYTES))

    return read


def hand_in(address: str, document: str) -> None:
    """Give the cosigned head back to the log, which shows it beside its own signature."""
    asked = _request(address, COSIGNATURES)
    asked.data = document.encode()
    asked.add_header("Content-Type", "text/plain; charset=utf-8")
    with urllib.request.urlopen(asked, timeout=_PATIENCE):  # noqa: S310  (scheme checked)
        pass


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point; prints the witness's own public key, which the office must be given once."""
    parser = argparse.ArgumentParser(prog="bangvang_trust.log.watch", description="Chứng kiến một nhật ký chứng thực.")
    parser.add_argument("address", help="địa chỉ nhật ký, hoặc thư mục giữ bản sao")
    parser.add_argument("--state", type=Path, required=True, help="thư mục nhớ những gì đã thấy")
    parser.add_argument("--log", required=True, help="khóa công khai của nhật ký (tên+mã+khóa)")
    parser.add_argument("--name", default="ben-chung-kien", help="tên bên chứng kiến, không dấu cách")
    chosen = parser.parse_args(arguments)
    try:
        signer = signer_in(chosen.state, chosen.name)
        print(signer.key.to_vkey(), file=sys.stderr)
        log = NoteKey.from_vkey(chosen.log)
        witness = Witness(signer, {log.name: [log]}, chosen.state / "seen.json")
        document = look(reader_of(chosen.address), witness, log, at=int(time.time()))
        size = checkpoints.read(document, [log]).size
        (chosen.state / f"head-{size}.note").write_text(document, encoding="utf-8")
        if "://" in chosen.address:
            hand_in(chosen.address, document)
    except Refused as refused:
        print(f"KHÔNG CHỨNG KIẾN: {refused}", file=sys.stderr)
        return 1
    except (OSError, urllib.error.URLError, ValueError) as wrong:
        print(f"Không hỏi được nhật ký: {wrong}", file=sys.stderr)
        return 2
    print(f"Đã chứng kiến {size} dòng.")
    return 0


def _request(address: str, path: str) -> urllib.request.Request:
    if not address.startswith(("https://", "http://")):
        raise ValueError(f"{address}: chỉ hỏi http hoặc https")
    return urllib.request.Request(f"{address.rstrip('/')}/{path}")  # noqa: S310  (scheme checked above)


if __name__ == "__main__":
    sys.exit(main())
