"""Who signed and when: chains, expiry, revocation, time stamps. What cannot be proved is never called good."""

from __future__ import annotations

import io
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import tsp
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from trust.authority import (
    LEADER,
    NOW,
    YEAR,
    Authority,
    Holder,
    authority,
    leader,
    other_authority,
    paper,
    self_signed,
    signed,
    stamper,
)

from bangvang_trust.errors import Refused
from bangvang_trust.pdf import Reason, Signature, Trusted, Verdict, examine, sign_and_accept, trusted_from

AT = NOW + timedelta(minutes=5)


def look(pdf: bytes, trusted: Trusted | None = None, *, at=AT) -> Signature:
    return examine(pdf, trusted or authority().trusted, at=at).signatures[0]


def signed_by(holder: Holder, **asked) -> bytes:
    return holder.signer(**asked).sign(paper(), LEADER)


def knowing(*lists: bytes) -> Trusted:
    return trusted_from([("goc.pem", authority().pem), *((f"{n}.crl", one) for n, one in enumerate(lists))])


# ── whom ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_chain_to_nobody_we_trust_proves_nothing():
    found = look(signed(), other_authority().trusted)
    assert Reason.UNKNOWN_ROOT in found.reasons
    assert found.verdict == Verdict.UNPROVEN
    assert look(signed(), Trusted()).verdict == Verdict.UNPROVEN


def test_a_certificate_of_another_agency_is_shown_by_its_own_name():
    """It is good, and it is theirs: whoever reads must see the name."""
    other = authority().holder("Nguyễn Văn Khác", organisation="Sở Nội vụ")
    found = look(signed_by(other))
    assert found.verdict == Verdict.GOOD
    assert (found.certificate.subject, found.certificate.organisation) == ("Nguyễn Văn Khác", "Sở Nội vụ")


def test_who_signs_for_himself_proves_nothing():
    found = look(signed_by(self_signed()))
    assert Reason.SELF_SIGNED in found.reasons
    assert found.verdict == Verdict.UNPROVEN
    assert (
        found.certificate.subject == look(signed()).certificate.subject
    )  # the name alone tells them apart from nobody


def test_a_root_of_the_same_name_and_another_key_proves_nothing():
    impostor = Authority(authority().name)
    found = look(signed_by(impostor.holder()))
    assert found.verdict != Verdict.GOOD
    assert found.reasons & {Reason.UNKNOWN_ROOT, Reason.CHAIN}


def test_a_certificate_that_is_not_for_signing_is_named():
    assert Reason.USAGE in look(signed_by(authority().holder(signs=False))).reasons


# ── when ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_signed_after_the_certificate_expired():
    found = look(signed_by(authority().holder(begins=NOW - 2 * YEAR, ends=NOW - timedelta(days=1))))
    assert Reason.EXPIRED in found.reasons
    assert found.verdict == Verdict.BROKEN


def test_signed_before_the_certificate_began():
    found = look(signed_by(authority().holder(begins=NOW + timedelta(days=1))))
    assert Reason.NOT_YET in found.reasons
    assert found.verdict == Verdict.BROKEN


def test_expired_since_and_no_time_stamp_is_not_proven():
    short = signed_by(authority().holder(ends=NOW + timedelta(days=30)))
    assert look(short).verdict == Verdict.GOOD
    later = look(short, at=NOW + timedelta(days=60))
    assert Reason.EXPIRED_SINCE in later.reasons
    assert later.verdict == Verdict.UNPROVEN


def test_a_time_stamp_proves_that_it_was_signed_in_time():
    stamps = stamper(authority(), at=NOW)
    short = signed_by(authority().holder(ends=NOW + timedelta(days=30)), stamper=stamps)
    later = look(short, at=NOW + timedelta(days=60))
    assert later.verdict == Verdict.GOOD
    assert abs(later.stamped_at - NOW) < timedelta(seconds=2)
    assert later.stamped_by == "Cấp dấu thời gian thử"
    assert Reason.NO_TIMESTAMP not in later.reasons


def test_without_a_time_stamp_it_is_said():
    assert Reason.NO_TIMESTAMP in look(signed()).reasons


def test_a_time_stamp_of_nobody_we_trust_does_not_count():
    found = look(signed_by(leader(), stamper=stamper(other_authority())))
    assert Reason.TIMESTAMP in found.reasons
    assert found.stamped_at is None
    assert found.verdict == Verdict.UNPROVEN


def test_a_signature_of_tomorrow_is_named():
    found = look(signed(), at=NOW - timedelta(days=2))
    assert Reason.FUTURE in found.reasons
    assert found.verdict == Verdict.BROKEN


# ── taken back ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_revoked_by_a_list_that_the_office_holds():
    held = authority().holder()
    assert look(signed_by(held)).verdict == Verdict.GOOD
    found = look(signed_by(held), knowing(authority().revoking(held)))
    assert Reason.REVOKED in found.reasons
    assert found.verdict == Verdict.BROKEN


def test_a_list_without_it_says_that_it_stands():
    found = look(signed(), knowing(authority().revoking(authority().holder())))
    assert found.verdict == Verdict.GOOD
    assert Reason.REVOKED not in found.reasons


def test_a_list_out_of_date_still_revokes_what_it_names():
    held = authority().holder()
    stale = authority().revoking(held, on=NOW - timedelta(days=40), until=NOW - timedelta(days=20))
    assert Reason.REVOKED in look(signed_by(held), knowing(stale)).reasons
    assert Reason.REVOCATION_UNKNOWN in look(signed(), knowing(stale)).reasons


def test_a_list_that_another_authority_wrote_revokes_nobody():
    held = authority().holder()
    forged = Authority(authority().name).revoking(held)
    assert Reason.REVOKED not in look(signed_by(held), knowing(forged)).reasons


def stored(pdf: bytes, *, lists=(), answers=()) -> bytes:
    """``pdf`` with proofs in its security store, written behind the signature as archives do."""
    out = io.BytesIO(pdf)
    DocumentSecurityStore.add_dss(
        out,
        sig_contents=PdfFileReader(io.BytesIO(pdf))
        .embedded_signatures[0]
        .sig_object["/Contents"]
        .original_bytes.hex()
        .encode(),
        crls=[asn1_crl.CertificateList.load(one) for one in lists],
        ocsps=[asn1_ocsp.OCSPResponse.load(one) for one in answers],
        embed_roots=False,
    )
    return out.getvalue()


def answer(held: Holder, status: ocsp.OCSPCertStatus) -> bytes:
    revoked = {"revocation_time": NOW - timedelta(days=10), "revocation_reason": None}
    good = {"revocation_time": None, "revocation_reason": None}
    made = ocsp.OCSPResponseBuilder().add_response(
        cert=held.certificate,
        issuer=authority().certificate,
        algorithm=hashes.SHA1(),
        cert_status=status,
        this_update=NOW - timedelta(hours=1),
        next_update=NOW + YEAR,
        **(revoked if status == ocsp.OCSPCertStatus.REVOKED else good),
    )
    made = made.responder_id(ocsp.OCSPResponderEncoding.HASH, authority().certificate)
    return made.sign(authority().key, hashes.SHA256()).public_bytes(Encoding.DER)


def test_revoked_by_a_list_inside_the_file():
    held = authority().holder()
    found = look(stored(signed_by(held), lists=[authority().revoking(held)]))
    assert Reason.REVOKED in found.reasons
    assert Reason.CHANGED_AFTER not in found.reasons


def test_revoked_by_an_answer_inside_the_file():
    held = authority().holder(answers=True)
    found = look(stored(signed_by(held), answers=[answer(held, ocsp.OCSPCertStatus.REVOKED)]))
    assert Reason.REVOKED in found.reasons


def test_an_answer_inside_the_file_proves_that_it_stood():
    held = authority().holder(answers=True)
    assert Reason.REVOCATION_UNKNOWN in look(signed_by(held)).reasons
    found = look(stored(signed_by(held), answers=[answer(held, ocsp.OCSPCertStatus.GOOD)]))
    assert found.verdict == Verdict.GOOD
    assert Reason.REVOCATION_UNKNOWN not in found.reasons
    assert Reason.SIGNED_AFTER in found.reasons  # the store itself was written behind the signature


def test_revoked_after_a_proven_signature_does_not_touch_it():
    held = authority().holder()
    pdf = signed_by(held, stamper=stamper(authority(), at=NOW - timedelta(days=20)))
    assert look(pdf, knowing(authority().revoking(held, on=NOW - timedelta(days=10)))).verdict == Verdict.GOOD
    assert Reason.REVOKED in look(pdf, knowing(authority().revoking(held, on=NOW - timedelta(days=30)))).reasons


# ── with what ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("digest", ["sha1", "md5"])
def test_a_broken_digest_is_refused(digest):
    meta = signers.PdfSignatureMetadata(
        field_name="Nguoi-ky", md_algorithm=digest, subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED
    )
    held = authority().holder(large=True)
    pdf = signers.PdfSigner(meta, held.low()).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(paper()))).getvalue()
    found = look(pdf)
    assert Reason.WEAK in found.reasons
    assert digest.upper() in found.findings[0].sentence


def test_an_rsa_certificate_and_a_stronger_digest_are_good():
    meta = signers.PdfSignatureMetadata(field_name="Ky", md_algorithm="sha512", subfilter=fields.SigSeedSubFilter.PADES)
    held = authority().holder(large=True)
    pdf = signers.PdfSigner(meta, held.low()).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(paper()))).getvalue()
    assert look(pdf).verdict == Verdict.GOOD


def test_the_told_can_be_kept_and_read_again():
    found = look(signed_by(leader(), stamper=stamper(authority())))
    assert Signature.from_dict(found.as_dict()) == found


# ── what the office puts into its folder ─────────────────────────────────────────────────────────────────────────────
def test_a_file_that_is_no_certificate_is_named():
    with pytest.raises(Refused) as caught:
        trusted_from([("ghi-chu.pem", b"khong phai chung thu")])
    assert caught.value.reason == Reason.ROOT_DAMAGED
    assert "ghi-chu.pem" in caught.value.sentence


# ── a time stamp authority over HTTP (127.0.0.1) ─────────────────────────────────────────────────────────────────────
@pytest.fixture
def stamping_server():
    """RFC 3161 over HTTP, as an authority offers it."""
    stamps = stamper(authority())

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            answered = stamps.request_tsa_response(asked).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answered)

        def log_message(self, *words: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_papers_in_turn_are_stamped_over_http(stamping_server):
    signer = leader().signer(stamper=HTTPTimeStamper(stamping_server, timeout=5))
    for words in ("Van ban mot", "Van ban hai"):
        found = look(signer.sign(paper(words), LEADER))
        assert found.verdict == Verdict.GOOD
        assert found.stamped_at is not None


def test_a_stamping_server_that_is_down_leaves_the_paper_unsigned():
    signer = leader().signer(stamper=HTTPTimeStamper("http://127.0.0.1:9/", timeout=2))
    with pytest.raises(Refused) as caught:
        sign_and_accept(signer, paper(), LEADER, authority().trusted, at=AT, seconds=10)
    assert caught.value.reason == Reason.UNAVAILABLE
