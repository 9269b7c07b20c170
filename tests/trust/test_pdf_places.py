"""A signature is drawn where the paper says, shows what it was asked to show, and casts no doubt on the one before it."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace

import pypdfium2
import pytest
from paper.typesetting.papers import DECISION
from PIL import Image, ImageChops
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields
from signature.pictures import BLUE, RED, ring, stroke
from trust.authority import AGENCY, LEADER, NOW, authority, leader, paper, seal

from bangvang_paper.typesetting.decision import decision_pdf
from bangvang_paper.typesetting.letterhead import SIGNER
from bangvang_trust.errors import Refused
from bangvang_trust.pdf import Place, Reason, Verdict, accept, examine, place_named

DOTS = 2.0
"""Dots a point in the pictures of these pages."""


@pytest.fixture(scope="module")
def decision() -> bytes:
    return decision_pdf(DECISION)


@pytest.fixture(scope="module")
def places(decision) -> dict[str, Place]:
    room = place_named(decision, SIGNER)
    hand = Place(room.page, room.left + 60, room.low + 4, room.left + 170, room.high - 4)
    mark = Place(room.page, hand.left - 40, hand.low - 10, hand.left + 36, hand.low + 66)
    return {"Nguoi-ky": hand, "Co-quan": mark}


@pytest.fixture(scope="module")
def once(decision, places) -> bytes:
    return leader().signer().sign(decision, replace(LEADER, places=places, picture=stroke()))


@pytest.fixture(scope="module")
def twice(once, places) -> bytes:
    return seal().signer().sign(once, replace(AGENCY, places=places, picture=ring()))


def page(pdf: bytes, number: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()  # signatures are drawn as the fields that they are
    return document[number].render(scale=DOTS, may_draw_forms=True).to_pil().convert("RGB")


def drawn_between(before: bytes, after: bytes) -> tuple[float, float, float, float]:
    """What differs between two pages, in points from the lower left: left, low, right, high."""
    old, new = page(before), page(after)
    left, top, right, bottom = ImageChops.difference(old, new).getbbox()
    return left / DOTS, (new.height - bottom) / DOTS, right / DOTS, (new.height - top) / DOTS


def fills(found: tuple[float, ...], place: Place) -> bool:
    """Whether what was drawn lies inside the place and comes near each of its edges: these pictures have a narrow rim."""
    rims = found[0] - place.left, found[1] - place.low, place.right - found[2], place.high - found[3]
    return all(-0.5 <= rim <= 4 for rim in rims)


def accepted(sent: bytes, returned: bytes, places, field="Nguoi-ky"):
    known = {leader().fingerprint, seal().fingerprint}
    return accept(sent, returned, field=field, fingerprints=known, trusted=authority().trusted, at=NOW, places=places)


def test_the_room_lies_between_the_title_and_the_name(decision):
    room = place_named(decision, SIGNER)
    text = pypdfium2.PdfDocument(decision)[room.page].get_textpage()
    found = text.search("GIÁM ĐỐC")
    *_before, (start, _count) = iter(found.get_next, None)
    assert room.high <= text.get_charbox(start)[1]
    start, _count = text.search("Trần Quốc Hưng").get_next()
    assert room.low >= text.get_charbox(start)[3]
    assert (room.height, room.width) == (pytest.approx(26 * 72 / 25.4, abs=0.1), pytest.approx(229.6, abs=0.5))


def test_a_paper_that_names_no_place_has_none(decision):
    assert place_named(paper(), SIGNER) is None
    assert place_named(decision, "ai-do") is None


def test_the_picture_fills_its_place_and_nothing_else_changes(decision, once, places):
    assert fills(drawn_between(decision, once), places["Nguoi-ky"])
    colours = [dot for _count, dot in page(once).getcolors(1_000_000)]
    assert any(all(abs(a - b) < 8 for a, b in zip(dot, BLUE, strict=True)) for dot in colours)


def test_the_seal_lies_over_the_signature_and_can_be_looked_through(once, twice, places):
    assert fills(drawn_between(once, twice), places["Co-quan"])
    before, after = dict(colours_of(once)), dict(colours_of(twice))
    assert after[RED] > 1_000
    assert after[BLUE] > 0.8 * before[BLUE]


def colours_of(pdf: bytes) -> list[tuple[tuple[int, int, int], int]]:
    """How many dots of the page are of each colour."""
    return [(dot, count) for count, dot in page(pdf).getcolors(1_000_000)]


def test_both_are_accepted_and_believed(decision, once, twice, places):
    assert accepted(decision, once, places).verdict == Verdict.GOOD
    assert accepted(once, twice, places, "Co-quan").verdict == Verdict.GOOD
    first, second = examine(twice, authority().trusted, at=NOW).signatures
    assert Reason.DRAWN in first.reasons and Reason.DRAWN in second.reasons
    assert Reason.DRAWN_AFTER not in first.reasons  # the first signature foresaw the place of the second


def test_readers_of_others_agree(twice, tmp_path):
    file = tmp_path / "ky.pdf"
    file.write_bytes(twice)
    if qpdf := shutil.which("qpdf"):
        assert subprocess.run([qpdf, "--check", file], capture_output=True).returncode == 0
    if pdfsig := shutil.which("pdfsig"):
        told = subprocess.run([pdfsig, "-nocert", file], capture_output=True, text=True).stdout
        assert told.count("Signature is Valid") == 2


def test_without_a_picture_nothing_is_drawn(decision):
    signed = leader().signer().sign(decision, LEADER)
    assert ImageChops.difference(page(decision), page(signed)).getbbox() is None


def test_a_seal_that_nobody_foresaw_is_not_drawn(decision, places):
    once = leader().signer().sign(decision, LEADER)
    twice = seal().signer().sign(once, replace(AGENCY, places=places, picture=ring()))
    assert ImageChops.difference(page(once), page(twice)).getbbox() is None
    assert all(one.verdict == Verdict.GOOD for one in examine(twice, authority().trusted, at=NOW).signatures)


def refused(sent: bytes, returned: bytes, places) -> Reason:
    with pytest.raises(Refused) as caught:
        accepted(sent, returned, places)
    return Reason(caught.value.reason)


def test_a_picture_in_another_place_than_asked_is_an_addition(decision, places):
    hand = places["Nguoi-ky"]
    over_the_words = replace(hand, low=hand.low + 200, high=hand.high + 200)
    elsewhere = leader().signer().sign(decision, replace(LEADER, places={"Nguoi-ky": over_the_words}, picture=stroke()))
    assert refused(decision, elsewhere, places) == Reason.ADDED


def test_an_empty_field_that_already_shows_something_is_an_addition(decision, places):
    writer = IncrementalPdfFileWriter(io.BytesIO(decision))
    mark = places["Co-quan"]
    showing = fields.SigFieldSpec("Co-quan", on_page=mark.page, box=mark.box, empty_field_appearance=True)
    fields.append_signature_field(writer, showing)
    out = io.BytesIO()
    writer.write(out)
    signed = leader().signer().sign(out.getvalue(), replace(LEADER, places=places, picture=stroke()))
    assert refused(decision, signed, places) == Reason.ADDED
