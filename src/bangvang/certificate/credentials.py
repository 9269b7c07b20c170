"""A certificate as data for other programs: an Open Badges 3.0 achievement, which is a W3C Verifiable Credential 2.0.

It is made from the statement that the paper's own QR carries, and so says nothing that the paper does not say. What a
later correction changed, what was annulled and what carries no statement is not handed out: an old word would go on
travelling where nobody asks us again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.certificate.models import Certificate
from bangvang.certificate.queries import is_outdated
from bangvang.certificate.signing import published_ring, signing_key_of
from bangvang.decision.acts import how_it_stands
from bangvang.register.choices import FALLEN
from bangvang_trust.credential import as_jwt, credential
from bangvang_trust.errors import Refused
from bangvang_trust.statement import Statement, verify


@dataclass(frozen=True)
class Exported:
    """The plain document with the statement it was made of."""

    document: dict[str, Any]
    statement: Statement


def export_of(certificate: Certificate, today: date | None = None) -> Exported:
    """The document of the paper that was printed last. Raises `Refusal` when there is none that may go out."""
    if how_it_stands(certificate.honour)[0] in FALLEN:
        raise Refusal(_("Lần khen thưởng này đã hủy bỏ hoặc tước nên không còn bản dữ liệu để tải."))
    if is_outdated(certificate, today or timezone.localdate()):
        raise Refusal(
            _("Quyết định đã đính chính sau khi in giấy này. Hãy cấp đổi giấy trước, rồi tải bản dữ liệu của giấy mới.")
        )
    letters = _printed_last(certificate)
    if not letters:
        raise Refusal(
            _(
                "Giấy này in khi cơ quan chưa có khóa ký, nên không có lời ký để làm bản dữ liệu. Có khóa rồi thì cấp đổi giấy."
            )
        )
    address = f"{certificate.address}#{letters}"
    try:
        proven = verify(address, published_ring())
    except Refused as refused:
        raise Refusal(str(refused)) from refused
    return Exported(credential(proven, address), proven.statement)


def signed_export_of(certificate: Certificate, today: date | None = None) -> str:
    """The same, signed today by the key of the body as a JSON Web Token. Raises `Refusal` also when no key opens."""
    day = today or timezone.localdate()
    exported = export_of(certificate, day)
    body = certificate.line.decision.body
    try:
        key = signing_key_of(body, day)
        if key is None:
            raise Refusal(
                _(
                    "Máy chủ không mở được khóa ký của %(body)s hôm nay. Hãy tải bản chưa ký: lời ký trong mã QR đi cùng bản ấy."
                )
                % {"body": body}
            )
        return as_jwt(exported.document, key, signed_on=day)
    except Refused as refused:
        raise Refusal(str(refused)) from refused


def _printed_last(certificate: Certificate) -> str:
    """The letters behind the ``#`` of the paper in the hand. Reads prefetched reissues."""
    last = max(certificate.reissues.all(), key=lambda one: (one.on, one.pk), default=None)
    return certificate.statement if last is None else last.statement
