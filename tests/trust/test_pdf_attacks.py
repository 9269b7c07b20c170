"""Signed PDFs that somebody has changed. Each attack is shown beside the unharmed file, and is caught under its own name."""

from __future__ import annotations

import io
import random
from datetime import timedelta

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.stamp import TextStampStyle
from trust.authority import AGENCY, LEADER, NOW, authority, leader, other_authority, paper, seal, sealed, signed
from trust.pdf_surgery import body_of, last_table, range_of, size_of, stream, updated, with_range, wrapped

from bangvang_trust.errors import Refused
from bangvang_trust.pdf import Examination, Reason, Trusted, Verdict, examine
from bangvang_trust.pdf.reasons import SENTENCES, Weight, weight_of

AT = NOW + timedelta(minutes=5)
PAGE, CONTENT = 4, 5


def look(pdf: bytes, trusted: Trusted | None = None) -> Examination:
    return examine(pdf, trusted or authority().trusted, at=AT)


def first(pdf: bytes):
    return look(pdf).signatures[0]


def refused(pdf: bytes) -> Reason:
    with pytest.raises(Refused) as caught:
        look(pdf)
    return caught.value.reason


# ── the unharmed files ───────────────────────────────────────────────────────────────────────────────────────────────
def test_the_leader_s_signature_is_good_and_covers_the_whole_file():
    found = look(signed())
    assert found.verdict == Verdict.GOOD
    assert found.signatures[0].certificate.subject == "Trần Quốc Hưng"
    assert found.signatures[0].covers == found.signatures[0].size == len(signed())
    assert found.signatures[0].reasons == {Reason.NO_TIMESTAMP, Reason.REVOCATION_UNKNOWN}


def test_the_seal_is_a_change_that_the_leader_s_signature_foresaw():
    found = look(sealed())
    assert found.verdict == Verdict.GOOD
    assert [one.field for one in found.signatures] == ["Nguoi-ky", "Co-quan"]
    assert Reason.SIGNED_AFTER in found.signatures[0].reasons
    assert found.signatures[0].covers == len(signed()) < found.signatures[1].covers == len(sealed())


# ── changed in place ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_changed_word_is_named():
    changed = signed().replace(b"Giay khen cho 22", b"Giay khen cho 99")
    assert len(changed) == len(signed()) and changed != signed()
    assert first(changed).reasons >= {Reason.ALTERED}
    assert first(changed).verdict == Verdict.BROKEN


def test_no_flipped_bit_passes():
    """Every 7th byte of the protected runs, and bits of the signature itself, one at a time.

    Of the signature some bits prove nothing (a letter's case, the copy of the root that comes with it): when one of them is
    flipped, everything that is told must be told as before.
    """
    unharmed = look(signed())
    pdf, chance = signed(), random.Random(2026)
    _, hole, after, _ = range_of(pdf)
    filled = hole + 1 + len(pdf[hole + 1 : after].rstrip(b">0"))
    places = [*range(0, hole, 7), *range(after, len(pdf), 7), *chance.sample(range(hole + 1, filled), 80)]
    passed = []
    for place in places:
        bit = 1 << chance.randrange(8)
        changed = pdf[:place] + bytes([pdf[place] ^ bit]) + pdf[place + 1 :]
        try:
            found = look(changed)
        except Refused:
            continue
        if found.verdict == Verdict.GOOD and (found != unharmed or not hole < place < after):
            passed.append((place, bit))
    assert passed == []


# ── written behind the signature ─────────────────────────────────────────────────────────────────────────────────────
def page_with(extra: bytes = b"", *, content: bytes = b"5 0 R", box: bytes = b"[ 0 0 595 842 ]") -> bytes:
    annots = b"" if b"/Annots" in extra else b"/Annots [ 10 0 R 11 0 R ]"
    return b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Resources << /Font << /F1 3 0 R >> >> /Contents %s %s %s >>" % (
        box,
        content,
        annots,
        extra,
    )


NEXT = size_of(signed())
OVERLAY = {
    NEXT: b"<< /Type /Annot /Subtype /Stamp /Rect [0 0 595 842] /F 4 /AP << /N %d 0 R >> >>" % (NEXT + 1),
    NEXT + 1: stream("1 g 0 0 595 842 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"),
    PAGE: page_with(b"/Annots [ 10 0 R 11 0 R %d 0 R ]" % NEXT),
}
CATALOGUE = body_of(signed(), 1)
AFTERWARDS = {
    "other words on the page": {CONTENT: stream("BT /F1 18 Tf 72 720 Td (Tang Bang khen) Tj ET")},
    "the page points to other words": {PAGE: page_with(content=b"%d 0 R" % NEXT), NEXT: stream("BT (khac) Tj ET")},
    "a stamp over the page": OVERLAY,
    "a page more": {
        2: b"<< /Type /Pages /Kids [4 0 R 6 0 R %d 0 R] /Count 3 >>" % NEXT,
        NEXT: page_with(b"/Annots []"),
    },
    "a page less": {2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"},
    "pages in another order": {2: b"<< /Type /Pages /Kids [6 0 R 4 0 R] /Count 2 >>"},
    "a smaller window on the page": {PAGE: page_with(box=b"[ 0 0 595 100 ]")},
    "another face for the letters": {3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"},
    "a script when it opens": {1: CATALOGUE[:-2] + b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>"},
    "layers that hide": {1: CATALOGUE[:-2] + b"/OCProperties << /OCGs [] /D << >> >> >>"},
    "an attached file": {1: CATALOGUE[:-2] + b"/Names << /EmbeddedFiles << /Names [] >> >> >>"},
    "another catalogue": {1: b"<< /Type /Catalog /Pages 2 0 R >>"},
    "a field of text": {
        NEXT: b"<< /FT /Tx /T (so-tien) /V (99.000.000) /Type /Annot /Subtype /Widget /Rect [50 50 300 80] /P 4 0 R >>",
        9: b"<< /Fields [ 10 0 R 11 0 R %d 0 R ] /SigFlags 3 >>" % NEXT,
        PAGE: page_with(b"/Annots [ 10 0 R 11 0 R %d 0 R ]" % NEXT),
    },
    "an unsigned field that covers the page": {
        NEXT: b"<< /FT /Sig /T (che) /Type /Annot /Subtype /Widget /F 132 /Rect [0 0 595 842] /P 4 0 R /AP << /N %d 0 R >> >>"
        % (NEXT + 1),
        NEXT + 1: OVERLAY[NEXT + 1],
        9: b"<< /Fields [ 10 0 R 11 0 R %d 0 R ] /SigFlags 3 >>" % NEXT,
        PAGE: page_with(b"/Annots [ 10 0 R 11 0 R %d 0 R ]" % NEXT),
    },
    "the seal's empty field moved over the words": {
        11: b"<< /FT /Sig /T (Co-quan) /Type /Annot /Subtype /Widget /F 132 /Rect [0 0 595 842] /P 4 0 R /AP << /N %d 0 R >> >>"
        % NEXT,
        NEXT: OVERLAY[NEXT + 1],
    },
    "the signature taken away": {
        10: b"<< /FT /Sig /T (Nguoi-ky) /Type /Annot /Subtype /Widget /F 132 /Rect [0 0 0 0] >>"
    },
}


@pytest.mark.parametrize("objects", AFTERWARDS.values(), ids=list(AFTERWARDS))
def test_a_change_behind_the_signature_is_named(objects):
    try:
        found = first(updated(signed(), objects))
    except Refused as refusal:
        assert refusal.reason == Reason.NO_SIGNATURE  # noqa: PT017 - the one attack that leaves none to look at
        return
    assert Reason.CHANGED_AFTER in found.reasons
    assert found.verdict == Verdict.BROKEN


def test_a_change_between_signature_and_seal_is_named_at_the_leader_s():
    """The attacker changes the words and has the agency seal the changed file: the seal is good, the leader's is broken."""
    changed = updated(signed(), {CONTENT: stream("BT /F1 18 Tf 72 720 Td (Tang Bang khen) Tj ET")})
    found = look(seal().signer().sign(changed, AGENCY))
    assert Reason.CHANGED_AFTER in found.signatures[0].reasons
    assert found.verdict == Verdict.BROKEN


def test_an_update_that_is_undone_again_is_named():
    there = updated(signed(), {CONTENT: stream("BT (khac) Tj ET")})
    back = updated(there, {CONTENT: body_of(signed(), CONTENT)})
    assert Reason.CHANGED_AFTER in first(back).reasons


@pytest.mark.parametrize(
    "tail", [b"\n", b"%", b"x" * 5_000, b"\n%%EOF\n"], ids=["newline", "percent", "letters", "end"]
)
def test_bytes_behind_the_last_signature_are_named(tail):
    try:
        found = first(signed() + tail)
    except Refused as refusal:
        assert refusal.reason == Reason.UNREADABLE  # noqa: PT017
        return
    assert found.reasons & {Reason.UNCOVERED, Reason.RANGE}
    assert found.verdict == Verdict.BROKEN


def test_a_reference_into_the_void_is_filled_later():
    """Shadow attack: the signed page names an object that only the update brings."""
    prepared = paper().replace(b"/Contents 5 0 R >>", b"/Contents 99 0 R>>")
    prepared = prepared.replace(b"/Size 8", b"/Size 100") if b"/Size 8" in prepared else prepared
    held = leader().signer().sign(prepared, LEADER)
    found = first(updated(held, {99: stream("BT /F1 18 Tf 72 720 Td (Tang Bang khen) Tj ET")}))
    assert found.verdict == Verdict.BROKEN


def test_a_foreign_signature_with_a_picture_makes_a_person_look():
    """A tool that does not certify leaves room for it; where the first signature certifies, it is a change."""
    stranger = other_authority().holder("Người lạ")
    plain = drawn(paper(), leader(), fields.SigFieldSpec(sig_field_name="Nguoi-ky"))
    over = fields.SigFieldSpec(sig_field_name="La", box=(50, 50, 500, 800))
    assert first(plain).verdict == Verdict.GOOD
    found = look(drawn(plain, stranger, over))
    assert Reason.DRAWN_AFTER in found.signatures[0].reasons
    assert found.signatures[0].verdict == Verdict.UNPROVEN
    assert found.signatures[1].reasons >= {Reason.UNKNOWN_ROOT, Reason.DRAWN}
    assert Reason.CHANGED_AFTER in first(drawn(signed(), stranger, over)).reasons


def drawn(pdf: bytes, holder, spec: fields.SigFieldSpec) -> bytes:
    """Signed by a tool of somebody else's, with a picture where the field has a box."""
    meta = signers.PdfSignatureMetadata(field_name=spec.sig_field_name, subfilter=fields.SigSeedSubFilter.PADES)
    style = TextStampStyle(stamp_text="Da ky")
    signer = signers.PdfSigner(meta, holder.low(), new_field_spec=spec, stamp_style=style)
    return signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf))).getvalue()


# ── the hole ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_signature_wrapping_is_named():
    """Both protected runs are there unchanged and their digest still holds; the page shows what nobody signed."""
    attack = wrapped(
        signed(),
        {
            CONTENT: stream("BT /F1 18 Tf 72 720 Td (Tang Bang khen cho ke gian) Tj ET"),
            10: b"<< /FT /Sig /T (Nguoi-ky) /Type /Annot /Subtype /Widget /F 132 /Rect [0 0 0 0] /P 4 0 R /V 12 0 R >>",
        },
        signature=12,
    )
    _, hole, moved, rest = range_of(attack[: last_table(signed())])
    _, _, after, _ = range_of(signed())
    assert attack[:hole] + attack[moved : moved + rest] == signed()[:hole] + signed()[after:]  # the digest would hold
    found = first(attack)
    assert Reason.RANGE in found.reasons
    assert found.verdict == Verdict.BROKEN


def ranges() -> dict[str, bytes]:
    _, hole, after, rest = range_of(signed())
    return {
        "begins later": b"9 %d %d %d" % (hole - 9, after, rest),
        "a wider hole": b"0 %d %d %d" % (hole - 20, after, rest),
        "a narrower hole": b"0 %d %d %d" % (hole, after - 20, rest + 20),
        "runs overlap": b"0 %d %d %d" % (after, hole, rest),
        "beyond the end": b"0 %d %d %d" % (hole, after, rest + 500),
        "stops early": b"0 %d %d %d" % (hole, after, rest - 30),
        "nothing": b"0 0 0 0",
        "three numbers": b"0 %d %d" % (hole, after),
        "six numbers": b"0 %d %d %d 0 0" % (hole, after, rest),
        "negative": b"0 %d %d -%d" % (hole, after, rest),
        "words": b"/a /b /c /d",
        "nobody": b"",
    }


@pytest.mark.parametrize("numbers", ranges().values(), ids=list(ranges()))
def test_a_bent_range_is_named(numbers):
    attack = with_range(signed(), numbers)
    try:
        found = first(attack)
    except Refused as refusal:
        assert refusal.reason == Reason.UNREADABLE  # noqa: PT017
        return
    assert found.reasons & {Reason.RANGE, Reason.FORM}
    assert found.verdict == Verdict.BROKEN


def test_a_second_contents_or_range_is_refused():
    pdf = signed()
    _, _, after, _ = range_of(pdf)
    place = pdf.find(b"/Type /Sig", after)
    for words in (b"/Contents <00> ", b"/ByteRange [0 1 2 3] "):
        assert refused(pdf[:place] + words + pdf[place:]) == Reason.UNREADABLE


def test_contents_that_are_empty_or_nonsense_are_named():
    pdf = signed()
    _, hole, after, _ = range_of(pdf)
    for inside in (b"00" * 40, b"30" * 40, b"zz" * 40, b""):
        attack = pdf[: hole + 1] + inside.ljust(after - hole - 2, b"0") + pdf[after - 1 :]
        try:
            found = first(attack)
        except Refused as refusal:
            assert refusal.reason == Reason.UNREADABLE  # noqa: PT017
            continue
        assert found.verdict == Verdict.BROKEN


def test_the_signature_of_another_paper_is_named():
    """The hexadecimal letters of one paper put into the hole of another, of the same length."""
    _, hole, after, _ = range_of(signed())
    another = paper("Tang Giay khen cho 99 tap the, ca nhan")
    signings = (
        leader().signer().sign(another, LEADER) for _ in range(200)
    )  # lengths of EC signatures differ by some bytes
    other = next(pdf for pdf in signings if range_of(pdf)[1:3] == (hole, after))
    attack = other[:hole] + signed()[hole:after] + other[after:]
    assert Reason.ALTERED in first(attack).reasons
    assert first(other).verdict == Verdict.GOOD


def test_one_signature_shown_as_two_is_named():
    """A second field that points to the leader's signature: one act would look like two."""
    attack = updated(
        signed(),
        {11: b"<< /FT /Sig /T (Co-quan) /Type /Annot /Subtype /Widget /F 132 /Rect [0 0 0 0] /P 4 0 R /V 12 0 R >>"},
    )
    found = look(attack)
    assert len(found.signatures) == 2
    assert all(Reason.RANGE in one.reasons for one in found.signatures)


# ── the words ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_a_sentence_and_a_weight(reason):
    assert SENTENCES[reason].rstrip(".”)").strip()
    assert isinstance(weight_of(reason), Weight)
