"""Rings: read strictly, ids that follow from keys, rollover, and a successor that vouches for an abolished body."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from trust.papers import DEPARTMENT, FIRST_DAY, LAST_DAY, SUCCESSOR, key, other_key, ring, statement

from bangvang_trust import cose
from bangvang_trust.errors import Refused
from bangvang_trust.keys import Reason, Ring, Vouch, from_json, generate, revoke, roll_over, to_json, vouch, vouch_holds
from bangvang_trust.statement import Reason as StatementReason
from bangvang_trust.statement import sign, verify_letters

DAY = date(2026, 11, 23)


def refused(call, *arguments, **named) -> Refused:
    with pytest.raises(Refused) as caught:
        call(*arguments, **named)
    return caught.value


def changed(**changes: object) -> str:
    """The ring as text, with its first key changed; None takes a name away."""
    document = json.loads(to_json(ring()))
    for name, value in changes.items():
        if value is None:
            del document["keys"][0][name]
        else:
            document["keys"][0][name] = value
    return json.dumps(document)


def test_a_ring_comes_back_as_it_was():
    full = Ring((vouch(key().public, by=other_key(), on=DAY), replace(other_key().public, revoked_on=DAY)))
    assert from_json(to_json(full)) == full
    assert to_json(from_json(to_json(full))) == to_json(full)


def test_a_ring_holds_no_secret():
    number = key().private.private_numbers().private_value
    text = to_json(ring())
    assert f"{number:x}" not in text
    assert '"d"' not in text
    assert "private" not in repr(key())


def test_the_id_follows_from_the_key():
    """RFC 9679 appendix: thumbprint over the required members in deterministic CBOR, here of the RFC's own example key."""
    x = int("65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d", 16)
    y = int("1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c", 16)
    example = replace(key().public, x=x, y=y)
    assert example.thumbprint.hex() == "496bd8afadf307e5b08c64b0421bf9dc01528a344a43bda88fadd1669da253ec"
    assert example.kid == "496bd8afadf307e5"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "tệp"),
        ("[]", "tệp"),
        ("[" * 100_000, "tệp"),
        ("x" * 2_000_001, "tệp"),
        ('{"format": "bangvang-ring/1", "keys": [], "keys": []}', "tệp"),
        ('{"format": "bangvang-ring/2", "keys": []}', "format"),
        ('{"format": "bangvang-ring/1", "keys": {}}', "keys"),
        ('{"format": "bangvang-ring/1", "keys": [1]}', "keys[0]"),
        (lambda: changed(note="x"), "keys[0]: thừa note"),
        (lambda: changed(kid=None), "keys[0]: thiếu kid"),
        (lambda: changed(kid="0" * 16), "keys[0].kid"),
        (lambda: changed(kty="RSA"), "keys[0]: chỉ nhận"),
        (lambda: changed(crv="P-384"), "keys[0]: chỉ nhận"),
        (lambda: changed(x="AAAA"), "keys[0].x"),
        (lambda: changed(x=7), "keys[0].x"),
        (lambda: changed(x="A" * 43), "keys[0]: x, y không nằm trên đường cong"),
        (lambda: changed(y="_" * 43), "keys[0].y"),
        (lambda: changed(body=7), "keys[0].body"),
        (lambda: changed(not_before="2026-02-30"), "keys[0].not_before"),
        (lambda: changed(not_after="20271231"), "keys[0].not_after"),
        (lambda: changed(revoked_on=""), "keys[0].revoked_on"),
        (lambda: changed(vouched_by=[{"kid": "x", "on": "2026-01-01", "signature": "AA"}]), "keys[0].vouched_by[0].signature"),
        (lambda: changed(vouched_by=[{"kid": "x"}]), "keys[0].vouched_by[0]: thiếu on, signature"),
    ],
)
def test_a_ring_with_a_fault_is_refused_with_its_place(text, place):
    answer = refused(from_json, text if isinstance(text, str) else text())
    assert answer.reason == Reason.RING
    assert place in answer.sentence


def test_days_and_body_are_checked_when_a_key_is_made():
    assert refused(generate, "", FIRST_DAY, LAST_DAY).reason == Reason.BODY
    assert refused(generate, "Sở\u200b Y tế", FIRST_DAY, LAST_DAY).reason == Reason.BODY
    assert refused(generate, DEPARTMENT, LAST_DAY, FIRST_DAY).reason == Reason.DAYS


def test_one_id_is_one_key():
    twin = replace(key().public, body=SUCCESSOR)
    assert refused(Ring, (key().public, twin)).reason == Reason.TWICE
    assert refused(Ring, (key().public, key().public)).reason == Reason.TWICE


def test_a_body_signs_with_the_key_that_began_last():
    first = generate(DEPARTMENT, date(2025, 1, 1), date(2026, 12, 31))
    second = generate(DEPARTMENT, date(2026, 6, 1), date(2028, 12, 31))
    both = Ring((first.public, second.public, other_key().public))
    assert both.signing_key(DEPARTMENT, date(2026, 5, 31)) == first.public
    assert both.signing_key(DEPARTMENT, date(2026, 6, 1)) == second.public
    assert both.signing_key(DEPARTMENT, date(2029, 1, 1)) is None
    assert revoke(both, second.public.kid, on=DAY).signing_key(DEPARTMENT, date(2026, 6, 1)) == first.public


def test_whoever_knew_the_old_key_accepts_the_new():
    new, grown = roll_over(ring(), key(), on=date(2027, 10, 1), not_after=date(2029, 12, 31))
    believed = from_json(to_json(grown)).trusted_from({key().public.kid})
    assert {found.kid for found in believed} == {key().public.kid, new.public.kid}
    said = statement(signed_on=date(2028, 3, 1))
    assert verify_letters(sign(said, new), believed).key.body == DEPARTMENT
    assert verify_letters(sign(statement(), key()), believed).key.kid == key().public.kid


def test_rollovers_may_follow_each_other():
    signer, grown = key(), ring()
    for year in (2027, 2029, 2031):
        signer, grown = roll_over(grown, signer, on=date(year, 6, 1), not_after=date(year + 3, 6, 1))
    assert signer.public.kid in {found.kid for found in grown.trusted_from({key().public.kid})}


def test_each_vouch_is_looked_at_once_however_long_the_chain(monkeypatch):
    """A ring from anywhere must not cost more than it is long."""
    chain = [key()]
    for _ in range(12):
        chain.append(generate(DEPARTMENT, FIRST_DAY, LAST_DAY))
    rows = [chain[0].public]
    rows += [vouch(after.public, by=before, on=DAY) for before, after in pairwise(chain)]
    bad = generate(DEPARTMENT, FIRST_DAY, LAST_DAY).public
    rows.append(replace(bad, vouches=(Vouch(key().public.kid, DAY, bytes(64)),)))
    looked: list[bytes] = []
    monkeypatch.setattr(cose, "verify", lambda *given: looked.append(given[1]) or genuine(*given))
    assert len(Ring(tuple(reversed(rows))).trusted_from({key().public.kid}).keys) == 13
    assert len(looked) == 13


genuine = cose.verify


def test_a_successor_vouches_for_the_keys_of_an_abolished_body():
    left = Ring((vouch(key().public, by=other_key(), on=DAY), other_key().public))
    believed = left.trusted_from({other_key().public.kid})
    assert verify_letters(sign(statement(), key()), believed).key.body == DEPARTMENT
    assert ring().trusted_from({other_key().public.kid}).get(key().public.kid) is None


@pytest.mark.parametrize(
    "changes",
    [{"body": SUCCESSOR}, {"not_before": date(2020, 1, 1)}, {"not_after": date(2099, 1, 1)}],
    ids=lambda changes: next(iter(changes)),
)
def test_a_vouch_is_for_the_key_as_it_was(changes):
    vouched = vouch(key().public, by=other_key(), on=DAY)
    assert vouch_holds(vouched.vouches[0], vouched, other_key().public)
    stretched = replace(vouched, **changes)
    assert not vouch_holds(stretched.vouches[0], stretched, other_key().public)
    believed = Ring((stretched, other_key().public)).trusted_from({other_key().public.kid})
    assert believed.get(key().public.kid) is None


def test_a_vouch_outside_the_days_of_its_key_does_not_count():
    assert refused(vouch, key().public, by=other_key(), on=date(2028, 1, 1)).reason == Reason.MAY_NOT_VOUCH
    early = replace(vouch(key().public, by=other_key(), on=DAY).vouches[0], on=date(2025, 1, 1))
    assert not vouch_holds(early, key().public, other_key().public)


def test_a_revoked_key_vouches_for_nobody():
    left = Ring((vouch(key().public, by=other_key(), on=DAY), replace(other_key().public, revoked_on=DAY)))
    assert left.trusted_from({other_key().public.kid}).get(key().public.kid) is None


def test_nobody_vouches_for_himself_and_a_circle_hangs_in_the_air():
    assert refused(vouch, key().public, by=key(), on=DAY).reason == Reason.MAY_NOT_VOUCH
    circle = Ring((vouch(key().public, by=other_key(), on=DAY), vouch(other_key().public, by=key(), on=DAY)))
    assert circle.trusted_from(set()) == Ring()
    assert circle.trusted_from({"0" * 16}) == Ring()


def test_a_vouch_with_another_signature_does_not_count():
    made = vouch(key().public, by=other_key(), on=DAY).vouches[0]
    flipped = bytes([made.signature[0] ^ 1]) + made.signature[1:]
    for wrong in (flipped, b"", made.signature[:32] + bytes(32)):
        assert not vouch_holds(Vouch(made.by, made.on, wrong), key().public, other_key().public)
    high = cose.ORDER - int.from_bytes(made.signature[32:], "big")
    respelt = Vouch(made.by, made.on, made.signature[:32] + high.to_bytes(32, "big"))
    assert not vouch_holds(respelt, key().public, other_key().public)


def test_a_stretched_ring_does_not_help_a_forger_who_holds_an_expired_key():
    """Days are what the ring says; a reader who takes the ring only by vouches sees that they were changed."""
    old = generate(DEPARTMENT, date(2020, 1, 1), date(2021, 12, 31))
    honest = vouch(old.public, by=other_key(), on=DAY)
    said = statement(signed_on=DAY)
    stretched = Ring((replace(honest, not_after=date(2030, 1, 1)), other_key().public))
    forged = sign(said, replace(old, public=stretched.keys[0]))
    believed = stretched.trusted_from({other_key().public.kid})
    assert refused(verify_letters, forged, believed).reason == StatementReason.UNKNOWN_KEY
    assert refused(revoke, believed, old.public.kid, on=DAY).reason == Reason.NOT_IN_RING
