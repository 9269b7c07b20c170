"""The form of commendation or title that an office wrote, as an award of the law book, or None when it is not known.

Only the wording is resolved here. Whether the giver named in it may grant it is a question of law and is asked later: a
*Bằng khen* that is not the Prime Minister's is the certificate of ministry or province, whoever is named as its giver.
Award ids are those of the law book's catalogue.
"""

from __future__ import annotations

import re

from bangvang_paper.vietnamese import folded

_PRIME_MINISTER = r"(?:thu tuong|tt ?cp\b|ttg\b|tt chinh phu)"
_CLASSES = {"nhat": "1", "nhi": "2", "ba": "3", "i": "1", "ii": "2", "iii": "3", "1": "1", "2": "2", "3": "3"}

# Abbreviations standing for whole forms. Compared after folding and without spaces, dots and dashes.
_SHORT = {
    "gk": "commendation_letter",
    "gkhen": "commendation_letter",
    "bk": "ministry_province_certificate",
    "bkhen": "ministry_province_certificate",
    "bkbt": "ministry_province_certificate",
    "bkct": "ministry_province_certificate",
    "bkubnd": "ministry_province_certificate",
    "bkttg": "prime_minister_certificate",
    "bkttcp": "prime_minister_certificate",
    "ldtt": "advanced_worker",
    "ldttcx": "advanced_worker",
    "ldttch": "advanced_worker",
    "cstt": "advanced_soldier",
    "cstdcs": "grassroots_emulation_fighter",
    "cstdcoso": "grassroots_emulation_fighter",
    "cstdcb": "ministerial_provincial_emulation_fighter",
    "cstdct": "ministerial_provincial_emulation_fighter",
    "cstdt": "ministerial_provincial_emulation_fighter",
    "cstdtp": "ministerial_provincial_emulation_fighter",
    "cstdbo": "ministerial_provincial_emulation_fighter",
    "cstdtinh": "ministerial_provincial_emulation_fighter",
    "cstdtq": "national_emulation_fighter",
    "ttldtt": "advanced_labor_collective",
    "ttldxs": "excellent_labor_collective",
    "dvtt": "advanced_unit",
    "dvqt": "determined_to_win_unit",
    "ctdcp": "government_emulation_flag",
    "ctdcb": "ministerial_provincial_emulation_flag",
    "ctdct": "ministerial_provincial_emulation_flag",
    "ahld": "hero_of_labor",
    "ahllvt": "hero_of_armed_forces",
    "ahllvtnd": "hero_of_armed_forces",
    "bmvnah": "heroic_vietnamese_mother",
    "ngnd": "peoples_or_merited_teacher",
    "ngut": "peoples_or_merited_teacher",
    "ttnd": "peoples_or_merited_physician",
    "ttut": "peoples_or_merited_physician",
    "nsnd": "peoples_or_merited_artist",
    "nsut": "peoples_or_merited_artist",
    "nnnd": "peoples_or_merited_artisan",
    "nnut": "peoples_or_merited_artisan",
    "knc": "commemorative_medal",
}

# Orders and medals that have classes: (wording, stem of the id). Without a class they stay unknown.
_CLASSED = (
    (r"^(?:hc|huan chuong) ?(?:dl|doc lap)\b", "independence_order"),
    (r"^(?:hc|huan chuong) ?(?:qc|quan cong)\b", "military_exploit_order"),
    (r"^(?:hc|huan chuong) ?(?:ld|lao dong)\b", "labor_order"),
    (r"^(?:hc|huan chuong) ?(?:bvtq|bao ve to quoc)\b", "national_defense_order"),
    (r"^(?:hc|huan chuong) ?(?:cc|chien cong)\b", "feat_order"),
    (r"^(?:huy chuong|hch) ?chien s[iy] ve vang\b", "glorious_fighter_medal"),
)

# Wordings in full, tried in this order; the first that fits decides.
_WORDED = tuple(
    (re.compile(pattern), award)
    for pattern, award in (
        (r"^giay khen\b", "commendation_letter"),
        (r"^gk\b", "commendation_letter"),
        (rf"^(?:bang khen|bk)\b.*{_PRIME_MINISTER}", "prime_minister_certificate"),
        (r"^(?:bang khen|bk)\b", "ministry_province_certificate"),
        (r"^(?:tap the|tt) ?(?:ld|lao dong) (?:tt\b|tien tien)", "advanced_labor_collective"),
        (r"^(?:tap the|tt) ?(?:ld|lao dong) (?:xs\b|xuat sac)", "excellent_labor_collective"),
        (r"^lao dong tien tien\b", "advanced_worker"),
        (r"^ldtt\b", "advanced_worker"),
        (r"^chien s[iy] tien tien\b", "advanced_soldier"),
        (r"^(?:chien s[iy] thi dua|cstd)\b.*\b(?:toan quoc|tq)\b", "national_emulation_fighter"),
        (r"^(?:chien s[iy] thi dua|cstd)\b.*\b(?:co so|cs)\b", "grassroots_emulation_fighter"),
        (
            r"^(?:chien s[iy] thi dua|cstd)\b.*\b(?:bo|ban|nganh|tinh|thanh pho|tp|cb|ct)\b",
            "ministerial_provincial_emulation_fighter",
        ),
        (r"^don vi tien tien\b", "advanced_unit"),
        (r"^don vi quyet thang\b", "determined_to_win_unit"),
        (rf"^co\b.*\b(?:chinh phu\b|{_PRIME_MINISTER})", "government_emulation_flag"),
        (
            r"^co\b.*\b(?:quan khu|quan doan|quan chung|dai hoc quoc gia|dhqg)\b",
            "military_region_or_vnu_emulation_flag",
        ),
        (r"^co\b.*\b(?:lien doan lao dong|ldld) (?:tinh|thanh pho|tp|huyen|quan)\b", ""),
        (
            r"^co (?:thi dua )?(?:xuat sac )?(?:cua |cap )*(?:bo|ban|nganh|tinh|thanh pho|tp|ubnd|uy ban nhan dan|"
            r"chu tich|tong ld|tong lien doan|tw|trung uong)\b",
            "ministerial_provincial_emulation_flag",
        ),
        (r"^(?:xa|phuong|dac khu|thi tran)(?:, [a-z, ]+)? tieu bieu\b", "exemplary_commune"),
        (r"^(?:thon|lang|ban|to dan pho)(?:, to dan pho)? van hoa\b", "cultural_village_or_residential_group"),
        (r"^(?:gia dinh van hoa|gdvh)\b", "cultural_family"),
        (r"^(?:hc|huan chuong) sao vang\b", "gold_star_order"),
        (r"^(?:hc|huan chuong) ho chi minh\b", "ho_chi_minh_order"),
        (r"^(?:hc|huan chuong) dai doan ket\b", "great_national_unity_order"),
        (r"^(?:hc|huan chuong) dung cam\b", "bravery_order"),
        (r"^(?:hc|huan chuong) huu nghi\b", "friendship_order"),
        (r"^huy chuong huu nghi\b", "friendship_medal"),
        (r"^huy chuong quan ky quyet thang\b", "victory_flag_medal"),
        (r"^huy chuong vi an ninh to quoc\b", "national_security_medal"),
        (r"^huy chuong thanh nien xung phong ve vang\b", "glorious_youth_volunteer_medal"),
        (r"^(?:tinh|thanh pho) anh hung\b", "hero_province_or_city"),
        (r"^(?:danh hieu )?(?:ba )?me viet nam anh hung\b", "heroic_vietnamese_mother"),
        (r"^anh hung (?:llvt|luc luong vu trang)\b", "hero_of_armed_forces"),
        (r"^anh hung lao dong\b", "hero_of_labor"),
        (r"^nha giao (?:nhan dan|uu tu)\b", "peoples_or_merited_teacher"),
        (r"^thay thuoc (?:nhan dan|uu tu)\b", "peoples_or_merited_physician"),
        (r"^nghe s[iy] (?:nhan dan|uu tu)\b", "peoples_or_merited_artist"),
        (r"^nghe nhan (?:nhan dan|uu tu)\b", "peoples_or_merited_artisan"),
        (r"^giai thuong ho chi minh\b", "ho_chi_minh_prize"),
        (r"^giai thuong nha nuoc\b", "state_prize"),
        (r"^k[iy] niem chuong\b", "commemorative_medal"),
    )
)

_COLLECTIVE_ONLY = {
    "advanced_labor_collective",
    "excellent_labor_collective",
    "advanced_unit",
    "determined_to_win_unit",
}
_INDIVIDUAL_ONLY = {
    "advanced_worker",
    "advanced_soldier",
    "grassroots_emulation_fighter",
    "ministerial_provincial_emulation_fighter",
    "national_emulation_fighter",
}

_PREFIX = re.compile(
    r"^(?:de nghi |xet |tang |thuong |truy tang |cong nhan |danh hieu |hinh thuc |khen thuong )+(?=\w)"
)
# Where a form begins inside a longer line, such as a title or a heading.
_WITHIN = re.compile(
    r"(giấy khen|bằng khen|kỷ niệm chương|kỉ niệm chương|huân chương|huy chương|cờ thi đua|chiến s[ĩỹ] thi đua"
    r"|(?:tập thể )?lao động (?:tiên tiến|xuất sắc)|đơn vị quyết thắng|đơn vị tiên tiến)(?:[^:;(“\"\n]*)",
    re.IGNORECASE,
)
_FORM_ENDS = re.compile(
    r"\s+(?:cho|trong|nhân|năm|về|vì|có thành tích|đã có|giai đoạn|phong trào|đợt)\b.*$", re.IGNORECASE
)


def award_of(form: str) -> str | None:
    """The award id for ``form`` as written; None when the wording is not known or says too little (no class, no level)."""
    words = _PREFIX.sub("", folded(form).strip(" .;:,\"'“”*-–"))
    if not words:
        return None
    short = _SHORT.get(re.sub(r"[^a-z0-9]", "", words))
    if short is not None:
        return short
    for pattern, stem in _CLASSED:
        if re.match(pattern, words):
            return _with_class(stem, words)
    return next((award or None for pattern, award in _WORDED if pattern.match(words)), None)


def _with_class(stem: str, words: str) -> str | None:
    found = re.search(r"(?<![\w-])(?:hang |h\.? ?)?(nhat|nhi|ba|i{1,3}|[123])\s*$", words) or re.search(
        r"\bhang (nhat|nhi|ba|i{1,3}|[123])\b", words
    )
    return f"{stem}_{_CLASSES[found.group(1)]}" if found else None


def form_within(line: str) -> str:
    """The form of commendation named inside a title or heading, as written there; "" when none is recognised."""
    found = _WITHIN.search(line)
    if found is None:
        return ""
    form = _FORM_ENDS.sub("", found.group(0)).strip(" .,-–")
    return form if award_of(form) else ""


def recipient_kind_of(award: str | None) -> str | None:
    """ "collective" or "individual" when only such may bear the title, by its very name; None otherwise."""
    if award in _COLLECTIVE_ONLY:
        return "collective"
    return "individual" if award in _INDIVIDUAL_ONLY else None
