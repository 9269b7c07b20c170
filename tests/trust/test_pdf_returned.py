"""What a signer gives back is held against what was sent. Each way of giving back something else is refused by its own name."""

from __future__ import annotations

import asyncio
import io
import os
import re
import shutil
import stat
import subprocess
import threading
from datetime import timedelta

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from trust.authority import (
    LEADER,
    NOW,
    PASSPHRASE,
    YEAR,
    authority,
    leader,
    other_authority,
    paper,
    seal,
    sealed,
    signed,
)
from trust.pdf_surgery import stream, updated

from bangvang_trust.errors import Refused
from bangvang_trust.pdf import Reason, Signature, Trusted, Wish, accept, from_pem, from_pkcs12, sign_and_accept

CI = os.environ.get("CI") == "true"


def taken(sent: bytes, returned: bytes, holder=None, field="Nguoi-ky") -> Signature:
    known = {(holder or leader()).fingerprint}
    return accept(sent, returned, field=field, fingerprints=known, trusted=authority().trusted, at=NOW)


def refused(*given, **asked) -> Reason:
    with pytest.raises(Refused) as caught:
        taken(*given, **asked)
    assert "không được giữ" in caught.value.sentence or "Đừng dựa" in caught.value.sentence
    return caught.value.reason


class Service:
    """A signing service of somebody else's; ``does`` is what it makes of what it is sent."""

    name = "Dịch vụ ký"

    def __init__(self, does) -> None:
        self.does = does
        self.certificate = leader().signer().certificate

    def problem(self, at):
        return None

    def sign(self, pdf, wish):
        return self.does(pdf)


def asked(does, *, seconds: float = 5) -> tuple[bytes, Signature]:
    return sign_and_accept(Service(does), paper(), LEADER, authority().trusted, at=NOW, seconds=seconds)


def asked_refusal(does, **more) -> Refused:
    with pytest.raises(Refused) as caught:
        asked(does, **more)
    return caught.value


# ── as it should be ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_leader_and_seal_are_taken_in_turn():
    assert taken(paper(), signed()).certificate.subject == "Trần Quốc Hưng"
    assert taken(signed(), sealed(), seal(), "Co-quan").certificate.subject == "Con dấu của Sở"


def test_an_honest_service_is_believed_after_the_look():
    pdf, seen = asked(lambda sent: leader().signer().sign(sent, LEADER))
    assert pdf.startswith(paper())
    assert seen.certificate.sha256 == leader().fingerprint


def test_a_tool_of_somebody_else_s_is_taken_too():
    """It certifies nothing, lays down no field for the seal, and chooses its own name for its own."""
    meta = signers.PdfSignatureMetadata(field_name="Signature1", subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED)
    pdf = signers.PdfSigner(meta, leader().low()).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(paper()))).getvalue()
    assert taken(paper(), pdf, field=None).field == "Signature1"


# ── otherwise ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_another_document_signed_well():
    other = paper("Tang Giay khen cho ke gian")
    assert refused(paper(), leader().signer().sign(other, LEADER)) == Reason.OTHER_DOCUMENT
    assert asked_refusal(lambda sent: leader().signer().sign(other, LEADER)).reason == Reason.OTHER_DOCUMENT


def test_the_same_document_unsigned():
    assert refused(paper(), paper()) == Reason.UNSIGNED
    assert refused(signed(), signed(), field="Co-quan") == Reason.UNSIGNED
    assert asked_refusal(lambda sent: sent).reason == Reason.UNSIGNED


def test_signed_twice():
    assert refused(paper(), sealed()) == Reason.SIGNED_TWICE


def test_signed_by_another_with_a_valid_certificate():
    other = authority().holder("Nguyễn Văn Khác", organisation="Sở Nội vụ")
    with pytest.raises(Refused) as caught:
        taken(paper(), other.signer().sign(paper(), LEADER))
    assert caught.value.reason == Reason.OTHER_CERTIFICATE
    assert "Nguyễn Văn Khác" in caught.value.sentence


def test_signed_by_the_same_name_from_another_authority():
    twin = other_authority().holder()
    assert refused(paper(), twin.signer().sign(paper(), LEADER)) == Reason.OTHER_CERTIFICATE


def test_signed_in_another_field():
    pdf = leader().signer().sign(paper(), Wish("Cho-khac"))
    assert refused(paper(), pdf) == Reason.OTHER_FIELD


def changed_and_signed(change) -> bytes:
    """Everything begins with our bytes and is covered by a good signature of the right person; the words are others."""
    writer = IncrementalPdfFileWriter(io.BytesIO(paper()))
    change(writer)
    meta = signers.PdfSignatureMetadata(field_name="Nguoi-ky", subfilter=fields.SigSeedSubFilter.PADES)
    return signers.PdfSigner(meta, leader().low()).sign_pdf(writer).getvalue()


def other_words(writer) -> None:
    content = writer.get_object(generic.Reference(5, 0, writer))
    content._data = b"BT /F1 18 Tf 72 720 Td (Tang Bang khen) Tj ET"
    content._encoded_data = None
    writer.update_container(content)


def a_page_less(writer) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"] = generic.ArrayObject([pages["/Kids"].raw_get(0)])
    pages["/Count"] = generic.NumberObject(1)
    writer.update_container(pages)


def a_script(writer) -> None:
    action = {"/S": generic.pdf_name("/JavaScript"), "/JS": generic.pdf_string("app.alert(1)")}
    writer.root["/OpenAction"] = generic.DictionaryObject({generic.pdf_name(k): v for k, v in action.items()})
    writer.update_root()


def a_stamp(writer) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    stamp = {"/Type": "/Annot", "/Subtype": "/Stamp"}
    note = generic.DictionaryObject({generic.pdf_name(k): generic.pdf_name(v) for k, v in stamp.items()})
    note[generic.pdf_name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842)))
    page[generic.pdf_name("/Annots")] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def a_drawn_field_more(writer) -> None:
    fields.append_signature_field(writer, fields.SigFieldSpec("Che", box=(0, 0, 595, 842)))


@pytest.mark.parametrize("change", [other_words, a_page_less, a_script, a_stamp, a_drawn_field_more])
def test_our_bytes_first_and_other_words_behind_them(change):
    assert refused(paper(), changed_and_signed(change)) == Reason.ADDED


def test_a_table_that_leads_past_what_was_sent():
    """Behind our bytes stands a whole other file with its own table, and a good signature on that."""
    own = paper("Tang Bang khen cho ke gian")
    shifted = re.sub(
        rb"^(\d{10}) (\d{5}) n", lambda row: b"%010d %s n" % (int(row[1]) + len(paper()), row[2]), own, flags=re.M
    )
    table = int(re.findall(rb"startxref\s+(\d+)", own)[-1])
    shifted = shifted.replace(b"startxref\n%d" % table, b"startxref\n%d" % (table + len(paper())))
    behind = leader().signer().sign(paper() + shifted, LEADER)
    assert behind.startswith(paper())
    assert refused(paper(), behind) == Reason.ADDED


def test_the_same_way_without_a_change_is_taken():
    assert taken(paper(), changed_and_signed(lambda writer: None)).field == "Nguoi-ky"


def test_signed_and_then_continued():
    longer = updated(signed(), {5: stream("BT (khac) Tj ET")})
    assert refused(paper(), longer) in {Reason.CHANGED_AFTER, Reason.ADDED}
    assert refused(paper(), signed() + b"x" * 600_000) == Reason.LONG


def test_an_altered_signature_is_refused_as_such():
    place = signed().find(b"/Reason") + 30
    assert refused(paper(), signed()[:place] + b"X" + signed()[place + 1 :]) == Reason.ALTERED


def test_an_expired_certificate_is_not_signed_with():
    late = authority().holder(begins=NOW - 2 * YEAR, ends=NOW - timedelta(days=1))
    with pytest.raises(Refused) as caught:
        sign_and_accept(late.signer(), paper(), LEADER, Trusted(), at=NOW, seconds=5)
    assert caught.value.reason == Reason.UNAVAILABLE


# ── down, slow, wild ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_service_that_is_down_is_told_with_its_name():
    def down(sent):
        raise ConnectionRefusedError("connection refused")

    refusal = asked_refusal(down)
    assert refusal.reason == Reason.UNAVAILABLE
    assert "Dịch vụ ký" in refusal.sentence
    assert "trên giấy" in refusal.sentence


def test_a_service_that_hangs_is_left():
    let_go = threading.Event()
    try:
        refusal = asked_refusal(lambda sent: let_go.wait(30) and b"", seconds=0.2)
    finally:
        let_go.set()
    assert refusal.reason == Reason.SLOW


@pytest.mark.parametrize("nonsense", [None, "chữ", 7, b"", b"%PDF-1.7\nhong"])
def test_a_service_that_gives_back_nonsense(nonsense):
    assert asked_refusal(lambda sent: nonsense).reason in {Reason.UNAVAILABLE, Reason.OTHER_DOCUMENT}


# ── keys in files ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_pkcs12_file_signs(tmp_path):
    signer = from_pkcs12("Giám đốc", leader().write(tmp_path / "keys" / "giam-doc.p12"), PASSPHRASE)
    _pdf, seen = sign_and_accept(signer, paper(), LEADER, authority().trusted, at=NOW, seconds=10)
    assert seen.certificate.issuer == authority().name
    assert "Giám đốc" in repr(signer) and "key" not in repr(signer).lower().replace("keysigner", "")


def test_a_key_in_pem_signs(tmp_path):
    from cryptography.hazmat.primitives.serialization import Encoding

    from bangvang_trust.keys.pkcs8 import encrypted_pem

    path = tmp_path / "khoa.pem"
    path.write_bytes(encrypted_pem(leader().key, PASSPHRASE.encode()))
    path.chmod(0o400)
    chain = leader().certificate.public_bytes(Encoding.PEM) + authority().pem
    pdf = from_pem("Giám đốc", path, chain, PASSPHRASE).sign(paper(), LEADER)
    assert taken(paper(), pdf).certificate.subject == "Trần Quốc Hưng"
    with pytest.raises(Refused) as caught:
        from_pem("Giám đốc", path, chain, "mật khẩu sai hẳn đi")
    assert caught.value.reason == Reason.KEY_PASSPHRASE


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
def test_a_key_that_others_may_open_is_refused(tmp_path):
    path = leader().write(tmp_path / "giam-doc.p12")
    path.chmod(stat.S_IRUSR | stat.S_IRGRP)
    with pytest.raises(Refused) as caught:
        from_pkcs12("Giám đốc", path, PASSPHRASE)
    assert caught.value.reason == Reason.KEY_OPEN_TO_OTHERS


def test_a_wrong_passphrase_and_a_missing_file_are_told(tmp_path):
    path = leader().write(tmp_path / "giam-doc.p12")
    for given, words, reason in (
        (path, "mật khẩu sai", Reason.KEY_PASSPHRASE),
        (tmp_path / "khong-co.p12", PASSPHRASE, Reason.KEY_MISSING),
    ):
        with pytest.raises(Refused) as caught:
            from_pkcs12("Giám đốc", given, words)
        assert caught.value.reason == reason


# ── others look too ──────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.skipif(shutil.which("pdfsig") is None and not CI, reason="máy này không có pdfsig (poppler-utils)")
def test_poppler_finds_the_same_two_signatures(tmp_path):
    path = tmp_path / "ky.pdf"
    path.write_bytes(sealed())
    told = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout
    assert told.count("Signature Validation: Signature is Valid.") == 2
    assert told.count("Total document signed") == 1 and "Not total document signed" in told
    path.write_bytes(sealed().replace(b"Giay khen cho 22", b"Giay khen cho 99"))
    told = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" not in told


def test_signing_in_a_thread_that_runs_an_event_loop_works_as_well():
    """The library starts a loop of its own for each signature, which a server with one already running forbids."""

    async def within() -> bytes:
        return leader().signer().sign(paper(), Wish(field="Nguoi-ky"))

    sent = paper()
    assert taken(sent, asyncio.run(within())).field == "Nguoi-ky"
