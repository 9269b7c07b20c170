"""The log's word on a ring: whoever adds, drops or alters a key on the way is seen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from trust.papers import key, other_key, ring

from bangvang_trust.errors import Refused
from bangvang_trust.keys import Ring, announce, announcement_in, from_json, hold, revoke, to_json
from bangvang_trust.log import NoteSigner

DAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def log() -> NoteSigner:
    return NoteSigner.named("bangvang-thu", Ed25519PrivateKey.generate())


@pytest.fixture(scope="module")
def note(log) -> str:
    return announce(ring(), log, on=DAY)


def reason(*told) -> str:
    with pytest.raises(Refused) as caught:
        hold(*told)
    return caught.value.reason.value


def test_the_ring_travels_with_its_word_and_is_read_as_before(note, log):
    text = to_json(ring(), note)
    assert from_json(text) == ring()
    told = hold(from_json(text), announcement_in(text), [log.key])
    assert (told.origin, told.on, told.count) == ("bangvang-thu", DAY, 2)
    assert announcement_in(to_json(ring())) == ""


@pytest.mark.parametrize(
    "other",
    [
        Ring((key().public,)),
        Ring((other_key().public, key().public)),
        revoke(ring(), key().public.kid, on=DAY),
        ring().with_key(replace(key().public, not_after=date(2036, 1, 1))),
        ring().with_key(replace(key().public, body="Sở khác")),
        Ring(),
    ],
    ids=["dropped", "in another order", "revoked", "longer", "another body", "empty"],
)
def test_another_ring_is_not_the_announced_one(note, log, other):
    assert reason(other, note, [log.key]) == "announced_other"
    assert reason(other, note) == "announced_other"  # seen also without the log's key


def test_another_log_s_word_is_not_believed(log):
    forged = announce(ring(), NoteSigner.named("bangvang-thu", Ed25519PrivateKey.generate()), on=DAY)
    assert reason(ring(), forged, [log.key]) == "unsigned"
    assert hold(ring(), forged).count == 2  # without the key nobody can tell, and the page says so


def test_a_word_with_another_day_or_signature_does_not_hold(note, log):
    assert reason(ring(), note.replace("2026-11-27", "2026-11-28"), [log.key]) == "signature"
    for wrong in ("", "bangvang-ring-1", note.replace("bangvang-ring-1", "bangvang-ring-2"), note.replace("\n2\n", "\nhai\n")):
        assert reason(ring(), wrong, [log.key]) in {"note", "announcement"}


def test_the_file_is_read_strictly(note):
    document = json.loads(to_json(ring(), note))
    for wrong in ({"announced": 5}, {"announcement": note}):
        with pytest.raises(Refused):
            announcement_in(json.dumps(document | wrong))
