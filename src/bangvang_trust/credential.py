"""A statement as other programs know such things: an Open Badges 3.0 achievement, which is a W3C Verifiable Credential 2.0.

`credential` is the plain document, `as_jwt` the signed one (Open Badges 3.0 §8.2, JSON Web Token proof; RFC 7515, ES256).
Neither says anything that the statement does not say. `UNCHECKED` lists what nobody here could hold them to.
"""

from __future__ import annotations

import base64
import json
from datetime import date, datetime
from typing import Any

from bangvang_trust import cose
from bangvang_trust.keys.reasons import Reason, refusal
from bangvang_trust.keys.ring import PublicKey
from bangvang_trust.keys.signing import SigningKey
from bangvang_trust.statement import Proven, Statement

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
UNCHECKED = (
    "Lược đồ JSON của Open Badges 3.0 (1EdTech) không có trong kho gói nào, nên tài liệu chưa được đối chiếu với lược đồ đó.",
    "Ngữ cảnh JSON-LD của W3C và 1EdTech không có trong kho gói nào, nên tài liệu chưa được đối chiếu bằng công cụ JSON-LD.",
)
"""What the document has not been held to, said to whoever receives it."""


def credential(proven: Proven, address: str) -> dict[str, Any]:
    """The credential of a proven statement; ``address`` is the whole address that the QR holds.

    The address without what follows the ``#`` is its id; the whole address stands as evidence, so that the statement travels with
    it and can be proved again without trust in this document.
    """
    statement = proven.statement
    place = address.partition("#")[0]
    return {
        "@context": CONTEXTS,
        "id": place,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"{statement.form}: {statement.name}",
        "issuer": {
            "id": f"{_site(place)}#{proven.key.kid}",
            "type": ["Profile"],
            "name": statement.issuer,
        },
        "validFrom": _midnight(statement.signed_on),
        "awardedDate": _midnight(statement.decided_on),
        "credentialSubject": _subject(statement, place),
        "evidence": [{"id": address, "type": ["Evidence"], "name": "Lời chứng ký số trong mã QR"}],
    }


def as_jwt(document: dict[str, Any], key: SigningKey, *, signed_on: date) -> str:
    """``document`` signed by the key of its body: a compact JWS whose claims are the credential and its registered claims.

    Raises ``Refused``: ``may_not_vouch`` when the key is not good on that day.
    """
    if not key.public.is_good_on(signed_on):
        raise refusal(Reason.MAY_NOT_VOUCH, body=key.public.body, day=f"{signed_on:%d/%m/%Y}")
    header = {"alg": "ES256", "typ": "JWT", "jwk": jwk(key.public)}
    claims = {
        **document,
        "iss": document["issuer"]["id"],
        "jti": document["id"],
        "sub": document["credentialSubject"]["id"],
        "nbf": int(datetime.fromisoformat(document["validFrom"]).timestamp()),
    }
    signed = f"{_part(header)}.{_part(claims)}"
    return f"{signed}.{_letters(cose.sign(signed.encode(), key.private))}"


def jwk(key: PublicKey) -> dict[str, str]:
    """The public key as JSON Web Key (RFC 7518 §6.2.1)."""
    x, y = (_letters(value.to_bytes(32, "big")) for value in (key.x, key.y))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y}


def _subject(statement: Statement, place: str) -> dict[str, Any]:
    return {
        "id": f"{place}#nguoi-duoc-khen",
        "type": ["AchievementSubject"],
        "identifier": [
            {"type": "IdentityObject", "identityType": "name", "hashed": False, "identityHash": statement.name}
        ],
        "achievement": {
            "id": f"{place}#khen-thuong",
            "type": ["Achievement"],
            "achievementType": "Award",
            "name": statement.form,
            "description": f"{statement.form} theo Quyết định số {statement.number}, ngày {statement.decided_on:%d/%m/%Y}.",
            "criteria": {"narrative": f"Quyết định số {statement.number} của {statement.issuer}."},
        },
    }


def _site(place: str) -> str:
    """The public base: what comes before ``/x/<id>``."""
    return place.rpartition("/x/")[0]


def _midnight(day: date) -> str:
    """The beginning of a day in Asia/Ho_Chi_Minh."""
    return f"{day.isoformat()}T00:00:00+07:00"


def _part(value: dict[str, Any]) -> str:
    return _letters(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _letters(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
