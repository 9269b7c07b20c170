"""QR codes from pictures and PDFs, made here and read back."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import pypdfium2
import pytest
import segno
from PIL import Image

from bangvang_paper.scanning import MAX_FILE, Unscannable, read_codes, read_codes_in_cage

ADDRESS = "https://thidua.example.vn/x/7Fq2mZ0cT4Wk9aB1"


def paper(*texts: str) -> Image.Image:
    """A white sheet with one QR code for each text, from left to right."""
    sheet = Image.new("RGB", (1700, 1200), "white")
    for place, text in enumerate(texts):
        code = io.BytesIO()
        segno.make(text, error="m").save(code, kind="png", scale=5, border=4)
        with Image.open(code) as picture:
            sheet.paste(picture.convert("RGB"), (60 + place * 400, 700))
    return sheet


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **options)  # type: ignore[arg-type]
    return target.getvalue()


def pdf(*pages: Image.Image) -> bytes:
    return saved(pages[0], "PDF", save_all=True, append_images=list(pages[1:]), resolution=150)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "TIFF"])
def test_a_picture_of_any_usual_kind(kind: str) -> None:
    assert read_codes(saved(paper(ADDRESS), kind), "anh") == [ADDRESS]


def test_a_photograph_taken_askew_and_lying_on_its_side() -> None:
    turned = paper(ADDRESS).rotate(7, fillcolor="white").resize((850, 600))
    exif = Image.Exif()
    exif[0x0112] = 6
    assert read_codes(saved(turned, "JPEG", quality=60, exif=exif), "anh.jpg") == [ADDRESS]


def test_a_pdf_of_five_pages_and_each_text_once() -> None:
    pages = [paper(f"{ADDRESS}{n}", ADDRESS) for n in range(5)]
    assert sorted(read_codes(pdf(*pages), "a.pdf")) == sorted([ADDRESS, *(f"{ADDRESS}{n}" for n in range(5))])


def test_a_page_without_a_code_gives_nothing() -> None:
    assert read_codes(pdf(paper()), "a.pdf") == []


def test_vietnamese_and_long_texts_come_through() -> None:
    text = "Giấy khen số 123/QĐ-SLĐTBXH: Đoàn Thị Hạnh. " * 4
    assert read_codes(saved(paper(text), "PNG"), "a.png") == [text]


def test_the_cage_reads_the_same() -> None:
    for data in (pdf(paper(ADDRESS)), saved(paper(ADDRESS), "WEBP")):
        assert read_codes_in_cage(data, "a") == [ADDRESS]


def locked_pdf() -> bytes:
    """A PDF whose trailer names an encryption that nobody has the key of."""
    return pdf(paper()).replace(b"trailer\n<<", b"trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                                b"/O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >> /ID [<00> <00>]")  # fmt: skip


def picture_claiming(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes whose head claims to be this large; no pixel of it must ever be made."""
    data = bytearray(saved(Image.new("L", (8, 8)), "PNG"))
    data[16:24] = struct.pack(">II", width, height)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "rỗng"),
        (lambda: b"%PDF-1.7\nx", "PDF hỏng"),
        (locked_pdf, "có mật khẩu"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "không phải PDF hay ảnh"),
        (lambda: saved(paper(ADDRESS), "PNG")[:3000], "tệp hỏng"),
        (lambda: saved(paper(ADDRESS), "GIF"), "không phải PDF hay ảnh"),
        (lambda: bytes(range(256)), "không phải PDF hay ảnh"),
        (lambda: pdf(*[paper()] * 6), "có 6 trang"),
        (lambda: picture_claiming(10_000, 8_000), "hơn 50 triệu điểm ảnh"),
        (lambda: picture_claiming(50_000, 50_000), "hơn 50 triệu điểm ảnh"),
        (lambda: b"\x89PNG" + bytes(MAX_FILE), "nặng hơn 20 MB"),
    ],
    ids=[
        "empty",
        "broken pdf",
        "locked pdf",
        "svg",
        "cut png",
        "gif",
        "bytes",
        "six pages",
        "large picture",
        "pixel flood",
        "20 MB",
    ],
)
def test_what_cannot_be_looked_at_is_refused_with_a_sentence(make: Callable[[], bytes], said: str) -> None:
    data = make()
    with pytest.raises(Unscannable) as refusal:
        read_codes(data, "tệp.pdf")
    assert said in refusal.value.message
    assert "“tệp.pdf”" in refusal.value.message
    assert "Hãy " in refusal.value.message


def test_a_page_as_large_as_a_wall_is_drawn_small() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_400, 14_400)
    target = io.BytesIO()
    document.save(target)
    assert read_codes(target.getvalue(), "a.pdf") == []
