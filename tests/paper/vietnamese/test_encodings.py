"""Text in old encodings: read back letter for letter, never mistaken for what it is not, and said to be lost where it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_paper.vietnamese import Encoding, dominant, encoded, encoding_of_font, nfc, repair
from bangvang_paper.vietnamese.common_words import COMMON

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
MOTTO = "Cộng hoà xã hội chủ nghĩa Việt Nam"
# The same words as other people have written them down, not made by the tables under test.
KNOWN = [
    ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", Encoding.TCVN3, MOTTO),
    ("§éc lËp - Tù do - H¹nh phóc", Encoding.TCVN3, "Độc lập - Tự do - Hạnh phúc"),
    ("NguyÔn V¨n Hïng", Encoding.TCVN3, "Nguyễn Văn Hùng"),
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Encoding.VNI, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", Encoding.VNI, "Độc lập - Tự do - Hạnh phúc"),
    ("Nguyeãn Vaên Huøng", Encoding.VNI, "Nguyễn Văn Hùng"),
    ("Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam", Encoding.VIQR, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("DDo^.c la^.p, tu+. do, ha.nh phu'c", Encoding.VIQR, "Độc lập, tự do, hạnh phúc"),
    ("Nguyá»…n VÄƒn HÃ¹ng", Encoding.DOUBLE, "Nguyễn Văn Hùng"),
    ("Khen thƣởng", Encoding.MIXED_SIGNS, "Khen thưởng"),
    ("Нà Nội", Encoding.MIXED_SIGNS, "Hà Nội"),  # a Cyrillic En
]
UNICODE = (
    """
Nguyễn Văn An|Trần Thị Bích Ngọc|Vò Thị Thoa|Lò Văn Pành|Giàng A Páo|Y Moan Êban|H'Hen Niê|Rơ Châm H'Phík|Ksor H'Khuyên
Đặng Thị Ngọc Thịnh|Danh Sóc Kha|Thạch Thị Dân|Sùng Mí Vừ|Chảo Mùi Nải|Điểu K'Ré|A Lăng Hoàng|Bling Mia|Mạc Ngọc Ẩn|Ý Nhi
Trường THPT chuyên Lê Quý Đôn|Phòng GD&ĐT quận Cầu Giấy|Giấy khen của Giám đốc Sở|“Chiến sĩ thi đua cơ sở” năm 2020
Quyết định số 123/QĐ-UBND ngày 01/7/2020|Điều 5 § 2|Tiền thưởng: 1.520.000 đ|Hệ số ½, ¾ và 2²|±0,5 mm|© 2020|25 °C
François Müller|Élysée|garçon à la française|Größe und Straße|Ångström|São Paulo|niño español|Çelik Şahin|naïve café|Loïc
Smørrebrød på dansk|Pokémon|El Niño|déjà vu|crème brûlée|Zürich|Málaga|résumé|Ökonomie|façade|über|coöperatie|Noël
Anh ấy đi học|họ và tên|nơi công tác|tổ dân phố số 7|khu phố Mỹ Thành|xã Ea Kao|thôn Đắk Rơ Wa|hoà giải|hòa bình|thuý, thúy
user@example.com|https://example.org/a?b=c|C++ 2020?|Who is it? Me.|e.g. a.b.c|don't|O'Brien|x^2 + y^2|a* b*|(a) (b)
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize(("typed", "encoding", "meant"), KNOWN)
def test_what_others_wrote_is_read(typed, encoding, meant):
    found = repair(typed)
    assert (found.text, found.encoding, found.changed, found.lost) == (meant, encoding, True, False)
    assert 0.5 < found.confidence < 1.0 and found.reason  # guessed by its letters, and says so


@pytest.mark.parametrize("text", UNICODE)
def test_what_is_right_is_never_changed(text):
    found = repair(text)
    assert (found.text, found.changed, found.lost) == (text, False, False), found


@given(st.lists(st.sampled_from(sorted(COMMON)), min_size=1, max_size=8))
def test_ordinary_vietnamese_words_in_any_order_are_never_changed(words):
    text = " ".join(words)
    assert repair(text).text == text


@pytest.mark.parametrize("letter", LETTERS + LETTERS.upper())
@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_every_letter_comes_back_when_the_font_is_known(letter, encoding):
    font = ".VnTime" if encoding is Encoding.TCVN3 else "VNI-Times"
    found = repair(encoded(f"b{letter}", encoding), font)
    # TCVN3 has no capitals with a tone: they are typed small, in a font that shows capitals
    kept = encoding is Encoding.VNI or letter.isascii() or letter in "ĂÂÊÔƠƯĐ"
    meant = letter if kept else letter.lower()
    assert found.text == f"b{meant}" and found.text == nfc(found.text)


@pytest.mark.parametrize("letter", LETTERS)
def test_a_font_of_capitals_shows_capitals(letter):
    assert repair(encoded(f"b{letter}", Encoding.TCVN3), ".VnTimeH").text == f"B{letter.upper()}"


@pytest.mark.parametrize(
    "name", ["Nguyễn Đức Hường", "Trần Thị Ánh Tuyết", "Lưu Quý Kỵ", "Phạm Thị Thuỳ Dương", "Đỗ Ước"]
)
@pytest.mark.parametrize(
    "encoding", [Encoding.TCVN3, Encoding.VNI, Encoding.VIQR, Encoding.DECOMPOSED, Encoding.DOUBLE]
)
def test_names_come_back_from_every_encoding_by_their_letters(name, encoding):
    assert repair(encoded(name, encoding)).text == name


def test_letters_apart_are_put_together_without_a_word():
    found = repair(unicodedata.normalize("NFD", MOTTO))
    assert (found.text, found.encoding, found.changed, found.confidence) == (MOTTO, Encoding.DECOMPOSED, False, 1.0)


@pytest.mark.parametrize(
    "text", ["Bng khen", "K nim chng", "Nguy?n V?n H?ng", "Trường \ufffdại học", "Qut nh khen thng"]
)
def test_letters_that_fell_away_are_not_guessed_back(text):
    found = repair(text)
    assert (found.text, found.lost, found.confidence, found.changed) == (text, True, 0.0, False)
    assert "không thể khôi phục" in found.reason


def test_a_mixture_of_old_and_new_in_one_cell_changes_only_the_old():
    found = repair("NguyÔn V¨n Hïng, Trường Mầm non Hoa Sen", ".VnTime")
    assert found.text == "Nguyễn Văn Hùng, Trường Mầm non Hoa Sen" and found.confidence < 1


def test_what_two_readings_fit_is_settled_by_the_sheet_around_it():
    sheet = ["NguyÔn V¨n Hïng", "TrÇn ThÞ H­êng", "Lª Quang §¹o", "Phã phßng"]
    assert dominant(sheet) is Encoding.TCVN3
    alone, inside = repair("Vò"), repair("Vò", around=Encoding.TCVN3)
    assert (alone.text, alone.changed) == ("Vò", False)
    assert (inside.text, inside.encoding) == ("Vũ", Encoding.TCVN3) and inside.confidence < 0.9
    assert dominant(["Nguyễn Văn Hùng", "Trần Thị Hường"]) is Encoding.UNICODE and dominant(["123", "abc"]) is None


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3), (".VnTimeH", Encoding.TCVN3), (".VnArial Narrow", Encoding.TCVN3),
        (".vntime", Encoding.TCVN3),
        ("VNI-Times", Encoding.VNI), ("VNI-Helve Bold", Encoding.VNI), ("Times New Roman", None), ("Arial", None), ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_fonts_tell_their_encoding(font, encoding):
    assert encoding_of_font(font) is encoding


@given(st.text())
def test_nothing_that_comes_in_stops_it(text):
    found = repair(text)
    assert 0.0 <= found.confidence <= 1.0 and (found.changed or not found.lost or found.text)
