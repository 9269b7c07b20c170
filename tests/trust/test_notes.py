"""Signed notes, checkpoints and proofs in files, as the specifications of C2SP write them."""

from __future__ import annotations

import random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from trust.test_tree import entries_of, grown

from bangvang_trust.errors import Refused
from bangvang_trust.log import (
    COSIGNATURE,
    Checkpoint,
    NoteKey,
    NoteSigner,
    Proof,
    Reason,
    inclusion_proof,
    read,
    root,
    sign,
    verify_proof,
)
from bangvang_trust.log.note import parse

ORIGIN = "thidua.example.vn/nhat-ky"
LOG = NoteSigner.named(ORIGIN, Ed25519PrivateKey.generate())
WITNESSES = [NoteSigner.named(f"lam-chung.example.vn/{n}", Ed25519PrivateKey.generate(), kind=COSIGNATURE) for n in (1, 2)]

# The example in the documentation of Go's sumdb/note, from which C2SP signed-note was made.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def refused(call, *arguments, **named) -> Refused:
    with pytest.raises(Refused) as caught:
        call(*arguments, **named)
    return caught.value


def test_the_example_of_go_verifies():
    key = NoteKey.from_vkey(GO_KEY)
    assert (key.name, key.to_vkey()) == ("PeterNeumann", GO_KEY)
    (signed,) = parse(GO_NOTE).signed_by([key])
    assert signed.key == key


def test_the_example_of_go_altered_does_not():
    key = NoteKey.from_vkey(GO_KEY)
    assert refused(parse(GO_NOTE.replace("think", "thank")).signed_by, [key]).reason == Reason.SIGNATURE
    assert refused(parse(GO_NOTE).signed_by, [LOG.key]).reason == Reason.UNSIGNED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PeterNeumann",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        GO_KEY.replace("c74f20a3", "c74f20a4"),
        GO_KEY.replace("PeterNeumann", "Peter"),
        GO_KEY[:-1] + "X",
        GO_KEY[:-4],
        "PeterNeumann+c74f20a3+BRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ],
)
def test_a_key_that_is_written_wrong_is_refused(text):
    assert refused(NoteKey.from_vkey, text).reason == Reason.KEY


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u00a0b", "a\nb"])
def test_a_name_with_space_or_plus_is_no_name(name):
    assert refused(NoteSigner.named, name, Ed25519PrivateKey.generate()).reason == Reason.KEY


@pytest.mark.parametrize(
    "document",
    [
        "",
        "\n\n",
        "text\n",
        "text\n\n",
        "text\n\n— a\n",
        "text\n\n— a b c\n",
        "text\n\n— a AAAA\n",
        "text\n\n— a AAAAAAA\n",
        "text\n\n- a AAAAAAA=\n",
        "text\n\n— a AAAAAAA=",
        "text\r\n\n— a AAAAAAA=\n",
        "te\x00xt\n\n— a AAAAAAA=\n",
        "text\n\n" + "— a AAAAAAA=\n" * 65,
        "x" * 64_001,
    ],
)
def test_what_is_not_a_note_is_refused(document):
    assert refused(parse, document).reason == Reason.NOTE


def test_a_text_may_hold_empty_lines():
    text = "một\n\nhai\n"
    note = parse(f"{text}\n{LOG.line(text)}")
    assert note.text == text
    assert note.signed_by([LOG.key])[0].key == LOG.key


def signed_checkpoint(size: int = 100) -> str:
    return sign(Checkpoint(ORIGIN, size, root(grown(entries_of(size)), size)), LOG)


def test_a_checkpoint_comes_back():
    checkpoint = read(signed_checkpoint(), [LOG.key], origin=ORIGIN)
    assert (checkpoint.origin, checkpoint.size) == (ORIGIN, 100)
    assert signed_checkpoint().startswith(f"{ORIGIN}\n100\n")


def test_the_example_of_the_specification_is_read():
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    checkpoint = Checkpoint.from_text(text)
    assert (checkpoint.size, checkpoint.to_text()) == (20_852_163, text)
    extended = Checkpoint.from_text(text + "more\n")
    assert (extended.extensions, extended.to_text()) == (("more",), text + "more\n")


@pytest.mark.parametrize("lines", [
    "a\n1\n", "\n1\nROOT\n", "a\n01\nROOT\n", "a\n-1\nROOT\n", "a\n1\nAAAA\n", "a\n1\nROOT\n\nx\n", "a\n1\nROOT", "a\n1 \nROOT\n",
    "a\n99999999999999999999\nROOT\n",
])
def test_a_checkpoint_that_is_written_wrong_is_refused(lines):
    text = lines.replace("ROOT", "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    assert refused(Checkpoint.from_text, text).reason == Reason.CHECKPOINT


def test_a_checkpoint_of_another_log_is_refused():
    assert refused(read, signed_checkpoint(), [LOG.key], origin="khac.example.vn").reason == Reason.ORIGIN


def test_no_letter_of_a_checkpoint_may_change():
    chance = random.Random(3)
    document = signed_checkpoint()
    for at in range(len(document)):
        other = chance.choice([letter for letter in "abcXYZ019+/= \n—" if letter != document[at]])
        with pytest.raises(Refused):
            read(document[:at] + other + document[at + 1 :], [LOG.key], origin=ORIGIN)


def test_a_cosignature_is_over_time_and_text():
    """C2SP tlog-cosignature: header line, time line, note body; the key id is of kind 4."""
    witness = WITNESSES[0]
    text = parse(signed_checkpoint()).text
    note = parse(signed_checkpoint() + witness.cosignature_line(text, at=1_679_315_147))
    by_log, by_witness = note.signed_by([LOG.key, witness.key])
    assert (by_log.at, by_witness.at) == (None, 1_679_315_147)
    name, key_id, signature = note.signatures[1]
    assert (name, key_id, len(signature)) == (witness.key.name, witness.key.key_id, 72)
    message = b"cosignature/v1\ntime 1679315147\n" + text.encode()
    witness.private.public_key().verify(signature[8:], message)


def test_the_time_of_a_cosignature_cannot_be_changed():
    witness = WITNESSES[0]
    text = parse(signed_checkpoint()).text
    name, key_id, signature = parse(signed_checkpoint() + witness.cosignature_line(text, at=5)).signatures[1]
    from bangvang_trust.log import Note

    later = Note(text, ((name, key_id, bytes(7) + b"\x06" + signature[8:]),))
    assert refused(later.signed_by, [witness.key]).reason == Reason.SIGNATURE
    short = Note(text, ((name, key_id, signature[:20]),))
    assert refused(short.signed_by, [witness.key]).reason == Reason.SIGNATURE


def proof_of(index: int, size: int = 100, witnesses=()) -> Proof:
    document = signed_checkpoint(size)
    text = parse(document).text
    lines = "".join(witness.cosignature_line(text, at=7) for witness in witnesses)
    return Proof(index, tuple(inclusion_proof(grown(entries_of(size)), index, size)), document + lines)


def test_a_proof_in_a_file_stands_alone():
    proof = Proof.from_text(proof_of(42, witnesses=WITNESSES).to_text())
    keys = [witness.key for witness in WITNESSES]
    assert verify_proof(proof, b"entry 42", [LOG.key], witnesses=keys, least=2).size == 100
    assert proof.to_text().startswith("c2sp.org/tlog-proof@v1\nindex 42\n")
    assert Proof.from_text(proof.to_text()) == proof
    assert verify_proof(Proof.from_text(proof_of(0, 1).to_text()), b"entry 0", [LOG.key]).size == 1


def test_a_proof_of_something_else_is_refused():
    proof = proof_of(42)
    assert refused(verify_proof, proof, b"entry 43", [LOG.key]).reason == Reason.NOT_INCLUDED
    moved = Proof(41, proof.path, proof.note)
    assert refused(verify_proof, moved, b"entry 42", [LOG.key]).reason == Reason.NOT_INCLUDED


def test_witnesses_are_counted_once_and_strangers_are_not():
    keys = [witness.key for witness in WITNESSES]
    twice = proof_of(42, witnesses=[WITNESSES[0], WITNESSES[0]])
    assert refused(verify_proof, twice, b"entry 42", [LOG.key], witnesses=keys, least=2).reason == Reason.FEW_WITNESSES
    stranger = NoteSigner.named("la.example.vn", Ed25519PrivateKey.generate(), kind=COSIGNATURE)
    foreign = proof_of(42, witnesses=[WITNESSES[0], stranger])
    assert refused(verify_proof, foreign, b"entry 42", [LOG.key], witnesses=keys, least=2).reason == Reason.FEW_WITNESSES


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "",
        lambda text: text.replace("@v1", "@v2"),
        lambda text: text.replace("index 42", "index 042"),
        lambda text: text.replace("index 42", "index -1"),
        lambda text: text.replace("index 42\n", ""),
        lambda text: text.replace("index 42\n", "index 42\nextra AAAA\n"),
        lambda text: text.replace("index 42\n", "index 42\nAAAA\n"),
        lambda text: text.split("\n\n")[0],
        lambda text: text.replace("index 42\n", "index 42\n" + ("A" * 43 + "=\n") * 65),
    ],
)
def test_a_proof_that_is_written_wrong_is_refused(change):
    assert refused(Proof.from_text, change(proof_of(42).to_text())).reason == Reason.PROOF
