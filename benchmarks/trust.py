"""What proving costs: ``python benchmarks/trust.py``. Prints figures, asserts nothing.

Statements are signed and proven as the program does it, over different names. The log has a million entries of 160 bytes, none
two equal, made as they are read; "since" is what an auditor does who was there ten thousand entries ago. Medians, with the range.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parent))

from _names import names
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangvang_trust.errors import Refused
from bangvang_trust.keys import Ring, generate, load, save
from bangvang_trust.log import (
    Checkpoint,
    Frontier,
    MemoryHashes,
    NoteSigner,
    append,
    audit,
    consistency_holds,
    consistency_proof,
    inclusion_holds,
    inclusion_proof,
    leaf_hash,
    read,
    root,
    sign,
)
from bangvang_trust.statement import Statement, address, verify
from bangvang_trust.statement import sign as sign_statement

BODY, BASE = "Sở Lao động - Thương binh và Xã hội thành phố Hải Phòng", "https://thidua.example.vn"
CERTIFICATES, ENTRIES, SINCE, ROUNDS = 1_000, 1_000_000, 10_000, 3


def main() -> None:
    statements()
    key_files()
    log()


def statements() -> None:
    key = generate(BODY, date(2026, 1, 1), date(2027, 12, 31))
    ring = Ring((key.public,))
    first = Statement(
        "k3vdq9brzw2mx7atyhnp", "Giấy khen", "A", f"Giám đốc {BODY}", "1234/QĐ-SLĐTBXH", date(2020, 7, 14), date(2026, 11, 23)
    )
    said = [replace(first, name=name) for name, _ in zip(names(), range(CERTIFICATES), strict=False)]
    addresses: list[str] = []
    each("sign a statement", said, lambda one: addresses.append(address(BASE, one, sign_statement(one, key))))
    each("prove a statement", addresses, lambda text: verify(text, ring))
    altered = [text[:120] + ("A" if text[120] != "A" else "B") + text[121:] for text in addresses]
    each("refuse an altered one", altered, lambda text: refused(text, ring))
    print(f"{'letters in an address':<26} {statistics.median(map(len, addresses)):>10.0f}     "
          f"  ({min(map(len, addresses))}–{max(map(len, addresses))})")


def refused(text: str, ring: Ring) -> None:
    try:
        verify(text, ring)
    except Refused:
        return
    raise SystemExit(f"accepted: {text}")


def key_files() -> None:
    private = generate(BODY, date(2026, 1, 1), date(2027, 12, 31)).private
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "key.pem"
        save(private, path, "a passphrase for a benchmark")
        each("open a key file", range(ROUNDS), lambda _: load(path, "a passphrase for a benchmark"))


def log() -> None:
    hashes = MemoryHashes()
    begun = time.perf_counter()
    for size, entry in enumerate(entries(0, ENTRIES)):
        append(hashes, size, leaf_hash(entry))
    spent = time.perf_counter() - begun
    print(f"{'append, each of 1,000,000':<26} {spent / ENTRIES * 1e6:>10.2f} µs")
    places = range(0, ENTRIES, ENTRIES // CERTIFICATES)
    top = root(hashes, ENTRIES)
    each("inclusion proof", places, lambda at: inclusion_proof(hashes, at, ENTRIES))
    paths = [(at, inclusion_proof(hashes, at, ENTRIES)) for at in places]
    each("prove inclusion", paths, lambda one: inclusion_holds(hashes.get(0, one[0]), one[0], ENTRIES, one[1], top))
    each("consistency proof", places, lambda at: consistency_proof(hashes, at, ENTRIES))
    old = ENTRIES - SINCE
    path = consistency_proof(hashes, old, ENTRIES)
    before = root(hashes, old)
    each("prove consistency", range(100), lambda _: consistency_holds(old, ENTRIES, before, top, path))
    signer = NoteSigner.named("thidua.example.vn/nhat-ky", Ed25519PrivateKey.generate())
    note = sign(Checkpoint(signer.key.name, ENTRIES, top), signer)
    each("read a checkpoint", range(100), lambda _: read(note, [signer.key]))
    checkpoint = read(note, [signer.key])
    whole("verify 1,000,000 entries", lambda: audit(entries(0, ENTRIES), checkpoint))
    edge = Frontier.of(hashes, old)
    whole("verify 10,000 since", lambda: audit(entries(old, ENTRIES), checkpoint, since=edge))


def entries(start: int, end: int) -> Iterator[bytes]:
    """Entries of 160 bytes, as long as a leaf with one commitment."""
    return (b"%0160d" % number for number in range(start, end))


def each(words: str, things: object, act: Callable[..., object]) -> None:
    """Milliseconds of ``act`` on each thing."""
    spent: list[float] = []
    for thing in things:  # type: ignore[attr-defined]
        begun = time.perf_counter()
        act(thing)
        spent.append((time.perf_counter() - begun) * 1e3)
    print(f"{words:<26} {statistics.median(spent):>10.3f} ms  ({min(spent):.3f}–{max(spent):.3f}), {len(spent):,} times")


def whole(words: str, act: Callable[[], object]) -> None:
    """Seconds of ``act``, a few times."""
    spent: list[float] = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        act()
        spent.append(time.perf_counter() - begun)
    print(f"{words:<26} {statistics.median(spent):>10.2f} s   ({min(spent):.2f}–{max(spent):.2f})")


if __name__ == "__main__":
    main()
