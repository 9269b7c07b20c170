"""A certificate authority for these tests: EC P-256, made anew in each run. Never trusted by anything but them."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from bangvang_trust.pdf import KeySigner, Trusted, Wish, trusted_from

PASSPHRASE = "ngựa ô uống nước sông Cấm"
NOW = datetime.now(UTC).replace(microsecond=0)
YEAR = timedelta(days=365)
BODY = "Sở Lao động - Thương binh và Xã hội thành phố Hải Phòng"


@dataclass
class Authority:
    """One root with a key; it issues certificates and lists of those it takes back."""

    name: str = "Tổ chức chứng thực thử nghiệm"
    begins: datetime = NOW - 5 * YEAR
    ends: datetime = NOW + 20 * YEAR
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))

    def __post_init__(self) -> None:
        name = named(self.name, "Cơ quan thử nghiệm")
        basics = x509.BasicConstraints(ca=True, path_length=None), usage(key_cert_sign=True, crl_sign=True)
        self.certificate = built(name, name, self.key.public_key(), self.key, self.begins, self.ends, *basics)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def trusted(self) -> Trusted:
        return trusted_from([("goc.pem", self.pem)])

    def holder(
        self,
        name: str = "Trần Quốc Hưng",
        *,
        begins: datetime = NOW - YEAR,
        ends: datetime = NOW + 2 * YEAR,
        organisation: str = BODY,
        for_stamps: bool = False,
        signs: bool = True,
        large: bool = False,
        answers: bool = False,
        answered_at: str = "",
        asked_at: str = "",
    ) -> Holder:
        """Somebody with a key and a certificate of this authority; ``asked_at``: where its list of revoked ones is had.

        ``answers``: it is answered for one by one (OCSP), ``answered_at`` there.
        """
        key = rsa.generate_private_key(65537, 2048) if large else generate_private_key(SECP256R1())
        extensions: list[x509.ExtensionType] = [
            x509.BasicConstraints(ca=False, path_length=None),
            usage(digital_signature=True, content_commitment=True) if signs else usage(key_encipherment=True),
        ]
        if answers or answered_at:
            place = x509.UniformResourceIdentifier(f"{answered_at or 'http://ocsp.example.vn'}/hoi")
            extensions.append(
                x509.AuthorityInformationAccess([x509.AccessDescription(AuthorityInformationAccessOID.OCSP, place)])
            )
        if asked_at:
            places = [x509.UniformResourceIdentifier(f"{asked_at}/thu-hoi.crl")]
            extensions.append(x509.CRLDistributionPoints([x509.DistributionPoint(places, None, None, None)]))
        if for_stamps:
            extensions.append(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]))
        certificate = built(
            named(name, organisation), self.certificate.subject, key.public_key(), self.key, begins, ends, *extensions
        )
        return Holder(key, certificate, [self.certificate])

    def revoking(
        self, *holders: Holder, on: datetime = NOW - timedelta(days=10), until: datetime = NOW + YEAR
    ) -> bytes:
        """The list, in DER, of those taken back."""
        listed = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(min(on + timedelta(days=1), NOW))
            .next_update(until)
        )
        for holder in holders:
            one = x509.RevokedCertificateBuilder().serial_number(holder.certificate.serial_number).revocation_date(on)
            listed = listed.add_revoked_certificate(one.build())
        return listed.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def answering(self, question: bytes, *revoked: Holder) -> bytes:
        """What is answered, in DER, to a question about one certificate (OCSP)."""
        asked = ocsp.load_der_ocsp_request(question)
        gone = asked.serial_number in {holder.certificate.serial_number for holder in revoked}
        answer = (
            ocsp.OCSPResponseBuilder()
            .add_response_by_hash(
                issuer_name_hash=asked.issuer_name_hash,
                issuer_key_hash=asked.issuer_key_hash,
                serial_number=asked.serial_number,
                algorithm=asked.hash_algorithm,
                cert_status=ocsp.OCSPCertStatus.REVOKED if gone else ocsp.OCSPCertStatus.GOOD,
                this_update=NOW - timedelta(minutes=1),
                next_update=NOW + timedelta(days=1),
                revocation_time=NOW - timedelta(days=10) if gone else None,
                revocation_reason=None,
            )
            .responder_id(ocsp.OCSPResponderEncoding.HASH, self.certificate)
        )
        for extension in asked.extensions:  # the number asked with comes back, or an old answer could be given again
            answer = answer.add_extension(extension.value, critical=False)
        return answer.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)


@dataclass
class Holder:
    """A key with its certificate and the chain above."""

    key: EllipticCurvePrivateKey
    certificate: x509.Certificate
    chain: list[x509.Certificate]

    @property
    def fingerprint(self) -> str:
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    def low(self) -> SimpleSigner:
        """The library's own signer, for what our interface would not do."""
        store = SimpleCertificateStore()
        store.register_multiple(map(theirs, self.chain))
        key = self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        return SimpleSigner(
            signing_cert=theirs(self.certificate), signing_key=asn1_keys.PrivateKeyInfo.load(key), cert_registry=store
        )

    def signer(self, name: str = "Khóa thử", *, stamper: DummyTimeStamper | None = None) -> KeySigner:
        return KeySigner(name, self.low(), stamper=stamper)

    def write(self, path: Path, passphrase: str = PASSPHRASE) -> Path:
        """The key as PKCS#12, for its owner alone."""
        data = pkcs12.serialize_key_and_certificates(
            b"khoa", self.key, self.certificate, self.chain, BestAvailableEncryption(passphrase.encode())
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o400)
        return path


def stamper(authority: Authority, *, at: datetime | None = None, **asked: object) -> DummyTimeStamper:
    """A time stamp authority that needs no network; ``at`` is the time that it says."""
    holder = authority.holder("Cấp dấu thời gian thử", for_stamps=True, large=True, **asked)
    key = holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(
        tsa_cert=theirs(holder.certificate), tsa_key=asn1_keys.PrivateKeyInfo.load(key), fixed_dt=at
    )


def self_signed(name: str = "Trần Quốc Hưng") -> Holder:
    """What anybody can make at home."""
    key = generate_private_key(SECP256R1())
    who = named(name, BODY)
    basics = x509.BasicConstraints(ca=False, path_length=None), usage(digital_signature=True, content_commitment=True)
    return Holder(key, built(who, who, key.public_key(), key, NOW - YEAR, NOW + YEAR, *basics), [])


def named(common: str, organisation: str) -> x509.Name:
    attributes = [(NameOID.COMMON_NAME, common[:64]), (NameOID.ORGANIZATION_NAME, organisation[:64])]
    return x509.Name([x509.NameAttribute(kind, text) for kind, text in attributes])


def usage(**given: bool) -> x509.KeyUsage:
    kinds = (
        "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign "
        "encipher_only decipher_only"
    )
    return x509.KeyUsage(**{kind: given.get(kind, False) for kind in kinds.split()})


_NEVER_CRITICAL = (x509.AuthorityInformationAccess, x509.CRLDistributionPoints)


def built(subject, issuer, public, signing, begins, ends, *extensions) -> x509.Certificate:
    making = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
    )
    for extension in extensions:
        making = making.add_extension(extension, critical=not isinstance(extension, _NEVER_CRITICAL))
    return making.sign(signing, hashes.SHA256())


def theirs(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


@cache
def authority() -> Authority:
    return Authority()


@cache
def other_authority() -> Authority:
    return Authority("Tổ chức chứng thực khác")


@cache
def leader() -> Holder:
    return authority().holder()


@cache
def seal() -> Holder:
    return authority().holder("Con dấu của Sở")


LEADER = Wish("Nguoi-ky", reason="Người có thẩm quyền ký", location="Hải Phòng", later=("Co-quan",))
AGENCY = Wish("Co-quan", reason="Cơ quan đóng dấu", location="Hải Phòng")


@cache
def paper(words: str = "Tang Giay khen cho 22 tap the, ca nhan", pages: int = 2) -> bytes:
    """A small PDF of two pages with words on them, written plainly so that a test can put its finger on every byte."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(pages))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for page in range(pages):
        text = f"BT /F1 18 Tf 72 720 Td ({words}, trang {page + 1}) Tj ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * page} 0 R >>"
        )
        objects.append(f"<< /Length {len(text)} >>\nstream\n{text}\nendstream")
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
    begins = out.tell()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{begins}\n%%EOF\n".encode())
    return out.getvalue()


@cache
def signed() -> bytes:
    """The paper, signed by the leader."""
    return leader().signer().sign(paper(), LEADER)


@cache
def sealed() -> bytes:
    """The paper, signed by the leader and then sealed by the agency."""
    return seal().signer().sign(signed(), AGENCY)
