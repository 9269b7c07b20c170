"""Looking at a signed PDF: who signed what part of it and when, and everything that speaks against believing it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator.errors import (
    DisallowedAlgorithmError,
    ExpiredError,
    NotYetValidError,
    PathBuildingError,
    RevokedError,
)

from bangvang_trust.pdf import chain, changes
from bangvang_trust.pdf.at_once import at_once
from bangvang_trust.pdf.drawing import drawn_fields
from bangvang_trust.pdf.levels import Level, level_of
from bangvang_trust.pdf.people import Certificate, certificate_of
from bangvang_trust.pdf.reasons import Reason, Weight, refusal, sentence_of, weight_of
from bangvang_trust.pdf.structure import Opened, end_of, opened, sits_well
from bangvang_trust.pdf.trusted import Trusted

STRONG = frozenset({"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"})
_CLOCKS = timedelta(hours=1)
"""How far the clock of whoever signed may be ahead of ours."""


class Verdict(StrEnum):
    """What may be believed. ``unproven``: nothing is wrong, and something that would prove it is missing."""

    GOOD = "good"
    UNPROVEN = "unproven"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that must be said about a signature."""

    reason: Reason
    sentence: str

    @property
    def weight(self) -> Weight:
        return weight_of(self.reason)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: its field, who by the certificate, when by the signer's own word and by a time stamp that holds.

    ``covers`` of ``size`` bytes are protected by it. ``certificate`` is None when the signature cannot be read that far,
    ``level`` when it does not hold.
    """

    field: str
    certificate: Certificate | None
    claimed_at: datetime | None
    stamped_at: datetime | None
    stamped_by: str
    covers: int
    size: int
    findings: tuple[Finding, ...]
    level: Level | None = None

    @property
    def verdict(self) -> Verdict:
        weights = {finding.weight for finding in self.findings}
        if Weight.BROKEN in weights:
            return Verdict.BROKEN
        return Verdict.UNPROVEN if Weight.UNPROVEN in weights else Verdict.GOOD

    @property
    def reasons(self) -> frozenset[Reason]:
        return frozenset(finding.reason for finding in self.findings)

    def as_dict(self) -> dict[str, Any]:
        """In JSON types."""
        return {
            "field": self.field,
            "certificate": self.certificate and self.certificate.as_dict(),
            "claimed_at": self.claimed_at and self.claimed_at.isoformat(),
            "stamped_at": self.stamped_at and self.stamped_at.isoformat(),
            "stamped_by": self.stamped_by,
            "covers": self.covers,
            "size": self.size,
            "findings": [[finding.reason.value, finding.sentence] for finding in self.findings],
            "level": self.level and self.level.value,
        }

    @classmethod
    def from_dict(cls, told: dict[str, Any]) -> Signature:
        return cls(
            field=told["field"],
            certificate=Certificate.from_dict(told["certificate"]) if told["certificate"] else None,
            claimed_at=datetime.fromisoformat(told["claimed_at"]) if told["claimed_at"] else None,
            stamped_at=datetime.fromisoformat(told["stamped_at"]) if told["stamped_at"] else None,
            stamped_by=told["stamped_by"],
            covers=told["covers"],
            size=told["size"],
            findings=tuple(Finding(Reason(reason), sentence) for reason, sentence in told["findings"]),
            level=Level(told["level"]) if told.get("level") else None,  # not told of those seen before there were levels
        )


@dataclass(frozen=True, slots=True)
class Examination:
    """All signatures of a file, the earliest first."""

    signatures: tuple[Signature, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of its signatures: a file is as good as what is said in it."""
        verdicts = {signature.verdict for signature in self.signatures}
        return next(verdict for verdict in (Verdict.BROKEN, Verdict.UNPROVEN, Verdict.GOOD) if verdict in verdicts)


def examine(pdf: bytes, trusted: Trusted, *, at: datetime) -> Examination:
    """What the signatures of ``pdf`` prove to who trusts ``trusted``, asked at the moment ``at`` (aware).

    Raises ``Refused`` when there is nothing to look at: ``not_pdf``, ``large``, ``encrypted``, ``unreadable``, ``many``,
    ``no_signature``.
    """
    return at_once(_examined(pdf, trusted, at))


async def _examined(pdf: bytes, trusted: Trusted, at: datetime) -> Examination:
    found = opened(pdf)
    if not found.signatures:
        raise refusal(Reason.NO_SIGNATURE)
    return Examination(tuple([await look(found, signature, trusted, at) for signature in found.signatures]))


async def look(found: Opened, signature: EmbeddedPdfSignature, trusted: Trusted, at: datetime) -> Signature:
    """One signature of an open file."""
    findings: list[Finding] = []
    try:
        status = await _held(found, signature, trusted, at, findings)
    except (OSError, MemoryError, ImportError):  # of this machine, and no word about the file
        raise
    except Exception:  # hostile bytes may make a parser raise anything
        findings.append(_finding(Reason.FORM))
        status = None
    stamped = status is not None and status.timestamp_validity
    return Signature(
        field=str(signature.field_name)[:200],
        certificate=_certificate(signature),
        claimed_at=status.signer_reported_dt if status else None,
        stamped_at=stamped.timestamp if stamped and stamped.trusted and stamped.intact else None,
        stamped_by=certificate_of(stamped.signing_cert).subject if stamped else "",
        covers=end_of(signature),
        size=len(found.pdf),
        findings=tuple(findings),
        level=await _level(found, signature, status, trusted, at, findings),
    )


async def _level(
    found: Opened,
    signature: EmbeddedPdfSignature,
    status: PdfSignatureStatus | None,
    trusted: Trusted,
    at: datetime,
    findings: Sequence[Finding],
) -> Level | None:
    """How long the signature can be proved; None for one that is broken."""
    if status is None or any(finding.weight == Weight.BROKEN for finding in findings):
        return None
    try:
        return await level_of(found, signature, status, trusted, at)
    except (OSError, MemoryError, ImportError):  # of this machine, and no word about the file
        raise
    except Exception:  # hostile bytes may make a parser raise anything; nothing more is then proved than is seen
        return Level.BARE


async def _held(
    found: Opened, signature: EmbeddedPdfSignature, trusted: Trusted, at: datetime, findings: list[Finding]
) -> PdfSignatureStatus | None:
    """Add to ``findings`` all that speaks against the signature: its place, its bytes, what followed, its time, its chain."""
    if not sits_well(found, signature):
        findings.append(_finding(Reason.RANGE))
        return None
    weak = _weak(signature)
    if weak:
        findings.append(_finding(Reason.WEAK, what=weak.upper()))
        return None
    if not changes.compared(signature):
        findings.append(_finding(Reason.CHANGED_AFTER))
        return None
    known = chain.revocations_in(found.reader, signature.signer_info, trusted)
    context = chain.context_of(trusted, signature.other_embedded_certs, at)
    status = await async_validate_pdf_signature(
        signature,
        signer_validation_context=context,  # without one the library would trust whom the system trusts for web pages
        key_usage_settings=KeyUsageConstraints(key_usage=set()),
        skip_diff=True,  # compared above
    )
    if not status.intact:
        findings.append(_finding(Reason.ALTERED))
    elif not status.valid:
        findings.append(_finding(Reason.SIGNATURE))
    findings += map(_finding, changes.after(found, signature))
    if str(signature.field_name) in drawn_fields(found.reader):
        findings.append(_finding(Reason.DRAWN))
    if signature is found.signatures[-1] and changes.uncovered(found) and not _says(findings, Reason.CHANGED_AFTER):
        findings.append(_finding(Reason.UNCOVERED))
    _time(status, at, findings)
    await _chain(signature, status, trusted, at, known, findings)
    return status


def _time(status: PdfSignatureStatus, at: datetime, findings: list[Finding]) -> None:
    """What the signature says of its own time, held against the days of its certificate."""
    stamp, claimed = status.timestamp_validity, status.signer_reported_dt
    if stamp is None:
        findings.append(_finding(Reason.NO_TIMESTAMP if claimed else Reason.NO_TIME))
    elif not (stamp.intact and stamp.valid and stamp.trusted):
        findings.append(_finding(Reason.TIMESTAMP))
    moment = _moment(status)
    if moment is None:
        return
    days = status.signing_cert
    if moment > at + _CLOCKS:
        findings.append(_finding(Reason.FUTURE, when=_written(moment)))
    elif moment < days.not_valid_before:
        findings.append(_finding(Reason.NOT_YET, when=_written(moment), limit=_written(days.not_valid_before)))
    elif moment > days.not_valid_after:
        findings.append(_finding(Reason.EXPIRED, when=_written(moment), limit=_written(days.not_valid_after)))


def _moment(status: PdfSignatureStatus) -> datetime | None:
    """When it was signed, by the time stamp if that holds, else by the signer's own word."""
    stamp = status.timestamp_validity
    if stamp is not None and stamp.intact and stamp.valid and stamp.trusted:
        return stamp.timestamp
    return status.signer_reported_dt


async def _chain(
    signature: EmbeddedPdfSignature,
    status: PdfSignatureStatus,
    trusted: Trusted,
    at: datetime,
    known: chain.Revocations,
    findings: list[Finding],
) -> None:
    """Who stands behind the certificate, as of the time stamp if one holds, else as of now."""
    certificate, others = signature.signer_cert, signature.other_embedded_certs
    if not chain.is_for_signing(certificate):
        findings.append(_finding(Reason.USAGE))
    if certificate.self_issued and certificate not in trusted.roots:
        findings.append(_finding(Reason.SELF_SIGNED))
        return
    stamp = status.timestamp_validity
    proven = stamp.timestamp if stamp is not None and stamp.valid and stamp.intact and stamp.trusted else None
    try:
        await chain.check(certificate, others, trusted, proven or at, known)
    except chain.Broken as broken:
        fault = await _fault(broken, signature, status, trusted, known, proven)
        if fault is not None and not _says(findings, fault.reason):
            findings.append(fault)
        return
    if not await chain.revocation_is_known(certificate, others, trusted, proven or at, known):
        findings.append(_finding(Reason.REVOCATION_UNKNOWN))


async def _fault(
    broken: chain.Broken,
    signature: EmbeddedPdfSignature,
    status: PdfSignatureStatus,
    trusted: Trusted,
    known: chain.Revocations,
    proven: datetime | None,
) -> Finding | None:
    """The reason for a broken chain. An expiry since signing is told apart from one before, which `_time` has told."""
    claimed = status.signer_reported_dt
    limit = _written(signature.signer_cert.not_valid_after)
    if issubclass(broken.kind, RevokedError):
        return _finding(Reason.REVOKED)
    if issubclass(broken.kind, PathBuildingError):
        return _finding(Reason.UNKNOWN_ROOT)
    if issubclass(broken.kind, DisallowedAlgorithmError):
        return _finding(Reason.WEAK, what="trong chuỗi chứng thư")
    if issubclass(broken.kind, ExpiredError) and claimed is not None:
        if proven is not None:
            return _finding(Reason.EXPIRED, when=_written(proven), limit=limit)
        try:
            await chain.check(signature.signer_cert, signature.other_embedded_certs, trusted, claimed, known)
        except chain.Broken:
            return _finding(Reason.EXPIRED, when=_written(claimed), limit=limit)
        return _finding(Reason.EXPIRED_SINCE)
    if issubclass(broken.kind, NotYetValidError) and claimed is not None:
        begins = _written(signature.signer_cert.not_valid_before)
        return _finding(Reason.NOT_YET, when=_written(claimed), limit=begins)
    return _finding(Reason.CHAIN, what=broken.what)


def _weak(signature: EmbeddedPdfSignature) -> str:
    """The name of a digest that no longer proves anything; empty when all are strong."""
    info = signature.signer_info
    mechanism = info["signature_algorithm"]
    names = [signature.md_algorithm]
    with suppress(ValueError):  # an algorithm that names no digest of its own (Ed25519, generic ECDSA)
        names.append(mechanism.hash_algo)
    return next((name for name in names if name.lower() not in STRONG and name != "shake256"), "")


def _certificate(signature: EmbeddedPdfSignature) -> Certificate | None:
    try:
        return certificate_of(signature.signer_cert)
    except Exception:  # hostile bytes may make a parser raise anything
        return None


def _finding(reason: Reason, **facts: object) -> Finding:
    return Finding(reason, sentence_of(reason, **facts))


def _says(findings: Sequence[Finding], reason: Reason) -> bool:
    return any(finding.reason == reason for finding in findings)


def _written(moment: datetime) -> str:
    return f"{moment:%H:%M %d/%m/%Y %Z}".strip()
