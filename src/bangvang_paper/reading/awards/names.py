"""The awards that reading can name: id in the law book and the name by which a sentence calls it.

Paper knows nothing of the law book, so the names stand here once more; a test holds the two equal.
"""

from __future__ import annotations

_CLASSES = (("1", "Nhất"), ("2", "Nhì"), ("3", "Ba"))

CLASSED = {
    "independence_order": "Huân chương Độc lập",
    "military_exploit_order": "Huân chương Quân công",
    "labor_order": "Huân chương Lao động",
    "national_defense_order": "Huân chương Bảo vệ Tổ quốc",
    "feat_order": "Huân chương Chiến công",
    "glorious_fighter_medal": "Huy chương Chiến sĩ vẻ vang",
}
"""Orders and medals of three classes: stem of the id → name without its class."""

NAMES = {
    "national_emulation_fighter": "Chiến sĩ thi đua toàn quốc",
    "ministerial_provincial_emulation_fighter": "Chiến sĩ thi đua Bộ, ban, ngành, tỉnh",
    "grassroots_emulation_fighter": "Chiến sĩ thi đua cơ sở",
    "advanced_worker": "Lao động tiên tiến",
    "advanced_soldier": "Chiến sĩ tiên tiến",
    "government_emulation_flag": "Cờ thi đua của Chính phủ",
    "ministerial_provincial_emulation_flag": "Cờ thi đua của Bộ, ban, ngành, tỉnh",
    "military_region_or_vnu_emulation_flag": "Cờ thi đua của quân khu, quân đoàn và tương đương; Cờ thi đua của Đại học Quốc gia",
    "excellent_labor_collective": "Tập thể lao động xuất sắc",
    "determined_to_win_unit": "Đơn vị quyết thắng",
    "advanced_labor_collective": "Tập thể lao động tiên tiến",
    "advanced_unit": "Đơn vị tiên tiến",
    "exemplary_commune": "Xã, phường, đặc khu tiêu biểu",
    "cultural_village_or_residential_group": "Thôn, tổ dân phố văn hóa",
    "cultural_family": "Gia đình văn hóa",
    "gold_star_order": "Huân chương Sao vàng",
    "ho_chi_minh_order": "Huân chương Hồ Chí Minh",
    "great_national_unity_order": "Huân chương Đại đoàn kết dân tộc",
    "bravery_order": "Huân chương Dũng cảm",
    "friendship_order": "Huân chương Hữu nghị",
    "victory_flag_medal": "Huy chương Quân kỳ quyết thắng",
    "national_security_medal": "Huy chương Vì an ninh Tổ quốc",
    "friendship_medal": "Huy chương Hữu nghị",
    "glorious_youth_volunteer_medal": "Huy chương Thanh niên xung phong vẻ vang",
    "hero_province_or_city": "Tỉnh Anh hùng, Thành phố Anh hùng",
    "heroic_vietnamese_mother": "Bà mẹ Việt Nam anh hùng",
    "hero_of_armed_forces": "Anh hùng Lực lượng vũ trang nhân dân",
    "hero_of_labor": "Anh hùng Lao động",
    "peoples_or_merited_teacher": "Nhà giáo nhân dân, Nhà giáo ưu tú",
    "peoples_or_merited_physician": "Thầy thuốc nhân dân, Thầy thuốc ưu tú",
    "peoples_or_merited_artist": "Nghệ sĩ nhân dân, Nghệ sĩ ưu tú",
    "peoples_or_merited_artisan": "Nghệ nhân nhân dân, Nghệ nhân ưu tú",
    "ho_chi_minh_prize": "Giải thưởng Hồ Chí Minh",
    "state_prize": "Giải thưởng Nhà nước",
    "commemorative_medal": "Kỷ niệm chương",
    "prime_minister_certificate": "Bằng khen của Thủ tướng Chính phủ",
    "ministry_province_certificate": "Bằng khen của Bộ, ban, ngành, tỉnh",
    "military_region_or_vnu_certificate": "Bằng khen của quân khu, quân đoàn và tương đương; Bằng khen của Đại học Quốc gia",
    "commendation_letter": "Giấy khen",
    **{f"{stem}_{number}": f"{name} hạng {word}" for stem, name in CLASSED.items() for number, word in _CLASSES},
}
"""Award id → name."""

COLLECTIVE_ONLY = frozenset(
    {"advanced_labor_collective", "excellent_labor_collective", "advanced_unit", "determined_to_win_unit"}
)
INDIVIDUAL_ONLY = frozenset(
    {
        "advanced_worker",
        "advanced_soldier",
        "grassroots_emulation_fighter",
        "ministerial_provincial_emulation_fighter",
        "national_emulation_fighter",
    }
)
