"""A ring as JSON, read strictly: an unknown or missing name, a bad day or a wrong id is refused with its place."""

from __future__ import annotations

import base64
import binascii
import json
import re
from datetime import date

from bangvang_trust.errors import Refused
from bangvang_trust.keys.reasons import Reason, refusal
from bangvang_trust.keys.ring import PublicKey, Ring, Vouch

FORMAT = "bangvang-ring/1"
MAX_CHARACTERS = 2_000_000
_KEY = {"body", "kid", "kty", "crv", "x", "y", "not_before", "not_after"}
_MAY = {"revoked_on", "vouched_by"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def to_json(ring: Ring, announced: str = "") -> str:
    """The ring as text, two spaces a level, keys in the order of the ring, ending in a newline.

    ``announced``: the note by which a log announces exactly these keys (`bangvang_trust.keys.announcing`).
    """
    document: dict[str, object] = {"format": FORMAT, "keys": key_rows(ring)}
    if announced:
        document["announced"] = announced
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def key_rows(ring: Ring) -> list[dict[str, object]]:
    """The keys as the file has them."""
    return [_key_out(key) for key in ring]


def announcement_in(text: str) -> str:
    """The note in a ring's file, empty when it has none. Raises ``Refused`` (``ring``)."""
    return _text(_document(text).get("announced", ""), "announced")


def from_json(text: str) -> Ring:
    """Read a ring. Raises ``Refused``: ``ring`` with the place that is wrong, ``twice``, ``days``, ``body``."""
    found = _document(text)
    return Ring(tuple(_key_in(key, f"keys[{index}]") for index, key in enumerate(_list(found["keys"], "keys"))))


def _document(text: str) -> dict[str, object]:
    if len(text) > MAX_CHARACTERS:
        raise _wrong("tệp", f"dài hơn {MAX_CHARACTERS} ký tự")
    try:
        document = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise _wrong("tệp", "không phải JSON, hoặc một tên được ghi hai lần") from error
    found = _fields(document, "tệp", {"format", "keys"}, {"announced"})
    if found["format"] != FORMAT:
        raise _wrong("format", f"cần “{FORMAT}”")
    return found


def _key_out(key: PublicKey) -> dict[str, object]:
    row: dict[str, object] = {
        "body": key.body,
        "kid": key.kid,
        "kty": "EC",
        "crv": "P-256",
        "x": _letters(key.x.to_bytes(32, "big")),
        "y": _letters(key.y.to_bytes(32, "big")),
        "not_before": key.not_before.isoformat(),
        "not_after": key.not_after.isoformat(),
    }
    if key.revoked_on is not None:
        row["revoked_on"] = key.revoked_on.isoformat()
    if key.vouches:
        row["vouched_by"] = [
            {"kid": vouch.by, "on": vouch.on.isoformat(), "signature": _letters(vouch.signature)}
            for vouch in key.vouches
        ]
    return row


def _key_in(row: object, place: str) -> PublicKey:
    found = _fields(row, place, _KEY, _MAY)
    if (found["kty"], found["crv"]) != ("EC", "P-256"):
        raise _wrong(place, "chỉ nhận khóa EC trên đường cong P-256")
    key = PublicKey(
        body=_text(found["body"], f"{place}.body"),
        x=int.from_bytes(_bytes(found["x"], f"{place}.x", 32), "big"),
        y=int.from_bytes(_bytes(found["y"], f"{place}.y", 32), "big"),
        not_before=_day(found["not_before"], f"{place}.not_before"),
        not_after=_day(found["not_after"], f"{place}.not_after"),
        revoked_on=_day(found["revoked_on"], f"{place}.revoked_on") if "revoked_on" in found else None,
        vouches=tuple(
            _vouch_in(vouch, f"{place}.vouched_by[{index}]")
            for index, vouch in enumerate(_list(found.get("vouched_by", []), f"{place}.vouched_by"))
        ),
    )
    try:
        key.point  # noqa: B018 - raises when (x, y) is not on the curve
    except ValueError as error:
        raise _wrong(place, "x, y không nằm trên đường cong") from error
    if found["kid"] != key.kid:
        raise _wrong(f"{place}.kid", f"mã phải là {key.kid} theo x, y")
    return key


def _vouch_in(row: object, place: str) -> Vouch:
    found = _fields(row, place, {"kid", "on", "signature"}, set())
    return Vouch(
        by=_text(found["kid"], f"{place}.kid"),
        on=_day(found["on"], f"{place}.on"),
        signature=_bytes(found["signature"], f"{place}.signature", 64),
    )


def _fields(row: object, place: str, must: set[str], may: set[str]) -> dict[str, object]:
    if not isinstance(row, dict):
        raise _wrong(place, "cần một nhóm tên và giá trị")
    if missing := must - row.keys():
        raise _wrong(place, f"thiếu {', '.join(sorted(missing))}")
    if unknown := row.keys() - must - may:
        raise _wrong(place, f"thừa {', '.join(sorted(unknown))}")
    return row


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise _wrong(place, "cần một dòng chữ")
    return value


def _list(value: object, place: str) -> list[object]:
    if not isinstance(value, list):
        raise _wrong(place, "cần một danh sách")
    return value


def _day(value: object, place: str) -> date:
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise _wrong(place, "cần một ngày có thật, viết như 2026-01-31")


def _letters(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _bytes(value: object, place: str, length: int) -> bytes:
    try:
        if isinstance(value, str):
            data = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
            if len(data) == length and _letters(data) == value:
                return data
    except (ValueError, binascii.Error):
        pass
    raise _wrong(place, f"cần {length} byte viết bằng base64url, không có dấu =")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    row = dict(pairs)
    if len(row) != len(pairs):
        raise ValueError("a name twice")
    return row


def _wrong(place: str, what: str) -> Refused:
    return refusal(Reason.RING, place=place, what=what)
