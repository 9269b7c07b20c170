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
    ("typed", "meant", "confidence"),
    [
        ("NguyÔn V¨n ¸nh", "NGUYỄN VĂN ÁNH", 1.0),
        ("Th¬ng binh", "THƯƠNG BINH", 0.9),  # the code of ư was swallowed
        ("Céng hoµ xã hội", "CỘNG HOÀ XÃ HỘI", 0.9),  # typed half in TCVN3, half in Unicode
        ("Nguyễn Văn An", "Nguyễn Văn An", 1.0),  # Unicode in an old font was meant as it is written
    ],
)
def test_words_in_a_font_of_capitals(typed, meant, confidence):
    found = repair(typed, ".VnTimeH")
    assert (found.text, found.confidence) == (meant, confidence)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("TrÇn ¸nh", "Trần Ánh"),
        ("CéNG HOµ", "CỘNG HOÀ"),
        ("Gi¸m ®èc", "Giám đốc"),
        ("Hé «ng Lª V¨n Ba", "Hộ ông Lê Văn Ba"),
        ("§Æng ThÞ ót", "Đặng Thị Út"),
        ("phßng tæ chøc", "phòng tổ chức"),
    ],
)
def test_capitals_that_the_font_does_not_have_are_put_back_where_the_cell_tells(typed, meant):
    assert repair(typed, ".VnTime").text == meant


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


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
@pytest.mark.parametrize(
    "text",
    [
        "Lê Khánh Xuân",
        "giáo viên",
        "Trần Ngô Thanh Lan",
        "Người dùng này",
        "Hoàng Bảo Thúy",
        "Vò Thị Thoa",
        "Bùi Thị Hòa",
    ],
)
def test_unicode_pasted_into_a_cell_with_an_old_font_stays(text, font):
    found = repair(text, font)
    assert (found.text, found.changed, found.lost) == (text, False, False), found


def test_what_the_font_could_mean_otherwise_is_marked():
    found = repair("Lê Khánh", ".VnTime")
    assert found.confidence < 0.9 and "“Lờ Khỏnh”" in found.reason
    # A name that is as common either way is what its font says, with a mark.
    found = repair("Hoàng", "VNI-Times")
    assert found.text == "Hồng" and found.confidence < 0.9


def test_what_two_readings_fit_is_settled_by_the_sheet_around_it():
    sheet = ["NguyÔn V¨n Hïng", "TrÇn ThÞ H­êng", "Lª Quang §¹o", "Phã phßng"]
    assert dominant(sheet) is Encoding.TCVN3
    alone, inside = repair("Vò"), repair("Vò", around=Encoding.TCVN3)
    assert (alone.text, alone.changed) == ("Vò", False)
    assert (inside.text, inside.encoding) == ("Vũ", Encoding.TCVN3) and inside.confidence < 0.9
    assert dominant(["Nguyễn Văn Hùng", "Trần Thị Hường"]) is Encoding.UNICODE and dominant(["123", "abc"]) is None


@pytest.mark.parametrize(
    ("meant", "typed", "around"),
    [
        ("LĐTT", "L§TT", Encoding.TCVN3),
        ("CSTĐCS", "CST§CS", Encoding.TCVN3),
        ("LĐTT", "LÑTT", Encoding.VNI),
        ("CSTĐCS", "CSTÑCS", Encoding.VNI),
        ("LĐTT", "LDDTT", Encoding.VIQR),
        ("Y Blô Niê", "Y Bl« Niª", Encoding.TCVN3),
        ("H'Hen Êban", "H'Hen £ban", Encoding.TCVN3),
        ("Y Bhăm Êban", "Y Bhaêm EÂban", Encoding.VNI),
        ("Y Blô Niê", "Y Blo^ Nie^", Encoding.VIQR),
    ],
)
def test_abbreviations_and_names_of_other_peoples_are_read_as_the_sheet_around_them(meant, typed, around):
    inside, alone = repair(typed, around=around), repair(typed)
    assert (inside.text, inside.encoding, inside.changed) == (meant, around, True)
    assert inside.confidence < 0.9 and inside.reason  # never without a mark
    assert (alone.text, alone.changed) == (typed, False)


@pytest.mark.parametrize("around", [Encoding.TCVN3, Encoding.VNI, Encoding.VIQR])
@pytest.mark.parametrize(
    "text",
    [
        "Jürgen Müller",
        "Y Blô Niê",
        "Søren Bjørk",
        "«Hoa Sen»",
        "5 m²",
        "±3",
        "ADDRESS",
        "x^2",
        "C++",
        "Tổ 3½",
        "a@b.vn",
        "Aucune clé de sécurité n'a été ajoutée.",
        "The password is too short.",
    ],
)
def test_what_is_not_of_the_old_encoding_stays_in_such_a_sheet_too(text, around):
    found = repair(text, around=around)
    assert (found.text, found.changed, found.lost) == (text, False, False), found


def test_a_name_that_the_sheet_would_read_otherwise_is_marked_though_it_stays():
    found = repair("Y Blô Niê", around=Encoding.TCVN3)
    assert found.confidence < 0.9 and "“Y Blụ Niờ”" in found.reason


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


WORDS_OF_NAMES = st.lists(st.sampled_from(sorted(COMMON)), min_size=1, max_size=5)
OLD_FONTS = {Encoding.TCVN3: ".VnTime", Encoding.VNI: "VNI-Times"}


@given(WORDS_OF_NAMES, st.sampled_from(sorted(OLD_FONTS)), st.booleans(), st.booleans())
def test_whatever_is_read_wrong_says_that_it_is_a_guess(words, encoding, told, old):
    """A name in an old encoding, or in Unicode in the midst of one, with and without the name of its font.

    A capital that TCVN3 does not have is not missed in a lone word: "ánh".
    """
    name = " ".join(word.capitalize() for word in words)
    typed = encoded(name, encoding if old else Encoding.UNICODE)
    found = repair(typed, OLD_FONTS[encoding]) if told else repair(typed, around=encoding)
    assert found.text.lower() == name.lower() or found.confidence < 1.0, (typed, found)


@given(st.text())
def test_nothing_that_comes_in_stops_it(text):
    found = repair(text)
    assert 0.0 <= found.confidence <= 1.0 and (found.changed or not found.lost or found.text)
