"""Pictures and papers that editors send up: what is kept of them, what is refused, how they are handed out."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Drawing
from portal.editing import pdf, photograph, post_paper, post_picture, send_paper, send_picture, words_of
from portal.english import english_in
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

pytestmark = pytest.mark.django_db


def office(part: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as parts:
        parts.writestr(part, "<x/>")
    return written.getvalue()


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "anh.jpg"), ("PNG", "anh.png"), ("WEBP", "anh.webp")])
def test_a_picture_keeps_nothing_of_where_and_with_what_it_was_taken(client, leader, kind, name):
    client.force_login(leader)
    data = photograph(kind=kind)
    assert b"May anh" in data
    image = send_picture(client, data, name)
    for file in (image.file, image.get_rendition("width-30").file):
        kept = file.open().read()
        assert b"May anh" not in kept and b"trong nha rieng" not in kept
        opened = Drawing.open(BytesIO(kept))
        assert not opened.getexif() and "comment" not in opened.info
    assert (image.width, image.height) == (40, 60)  # put upright before the word about it goes


@pytest.mark.parametrize(
    ("screen", "file", "title"),
    [
        ("wagtailimages:add_multiple", "files[]", "title"),
        ("wagtailimages_chooser:create", "image-chooser-upload-file", "image-chooser-upload-title"),
    ],
)
def test_every_way_to_send_a_picture_cleans_it(client, leader, screen, file, title):
    client.force_login(leader)
    fields = {file: SimpleUploadedFile("anh.jpg", photograph()), title: "Ảnh thử"}
    client.post(reverse(screen), fields, headers={"X-Requested-With": "XMLHttpRequest"})
    assert b"May anh" not in get_image_model().objects.get().file.open().read()


def white(side: int) -> bytes:
    """A real picture that is small as a file and large as a picture."""
    written = BytesIO()
    Drawing.new("1", (side, side), 1).save(written, "PNG")
    return written.getvalue()


def huge_png(side: int = 50_000) -> bytes:
    """The head of a picture of 50,000 × 50,000 points: what it would be can be told without making it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("anh.png", huge_png(), "Hãy thu nhỏ ảnh rồi gửi lại"),
        ("anh.png", white(9_000), "Hãy thu nhỏ ảnh rồi gửi lại"),
        ("anh.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "svg"),
        (
            "anh.jpg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            "Hãy lưu lại ảnh đúng loại",
        ),
        ("anh.png", photograph(), "bên trong là jpeg"),
        ("anh.jpg", photograph((400, 400))[:900], "Ảnh hỏng hoặc thiếu phần sau"),
        ("anh.jpg", b"<html><script>alert(1)</script>", "hình ảnh hợp lệ"),
    ],
    ids=["50000x50000", "9000x9000", "svg", "svg as jpg", "jpeg as png", "cut off", "html as jpg"],
)
def test_a_picture_that_is_not_one_is_refused_kindly(client, leader, name, data, sentence):
    client.force_login(leader)
    answer = post_picture(client, data, name)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert english_in(words_of(answer)) == []
    assert not get_image_model().objects.exists()


def test_the_focal_point_decides_what_is_cut_away(client, leader):
    client.force_login(leader)
    halves = Drawing.new("RGB", (80, 40), "white")
    halves.paste("black", (40, 0, 80, 40))
    written = BytesIO()
    halves.save(written, "PNG")
    image = send_picture(client, written.getvalue(), "anh.png")
    point = {"focal_point_x": 70, "focal_point_y": 20, "focal_point_width": 4, "focal_point_height": 4}
    fields = {"title": image.title, "description": "x", "tags": "", **point}
    assert client.post(reverse("wagtailimages:edit", args=[image.pk]), fields).status_code == 302
    cut = get_image_model().objects.get().get_rendition("fill-20x20-c100")
    assert Drawing.open(cut.file.open()).convert("L").getextrema() == (0, 0)


def test_only_the_copies_cut_for_pages_are_given_out(client, picture):
    copy = picture.get_rendition("width-30")
    answer = client.get(copy.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    for name in (
        f"/media/{picture.file.name}",
        "/media/images/..%2f..%2fkeys",
        "/media/images/khong-co.jpg",
        "/media/documents/tep.pdf",
    ):
        assert client.get(name).status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tep.html", b"<script>alert(1)</script>"),
        ("tep.exe", b"MZ"),
        ("tep.pdf", b"<html><script>alert(1)</script>"),
        ("tep.pdf", b"<script>alert(1)</script>%PDF-1.4"),
        ("tep.docx", pdf()),
        ("tep.docx", office("xl/workbook.xml")),
        ("tep.xlsx", b"PK\x03\x04"),
    ],
)
def test_a_paper_that_is_not_what_it_says_is_refused_kindly(client, leader, name, data):
    client.force_login(leader)
    answer = post_paper(client, data, name)
    assert answer.status_code == 200
    assert english_in(words_of(answer)) == []
    assert not get_document_model().objects.exists()


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", pdf()), ("a.docx", office("word/document.xml")), ("a.xlsx", office("xl/workbook.xml"))]
)
def test_a_paper_is_handed_over_and_never_shown_inside_our_address(client, leader, name, data):
    client.force_login(leader)
    paper = send_paper(client, data, name)
    answer = client.get(paper.url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"


def test_a_pdf_that_is_also_html_runs_nothing(client, leader):
    client.force_login(leader)
    paper = send_paper(client, pdf(b"<html><script>alert(1)</script>"))
    answer = client.get(paper.url)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("limit", "post", "name"),
    [
        ("WAGTAILIMAGES_MAX_UPLOAD_SIZE", post_picture, "anh.jpg"),
        ("WAGTAILDOCS_MAX_UPLOAD_SIZE", post_paper, "tep.pdf"),
    ],
)
def test_a_file_that_is_too_heavy_is_refused_kindly(client, leader, settings, limit, post, name):
    setattr(settings, limit, 100)
    client.force_login(leader)
    answer = post(client, photograph() if name.endswith("jpg") else pdf(b"x" * 200), name)
    assert "quá mức" in answer.content.decode()
