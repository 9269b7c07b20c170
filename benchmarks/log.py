"""What the append-only log costs: ``python benchmarks/log.py [lines]``. Prints figures, asserts nothing.

    python benchmarks/log.py
    python tools/postgres.py -- python benchmarks/log.py

A million lines, each about one honour in all its columns, with a commitment of its own under a salt of its own; a signed
head after every 50 lines and a witness under every twentieth of them. Names, leaves, commitments and roots are those the
program would have made; they are put in by bulk SQL instead of a million transactions, and the locks of the database were
not asked. A line of a real decision covers some ten rows more, a line of an archive five thousand: what a row costs is
printed apart. ``log verify`` runs as a process of its own, as at night. Nobody is real.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parent))

from _names import fill, prepare
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROOT = Path(__file__).resolve().parents[1]
PEOPLE, A_HEAD, WITNESSED, SINCE, AT_ONCE = 10_000, 50, 20, 10_000, 20_000
ISSUES, RECIPIENTS = 24, (1, 10)


def main() -> None:
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory(prefix="bangvang-bench-") as data:
        os.environ["BANGVANG_DATA"] = data
        path = prepare()
        try:
            measure(lines, Path(data))
        finally:
            if path:
                shutil.rmtree(path.parent)


def measure(lines: int, data: Path) -> None:
    from django.db import connection

    begun = time.perf_counter()
    fill(PEOPLE, lines)
    heads = write_log(lines, max(lines - SINCE, 0))
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")
    print(
        f"{connection.vendor}: {lines:,} lines, {heads:,} heads, written in {time.perf_counter() - begun:.0f} s",
        flush=True,
    )
    connection.close()
    verify(f"verify {lines:,} lines and rows")
    if lines > SINCE:
        verify(f"verify the last {SINCE:,}", "--since", str(data / "since.note"))
    for recipients in RECIPIENTS:
        issuing(recipients)


# ── a log of a million lines ─────────────────────────────────────────────────────────────────────────────────────────
def write_log(lines: int, since: int) -> int:
    """Lines, commitments, heads and tiles over the honours that are there; the head at ``since`` lines goes to a file."""
    from bangvang.chronicle import keys
    from bangvang.chronicle.actions import add_witness
    from bangvang.chronicle.actions.heading import draw_tiles
    from bangvang.chronicle.actions.writing import new_origin
    from bangvang.chronicle.covered import word_of
    from bangvang.chronicle.models import Log, Shape
    from bangvang.register.models import Honour
    from bangvang_trust.log import COSIGNATURE, NoteSigner

    columns = word_of(Honour).columns(Honour)  # type: ignore[union-attr]
    shape = Shape.objects.create(table="register.honour", part="", columns=list(columns))
    log, _new = Log.objects.get_or_create(ordinal=1, defaults={"origin": new_origin()})
    signer = keys.new_signer(log.origin)
    Log.objects.filter(pk=log.pk).update(key=signer.key.to_vkey(), size=lines)
    witness = NoteSigner.named("thanh-tra", Ed25519PrivateKey.generate(), kind=COSIGNATURE)
    told = add_witness(witness.key.to_vkey(), name="Thanh tra")
    heads = 0
    for some in _batches(made_lines(lines, columns)):
        heads += put_in(log, shape, told, signer, witness, some, since)
    draw_tiles(log)
    _go_on_counting()
    return heads


def _go_on_counting() -> None:
    """PostgreSQL's counters know nothing of rows that were put in with their keys."""
    from django.core.management.color import no_style
    from django.db import connection

    from bangvang.chronicle.models import Leaf
    from bangvang.register.models import Person

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Leaf, Person]):
            cursor.execute(statement)


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(rows, AT_ONCE)):
        yield some


def made_lines(lines: int, columns: Sequence[str]) -> Iterator[tuple[int, bytes, bytes, bytes]]:
    """(key of the honour, entry, salt, digest) of each line."""
    from bangvang.chronicle.commitments import commitment, root_of, values_of
    from bangvang.register.models import Honour
    from bangvang_trust.log import Leaf, new_salt

    at = datetime.now(UTC)
    for key, values in values_of(Honour, range(1, lines + 1), columns):
        salt = new_salt()
        digest = commitment("register.honour", "", key, columns, values, salt)
        entry = Leaf("register.recorded", f"register.honour/{key}", 1, at, {"rows": 1}, {"rows": root_of([digest])})
        yield key, entry.to_cbor(), salt, digest


def put_in(log: Any, shape: Any, told: Any, signer: Any, witness: Any, some: list[Any], since: int) -> int:
    """Write one batch; every 50 lines a head over all lines until there. Gives how many heads."""
    from django.db import connection, transaction
    from django.utils import timezone

    edge, now, heads, seen = EDGE, timezone.now(), [], []
    first = edge.size
    for _key, entry, _salt, _digest in some:
        edge.add_entries([entry])
        if edge.size % A_HEAD == 0:
            note = signed(log.origin, edge, signer)
            heads.append((log.pk, edge.size, note, now))
            if edge.size // A_HEAD % WITNESSED == 0:
                seen.append((edge.size, cosigned(note, witness)))
            if edge.size == since:
                (Path(os.environ["BANGVANG_DATA"]) / "since.note").write_text(note, encoding="utf-8")
    with transaction.atomic(), connection.cursor() as cursor:
        _many(cursor, "chronicle_leaf", ("id", "log_id", "index", "entry"),
              [(first + n + 1, log.pk, first + n, row[1]) for n, row in enumerate(some)])  # fmt: skip
        _many(cursor, "chronicle_coveredrow", ("leaf_id", "ordinal", "shape_id", "row_id", "salt", "digest"),
              [(first + n + 1, 0, shape.pk, row[0], row[2], row[3]) for n, row in enumerate(some)])  # fmt: skip
        _many(cursor, "chronicle_head", ("log_id", "size", "note", "at"), heads)
        for size, line in seen:
            cursor.execute(
                "INSERT INTO chronicle_cosignature (head_id, witness_id, line, seen_at) "
                "SELECT id, %s, %s, %s FROM chronicle_head WHERE size = %s",
                [told.pk, line, now, size],
            )
    return len(heads)


def signed(origin: str, edge: Any, signer: Any) -> str:
    from bangvang_trust.log import Checkpoint
    from bangvang_trust.log.checkpoint import sign

    return sign(Checkpoint(origin, edge.size, edge.root()), signer)


def cosigned(note: str, witness: Any) -> str:
    """The witness's line under a head."""
    from bangvang_trust.log.note import parse

    return witness.cosignature_line(parse(note).text, at=int(time.time()))


def _many(cursor: Any, table: str, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    named, places = ", ".join(f'"{name}"' for name in columns), ", ".join(["%s"] * len(columns))
    if rows:
        cursor.executemany(f'INSERT INTO "{table}" ({named}) VALUES ({places})', rows)


# ── reading it again ─────────────────────────────────────────────────────────────────────────────────────────────────
def verify(words: str, *said: str) -> None:
    """``bangvang log verify`` as a process; seconds of the clock, of the processors, and the most memory of one process."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "bangvang.cli", "log", "verify", *said],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    spent, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{words:<44} {spent:>7.1f} s   processors {work:.1f} s   peak {after.ru_maxrss / 1024:.0f} MB")
    print(f"    {done.stdout.strip()[-200:] or done.stderr.strip()[-500:]}", flush=True)


# ── what it adds to issuing ──────────────────────────────────────────────────────────────────────────────────────────
def issuing(recipients: int) -> None:
    """Decisions of so many recipients issued by turns with the line and without it, over the log as it is."""
    from bangvang.chronicle import actions as chronicle
    from bangvang.decision.actions import issue
    from bangvang.register.choices import Role
    from bangvang.register.models import Mandate

    drafts = write_drafts(recipients)
    clerk = Mandate.objects.filter(role=Role.DOCUMENT_CLERK).latest("pk").user
    spent: dict[bool, list[float]] = {True: [], False: []}
    for number, draft in enumerate(drafts):
        logged = number % 2 == 0
        with patch.object(chronicle, "write", chronicle.write if logged else lambda *_given, **_said: None):
            begun = time.perf_counter()
            issue(clerk, draft, key=f"bench-{draft.pk}")
            spent[logged].append((time.perf_counter() - begun) * 1e3)
    without, with_it = statistics.median(spent[False]), statistics.median(spent[True])
    print(
        f"{f'issue a decision of {recipients}':<44} {with_it:>7.1f} ms  without the line {without:.1f} ms   "
        f"adds {(with_it / without - 1) * 100:+.1f} %  ({len(drafts)} by turns)",
        flush=True,
    )


def write_drafts(recipients: int) -> list[Any]:
    """Drafts ready to issue, as the tests of kills write them, with so many lines each."""
    from faults import test_kills

    from bangvang.decision.models import Decision
    from bangvang.register.choices import Role

    world = an_office()
    world.user(Role.DOCUMENT_CLERK)
    last = Decision.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    test_kills.write_drafts(world, ISSUES * recipients)
    written = list(Decision.objects.filter(pk__gt=last).order_by("pk"))
    kept = written[::recipients]
    for number, decision in enumerate(written):
        place = number % recipients
        if (
            place
        ):  # lines are locked from the draft on: the first draft of each group gets a copy, the others stay behind
            line = decision.lines.get()
            line.pk, line.decision, line.ordinal = None, kept[number // recipients], place + 1
            line.save(force_insert=True)
    return kept


OFFICES: list[Any] = []


def an_office() -> Any:
    """The cast of the tests, built once; its pages need no front page here."""
    from cast import build_world

    if not OFFICES:
        with patch("cast.write_front_page", lambda _base: None):
            OFFICES.append(build_world())
    return OFFICES[0]


if __name__ == "__main__":
    from bangvang_trust.log import Frontier

    EDGE = Frontier()
    main()
