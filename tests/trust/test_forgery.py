"""Nothing altered, respelt or forged is accepted: every bit, every field, every form that the standards would also allow.

`attempts` is deterministic. The ordinary run takes the first thousands, ``slow`` all hundred thousand.
"""

from __future__ import annotations

import base64
import random
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import islice

import cbor2
import pytest
from trust.papers import BASE, DEPARTMENT, key, other_key, ring, signed, statement

from bangvang_trust import cose
from bangvang_trust.errors import Refused
from bangvang_trust.keys import generate
from bangvang_trust.statement import CONTEXT, Reason, Statement, sign, verify, verify_letters
from bangvang_trust.statement.content import to_cbor
from bangvang_trust.statement.envelope import MAX_BYTES, pack, unpack

KID = bytes.fromhex(key().public.kid)


def letters(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def packed_bytes() -> bytes:
    return base64.urlsafe_b64decode(signed() + "=" * (-len(signed()) % 4))


def reason_of(text: str) -> Reason | None:
    """Why it is refused, None when it is accepted."""
    try:
        verify_letters(text, ring())
    except Refused as refusal:
        return Reason(refusal.reason)
    return None


def parts() -> list:
    return list(cbor2.loads(unpack(signed())).value)


def message(*, tag: int | None = 18, canonical: bool = True, **changes: object) -> bytes:
    """The signed message with some parts exchanged."""
    protected, unprotected, payload, signature = parts()
    row = [
        changes.get("protected", protected),
        changes.get("unprotected", dict(unprotected)),
        changes.get("payload", payload),
        changes.get("signature", signature),
    ]
    return cbor2.dumps(row if tag is None else cbor2.CBORTag(tag, row), canonical=canonical)


def sealed(payload: bytes, *, kid: bytes = KID, context: bytes = CONTEXT) -> str:
    """A payload of the attacker's making under a good signature: what a careless office might have signed."""
    return pack(cose.seal(payload, kid=kid, key=key().private, context=context))


def high_s() -> bytes:
    signature = parts()[3]
    return signature[:32] + (cose.ORDER - int.from_bytes(signature[32:], "big")).to_bytes(32, "big")


ROW = cbor2.loads(to_cbor(statement()))


MALFORMED = [
    (lambda: "", Reason.LETTERS),
    (lambda: "a" * 2_751, Reason.LONG),
    (lambda: signed() + "=", Reason.LETTERS),
    (lambda: signed()[:-1] + "*", Reason.LETTERS),
    (lambda: signed() + "\n", Reason.LETTERS),
    (lambda: "ệ" * 40, Reason.LETTERS),
    (lambda: "en" + signed()[2:], Reason.PACKING),
    (lambda: letters(packed_bytes()[:-6]), Reason.PACKING),
    (lambda: letters(packed_bytes() + bytes(3)), Reason.PACKING),
    (lambda: letters(zlib.compress(unpack(signed()), 1)), Reason.PACKING),
    (lambda: letters(zlib.compress(unpack(signed()), 9)[2:-4]), Reason.PACKING),
    (lambda: letters(zlib.compress(bytes(100_000), 9)), Reason.LARGE),
    (lambda: letters(zlib.compress(bytes(MAX_BYTES + 1), 9)), Reason.LARGE),
    (lambda: pack(b""), Reason.FORMAT),
    (lambda: pack(b"\xff"), Reason.FORMAT),
    (lambda: pack(unpack(signed())[:-1]), Reason.FORMAT),
    (lambda: pack(unpack(signed()) + b"\0"), Reason.FORMAT),
    (lambda: pack(b"\x81" * 2_000 + b"\0"), Reason.FORMAT),
    (lambda: pack(bytes.fromhex("d81c81d81d00")), Reason.FORMAT),
    (lambda: pack(b"\x5b" + b"\xff" * 8), Reason.FORMAT),
    (lambda: pack(message(tag=None)), Reason.FORMAT),
    (lambda: pack(message(tag=98)), Reason.FORMAT),
    (lambda: pack(message(tag=17)), Reason.FORMAT),
    (lambda: pack(message(unprotected={4: KID})), Reason.FORMAT),
    (lambda: pack(message(unprotected={1: -7})), Reason.FORMAT),
    (lambda: pack(message(protected=b"")), Reason.FORMAT),
    (lambda: pack(message(protected=cose.dumps({4: KID}))), Reason.ALGORITHM),
    (lambda: pack(message(protected=cose.dumps({1: -7}))), Reason.FORMAT),
    (lambda: pack(message(protected=cose.dumps({1: -7, 4: KID[:7]}))), Reason.FORMAT),
    (lambda: pack(message(protected=cose.dumps({1: -7, 4: KID, 5: b"x"}))), Reason.FORMAT),
    (lambda: pack(message(protected=bytes.fromhex("a301260126044800") + KID[1:])), Reason.FORMAT),
    (lambda: pack(message(protected=b"\xbf\x01\x26\x04\x48" + KID + b"\xff")), Reason.FORMAT),
    (lambda: pack(message(protected=cose.dumps({1: 0, 4: KID}))), Reason.ALGORITHM),
    (lambda: pack(message(protected=cose.dumps({1: "none", 4: KID}))), Reason.ALGORITHM),
    (lambda: pack(message(protected=cose.dumps({1: -35, 4: KID}))), Reason.ALGORITHM),
    (lambda: pack(message(protected=cose.dumps({1: -8, 4: KID}))), Reason.ALGORITHM),
    (lambda: pack(message(protected=cose.dumps({1: 5, 4: KID}))), Reason.ALGORITHM),
    (lambda: pack(message(protected=cose.dumps({1: -7, 4: bytes(8)}))), Reason.UNKNOWN_KEY),
    (lambda: pack(message(protected=cose.dumps({1: -7, 4: bytes.fromhex(other_key().public.kid)}))), Reason.SIGNATURE),
    (lambda: pack(message(signature=b"")), Reason.FORMAT),
    (lambda: pack(message(signature=parts()[3] + b"\0")), Reason.FORMAT),
    (lambda: pack(message(signature=bytes(64))), Reason.SIGNATURE),
    (lambda: pack(message(signature=b"\xff" * 64)), Reason.SIGNATURE),
    (lambda: pack(message(signature=high_s())), Reason.SIGNATURE),
    (lambda: pack(message(payload=b"")), Reason.CONTENT),
    (lambda: pack(message(payload=None)), Reason.FORMAT),
    (lambda: sealed(to_cbor(statement()), context=b""), Reason.SIGNATURE),
    (lambda: sealed(to_cbor(statement()), context=b"bangvang-vouch-1"), Reason.SIGNATURE),
    (lambda: sealed(cose.dumps([2, *ROW[1:]])), Reason.VERSION),
    (lambda: sealed(cose.dumps([True, *ROW[1:]])), Reason.CONTENT),
    (lambda: sealed(cose.dumps([1.0, *ROW[1:]])), Reason.CONTENT),
    (lambda: sealed(cose.dumps(ROW[:-1])), Reason.CONTENT),
    (lambda: sealed(cose.dumps([*ROW, 0])), Reason.CONTENT),
    (lambda: sealed(cose.dumps({"name": "x"})), Reason.CONTENT),
    (lambda: sealed(cose.dumps([*ROW[:6], "2020-07-14", ROW[7]])), Reason.CONTENT),
    (lambda: sealed(cose.dumps([*ROW[:6], 10**9, 10**9])), Reason.CONTENT),
    (lambda: sealed(cose.dumps([*ROW[:6], -(10**12), ROW[7]])), Reason.CONTENT),
    (lambda: sealed(cose.dumps([*ROW[:6], ROW[7] + 1, ROW[7]])), Reason.CONTENT),
    (lambda: sealed(cose.dumps([*ROW[:6], ROW[6], 2**70])), Reason.CONTENT),
    (lambda: sealed(cose.dumps([*ROW[:3], unicodedata.normalize("NFD", ROW[3]), *ROW[4:]])), Reason.CONTENT),
    (lambda: sealed(cose.dumps([*ROW[:3], "Hạnh\u200b", *ROW[4:]])), Reason.CONTENT),
    (lambda: sealed(b"\x9f" + to_cbor(statement())[1:] + b"\xff"), Reason.CONTENT),
    (lambda: sealed(to_cbor(statement()) + b"\0"), Reason.CONTENT),
    (lambda: sealed(b"\x98\x08" + to_cbor(statement())[1:]), Reason.CONTENT),
]


@pytest.mark.parametrize(("made", "reason"), MALFORMED)
def test_a_malformed_statement_is_refused_with_its_reason(made, reason):
    assert reason_of(made()) is reason


def flipped_everywhere(text: str) -> Iterator[str]:
    """The letters with every single bit of the packed bytes flipped, one after the other."""
    whole = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    for bit in range(8 * len(whole)):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        yield letters(bytes(flipped))


LONG = "Trung tâm Điều dưỡng người có công và Dịch vụ việc làm thành phố Hải Phòng"


@pytest.mark.parametrize("name", ["Đoàn Thị Hạnh", LONG], ids=["stored", "packed"])
def test_every_single_bit_counts(name):
    """zlib stores a short statement as it is and packs a long one; both have bits that mean nothing to it."""
    for bit, text in enumerate(flipped_everywhere(sign(statement(name=name), key()))):
        assert reason_of(text) is not None, bit


def test_a_second_block_of_deflate_is_a_respelling():
    data = unpack(signed())
    half = len(data) // 2
    packer = zlib.compressobj(9)
    two = packer.compress(data[:half]) + packer.flush(zlib.Z_FULL_FLUSH) + packer.compress(data[half:]) + packer.flush()
    assert zlib.decompress(two) == data
    assert reason_of(letters(two)) is Reason.PACKING


def test_bits_that_mean_nothing_may_not_be_set():
    packer = zlib.compressobj(0, zlib.DEFLATED, -15)
    data = unpack(signed())
    stored = b"\x78\xda" + packer.compress(data) + packer.flush() + zlib.adler32(data).to_bytes(4, "big")
    assert reason_of(letters(stored)) is None
    whole = bytearray(stored)
    whole[2] |= 0b1000_0000
    assert zlib.decompress(bytes(whole)) == unpack(signed())
    assert reason_of(letters(bytes(whole))) is Reason.PACKING


# ── a hundred thousand attempts ──────────────────────────────────────────────────────────────────────────────────────
TWINS = str.maketrans("aeopcxyAEOPCXHT", "аеорсхуАЕОРСХНТ")
NAMES = ["Đoàn Thị Hạn", "Đoàn Thị Hanh", "Đoàn Thị Hạnh A", "Đoan Thị Hạnh", "ĐOÀN THỊ HẠNH", "Nguyễn Văn A", "Ðoàn Thị Hạnh"]


def attempts(seed: int) -> Iterator[tuple[str, str]]:
    """(kind, letters) without end: forgeries by somebody who has many genuine statements and no private key of the body."""
    chance = random.Random(seed)
    genuine = [signed(), *(sign(statement(name=name, public_id=f"{index:020}"), key()) for index, name in enumerate(NAMES))]
    opened = [cose.unseal(unpack(text)) for text in genuine]
    stranger = generate(DEPARTMENT, date(2026, 1, 1), date(2027, 12, 31))
    kinds = [bytes_changed, letters_changed, field_changed, signature_changed, spliced, header_changed, cut]
    while True:
        kind = chance.choice([*kinds, "stranger"])
        if kind == "stranger":
            said = with_another_field(chance)
            forged = cose.seal(to_cbor(said), kid=KID, key=stranger.private, context=CONTEXT)
            yield "stranger", pack(forged)
        else:
            text = kind(chance, genuine, opened)
            if text not in genuine:
                yield kind.__name__, text


def bytes_changed(chance, genuine, _opened) -> str:
    text = chance.choice(genuine)
    data = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    for _ in range(chance.choice([1, 1, 1, 2, 5])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return letters(bytes(data))


def letters_changed(chance, genuine, _opened) -> str:
    text = list(chance.choice(genuine))
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    text[chance.randrange(len(text))] = chance.choice(alphabet)
    return "".join(text)


def with_another_field(chance) -> Statement:
    said = statement()
    name = chance.choice([field.name for field in fields(said)])
    value = getattr(said, name)
    if isinstance(value, date):
        return replace(said, **{name: value + timedelta(days=chance.choice([-400, -1, 1, 30, 4000]))})
    changed = [value + "a", value[:-1], value.translate(TWINS), unicodedata.normalize("NFD", value), value.upper(), value[::-1]]
    return replace(said, **{name: chance.choice([*changed, *NAMES])})


def field_changed(chance, _genuine, opened) -> str:
    """Another field over a genuine signature, packed as an office would."""
    said = with_another_field(chance)
    if said == statement():
        said = replace(said, number="0/QĐ")
    return pack(cbor2.dumps(cbor2.CBORTag(18, [parts()[0], {}, to_cbor(said), opened[0].signature]), canonical=True))


def signature_changed(chance, _genuine, opened) -> str:
    one = chance.choice(opened)
    signature = bytearray(one.signature)
    match chance.randrange(4):
        case 0:
            signature[chance.randrange(64)] ^= 1 << chance.randrange(8)
        case 1:
            signature[32:] = (cose.ORDER - int.from_bytes(signature[32:], "big")).to_bytes(32, "big")
        case 2:
            signature[:] = signature[32:] + signature[:32]
        case _:
            signature[:] = chance.randbytes(64)
    return repacked(one, signature=bytes(signature))


def spliced(chance, _genuine, opened) -> str:
    one, other = chance.sample(opened, 2)
    return repacked(one, signature=other.signature)


def header_changed(chance, _genuine, opened) -> str:
    one = chance.choice(opened)
    algorithm = chance.choice([-7, -7, -8, -35, -36, -37, -257, 0, 1, 4, 5, None, "none", "ES256", b""])
    kid = chance.choice([one.kid, bytes.fromhex(other_key().public.kid), chance.randbytes(8), b"", one.kid + b"\0"])
    header = {1: algorithm, 4: kid, **chance.choice([{}, {}, {3: "text/plain"}, {2: [4]}])}
    if header == {1: -7, 4: one.kid}:
        header[33] = b""
    return repacked(one, protected=cose.dumps(header))


def cut(chance, genuine, _opened) -> str:
    text = chance.choice(genuine)
    if chance.random() < 0.5:
        return text[: chance.randrange(len(text))]
    data = unpack(text)
    return pack(data[: chance.randrange(len(data))])


def repacked(one: cose.Sealed, *, protected: bytes | None = None, signature: bytes | None = None) -> str:
    head = cose.dumps({1: -7, 4: one.kid}) if protected is None else protected
    row = [head, {}, one.payload, one.signature if signature is None else signature]
    return pack(cbor2.dumps(cbor2.CBORTag(18, row), canonical=True))


def tried(count: int, seed: int) -> Counter[str]:
    """Try that many; the kinds tried. Fails on the first that is accepted."""
    seen: Counter[str] = Counter()
    for kind, text in islice(attempts(seed), count):
        assert reason_of(text) is not None, (kind, text)
        seen[kind] += 1
    return seen


def test_four_thousand_forgeries_none_accepted():
    assert len(tried(4_000, seed=20261123)) == 8


@pytest.mark.slow
def test_a_hundred_thousand_forgeries_none_accepted():
    assert tried(100_000, seed=20200714).total() == 100_000


def test_the_forger_would_succeed_if_signatures_were_not_looked_at(monkeypatch):
    """The attempts are good enough to be dangerous: without the check of the signature many pass."""
    monkeypatch.setattr(cose, "holds", lambda *_, **__: True)
    accepted = [kind for kind, text in islice(attempts(7), 2_000) if reason_of(text) is None]
    assert {"field_changed", "stranger", "spliced", "signature_changed"} <= set(accepted)


def test_an_address_of_noise_is_refused():
    chance = random.Random(1)
    for _ in range(2_000):
        noise = chance.randbytes(chance.randrange(1, 400))
        for text in (letters(noise), pack(noise), noise.decode("latin-1")):
            with pytest.raises(Refused):
                verify(f"{BASE}/x/k3vdq9brzw2mx7atyhnp#{text}", ring())
