"""Words and names to try things on: every syllable that Vietnamese spelling allows, invented people of many peoples, places."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from bangvang_paper.vietnamese import is_syllable, nfc
from bangvang_paper.vietnamese.syllables import SHAPES

_NAMES_TEXT = """
Y Moan Êban|Y Bhăm Êban|H'Hen Niê|H'Ăng Niê|Hđơk Mlô|Y Khút Niê Kđăm|H'Wiăo Byă|Ayŭn H'Bút|Rơ Châm H'Phík|Rơ Lan Vượng|Rah Lan Chơ
Ksor H'Khuê|Siu Blêh|Nay Đăm|Rơ Ô Hách|Kpă Klơh|Puih Sanh|A Lăng Hoàng|Bling Mia|Bríu Liếc|Cơlâu Blao|Zơrâm Hạnh|Hốih Mới
Điểu K'Rơn|K'Brêm|Kơ Să Ha Thương|Cil Múp K'Tư|Đơng Gur K'Măng|Bon Niêng Ha Sa|Ya Duck|Ma Hương|Ka Să Ha Hoang|K'Đuyn
Giàng A Páo|Vàng Lao Lử|Sùng Mí Vừ|Thào Thị Mỷ|Lý Seo Chúng|Ma Seo Cháng|Hờ A Chính|Mùa A Vảng|Cứ A Sử|Hạng A Chư|Vừ Mí Kẻ
Lò Văn Pành|Lường Thị Ún|Cà Văn Chiu|Quàng Văn Hặc|Tòng Thị Phấn|Bạc Cầm Khang|Cầm Bá Thuận|Khoàng Thị Ọt|Lù Thị Mẩy|Lỳ Mỹ Ly
Chảo Mùi Nải|Tẩn Láo Lở|Phàn Dào Mẩy|Bàn Chòi Diện|Triệu Mùi Pham|Đặng Chàn Sành|Lầu Bá Chò|Xồng Bá Lẩu|Moong Văn Nghệ
Cụt Thị Nguyệt
Thạch Thị Quằn|Danh Sóc Kha|Kim Sa Rêng|Sơn Phước Hoan|Châu Sóc Thone|Néang Sâm Bô|Chau Kim Sêng|Lâm Sóc Kha|Kiên Thị Sa Phiệp
Đàng Năng Thọ|Bá Trung Phụ|Thiên Sanh Vũ|Đạo Thị Vá|Qua Đình Bảo|Mấu Thị Bích Phượng|Chamaléa Điêu|Katơr Thị Sính|Pi Năng Tấc
Hồ Văn Lẽn|Hồ Thị Kăn Sâm|Côn Thị Ao|Pơloong Đói|Arất Blúi|Tôn Nữ Thị Nhu|Công Tằng Tôn Nữ Hỷ Lan|Hoàng Phủ Minh Tú
Ông Ích Khang|Ý|Ỷ Lan|Út|Ất|Ẩn|Vò|Hòa|Hoà|Thúy|Thuý|Qúy|Quý|Trần Thị Ưởng|Ngô Thị Ỷ|Nghiêm Ất|Âu Văn Ầu|Phí Ò|Đỗ Ở
François Müller|Jürgen Groß|Søren Bjørk|Gülşen Çelik|José Ramón Núñez|Zoë Aßmann|Loïc|Anaïs|Björk
Łukasz Żółć|Dvořák|Ångström|João Conceição|Renée O'Connor|Ñuñoa|Noël Saint-Saëns|Citroën|Nguyễn Thị Chloé Lê-Müller
"""
NAMES = tuple(re.split("[|\n]", _NAMES_TEXT.strip()))
_PLACES_TEXT = """
Đắk Lắk|Đắc Nông|Kon Plông|Ngọk Bay|Ia O|Ea H'Leo|Ea Súp|Čư Mgar|Krông Păč|Cư M'gar|Buôn Đôn|Chư Păh|Đăk Tô|Tu Mơ Rông|Sa Thầy
Mù Cang Chải|Si Ma Cai|Bát Xát|Mường Nhé|Nậm Pồ|Tủa Chùa|Sìn Hồ|Xín Mần|Hoàng Su Phì|Quản Bạ|Pác Nặm|Ba Bể|Nà Hang
Bù Đăng|Lộc Ninh
Tà Rụt|A Lưới|Nam Đông|Tây Giang|Trà Cú|Vũng Liêm|Mỏ Cày|Ô Môn|Cờ Đỏ|Ngã Bảy|U Minh|Năm Căn|Phú Quốc|Xẻo Rô|Rạch Giá
xã Ô Lâm|ấp Xà Xía|buôn Ako Dhông|plei Ốp|làng Kon Klor|bản Hua Tạt|thôn Tà Ố|tổ dân phố Ú|khóm 5|khu phố 3|phường Ỷ La
"""
PLACES = tuple(re.split("[|\n]", _PLACES_TEXT.strip()))

_TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


@cache
def syllables() -> list[str]:
    """Some twenty thousand, each once, in small letters."""
    return sorted({word for shape in SHAPES for word in _toned(shape) if is_syllable(word)})


def _toned(shape: str) -> list[str]:
    """``shape`` with every tone on every vowel."""
    vowels = [place for place, letter in enumerate(shape) if unicodedata.normalize("NFD", letter)[0] in "aeiouy"]
    return [nfc(shape[: place + 1] + tone + shape[place + 1 :]) for place in vowels for tone in _TONES]
