"""An uploaded picture is painted anew, and an address is one that others can open."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bangvang.certificate.validators import clean_address, painted_anew


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(out, format=kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_png_and_jpeg_become_a_plain_png(kind):
    anew = painted_anew(picture(kind))
    with Image.open(io.BytesIO(anew)) as image:
        assert (image.format, image.size, image.info) == ("PNG", (40, 30), {})


def test_nothing_of_the_file_survives_but_its_picture():
    note = PngInfo()
    note.add_text("Comment", "chuyện riêng")
    dirty = picture(pnginfo=note) + b"<script>alert(1)</script>"
    anew = painted_anew(dirty)
    assert b"Comment" not in anew
    assert b"script" not in anew


def test_a_long_picture_comes_down_to_what_paper_needs():
    with Image.open(io.BytesIO(painted_anew(picture(size=(4000, 1000))))) as image:
        assert image.size == (1600, 400)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        picture("GIF"),
        picture("BMP"),
        picture()[:60],
    ],
    ids=["empty", "pdf", "svg", "gif", "bmp", "cut short"],
)
def test_what_is_no_png_or_jpeg_is_refused(data):
    with pytest.raises(ValidationError, match="PNG"):
        painted_anew(data)


def test_a_heavy_file_is_refused_before_it_is_opened():
    with pytest.raises(ValidationError, match="2 MB"):
        painted_anew(b"\x89PNG" + b"0" * (2 * 1024 * 1024))


def test_a_small_file_with_a_huge_picture_is_refused():
    out = io.BytesIO()
    Image.new("1", (8000, 8000)).save(out, format="PNG")
    assert len(out.getvalue()) < 2 * 1024 * 1024
    with pytest.raises(ValidationError, match="điểm ảnh"):
        painted_anew(out.getvalue())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://bangvang.haiphong.gov.vn/", "https://bangvang.haiphong.gov.vn"),
        ("  https://so.vn/khen ", "https://so.vn/khen"),
    ],
)
def test_an_address_is_kept_without_its_last_slash(typed, kept):
    assert clean_address(typed, demonstration=False) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "bangvang.vn",
        "ftp://a.vn",
        "javascript:alert(1)",
        "https://a.vn/?x=1",
        "https://a.vn/#x",
        "https://ai:mk@a.vn",
    ],
)
def test_what_is_no_bare_address_is_refused(typed):
    with pytest.raises(ValidationError):
        clean_address(typed, demonstration=True)


def test_only_a_demonstration_may_name_its_own_machine():
    assert clean_address("http://127.0.0.1:8000", demonstration=True) == "http://127.0.0.1:8000"
    with pytest.raises(ValidationError):
        clean_address("http://127.0.0.1:8000", demonstration=False)
