"""Signing with a key that this machine holds in a file: PKCS#12, or PEM. PAdES from B-B to B-LTA, as far as proofs are had."""

from __future__ import annotations

import asyncio
import io
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from asn1crypto import keys, pem, x509
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from bangvang_trust.errors import Refused
from bangvang_trust.pdf.chain import WEAK
from bangvang_trust.pdf.levels import Proofs
from bangvang_trust.pdf.places import Place, look_of
from bangvang_trust.pdf.reasons import Reason, refusal
from bangvang_trust.pdf.signer import Wish

_Done = TypeVar("_Done")

DIGEST = "sha256"
MOST_BYTES = 100_000
"""Of a key file with its chain."""


_ROOM_BESIDE_THE_CHAIN = 1_536
"""Bytes of a signature without certificates, with room: an RSA signature of 4096 bits, attributes."""
_ROOM_FOR_A_STAMP = 16_384
"""Bytes of a time stamp with its own chain; those of public authorities take 4 to 8 thousand."""


class KeySigner:
    """A `Signer` over any signer of pyHanko: a key in a file, and as well its PKCS#11 and remote signers.

    The first signature of a file certifies it and allows nothing afterwards but signing (DocMDP level 2); the empty fields of
    those who sign later are laid down under it, so that their signatures are a change that it foresaw.
    """

    def __init__(
        self, name: str, signer: signers.Signer, *, stamper: TimeStamper | None = None, proofs: Proofs | None = None
    ) -> None:
        self.name = name
        self._signer = signer
        self._stamper = stamper
        self._proofs = proofs if stamper else None  # without a time nobody knows when the proofs held

    def __repr__(self) -> str:
        return f"KeySigner({self.name})"

    @property
    def certificate(self) -> bytes:
        found = self._signer.signing_cert
        if found is None:
            raise refusal(Reason.UNAVAILABLE, name=self.name, why="không thấy chứng thư của người ký")
        return bytes(found.dump())

    def problem(self, at: datetime) -> Refused | None:
        found = x509.Certificate.load(self.certificate)
        if found.not_valid_before <= at <= found.not_valid_after:
            return None
        days = f"{found.not_valid_before:%d/%m/%Y} – {found.not_valid_after:%d/%m/%Y}"
        return refusal(Reason.UNAVAILABLE, name=self.name, why=f"chứng thư chỉ có hiệu lực {days}")

    def _room(self) -> int:
        """Hexadecimal letters to leave for the signature. The library would sign twice to learn the length, at twice the cost."""
        chain = {self.certificate, *(found.dump() for found in self._signer.cert_registry)}
        stamp = _ROOM_FOR_A_STAMP if self._stamper else 0
        return 2 * (sum(map(len, chain)) + _ROOM_BESIDE_THE_CHAIN + stamp)

    def sign(self, pdf: bytes, wish: Wish) -> bytes:
        if self._proofs is not None:
            try:
                return self._signed(pdf, wish, self._proofs)
            except Exception:  # noqa: S110 - whatever keeps the proofs away: the level that is reached is told of the file
                pass
        return self._signed(pdf, wish, None)

    def _signed(self, pdf: bytes, wish: Wish, proofs: Proofs | None) -> bytes:
        try:
            writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
            first = not list(fields.enumerate_sig_fields(writer, filled_status=True))
            names = {name for name, *_ in fields.enumerate_sig_fields(writer)}
            for name in (wish.field, *(wish.later if first else ())):
                if name not in names:
                    place = wish.places.get(name) if first else None  # else it would cast doubt on who signed before
                    fields.append_signature_field(writer, _spec(name, place))
            meta = signers.PdfSignatureMetadata(
                field_name=wish.field,
                md_algorithm=DIGEST,
                subfilter=fields.SigSeedSubFilter.PADES,
                reason=wish.reason or None,
                location=wish.location or None,
                certify=first,
                docmdp_permissions=fields.MDPPerm.FILL_FORMS,
                embed_validation_info=proofs is not None,
                use_pades_lta=proofs is not None and proofs.archive,
                validation_context=_asking(proofs) if proofs else None,
            )
            look = look_of(wish.picture, wish.places.get(wish.field))
            signer = signers.PdfSigner(meta, signer=self._signer, timestamper=self._stamper, stamp_style=look)
            room = self._room()
            out = _apart_from_a_loop(lambda: signer.sign_pdf(writer, bytes_reserved=room))
        except PdfError as error:
            raise refusal(Reason.UNAVAILABLE, name=self.name, why="văn bản không nhận được chữ ký") from error
        return bytes(out.getvalue())


def _asking(proofs: Proofs) -> ValidationContext:
    """A look at chains that asks the addresses in them and is content with nothing less than an answer."""
    return ValidationContext(
        trust_roots=list(proofs.trusted.roots),
        other_certs=list(proofs.trusted.others),
        crls=list(proofs.trusted.revoked),
        allow_fetching=True,
        revocation_mode="require",
        weak_hash_algos=set(WEAK),
    )


def _spec(name: str, place: Place | None) -> fields.SigFieldSpec:
    """A field that nobody sees until it is signed; without a place it is never seen."""
    if place is None:
        return fields.SigFieldSpec(sig_field_name=name)
    box: Any = place.box  # declared as whole numbers there, and written with fractions
    return fields.SigFieldSpec(sig_field_name=name, on_page=place.page, box=box, empty_field_appearance=False)


def _apart_from_a_loop(work: Callable[[], _Done]) -> _Done:
    """What ``work`` gives. The library starts an event loop of its own, which a thread that already runs one forbids."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return work()
    with ThreadPoolExecutor(max_workers=1) as own:
        return own.submit(work).result()


def from_pkcs12(
    name: str, path: Path, passphrase: str, *, stamper: TimeStamper | None = None, proofs: Proofs | None = None
) -> KeySigner:
    """The signer of a PKCS#12 file of mode 0400.

    Raises ``Refused``: ``key_missing``, ``key_open_to_others``, ``key_passphrase``, ``key_damaged``.
    """
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

    data = private_bytes(path)
    try:
        held = load_pkcs12(data, passphrase.encode())
    except ValueError as error:
        raise refusal(Reason.KEY_PASSPHRASE, file=path) from error
    if held.key is None or held.cert is None:
        raise refusal(Reason.KEY_DAMAGED, file=path)
    der = held.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = [extra.certificate.public_bytes(Encoding.DER) for extra in held.additional_certs]
    return _signer(name, der, held.cert.certificate.public_bytes(Encoding.DER), chain, stamper, proofs)


def from_pem(
    name: str, key: Path, certificates: bytes, passphrase: str, *, stamper: TimeStamper | None = None
) -> KeySigner:
    """The signer of a key in PEM under a passphrase; ``certificates`` in PEM, its own first. Raises as `from_pkcs12`."""
    data = private_bytes(key)
    try:
        opened = load_pem_private_key(data, passphrase.encode())
    except (ValueError, TypeError) as error:  # TypeError: a key without a passphrase, or an empty one given
        raise refusal(Reason.KEY_PASSPHRASE, file=key) from error
    try:
        own, *chain = [der for _, _, der in pem.unarmor(certificates, multiple=True)]
    except ValueError as error:
        raise refusal(Reason.KEY_DAMAGED, file=key) from error
    return _signer(name, opened.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()), own, chain, stamper)


def _signer(
    name: str,
    key: bytes,
    own: bytes,
    chain: list[bytes],
    stamper: TimeStamper | None,
    proofs: Proofs | None = None,
) -> KeySigner:
    store = SimpleCertificateStore()
    store.register_multiple(x509.Certificate.load(der) for der in chain)
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(own), signing_key=keys.PrivateKeyInfo.load(key), cert_registry=store
    )
    return KeySigner(name, signer, stamper=stamper, proofs=proofs)


def private_bytes(path: Path) -> bytes:
    """The bytes of a key file that only its owner may open. Raises ``Refused``: ``key_missing``, ``key_open_to_others``."""
    try:
        with path.open("rb") as file:
            if os.name == "posix" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise refusal(Reason.KEY_OPEN_TO_OTHERS, file=path)
            return file.read(MOST_BYTES)
    except OSError as error:
        raise refusal(Reason.KEY_MISSING, file=path) from error
