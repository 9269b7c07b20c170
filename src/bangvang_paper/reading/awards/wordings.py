"""Forms and titles written in words, with the abbreviations that stand inside them (BK UBND tỉnh, CSTĐ cấp Bộ)."""

from __future__ import annotations

import re

from bangvang_paper.reading.awards.names import CLASSED

_PRIME_MINISTER = r"(?:thu tuong|tt ?cp\b|ttg\b|tt chinh phu)"
_FIGHTER = r"^(?:chien s[iy] thi dua|cstd)\b"
_FLAGS = ("government_emulation_flag", "ministerial_provincial_emulation_flag", "military_region_or_vnu_emulation_flag")

# (wording, stem of the id): without a class all three are possible.
CLASSED_WORDINGS = tuple(
    (re.compile(pattern), stem)
    for pattern, stem in (
        (r"^(?:hc|huan chuong) ?(?:dl|doc lap)\b", "independence_order"),
        (r"^(?:hc|huan chuong) ?(?:qc|quan cong)\b", "military_exploit_order"),
        (r"^(?:hc|huan chuong) ?(?:ld|lao dong)\b", "labor_order"),
        (r"^(?:hc|huan chuong) ?(?:bvtq|bao ve to quoc)\b", "national_defense_order"),
        (r"^(?:hc|huan chuong) ?(?:cc|chien cong)\b", "feat_order"),
        (r"^(?:huy chuong|hch|hc) ?(?:chien s[iy] ve vang|csvv)\b", "glorious_fighter_medal"),
    )
)

# Tried in this order on the folded text; the first that fits decides. Nothing behind a wording: known, and no award of the book.
WORDINGS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), (awards,) if isinstance(awards, str) else awards)
    for pattern, awards in (
        (r"^giay khen\b", "commendation_letter"),
        (r"^gk\b", "commendation_letter"),
        (rf"^(?:bang khen|bk)\b.*{_PRIME_MINISTER}", "prime_minister_certificate"),
        (r"^(?:bang khen|bk) (?:cua )?tt\b", ("prime_minister_certificate", "ministry_province_certificate")),
        (r"^(?:bang khen|bk)\b.*\b(?:quan khu|quan doan|quan chung)\b", "military_region_or_vnu_certificate"),
        (r"^(?:bang khen|bk)\b", "ministry_province_certificate"),
        (r"^(?:tap the|tt) ?(?:ld|lao dong) ?(?:tt\b|tien tien)", "advanced_labor_collective"),
        (r"^(?:tap the|tt) ?(?:ld|lao dong) ?(?:xs\b|xuat sac)", "excellent_labor_collective"),
        (r"^(?:lao dong|ld) tien tien\b", "advanced_worker"),
        (r"^ldtt\b", "advanced_worker"),
        (r"^(?:chien s[iy]|cs) tien tien\b", "advanced_soldier"),
        (rf"{_FIGHTER}.*\b(?:toan quoc|tq)\b", "national_emulation_fighter"),
        (rf"{_FIGHTER}.*\b(?:co so|cs)\b", "grassroots_emulation_fighter"),
        (rf"{_FIGHTER}.*\b(?:bo|ban|nganh|tinh|thanh pho|tp|cb|ct)\b", "ministerial_provincial_emulation_fighter"),
        (rf"{_FIGHTER}$", ("grassroots_emulation_fighter", "ministerial_provincial_emulation_fighter",
                           "national_emulation_fighter")),
        (r"^don vi tien tien\b", "advanced_unit"),
        (r"^don vi quyet thang\b", "determined_to_win_unit"),
        (rf"^co\b.*\b(?:chinh phu\b|{_PRIME_MINISTER})", "government_emulation_flag"),
        (r"^co\b.*\b(?:quan khu|quan doan|quan chung|dai hoc quoc gia|dhqg)\b", "military_region_or_vnu_emulation_flag"),
        (r"^co\b.*\b(?:lien doan lao dong|ldld) (?:tinh|thanh pho|tp|huyen|quan)\b", ()),
        (r"^(?:co|ctd)\b.*\b(?:bo|ban|nganh|tinh|thanh pho|tp|ubnd|uy ban|chu tich|tong (?:ld|lien doan)|tw|trung uong)\b",
         "ministerial_provincial_emulation_flag"),
        (r"^co thi dua(?: xuat sac)?$", _FLAGS),
        (r"^(?:xa|phuong|dac khu|thi tran)(?:, [a-z, ]+)? tieu bieu\b", "exemplary_commune"),
        (r"^(?:thon|lang|to dan pho)(?:, to dan pho)? (?:van hoa\b|vh$)", "cultural_village_or_residential_group"),
        (r"^ban van hoa$", "cultural_village_or_residential_group"),
        (r"^(?:ho )?gia dinh van hoa\b", "cultural_family"),
        (r"^(?:hc|huan chuong) sao vang\b", "gold_star_order"),
        (r"^(?:hc|huan chuong) ho chi minh\b", "ho_chi_minh_order"),
        (r"^(?:hc|huan chuong) dai doan ket\b", "great_national_unity_order"),
        (r"^(?:hc|huan chuong) dung cam\b", "bravery_order"),
        (r"^huan chuong huu nghi\b", "friendship_order"),
        (r"^huy chuong huu nghi\b", "friendship_medal"),
        (r"^(?:huy chuong|hch) (?:quan ky quyet thang|qkqt)\b", "victory_flag_medal"),
        (r"^(?:huy chuong|hch) (?:vi an ninh to quoc|vi antq|vantq)\b", "national_security_medal"),
        (r"^(?:huy chuong|hch) (?:thanh nien xung phong|tnxp)\b", "glorious_youth_volunteer_medal"),
        (r"^(?:tinh|thanh pho) anh hung\b", "hero_province_or_city"),
        (r"^(?:ba )?me (?:viet nam|vn) anh hung\b", "heroic_vietnamese_mother"),
        (r"^anh hung (?:llvt|luc luong vu trang)", "hero_of_armed_forces"),
        (r"^anh hung (?:lao dong|ld)\b", "hero_of_labor"),
        (r"^nha giao (?:nhan dan|uu tu)\b", "peoples_or_merited_teacher"),
        (r"^thay thuoc (?:nhan dan|uu tu)\b", "peoples_or_merited_physician"),
        (r"^nghe s[iy] (?:nhan dan|uu tu)\b", "peoples_or_merited_artist"),
        (r"^nghe nhan (?:nhan dan|uu tu)\b", "peoples_or_merited_artisan"),
        (r"^giai thuong ho chi minh\b", "ho_chi_minh_prize"),
        (r"^giai thuong nha nuoc\b", "state_prize"),
        (r"^(?:k[iy] niem chuong|knc)\b", "commemorative_medal"),
        (r"^(?:thu (?:khen|bieu duong)|bang lao dong sang tao|bang ghi nhan|huy hieu|giai thuong)\b", ()),
    )
)  # fmt: skip

_CLASSES = {"nhat": "1", "nhi": "2", "ba": "3", "i": "1", "ii": "2", "iii": "3", "1": "1", "2": "2", "3": "3"}
_CLASS = re.compile(
    r"\b(?:hang|h\.) ?(nhat|nhi|ba|i{1,3}|[123])\b|(?<![\w-])(?:h ?)?(nhat|nhi|ba|i{1,3}|[123])\s*$|[a-z](i{1,3}|[123])$"
)


def of_class(stem: str, words: str) -> tuple[str, ...]:
    """The award of ``stem`` in the class that the folded ``words`` name; all three when they name none."""
    assert stem in CLASSED
    found = _CLASS.search(words)
    if found is None:
        return tuple(f"{stem}_{number}" for number in "123")
    return (f"{stem}_{_CLASSES[next(group for group in found.groups() if group)]}",)
