"""QR codes: the quick way gives the codes of segno, and a reader of another make reads them."""

from __future__ import annotations

import io
import string
import xml.etree.ElementTree as ET

import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bangvang_paper.typesetting.qr import _BLOCKS, QUIET_ZONE, _capacity, qr_png, qr_rows, qr_svg

ADDRESS = string.ascii_letters + string.digits + "-._~:/?#[]@!$&'()*+,;=%"


def read_back(rows, scale: int = 4) -> str:
    side = len(rows) + 2 * QUIET_ZONE
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                picture.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0)
    codes = zxingcpp.read_barcodes(picture.resize((side * scale, side * scale), Image.Resampling.NEAREST))
    return codes[0].text


@pytest.mark.parametrize("version", _BLOCKS)
def test_a_full_code_is_the_one_that_segno_makes(version):
    text = ("https://thidua.example.vn/x/" + ADDRESS * 7)[: _capacity(version)]
    code = segno.make(text, mode="byte", error="m", mask=3, boost_error=False, micro=False)
    assert code.version == version
    assert [bytes(row) for row in qr_rows(text)] == [bytes(row) for row in code.matrix]


@settings(max_examples=60, deadline=None)
@given(st.text(ADDRESS, min_size=1, max_size=620))
def test_every_address_reads_back(text):
    assert read_back(qr_rows(text)) == text


def test_a_text_beyond_ascii_reads_back():
    assert read_back(qr_rows("Giấy khen số 7 – Đoàn Thị Hạnh")) == "Giấy khen số 7 – Đoàn Thị Hạnh"


def test_the_drawing_is_one_path_with_its_quiet_zone():
    svg = ET.fromstring(qr_svg("https://thidua.example.vn/x/k3vDq9bRZw2mX7aT"))
    side = len(qr_rows("https://thidua.example.vn/x/k3vDq9bRZw2mX7aT")) + 8
    assert svg.attrib["viewBox"] == f"0 0 {side} {side}"
    assert [child.tag.rpartition("}")[2] for child in svg] == ["path"]


@pytest.mark.parametrize("text", ["", "x" * 3000])
def test_nothing_and_too_much_are_refused_in_vietnamese(text):
    with pytest.raises(ValueError, match=r"địa chỉ|Địa chỉ"):
        qr_svg(text)


def test_a_picture_for_a_word_processor_reads_the_same():
    text = "https://thidua.example/hoi-nghi/giay-moi/abcdefghijklmnop/"
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(qr_png(text))).convert("L"))
    assert found.text == text
    with pytest.raises(ValueError, match="đang trống"):
        qr_png("")
