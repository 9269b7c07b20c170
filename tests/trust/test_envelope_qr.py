"""The QR stays printable: how many modules, how large each, and a reader of another make reads it from a coarse print."""

from __future__ import annotations

from datetime import date

import pytest
import segno
import zxingcpp
from PIL import Image
from trust.papers import BASE, DEPARTMENT, FIRST_DAY, LAST_DAY, key, ring, statement

from bangvang_paper.typesetting.qr import QUIET_ZONE, qr_rows
from bangvang_trust.keys import Ring, generate
from bangvang_trust.statement import PRINTABLE, address, sign, verify

COUNCIL = "Ủy ban nhân dân thành phố Hải Phòng"
LONG_NAME = "Trung tâm Điều dưỡng người có công và Dịch vụ việc làm thành phố Hải Phòng"
CASES = [
    ({}, 85),
    ({"name": "Nguyễn Văn A"}, 85),
    ({"name": LONG_NAME}, 93),
    ({"name": LONG_NAME, "form": "Bằng khen của Bộ trưởng Bộ Lao động - Thương binh và Xã hội"}, 97),
]


@pytest.mark.parametrize(("changes", "modules"), CASES, ids=lambda value: str(value)[:40])
def test_modules_with_the_quiet_zone(changes, modules):
    said = statement(**changes)
    text = address(BASE, said, sign(said, key()))
    assert len(qr_rows(text)) + 2 * QUIET_ZONE <= modules
    assert len(text) <= PRINTABLE


def test_the_longest_printable_address_is_one_of_version_18():
    versions = [segno.make("a" * count, error="m", boost_error=False, micro=False).version for count in (560, 561)]
    assert versions == [18, 19]


def test_a_short_body_needs_a_small_code():
    body = generate("Ủy ban nhân dân xã An Hòa", FIRST_DAY, LAST_DAY)
    said = statement(issuer=f"Chủ tịch {body.public.body}", number="15/QĐ-UBND")
    assert segno.make(address(BASE, said, sign(said, body)), error="m", boost_error=False, micro=False).version <= 14


@pytest.mark.parametrize("changes", [changes for changes, _ in CASES], ids=lambda value: str(value)[:40])
def test_a_print_of_thirty_millimetres_at_300_dots_an_inch_is_read(changes):
    said = statement(**changes)
    text = address(BASE, said, sign(said, key()))
    dots = round(30 / 25.4 * 300)
    (code,) = zxingcpp.read_barcodes(printed(text).resize((dots, dots), Image.Resampling.BILINEAR).convert("1"))
    assert verify(code.text, ring()).statement == said


def printed(text: str) -> Image.Image:
    rows = qr_rows(text)
    side = len(rows) + 2 * QUIET_ZONE
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                picture.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0)
    return picture.resize((side * 8, side * 8), Image.Resampling.NEAREST)


def test_a_body_of_a_province_is_not_too_long():
    signer = generate(COUNCIL, FIRST_DAY, LAST_DAY)
    said = statement(issuer=f"Chủ tịch {COUNCIL}", decided_on=date(2026, 1, 2), name=DEPARTMENT)
    text = address("https://bangvang.haiphong.gov.vn", said, sign(said, signer))
    assert len(text) < 450
    assert verify(text, Ring((signer.public,))).statement == said
