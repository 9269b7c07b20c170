"""Whom the office trusts: root certificates and lists of revoked ones, as it was handed them. None comes with the program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from asn1crypto import crl, pem, x509

from bangvang_trust.pdf.reasons import Reason, refusal

_Kind = TypeVar("_Kind", x509.Certificate, crl.CertificateList)


@dataclass(frozen=True, slots=True)
class Trusted:
    """``roots`` anchor chains; ``others`` are known and not trusted by themselves; ``revoked`` are lists of revocation."""

    roots: tuple[x509.Certificate, ...] = ()
    others: tuple[x509.Certificate, ...] = ()
    revoked: tuple[crl.CertificateList, ...] = ()


def trusted_from(files: Iterable[tuple[str, bytes]]) -> Trusted:
    """What files (name, bytes) in PEM or DER say: a self-issued certificate is a root, any other is only known.

    Raises ``Refused`` (``root_damaged``) for a file that is neither certificate nor list: a root that silently does not count
    would make good signatures look strange.
    """
    roots: list[x509.Certificate] = []
    others: list[x509.Certificate] = []
    revoked: list[crl.CertificateList] = []
    for name, data in files:
        for kind, der in _parts(name, data):
            if kind == "X509 CRL":
                revoked.append(_parsed(crl.CertificateList, name, der))
                continue
            found = _parsed(x509.Certificate, name, der)
            (roots if found.self_issued else others).append(found)
    return Trusted(tuple(roots), tuple(others), tuple(revoked))


def _parts(name: str, data: bytes) -> list[tuple[str, bytes]]:
    if not pem.detect(data):
        return [("X509 CRL" if name.endswith(".crl") else "CERTIFICATE", data)]
    try:
        return [(kind, der) for kind, _, der in pem.unarmor(data, multiple=True)]
    except ValueError as error:
        raise refusal(Reason.ROOT_DAMAGED, file=name) from error


def _parsed(kind: type[_Kind], name: str, der: bytes) -> _Kind:
    try:
        found: _Kind = kind.load(der, strict=True)
        found.native  # noqa: B018 - asn1crypto reads lazily; what cannot be read must fail here
    except ValueError as error:
        raise refusal(Reason.ROOT_DAMAGED, file=name) from error
    return found
