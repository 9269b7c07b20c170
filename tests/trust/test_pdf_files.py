"""Files that are no signed PDF at all, or cannot be read safely: refused before anything in them is believed."""

from __future__ import annotations

import io
import random

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from trust.authority import NOW, authority, paper, sealed, signed
from trust.pdf_surgery import updated

from bangvang_trust.errors import Refused
from bangvang_trust.pdf import Reason, Verdict, examine, structure


def reason_of(data: bytes) -> Reason:
    with pytest.raises(Refused) as caught:
        examine(data, authority().trusted, at=NOW)
    assert caught.value.sentence.endswith((".", ")"))
    return caught.value.reason


def encrypted() -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(paper())))
    writer.encrypt(owner_pass="chu", user_pass="khach")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.NOT_PDF),
        (b"PK\x03\x04 docx", Reason.NOT_PDF),
        (b"<html></html>%PDF-1.7", Reason.NOT_PDF),
        (b"\x00" + signed(), Reason.NOT_PDF),
        (b"%PDF-1.7\n", Reason.UNREADABLE),
        (paper(), Reason.NO_SIGNATURE),
        (signed()[:-900], Reason.UNREADABLE),
        (signed()[: len(signed()) // 2], Reason.UNREADABLE),
    ],
    ids=["empty", "docx", "html", "shifted", "bare", "unsigned", "cut", "half"],
)
def test_what_is_no_signed_pdf_is_refused(data, reason):
    assert reason_of(data) == reason


def test_a_file_with_a_password_is_refused():
    assert reason_of(encrypted()) == Reason.ENCRYPTED


def test_a_heavy_file_is_not_opened(monkeypatch):
    monkeypatch.setattr(structure, "MOST_BYTES", len(signed()) - 1)
    assert reason_of(signed()) == Reason.LARGE


def test_more_signatures_than_any_paper_has_are_not_looked_at(monkeypatch):
    monkeypatch.setattr(structure, "MOST_SIGNATURES", 1)
    assert reason_of(sealed()) == Reason.MANY


def test_a_table_that_points_to_itself_is_refused():
    from trust.pdf_surgery import last_table

    loop = updated(signed(), {14: b"<< >>"})
    place = loop.rfind(b"/Prev ")
    here = b"/Prev %d" % last_table(loop)
    loop = loop[:place] + here + loop[place + len(b"/Prev ") + len(b"%d" % last_table(signed())) :]
    try:
        assert examine(loop, authority().trusted, at=NOW).verdict == Verdict.BROKEN
    except Refused as refusal:
        assert refusal.reason in {Reason.UNREADABLE, Reason.NO_SIGNATURE}  # noqa: PT017


def test_random_damage_raises_nothing_but_refusals():
    """400 damaged files: runs of bytes overwritten, cut out, doubled. None is good, and nothing else is raised."""
    chance = random.Random(38)
    good = 0
    for _ in range(400):
        data = bytearray(sealed())
        for _ in range(chance.randint(1, 4)):
            place, length = chance.randrange(len(data)), chance.randint(1, 40)
            match chance.randrange(3):
                case 0:
                    data[place : place + length] = chance.randbytes(length)
                case 1:
                    del data[place : place + length]
                case _:
                    data[place:place] = data[place : place + length]
        try:
            good += (
                examine(bytes(data), authority().trusted, at=NOW).verdict == Verdict.GOOD and bytes(data) != sealed()
            )
        except Refused:
            continue
    assert good == 0
