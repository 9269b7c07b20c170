"""What a statement says, and the one way to write it as CBOR."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bangvang_trust import cose
from bangvang_trust.statement.reasons import Reason, refusal
from bangvang_trust.text import is_plain

VERSION = 1
PUBLIC_ID = re.compile(r"[A-Za-z0-9_-]{16,32}")
LIMITS = {"form": 120, "name": 160, "issuer": 200, "number": 60}
"""Code points of each text."""
EARLIEST, LATEST = date(1945, 1, 1), date(2199, 12, 31)
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one certificate says: nothing that is not also printed on it, but the day this statement was signed.

    ``public_id`` is the random id in the certificate's address; ``form`` what was awarded; ``name`` whom; ``issuer`` who
    signed the decision, title and body as printed; ``number`` and ``decided_on`` those of the decision; ``signed_on`` the
    day of this statement (a reprint may be years later).
    """

    public_id: str
    form: str
    name: str
    issuer: str
    number: str
    decided_on: date
    signed_on: date

    @property
    def is_sound(self) -> bool:
        """Whether ids, texts and days are within what may be signed."""
        texts = {name: getattr(self, name) for name in LIMITS}
        return (
            PUBLIC_ID.fullmatch(self.public_id) is not None
            and all(is_plain(text, LIMITS[name]) for name, text in texts.items())
            and EARLIEST <= self.decided_on <= self.signed_on <= LATEST
        )

    def is_by(self, body: str) -> bool:
        """Whether the issuer is ``body`` or somebody of it: the body's name, alone or after a title."""
        return self.issuer == body or self.issuer.endswith(f" {body}")


def to_cbor(statement: Statement) -> bytes:
    """``[1, id, form, name, issuer, number, day, day]``, days counted from 1970-01-01 (RFC 8943 without its tag)."""
    texts = [statement.public_id, statement.form, statement.name, statement.issuer, statement.number]
    days = [(day - _EPOCH).days for day in (statement.decided_on, statement.signed_on)]
    return cose.dumps([VERSION, *texts, *days])


def from_cbor(data: bytes) -> Statement:
    """The statement in ``data``. Raises ``Refused``: ``version`` or ``content``."""
    try:
        value = cose.loads(data)
    except cose.NotCose as error:
        raise refusal(Reason.CONTENT) from error
    match value:
        case [1, str(public_id), str(form), str(name), str(issuer), str(number), int(decided), int(signed)]:
            pass
        case [int(version), *_] if version != VERSION:
            raise refusal(Reason.VERSION)
        case _:
            raise refusal(Reason.CONTENT)
    return _sound(Statement(public_id, form, name, issuer, number, _day(decided), _day(signed)), data)


def _sound(statement: Statement, data: bytes) -> Statement:
    if not statement.is_sound or to_cbor(statement) != data:
        raise refusal(Reason.CONTENT)
    return statement


def _day(count: int) -> date:
    try:
        return _EPOCH + timedelta(days=count)
    except OverflowError as error:
        raise refusal(Reason.CONTENT) from error
