"""The export has the members that Open Badges 3.0 requires, says no more than the statement, and can be checked by a stranger."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicNumbers
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from trust.papers import BASE, key, ring, statement, whole_address

from bangvang_trust.credential import UNCHECKED, as_jwt, credential
from bangvang_trust.errors import Refused
from bangvang_trust.statement import verify


@pytest.fixture
def document() -> dict:
    return credential(verify(whole_address(), ring()), whole_address())


def test_required_members(document):
    """1EdTech Open Badges 3.0, classes AchievementCredential, Profile, AchievementSubject, Achievement, IdentityObject."""
    assert document["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert document["@context"][1].startswith("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0")
    assert document["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert document["validFrom"] == "2026-11-23T00:00:00+07:00"
    assert document["awardedDate"] == "2020-07-14T00:00:00+07:00"
    assert {"id", "type", "name"} <= document["issuer"].keys()
    subject = document["credentialSubject"]
    assert subject["type"] == ["AchievementSubject"]
    assert subject["identifier"][0]["identityHash"] == "Đoàn Thị Hạnh"
    assert {"id", "type", "name", "description", "criteria"} <= subject["achievement"].keys()
    assert subject["achievement"]["criteria"]["narrative"]


def test_the_statement_travels_with_it(document):
    assert verify(document["evidence"][0]["id"], ring()).statement == statement()
    assert document["id"] == f"{BASE}/x/k3vdq9brzw2mx7atyhnp"


def test_it_says_nothing_that_the_statement_does_not_say(document):
    said = {**document, "@context": [], "evidence": []}
    text = json.dumps(said, ensure_ascii=False)
    for known in ("Đoàn Thị Hạnh", "Giấy khen", "1234/QĐ-SLĐTBXH", "14/07/2020", "2020-07-14", "2026-11-23"):
        assert known in text
        text = text.replace(known, "")
    assert not any(letter.isdigit() for letter in text.replace("T00:00:00+07:00", "").replace("k3vdq9brzw2mx7atyhnp", "")
                   .replace(key().public.kid, ""))


def test_a_stranger_checks_the_jwt_with_the_key_inside(document):
    head, body, proof = as_jwt(document, key(), signed_on=date(2026, 11, 23)).split(".")
    header, claims = (json.loads(decoded(part)) for part in (head, body))
    assert header["alg"] == "ES256"
    assert {name: claims[name] for name in document} == document
    assert (claims["jti"], claims["iss"], claims["sub"]) == (
        document["id"], document["issuer"]["id"], document["credentialSubject"]["id"]
    )
    assert claims["nbf"] == 1_795_366_800
    x, y = (int.from_bytes(decoded(header["jwk"][name]), "big") for name in "xy")
    signature = decoded(proof)
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    public = EllipticCurvePublicNumbers(x, y, SECP256R1()).public_key()
    public.verify(encode_dss_signature(r, s), f"{head}.{body}".encode(), ECDSA(SHA256()))
    assert (x, y) == (key().public.x, key().public.y)


def test_an_expired_key_signs_no_export(document):
    with pytest.raises(Refused):
        as_jwt(document, key(), signed_on=date(2030, 1, 1))


def test_what_could_not_be_checked_is_said():
    assert any("lược đồ" in sentence.lower() for sentence in UNCHECKED)
    assert all(sentence.endswith(".") for sentence in UNCHECKED)


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
