"""Private keys on disk: mode 0400, a passphrase that costs a thief something, never overwritten, read by other tools too."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP384R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from trust.papers import key, other_key, ring, statement

from bangvang_trust.errors import Refused
from bangvang_trust.keys import LEAST_PASSPHRASE, Reason, Ring, load, load_signing_key, save
from bangvang_trust.keys.pkcs8 import encrypted_pem
from bangvang_trust.statement import sign, verify_letters

PASSPHRASE = "ngựa ô uống nước sông Cấm"


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "keys" / "so.pem"
    save(key().private, place, PASSPHRASE)
    return place


def refused(call, *arguments) -> Refused:
    with pytest.raises(Refused) as caught:
        call(*arguments)
    return caught.value


def test_a_key_comes_back_and_signs(path):
    signer = load_signing_key(path, PASSPHRASE, ring())
    assert signer.public == key().public
    assert verify_letters(sign(statement(), signer), ring()).statement == statement()


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
def test_nobody_else_may_read_and_the_owner_may_not_write(path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
@pytest.mark.parametrize("mode", [0o440, 0o404, 0o460, 0o644, 0o777])
def test_a_file_that_others_may_open_is_refused(path, mode):
    path.chmod(mode)
    answer = refused(load, path, PASSPHRASE)
    assert answer.reason == Reason.FILE_OPEN_TO_OTHERS
    assert "chmod 0400" in answer.sentence


def test_a_key_file_is_never_overwritten(path):
    before = path.read_bytes()
    assert refused(save, other_key().private, path, PASSPHRASE).reason == Reason.FILE_EXISTS
    assert path.read_bytes() == before


@pytest.mark.parametrize("wrong", ["", PASSPHRASE.upper(), PASSPHRASE + " "])
def test_another_passphrase_opens_nothing(path, wrong):
    assert refused(load, path, wrong).reason == Reason.PASSPHRASE


def test_a_short_passphrase_is_refused_before_anything_is_written(tmp_path):
    assert refused(save, key().private, tmp_path / "k.pem", "x" * (LEAST_PASSPHRASE - 1)).reason == Reason.WEAK
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    assert refused(load, tmp_path / "none.pem", PASSPHRASE).reason == Reason.FILE_MISSING


def written(place, content: bytes):
    place.write_bytes(content)
    place.chmod(0o400)
    return place


def test_a_key_without_passphrase_and_a_foreign_kind_are_refused(tmp_path):
    bare = key().private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    other = generate_private_key(SECP384R1()).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(PASSPHRASE.encode())
    )
    for name, content in {"bare": bare, "foreign": other, "empty": b"", "noise": os.urandom(500)}.items():
        assert refused(load, written(tmp_path / name, content), PASSPHRASE).reason == Reason.FILE_DAMAGED


def test_a_damaged_file_is_not_a_traceback(path, tmp_path):
    content = path.read_bytes()
    for cut in (60, 100, len(content) // 2):
        assert refused(load, written(tmp_path / str(cut), content[:cut]), PASSPHRASE).reason == Reason.PASSPHRASE


def test_a_key_outside_the_ring_is_not_used(path):
    assert refused(load_signing_key, path, PASSPHRASE, Ring((other_key().public,))).reason == Reason.NOT_IN_RING


def test_keys_of_logs_are_kept_the_same_way(tmp_path):
    private = Ed25519PrivateKey.generate()
    save(private, tmp_path / "log.pem", PASSPHRASE)
    again = load(tmp_path / "log.pem", PASSPHRASE)
    assert again.private_bytes_raw() == private.private_bytes_raw()
    assert refused(load_signing_key, tmp_path / "log.pem", PASSPHRASE, ring()).reason == Reason.FILE_DAMAGED


@pytest.mark.skipif(shutil.which("openssl") is None, reason="máy này không có openssl")
def test_openssl_reads_the_file_and_sees_the_rounds(path):
    numbers = key().private.private_numbers().private_value.to_bytes(32, "big").hex(":")
    command = ["openssl", "pkey", "-in", str(path), "-passin", f"pass:{PASSPHRASE}", "-noout", "-text"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert numbers in "".join(shown.split())
    parsed = subprocess.run(["openssl", "asn1parse", "-in", str(path)], capture_output=True, text=True, check=True).stdout
    assert f":{600_000:06X}" in parsed
    assert "hmacWithSHA256" in parsed and "aes-256-cbc" in parsed


@pytest.mark.parametrize("rounds", [1, 127, 128, 32_768, 65_536])
def test_every_number_of_rounds_is_written_so_that_it_is_read(tmp_path, rounds):
    pem = encrypted_pem(key().private, PASSPHRASE.encode(), rounds=rounds)
    again = load(written(tmp_path / "k.pem", pem), PASSPHRASE)
    assert again.private_numbers() == key().private.private_numbers()
