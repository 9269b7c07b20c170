"""``bangvang verify``: the address in a QR, a certificate's PDF or a picture of it, checked against this installation."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bangvang.console import DONE, REFUSED, WrongCall, answer, say, start_django


def verify(chosen: argparse.Namespace) -> int:
    """Exit 0 only when the certificate is real and stands today."""
    address = _address_in(chosen.text)
    if chosen.ring:
        verdict = _proven_alone(address, chosen.ring, chosen.log_key)
    else:
        start_django(chosen.data)
        verdict = _verdict(address)
    if chosen.json:
        answer(verdict)
    else:
        print(verdict["reason"])
    stands = {"in_force", "corrected", "proven_offline"}
    return DONE if verdict["valid"] and verdict["standing"] in stands else REFUSED


def _proven_alone(address: str, ring: str, log_key: str) -> dict[str, Any]:
    """What the statement behind the ``#`` proves by itself, against a file of public keys; no database, no network.

    ``log_key``: the log's verifier key, as it is printed with its heads; with it the word on the ring must be the log's.
    """
    from bangvang_trust.errors import Refused
    from bangvang_trust.keys import from_json
    from bangvang_trust.statement import verify as prove

    try:
        text = Path(ring).read_text(encoding="utf-8")
        announced = _announced(text, log_key)
        proven = prove(address, from_json(text))
    except OSError as wrong:
        raise WrongCall(f"Không đọc được {ring}: {wrong.strerror}") from wrong
    except Refused as refused:
        return _unknown(str(refused))
    said = proven.statement
    statement = {
        "name": said.name,
        "award": said.form,
        "decision": said.number,
        "date": said.decided_on.isoformat(),
        "issuer": said.issuer,
        "signed_on": said.signed_on.isoformat(),
        "key": proven.key.kid,
    }
    reason = (
        f"Lời trong ô QR do {proven.key.body} ký ngày {said.signed_on:%d/%m/%Y}, chưa ai sửa. "
        f"{announced} Còn hiệu lực hay đã hủy bỏ thì hỏi địa chỉ ấy trên mạng."
    )
    return {"valid": True, "standing": "proven_offline", "statement": statement, "reason": reason, "ring": announced}


def _announced(text: str, log_key: str) -> str:
    """How the file of keys stands with the word of the log. Raises ``Refused`` when it is not what was announced."""
    from bangvang_trust.keys import announcement_in, from_json, hold
    from bangvang_trust.log import NoteKey

    note, keys = announcement_in(text), [NoteKey.from_vkey(log_key)] if log_key else []
    if not note:
        if keys:
            raise WrongCall("Tệp khóa không mang lời công bố nào, nên không đối chiếu được với khóa của nhật ký.")
        return "Tệp khóa không mang lời công bố của nhật ký."
    told = hold(from_json(text), note, keys)
    if keys:
        return f"Tệp khóa đúng là tệp mà nhật ký {told.origin} công bố ngày {told.on:%d/%m/%Y}."
    return f"Tệp khóa khớp lời công bố ngày {told.on:%d/%m/%Y}; chưa kiểm ai ký lời ấy (thêm --log-key)."


def _address_in(text: str) -> str:
    """The text itself, or the first QR text that looks like a certificate's address in the file it names."""
    path = Path(text)
    if len(text) > 1000 or "://" in text or not path.is_file():
        return text
    from bangvang_paper.scanning import Unscannable, read_codes_in_cage

    try:
        codes = read_codes_in_cage(path.read_bytes(), path.name)
    except (OSError, Unscannable) as wrong:
        raise WrongCall(f"Không đọc được {path.name}: {wrong}") from wrong
    if not codes:
        raise WrongCall(
            f"Không thấy ô QR nào trong {path.name}. Hãy chụp thẳng, đủ sáng, hoặc gõ địa chỉ in dưới ô QR."
        )
    return next((code for code in codes if "/x/" in code), codes[0])


def _verdict(address: str) -> dict[str, Any]:
    from django.db import DatabaseError
    from django.utils import timezone

    from bangvang.portal.queries.verification import public_id_in, verify

    public_id = public_id_in(address)
    if not public_id:
        return _unknown("Dòng này không phải địa chỉ xác minh của giấy khen (thiếu /x/ và mã).")
    try:
        found = verify(public_id, timezone.localdate())
    except DatabaseError:
        return _unknown(
            "Máy này chưa có cơ sở dữ liệu để đối chiếu. Chỉ thư mục bằng --data, hoặc mở địa chỉ trên mạng."
        )
    if found is None:
        return _unknown("Cơ quan của cơ sở dữ liệu này không cấp giấy khen nào mang mã đó.")
    decision = found.line.decision
    standing = "annulled" if not found.stands else "corrected" if found.corrections else "in_force"
    statement = {
        "name": found.wording["name"],
        "honorific": found.wording["honorific"],
        "unit": found.wording["unit_name"],
        "award": decision.award,
        "decision": decision.code,
        "date": decision.signed_on.isoformat(),
        "golden_book_number": found.certificate.golden_book_number,
        "golden_book": found.certificate.golden_text,
        "issuer": f"{decision.signer_title} {decision.body.name}",
    }
    reasons = {
        "in_force": "Giấy khen này là thật; sổ không ghi đính chính hay thu hồi nào.",
        "corrected": "Giấy khen này là thật; sổ có ghi đính chính, chữ đúng là chữ trong câu trả lời này.",
        "annulled": "Giấy khen này đã bị hủy bỏ, thu hồi hoặc tước.",
    }
    return {"valid": True, "standing": standing, "statement": statement, "reason": reasons[standing]}


def _unknown(reason: str) -> dict[str, Any]:
    say(reason)
    return {"valid": False, "standing": "unknown_offline", "statement": None, "reason": reason}
