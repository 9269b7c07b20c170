"""Files from outside are looked at in a cage: what it says, and that nothing gets out of it or hangs in it."""

from __future__ import annotations

import io
import zlib

import pytest
from cryptography.x509.ocsp import OCSPCertStatus
from django.utils import timezone
from PIL import Image
from trust.authority import LEADER, authority, leader, paper, sealed, signed, stamper
from trust.pdf_surgery import stream, updated
from trust.test_pdf_people import answer, stored

from bangvang.audit.refusals import Refusal
from bangvang.signature import cage, looking, validators
from bangvang_trust.pdf import Reason, Verdict


def refused(call, *given, **asked) -> str:
    with pytest.raises(Refusal) as caught:
        call(*given, **asked)
    return caught.value.sentence


def examined(data: bytes):
    return looking.examine_file(data, at=timezone.now())


def test_a_good_file_is_good_in_the_cage_too(machine):
    machine.trust()
    found = examined(sealed())
    assert found.verdict == Verdict.GOOD
    assert [one.certificate.subject for one in found.signatures] == ["Trần Quốc Hưng", "Con dấu của Sở"]


def test_rsa_time_stamps_and_stored_proofs_are_read_in_the_cage_too(machine):
    """Each needs modules of its own, which the cage could not load any more."""
    machine.trust(("thu-hoi.crl", authority().revoking(authority().holder("Người khác"))))
    held = authority().holder(large=True, answers=True)
    stamped = held.signer(stamper=stamper(authority())).sign(paper(), LEADER)
    found = examined(stored(stamped, answers=[answer(held, OCSPCertStatus.GOOD)]))
    assert found.verdict == Verdict.GOOD
    assert found.signatures[0].stamped_at is not None
    assert found.signatures[0].reasons == {Reason.SIGNED_AFTER}


def test_a_changed_file_is_broken_in_the_cage_too(machine):
    machine.trust()
    found = examined(updated(signed(), {5: stream("BT (khac) Tj ET")}))
    assert Reason.CHANGED_AFTER in found.signatures[0].reasons


def test_without_a_root_nobody_is_proved(machine):
    assert not looking.has_roots()
    assert examined(signed()).verdict == Verdict.UNPROVEN


def test_a_root_that_cannot_be_read_is_named(machine):
    machine.trust(("hong.pem", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"))
    assert "hong.pem" in refused(examined, signed())


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\nhong", b"PK\x03\x04", paper()], ids=["empty", "broken", "zip", "unsigned"]
)
def test_what_is_no_signed_pdf_is_told_in_a_sentence(machine, data):
    assert refused(examined, data).endswith(".")


def test_a_heavy_file_is_not_handed_in(machine, monkeypatch):
    monkeypatch.setattr(validators, "MOST_BYTES", 100)
    assert "nặng hơn" in refused(examined, signed())


def test_a_bomb_is_stopped(machine):
    """A stream of tables that unpacks to two thousand times its size."""
    bomb = zlib.compress(b"\x00" * 400_000_000, 9)
    head = b"<< /Type /XRef /Size 9 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /Length %d >>" % len(bomb)
    data = b"%PDF-1.7\n1 0 obj\n" + head + b"\nstream\n" + bomb + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
    assert refused(examined, data).endswith(".")


def test_an_endless_file_is_stopped(machine, monkeypatch):
    monkeypatch.setattr(cage, "SECONDS", 0.05)
    assert "Đã dừng đọc tệp" in refused(examined, signed())


def test_the_returned_file_is_accepted_in_the_cage(machine):
    known = {leader().fingerprint}
    seen = looking.accept_file(paper(), signed(), fingerprints=known, at=timezone.now())
    assert seen.certificate.sha256 == leader().fingerprint
    sentence = refused(looking.accept_file, paper(), sealed(), fingerprints=known, at=timezone.now())
    assert "nhiều hơn một chữ ký" in sentence


# ── scans ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def picture(kind: str = "PNG", size=(600, 800), **extra) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, format=kind, **extra)
    return out.getvalue()


def test_a_picture_is_painted_anew():
    marked = picture("JPEG", comment=b"<script>") + b"<?php hidden ?>"
    kept = looking.scan_in(marked)
    assert (kept.media_type, kept.pages) == ("image/jpeg", 1)
    assert b"script" not in kept.data and b"php" not in kept.data
    assert Image.open(io.BytesIO(kept.data)).size == (600, 800)


def test_a_pdf_of_pages_is_kept_as_it_is():
    kept = looking.scan_in(paper())
    assert (kept.data, kept.media_type, kept.pages) == (paper(), "application/pdf", 2)


def with_script() -> bytes:
    names = b"<< /JavaScript << /Names [ (a) << /S /JavaScript /JS (app.alert\\(1\\)) >> ] >> >>"
    return updated(paper(), {1: b"<< /Type /Catalog /Pages 2 0 R /Names %s >>" % names})


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"<svg onload=alert(1)>", "Không đọc được tệp"),
        (b"GIF89a", "Không đọc được tệp"),
        (b"%PDF-1.7\nhong", "Không mở được tệp PDF"),
        (signed(), "Tệp có chữ ký số"),
        (with_script(), "mã lệnh"),
        (picture()[:100], "Không đọc được tệp"),
        (b"", "rỗng"),
    ],
    ids=["svg", "gif", "broken", "signed", "script", "cut", "empty"],
)
def test_what_is_no_scan_is_refused(data, word):
    assert word in refused(looking.scan_in, data)


def test_a_picture_of_too_many_dots_is_refused():
    assert "50 triệu" in refused(looking.scan_in, picture(size=(9_000, 9_000)))
