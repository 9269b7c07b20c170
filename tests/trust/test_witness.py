"""A witness signs what goes on from what it knows, and nothing else: shorter, split and inconsistent logs are refused."""

from __future__ import annotations

import random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from trust.test_tree import entries_of, grown

from bangvang_trust.errors import Refused
from bangvang_trust.log import (
    COSIGNATURE,
    Checkpoint,
    Known,
    NoteSigner,
    Reason,
    Witness,
    consider,
    consistency_proof,
    root,
    sign,
)
from bangvang_trust.log.note import parse

ORIGIN = "thidua.example.vn/nhat-ky"
LOG = NoteSigner.named(ORIGIN, Ed25519PrivateKey.generate())
SIGNER = NoteSigner.named("lam-chung.example.vn", Ed25519PrivateKey.generate(), kind=COSIGNATURE)
HONEST = entries_of(120)
REWRITTEN = [b"another name" if number == 30 else entry for number, entry in enumerate(HONEST)]


@pytest.fixture
def memory(tmp_path):
    return tmp_path / "witness.json"


@pytest.fixture
def witness(memory) -> Witness:
    return Witness(SIGNER, {ORIGIN: [LOG.key]}, memory)


def checkpoint(entries, size: int, *, origin: str = ORIGIN, signer: NoteSigner = LOG) -> str:
    return sign(Checkpoint(origin, size, root(grown(entries), size)), signer)


def asked(witness: Witness, size: int, *, old: int, entries=HONEST, at: int = 1) -> str:
    return witness.cosign(checkpoint(entries, size), consistency_proof(grown(entries), old, size), old=old, at=at)


def refused(call, *arguments, **named) -> Reason:
    with pytest.raises(Refused) as caught:
        call(*arguments, **named)
    assert "Hãy" in caught.value.sentence or "không phải nhật ký" in caught.value.sentence
    return caught.value.reason


def test_a_growing_log_is_cosigned_step_by_step(witness):
    for old, size in ((0, 10), (10, 10), (10, 64), (64, 65), (65, 120)):
        document = checkpoint(HONEST, size)
        line = asked(witness, size, old=old, at=1_700_000_000 + size)
        signed = parse(document + line).signed_by([LOG.key, SIGNER.key])
        assert [found.at for found in signed] == [None, 1_700_000_000 + size]
        assert witness.known(ORIGIN) == Known(size, root(grown(HONEST), size))


def test_it_remembers_through_a_restart(witness, memory):
    asked(witness, 100, old=0)
    again = Witness(SIGNER, {ORIGIN: [LOG.key]}, memory)
    assert again.known(ORIGIN).size == 100
    assert refused(asked, again, 50, old=0) == Reason.SHORTER


def test_a_shorter_tree_is_refused(witness):
    """Yesterday's database was restored: the log would issue numbers again."""
    asked(witness, 100, old=0)
    for size in (0, 1, 99):
        assert refused(asked, witness, size, old=0) == Reason.SHORTER
    assert witness.known(ORIGIN).size == 100


def test_a_second_tree_of_one_size_is_refused(witness):
    asked(witness, 100, old=0)
    assert refused(asked, witness, 100, old=100, entries=REWRITTEN) == Reason.SPLIT


def test_a_tree_that_was_rewritten_is_refused(witness):
    asked(witness, 100, old=0)
    assert refused(asked, witness, 120, old=100, entries=REWRITTEN) == Reason.INCONSISTENT
    assert witness.known(ORIGIN) == Known(100, root(grown(HONEST), 100))


def test_it_says_from_where_the_proof_must_begin(witness):
    asked(witness, 100, old=0)
    with pytest.raises(Refused) as caught:
        asked(witness, 120, old=64)
    assert caught.value.reason == Reason.OLD_SIZE
    assert "100" in caught.value.sentence


def test_restored_and_rewritten_logs_in_a_hundred_ways(tmp_path):
    chance = random.Random(100)
    for trial in range(100):
        witness = Witness(SIGNER, {ORIGIN: [LOG.key]}, tmp_path / f"{trial}.json")
        known = chance.randrange(31, 110)
        asked(witness, known, old=0)
        size = chance.randrange(1, known) if trial % 2 else chance.randrange(known, 121)
        entries = HONEST if trial % 2 else REWRITTEN
        expected = Reason.SHORTER if trial % 2 else Reason.SPLIT if size == known else Reason.INCONSISTENT
        assert refused(asked, witness, size, old=min(known, size), entries=entries) == expected


def test_a_log_it_does_not_know_and_a_key_it_does_not_know(witness):
    document = checkpoint(HONEST, 5, origin="khac.example.vn")
    assert refused(witness.cosign, document, [], old=0, at=1) == Reason.ORIGIN
    stranger = NoteSigner.named(ORIGIN, Ed25519PrivateKey.generate())
    assert refused(witness.cosign, checkpoint(HONEST, 5, signer=stranger), [], old=0, at=1) == Reason.UNSIGNED
    assert witness.known(ORIGIN) == Known()


def test_a_proof_with_too_much_or_too_little_is_refused(witness):
    asked(witness, 64, old=0)
    path = consistency_proof(grown(HONEST), 64, 120)
    document = checkpoint(HONEST, 120)
    for wrong in ([], path[:-1], [*path, bytes(32)], [bytes(32)] * 70):
        assert refused(witness.cosign, document, wrong, old=64, at=1) == Reason.INCONSISTENT
    first = Witness(SIGNER, {ORIGIN: [LOG.key]}, witness._path.with_name("first.json"))
    assert refused(first.cosign, document, [bytes(32)], old=0, at=1) == Reason.INCONSISTENT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '{"format": "bangvang-witness/2", "logs": {}}',
        '{"format": "bangvang-witness/1", "logs": {"a": {"size": -1, "root": ""}}}',
        '{"format": "bangvang-witness/1", "logs": {"a": {"size": 1}}}',
        '{"format": "bangvang-witness/1", "logs": {"a": 1}}',
        '{"format": "bangvang-witness/1", "logs": [1]}',
    ],
)
def test_a_damaged_memory_stops_the_witness(witness, memory, text):
    """Beginning anew would forget what was seen, which is what an attacker wants."""
    memory.write_text(text)
    assert refused(asked, witness, 10, old=0) == Reason.STATE
    assert memory.read_text() == text


def test_nothing_is_signed_that_could_not_be_remembered(witness, memory, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("đĩa đầy")))
    with pytest.raises(OSError, match="đĩa đầy"):
        asked(witness, 10, old=0)
    assert not memory.exists()


def test_a_witness_needs_a_cosigning_key(memory):
    with pytest.raises(ValueError, match="cosignatures"):
        Witness(LOG, {}, memory)


def test_the_judgement_alone_needs_no_file():
    document = checkpoint(HONEST, 120)
    known = Known(64, root(grown(HONEST), 64))
    assert consider(document, consistency_proof(grown(HONEST), 64, 120), 64, known, [LOG.key]).size == 120
