"""The words by which people, units and positions are told apart when nothing else tells."""

from __future__ import annotations

import re
from functools import lru_cache

from bangvang_paper.reading.meaning.family_names import FAMILY_NAMES
from bangvang_paper.reading.meaning.marks import tidied
from bangvang_paper.vietnamese import folded, parted_name

# Words that begin the names of units, without those that begin something else too (xã hội, tổ chức, hội viên).
_UNIT_WORDS = re.compile(
    r"^(?:các )?(?:phòng(?!,? chống)|trung tâm|trường|khoa|ban(?! hành)|sở|chi cục|cục|tổng cục|vụ|tổ(?! (?:chức|trưởng|phó)\b)"
    r"|đội(?! (?:trưởng|phó))|ubnd|hđnd|[uủ][ỷy] ban|nhân dân|cán bộ(?=,| và| nhân dân)|công ty|cty|tổng công ty|tập đoàn"
    r"|văn phòng|vp|thanh tra|quỹ|cơ sở|chi bộ|đảng bộ|đảng [uủ][ỷy]|công đoàn|hội(?! (?:viên|trưởng))|bệnh viện"
    r"|trạm(?! trưởng)|đoàn (?:thanh niên|tncs|trường|cơ sở|xã|phường|thể|đại biểu)|tập thể|viện|hợp tác xã|htx|liên đoàn"
    r"|bộ(?! (?:đội|môn)\b)|bộ môn|xã(?! hội)|phường|thị trấn|đặc khu|thôn|bản|ấp|khóm|khu phố|tổ dân phố|chi nhánh"
    r"|doanh nghiệp|nhà máy|xí nghiệp|bảo hiểm|kho bạc|tòa án|toà án|đài|lớp|chính quyền|công an|báo|tạp chí|ngân hàng"
    r"|viện kiểm sát|mặt trận|nông trường|lâm trường|học viện|đại học|tiểu học|mầm non|thư viện|bảo tàng"
    r"|nhà (?:văn hóa|văn hoá|hát|khách|thiếu nhi|tang lễ)|quân khu|tiểu đoàn|trung đoàn|đại đội)\b",
    re.IGNORECASE,
)
_HOUSEHOLD = re.compile(r"^(?:hộ (?:gia đình|ông|bà)|gia đình)\b", re.IGNORECASE)

_DIGIT = re.compile(r"\d")
TONED = frozenset("àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
"""Small vowels with a tone, which the fonts of TCVN3 have no capitals for."""

# The noun that ends a position and may begin the name of its unit.
_SHARED_NOUN = {
    noun.lower(): noun
    for noun in ("Văn phòng", "Phòng", "Khoa", "Ban", "Trạm", "Đội", "Tổ", "Thanh tra", "Thôn", "Công an", "Bộ môn", "Bản",
                 "Chi cục")
}  # fmt: skip
# What begins a position; the longest that fits is the position.
_POSITION = re.compile(
    r"^(?:(?:nguyên|quyền|q\.) )?(?:"
    r"(?:phó )?(?:trưởng|phụ trách) (?:phòng|khoa|ban|trạm|đội|tổ|thôn|bản|bộ môn|đoàn|nhóm|ngành|công an|chi cục)"
    r"(?: thường trực)?"
    r"|(?:phó )?chánh (?:văn phòng|thanh tra|án)"
    r"|(?:phó )?(?:tổng )?giám đốc(?: điều hành| phụ trách| thường trực)?"
    r"|(?:phó )?chủ tịch(?: hội đồng quản trị| hội đồng thành viên| hđqt)?"
    r"|(?:phó )?(?:bí thư|chủ nhiệm|hiệu trưởng|viện trưởng|cục trưởng|vụ trưởng|chi cục trưởng|tổng biên tập|thủ trưởng)"
    r"(?: thường trực)?(?: chi bộ| đoàn trường)?"
    r"|(?:phó )?(?:tổ|đội|trạm|nhóm|ca|lớp|cụm|khoa|phòng) (?:trưởng|phó)(?: chuyên môn| sản xuất| bảo vệ)?"
    r"|(?:phó )?(?:chỉ huy|tiểu đoàn|đại đội|trung đội|tiểu đội|trung đoàn) trưởng|chính trị viên(?: phó)?|quản đốc|phó quản đốc"
    r"|(?:phó )?(?:kế toán|điều dưỡng|hộ sinh|kỹ thuật viên|kỹ sư) trưởng"
    r"|chuyên viên(?: chính| cao cấp)?|kế toán(?: viên)?(?: chính)?|thủ quỹ|thủ kho|văn thư(?: - lưu trữ| lưu trữ)?|lưu trữ viên"
    r"|nhân viên(?: (?:lái xe|bảo vệ|thư viện|thiết bị|văn phòng|y tế|kế toán|phục vụ|hợp đồng|văn thư|hành chính|cấp dưỡng"
    r"|kỹ thuật))?"
    r"|lái xe|bảo vệ|tạp vụ|cấp dưỡng|phục vụ|giáo viên(?: (?:chủ nhiệm|mầm non|tiểu học|thcs|thpt|chính))?"
    r"|giảng viên(?: chính| cao cấp)?|giáo sư|phó giáo sư|nghiên cứu viên(?: chính)?|biên tập viên|phóng viên|phát thanh viên"
    r"|bác sĩ(?: (?:chính|điều trị|cki|ckii))?|y sĩ|y tá|điều dưỡng(?: viên)?|dược sĩ|dược tá|hộ sinh|hộ lý|kỹ thuật viên|kỹ sư"
    r"|viên chức|công chức"
    r"|cán bộ(?: (?:văn phòng|chuyên trách|không chuyên trách))?|công nhân(?: viên)?|thợ (?:hàn|điện|máy|may)"
    r"|thanh tra viên(?: chính)?|kiểm sát viên|thẩm phán|chấp hành viên|kiểm lâm viên|tổng phụ trách(?: đội)?"
    r"|ủy viên(?: (?:ban chấp hành|ban thường vụ|thường trực|bch|btv))?|hội viên|đoàn viên"
    r"|xã đội trưởng|trưởng công an|phó công an"
    r"|nông dân|học sinh|sinh viên|hội trưởng|chi hội trưởng|người lao động"
    r")(?=$|[\s,;.\-–(/&])",
    re.IGNORECASE,
)


def names_a_unit(name: str) -> bool:
    """Whether ``name`` begins as units do. Marks count: Phòng is an office, Phong a person; Đoàn alone is a family."""
    return bool(_UNIT_WORDS.match(tidied(name)))


def names_a_household(name: str) -> bool:
    return bool(_HOUSEHOLD.match(name))


def position_at_start(text: str) -> str:
    """The position with which ``text`` begins, the longest that is known; "" when it begins with none."""
    found = _POSITION.match(text)
    return found.group(0) if found else ""


_STRONG = re.compile(
    r"^(?:trung tâm|trường|ubnd|[uủ][ỷy] ban|sở|công ty|bệnh viện|chi cục|cục|hội|văn phòng|viện|tổng công ty)\b",
    re.IGNORECASE,
)


def surely_begins_a_unit(text: str) -> bool:
    """Whether ``text`` begins with a word that is hardly ever the name of a smaller unit's field of work."""
    return bool(_STRONG.match(text))


def shared_noun(position: str) -> str:
    """The noun that ends ``position`` and may begin the name of its unit: Trưởng phòng gives Phòng; "" for none."""
    words = position.lower()
    return next((noun for ending, noun in _SHARED_NOUN.items() if words.endswith(" " + ending)), "")


def begins_as_names_do(word: str) -> bool:
    """Whether ``word`` begins with a capital, or with a small vowel that bears a tone: TCVN3 has no capitals for those."""
    return (word[:1].isupper() or word[:1] in TONED) and not _DIGIT.search(word)


@lru_cache(maxsize=20_000)
def looks_like_a_person(text: str) -> bool:
    """Whether ``text`` can be nothing but one person's name: with a word of address, or beginning as names do."""
    honorific, titles, _, name = parted_name(text)
    words = name.split(" ")
    if not 2 <= len(words) <= 7 or not all(begins_as_names_do(word) for word in words):
        return False
    if names_a_unit(name) or any(sign in name for sign in ",;:()/"):
        return False
    return bool(honorific or titles) or words[0].lower() in FAMILY_NAMES or "'" in words[0]


def is_mark(text: str) -> bool:
    """Whether a cell only says yes: x, X, +, v or a tick."""
    return folded(text) in {"x", "х", "+", "v", "✓", "✔", "√", "×", "co", "☑", "*"}
