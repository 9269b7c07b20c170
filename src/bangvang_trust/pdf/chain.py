"""Whether a certificate leads to somebody whom the office trusts, at a moment, and whether it was taken back.

Nothing is fetched: what is known about revocation came in the file or lies with the roots.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import cms, crl, ocsp, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    DisallowedAlgorithmError,
    ExpiredError,
    InvalidCertificateError,
    NotYetValidError,
    PathBuildingError,
    PathValidationError,
    RevokedError,
    ValidationError,
)
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy, RevocationCheckingRule

from bangvang_trust.pdf.trusted import Trusted

WEAK = frozenset({"md2", "md5", "sha1"})
_SIGNING = {"digital_signature", "non_repudiation"}


class Broken(Exception):
    """The chain does not hold: ``kind`` is the library's own class of the fault."""

    def __init__(self, kind: type[Exception], what: str) -> None:
        super().__init__(what)
        self.kind, self.what = kind, what


@dataclass(frozen=True, slots=True)
class Revocations:
    """Lists and answers about revocation, of the file and of the office."""

    lists: tuple[crl.CertificateList, ...] = ()
    answers: tuple[ocsp.OCSPResponse, ...] = ()

    def ends(self) -> set[datetime]:
        """Until when each says it holds."""
        found = {one["tbs_cert_list"]["next_update"].native for one in self.lists}
        for answer in self.answers:
            for single in answer.response_data["responses"]:
                found.add(single["next_update"].native)
        return {moment for moment in found if moment is not None}

    def __bool__(self) -> bool:
        return bool(self.lists or self.answers)


def revocations_in(reader: PdfFileReader, signer: cms.SignerInfo, trusted: Trusted) -> Revocations:
    """What the file (its security store, the signature itself) and the office know. Unreadable proofs are none."""
    lists, answers = list(trusted.revoked), []
    if "/DSS" in reader.root:
        try:
            store = DocumentSecurityStore.read_dss(reader)
            lists += [crl.CertificateList.load(stream.get_object().data) for stream in store.crls]
            answers += [ocsp.OCSPResponse.load(stream.get_object().data) for stream in store.ocsps]
        except (OSError, MemoryError, ImportError):  # of this machine, and no word about the file
            raise
        except Exception:  # noqa: S110 - hostile bytes may make a parser raise anything; nothing is then known
            pass
    for attribute in signer["signed_attrs"]:
        if attribute["type"].native == "adobe_revocation_info_archival":
            for value in attribute["values"]:
                lists += list(value["crl"] or ())
                answers += list(value["ocsp"] or ())
    return Revocations(tuple(filter(_can_be_read, lists)), tuple(filter(_is_an_answer, answers)))


def _can_be_read(one: crl.CertificateList) -> bool:
    try:
        return one["tbs_cert_list"].native is not None
    except ValueError:
        return False


def _is_an_answer(one: ocsp.OCSPResponse) -> bool:
    try:
        return one["response_status"].native == "successful" and one.response_data.native is not None
    except ValueError:
        return False


def is_for_signing(certificate: x509.Certificate) -> bool:
    """Whether its key usage allows signatures; one that says nothing allows everything (RFC 5280 §4.2.1.3)."""
    usage = certificate.key_usage_value
    return usage is None or bool(_SIGNING & set(usage.native))


async def check(
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    trusted: Trusted,
    moment: datetime,
    known: Revocations,
) -> None:
    """Whether the chain stands at ``moment``, and nobody in it was taken back by then. Raises `Broken`.

    A list out of date still counts for those whom it names: who was revoked once stays so.
    """
    for one in (certificate, *others):
        for when in {moment, *(end - timedelta(seconds=1) for end in known.ends() if end < moment)}:
            if await _word(one, others, trusted, when, known) is RevokedError:
                raise Broken(RevokedError, "")
    await _walk(certificate, others, context_of(trusted, others, moment))


async def revocation_is_known(
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    trusted: Trusted,
    moment: datetime,
    known: Revocations,
) -> bool:
    """Whether something in date says of every certificate of the chain that it stands."""
    below = [one for one in (certificate, *others) if not one.self_issued]
    return bool(known) and not any([await _word(one, others, trusted, moment, known) for one in below])


def context_of(
    trusted: Trusted, others: Sequence[x509.Certificate], moment: datetime, known: Revocations | None = None
) -> ValidationContext:
    """How the library validates: no network, SHA-1 refused.

    With ``known`` the last certificate of a chain must be spoken of, by whatever list or answer, also a later one; without,
    revocation is not asked about: the library's softer rules pass over lists that a certificate does not itself announce.
    Answers (OCSP) count for certificates that name a responder, which those of public authorities do.
    """
    asked, no = RevocationCheckingRule.CRL_OR_OCSP_REQUIRED, RevocationCheckingRule.NO_CHECK
    rules = RevocationCheckingPolicy(ee_certificate_rule=asked if known else no, intermediate_ca_cert_rule=no)
    return ValidationContext(
        trust_roots=list(trusted.roots),
        other_certs=[*others, *trusted.others, *trusted.roots],  # a root may sign answers itself
        moment=moment.astimezone(UTC),
        allow_fetching=False,
        crls=list(known.lists) if known else [],
        ocsps=list(known.answers) if known else [],
        revinfo_policy=CertRevTrustPolicy(rules, retroactive_revinfo=True),
        weak_hash_algos=set(WEAK),
    )


async def _word(
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    trusted: Trusted,
    moment: datetime,
    known: Revocations,
) -> type[Exception] | None:
    """What is known of one certificate: None when it stands, `RevokedError`, or whatever keeps it from being known."""
    if not known or certificate in trusted.roots:
        return None
    try:
        await _walk(certificate, others, context_of(trusted, others, moment, known))
    except Broken as broken:
        return broken.kind
    return None


async def _walk(certificate: x509.Certificate, others: Sequence[x509.Certificate], context: ValidationContext) -> None:
    try:
        await CertificateValidator(certificate, list(others), validation_context=context).async_validate_path()
    except _FAULTS as error:
        kind = next(kind for kind in _FAULTS if isinstance(error, kind))
        raise Broken(kind, str(error)[:200]) from error


_FAULTS: tuple[type[Exception], ...] = (
    RevokedError,
    ExpiredError,
    NotYetValidError,
    DisallowedAlgorithmError,
    PathBuildingError,
    InvalidCertificateError,
    PathValidationError,
    ValidationError,
)
