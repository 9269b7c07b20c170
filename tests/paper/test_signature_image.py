"""A picture of a signature or a seal is one ink on nothing, painted anew; whatever else is told why it is not."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image, PngImagePlugin
from signature.pictures import BLACK, RED, png, ring, stroke

from bangvang_paper.signature_image import LONGEST_SIDE, MOST_KEPT, looked_at


def painted(data: bytes, ink: str = "blue") -> Image.Image:
    told = looked_at(data, ink)
    assert "problem" not in told, told
    kept = base64.b64decode(told["painted"])
    assert len(kept) <= MOST_KEPT
    picture = Image.open(io.BytesIO(kept))
    assert (picture.format, picture.width, picture.height) == ("PNG", told["width"], told["height"])
    return picture.convert("RGBA")


def test_it_is_cut_to_its_ink_and_keeps_its_colour():
    framed = Image.new("RGBA", (900, 900), (0, 0, 0, 0))
    framed.paste(Image.open(io.BytesIO(stroke())), (200, 300))
    found = painted(png(framed))
    assert 470 <= found.width <= 500 and 220 <= found.height <= 240
    inked = [dot for count, dot in found.getcolors(100_000) if dot[3] > 200]
    assert inked and all(blue > red and blue > green for red, green, blue, _alpha in inked)


def test_a_seal_keeps_what_is_clear_inside_it():
    found = painted(ring(), "red")
    assert found.getpixel((0, 0))[3] == 0
    assert found.getpixel((found.width // 2, found.height // 8))[3] == 0


def test_a_large_picture_comes_down():
    assert max(painted(stroke(size=(3000, 1500))).size) == LONGEST_SIDE


def test_what_the_file_carried_beside_the_picture_is_gone():
    hidden = PngImagePlugin.PngInfo()
    hidden.add_text("Comment", "<script>alert(1)</script>")
    data = stroke(pnginfo=hidden)
    assert b"<script>" in data
    assert b"<script>" not in base64.b64decode(looked_at(data, "blue")["painted"])


def _jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), (20, 40, 160)).save(out, format="JPEG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "ink", "why"),
    [
        (stroke(ground=255), "blue", "không trong suốt"),
        (stroke(RED), "blue", "không phải màu xanh"),
        (stroke(BLACK), "blue", "không phải màu xanh"),
        (stroke(), "red", "không phải màu đỏ"),
        (stroke(size=(50, 30)), "blue", "quá nhỏ"),
        (png(Image.new("RGBA", (200, 200), (0, 0, 0, 0))), "blue", "không có nét nào"),
        (_jpeg(), "blue", "Chỉ nhận ảnh PNG"),
        (stroke()[:400], "blue", "Chỉ nhận ảnh PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "blue", "Chỉ nhận ảnh PNG"),
        (png(Image.new("1", (5_000, 4_001))), "blue", "20 triệu"),
    ],
)
def test_what_is_no_such_picture_is_refused_with_the_reason(data, ink, why):
    assert why in looked_at(data, ink)["problem"]
