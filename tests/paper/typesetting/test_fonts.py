"""Every font that we ship can write Vietnamese, and is the file that its list says."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

import pytest
from PIL import ImageFont

from bangvang_paper.typesetting.face import FONTS, face, printable, read_face

SCREEN = FONTS.parents[1] / "bangvang" / "design" / "static" / "design" / "fonts"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
ALPHABET = {letter for lower in LETTERS for letter in (lower, lower.upper())}
MARKS = set("₫–—“”‘’…÷°§0123456789.,:;/()-+%")
WANTED = "".join(sorted(ALPHABET | MARKS | set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")))

PAPER_FONTS = sorted(path.name for path in FONTS.glob("*.ttf"))
TEXT_FONTS = sorted(SCREEN.glob("be-vietnam-pro-*00.woff2"))
MORE_FONTS = sorted(SCREEN.glob("be-vietnam-pro-*-more.woff2"))
FIGURE_FONTS = sorted(SCREEN.glob("bang-vang-figures-*.woff2"))


def test_the_alphabet_of_the_test_is_whole():
    """12 vowels with 6 tones each, and đ, in both cases; 134 of them are not plain ASCII vowels."""
    assert len(ALPHABET) == 146
    assert len([letter for letter in ALPHABET if not letter.isascii()]) == 134
    assert all(len(letter) == 1 for letter in ALPHABET)


def test_all_faces_are_shipped():
    assert PAPER_FONTS == [
        "BeVietnamPro-Medium.ttf",
        "BeVietnamPro-Regular.ttf",
        "BeVietnamPro-SemiBold.ttf",
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-BoldItalic.ttf",
        "LiberationSerif-Italic.ttf",
        "LiberationSerif-Regular.ttf",
    ]
    assert [path.name for path in TEXT_FONTS] == [f"be-vietnam-pro-{weight}.woff2" for weight in (400, 500, 600)]
    assert [path.name for path in MORE_FONTS] == [f"be-vietnam-pro-{weight}-more.woff2" for weight in (400, 500, 600)]
    assert [path.name for path in FIGURE_FONTS] == [f"bang-vang-figures-{weight}.woff2" for weight in (400, 500, 600)]


@pytest.mark.parametrize("file", PAPER_FONTS)
def test_a_paper_font_has_every_vietnamese_letter(file):
    assert [mark for mark in WANTED if not face(file).covers(mark)] == []


@pytest.mark.parametrize("path", TEXT_FONTS, ids=lambda path: path.name)
def test_a_screen_font_has_every_vietnamese_letter(path):
    """A letter that is missing is drawn as the empty box, like a Chinese one that the font surely lacks."""
    font = ImageFont.truetype(str(path), 64)
    box = bytes(font.getmask("漢"))
    assert bytes(font.getmask("字")) == box
    assert [mark for mark in WANTED if bytes(font.getmask(mark)) == box] == []


@pytest.mark.parametrize("path", FIGURE_FONTS, ids=lambda path: path.name)
def test_figures_are_of_one_width_and_centred_under_another_name(path):
    font = ImageFont.truetype(str(path), 1000)
    assert font.getname()[0] == "Bang Vang Figures"
    for digit in "0123456789":
        assert font.getlength(digit) == 650
        left, _, right, _ = font.getbbox(digit)
        assert abs(left - (650 - right)) <= 2
    assert bytes(font.getmask("a")) == bytes(font.getmask("b"))  # nothing but digits: letters are the same empty box


def test_the_style_sheet_names_the_files_that_are_there():
    css = (SCREEN / "fonts.css").read_text(encoding="utf-8")
    assert sorted(re.findall(r'url\("([^"]+)"\)', css)) == sorted(path.name for path in SCREEN.glob("*.woff2"))
    assert css.count("font-display: swap") == 9
    assert "http" not in css


def test_a_page_in_vietnamese_loads_one_file_a_weight():
    """Of the faces that a letter lies in, browsers take the one that stands last: the first file's, for all of Vietnamese."""
    css = (SCREEN / "fonts.css").read_text(encoding="utf-8")
    for weight in (400, 500, 600):
        faces = re.findall(rf'(be-vietnam-pro-{weight}[^"]*)\.woff2[^}}]*unicode-range: ([^;]+);', css)
        assert [name for name, _ in faces] == [f"be-vietnam-pro-{weight}-more", f"be-vietnam-pro-{weight}"]
        assert [letter for letter in WANTED if not _lies_in(letter, faces[1][1])] == []
        assert _lies_in("ö", faces[0][1]) and not _lies_in("ö", faces[1][1])


@pytest.mark.parametrize("path", MORE_FONTS, ids=lambda path: path.name)
def test_no_letter_that_the_font_had_was_lost(path):
    font = ImageFont.truetype(str(path), 64)
    box = bytes(font.getmask("漢"))
    assert [letter for letter in "äöüßñçőřžł" if bytes(font.getmask(letter)) == box] == []


def _lies_in(letter: str, told: str) -> bool:
    ends = (one.strip().removeprefix("U+").partition("-") for one in told.split(","))
    return any(int(first, 16) <= ord(letter) <= int(last or first, 16) for first, _, last in ends)


def test_every_font_is_the_one_on_the_list_and_has_its_licence():
    listed = dict(
        re.findall(r"`([\w.-]+\.(?:ttf|woff2))`[^\n]*`([0-9a-f]{64})`", (FONTS / "README.md").read_text("utf-8"))
    )
    shipped = {path.name: path for path in [*FONTS.glob("*.ttf"), *SCREEN.glob("*.woff2")]}
    assert listed == {name: _sha256(path) for name, path in shipped.items()}
    for licence in (FONTS / "OFL-LiberationSerif.txt", FONTS / "OFL-BeVietnamPro.txt", SCREEN / "OFL.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


def test_the_paper_face_is_as_wide_as_times_new_roman():
    """Advance widths of Times New Roman, in 2048 units: what a DOCX opened with that font will show."""
    regular = face("LiberationSerif-Regular.ttf")
    assert [regular.width(mark, 2048) for mark in "AaMm0 "] == [1479, 909, 1821, 1593, 1024, 512]


def test_what_no_font_has_is_not_called_printable():
    assert "ễ" in printable()
    assert "漢" not in printable()


def test_a_file_that_is_no_font_is_refused():
    with pytest.raises((ValueError, KeyError)):
        read_face(b"\x00\x01\x00\x00" + bytes(200))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
