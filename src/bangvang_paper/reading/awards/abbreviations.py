"""Abbreviations that stand for whole forms and titles in the lists of offices.

Keys are folded and without spaces, dots and dashes: "CSTĐ CS", "CSTĐCS" and "cstđ-cs" are one. An abbreviation that can
mean several awards has them all; :data:`STEMS` are of orders that still need their class.
"""

from __future__ import annotations

_LETTER = ("gk", "gkhen", "gkgd", "gkgds", "gkubnd", "gkct", "gkctubnd", "gkubndhuyen", "gkubndquan", "gkubndxa",
           "gkubndphuong", "gkgdso", "gkhieutruong", "gkgdct")  # fmt: skip
_CERTIFICATE = ("bk", "bkhen", "bkbt", "bkct", "bkubnd", "bkubndt", "bkubndtp", "bkubndtinh", "bkctubnd", "bkctubndt",
                "bkctubndtp", "bkctubndtinh",
                "bkbo", "bktinh", "bktp", "bktld", "bkldldtinh", "bktwdoan", "bktudoan", "bkbgddt", "bkbyt",
                "bkcapbo", "bkcaptinh", "bkbca", "bkbqp")  # fmt: skip
_PRIME_MINISTER = ("bkttg", "bkttcp", "bkcp", "bkttgcp", "bkthutuong", "bkchinhphu", "bkcttg")
_MINISTERIAL_FIGHTER = ("cstdcb", "cstdct", "cstdt", "cstdtp", "cstdbo", "cstdtinh", "cstdcapbo", "cstdcaptinh", "cstdcaptp",
                        "cstdnganh", "cstdcn", "cstdcapnganh", "cstdthanhpho", "cstdctp", "cstdbnt")  # fmt: skip
_MINISTERIAL_FLAG = ("ctdcb", "ctdct", "ctdbo", "ctdtinh", "ctdubnd", "ctdubndtinh", "ctdubndtp", "ctdtp", "ctdcapbo",
                     "ctdcaptinh", "cotdubndtinh", "cotdubndtp")  # fmt: skip

ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_LETTER, ("commendation_letter",)),
    **dict.fromkeys(_CERTIFICATE, ("ministry_province_certificate",)),
    **dict.fromkeys(_PRIME_MINISTER, ("prime_minister_certificate",)),
    "bktt": ("prime_minister_certificate", "ministry_province_certificate"),
    **dict.fromkeys(("bkqk", "bkqd", "bkdhqg"), ("military_region_or_vnu_certificate",)),
    **dict.fromkeys(("ldtt", "ldttcx", "ldttch", "ldtientien", "laodongtt", "dhldtt"), ("advanced_worker",)),
    **dict.fromkeys(("cstt", "cstientien", "chiensitt"), ("advanced_soldier",)),
    **dict.fromkeys(("cstdcs", "cstdcoso", "cstdccs", "cstdcapcs", "cstdcapcoso", "csthiduacs"),
                    ("grassroots_emulation_fighter",)),
    **dict.fromkeys(_MINISTERIAL_FIGHTER, ("ministerial_provincial_emulation_fighter",)),
    **dict.fromkeys(("cstdtq", "cstdtoanquoc"), ("national_emulation_fighter",)),
    "cstd": ("grassroots_emulation_fighter", "ministerial_provincial_emulation_fighter", "national_emulation_fighter"),
    **dict.fromkeys(("ttldtt", "ttldtientien", "tapthettldtt", "taptheldtt"), ("advanced_labor_collective",)),
    **dict.fromkeys(("ttldxs", "ttldxuatsac", "taptheldxs"), ("excellent_labor_collective",)),
    **dict.fromkeys(("dvtt", "dvtientien"), ("advanced_unit",)),
    **dict.fromkeys(("dvqt", "dvquyetthang"), ("determined_to_win_unit",)),
    **dict.fromkeys(("ctdcp", "ctdchinhphu", "cotdcp", "cotdchinhphu", "cocp", "cochinhphu", "cottcp", "ctdttg"),
                    ("government_emulation_flag",)),
    **dict.fromkeys(_MINISTERIAL_FLAG, ("ministerial_provincial_emulation_flag",)),
    **dict.fromkeys(("ctdqk", "ctdqd", "ctdbqp"), ("military_region_or_vnu_emulation_flag",)),
    **dict.fromkeys(("ctd", "cotd", "cothidua"), ("government_emulation_flag", "ministerial_provincial_emulation_flag",
                                                  "military_region_or_vnu_emulation_flag")),
    **dict.fromkeys(("gdvh", "giadinhvh", "hgdvh"), ("cultural_family",)),
    **dict.fromkeys(("thonvh", "tdpvh", "langvh", "kdcvh", "todanphovh"), ("cultural_village_or_residential_group",)),
    **dict.fromkeys(("hcsv", "hcsaovang"), ("gold_star_order",)),
    **dict.fromkeys(("hchcm", "hchochiminh"), ("ho_chi_minh_order",)),
    **dict.fromkeys(("hcddk", "hcddkdt", "hcdaidoanket"), ("great_national_unity_order",)),
    **dict.fromkeys(("hcdc", "hcdungcam"), ("bravery_order",)),
    **dict.fromkeys(("hchn", "hchuunghi"), ("friendship_order", "friendship_medal")),
    **dict.fromkeys(("hchqkqt", "huychuongqkqt", "hcqkqt"), ("victory_flag_medal",)),
    **dict.fromkeys(("hchvantq", "huychuongvantq", "hcvantq", "viantq", "hcviantq"), ("national_security_medal",)),
    **dict.fromkeys(("hctnxp", "hctnxpvv", "hchtnxpvv"), ("glorious_youth_volunteer_medal",)),
    **dict.fromkeys(("ahld", "anhhungld"), ("hero_of_labor",)),
    **dict.fromkeys(("ahllvt", "ahllvtnd", "anhhungllvt", "anhhungllvtnd", "ahlllvtnd"), ("hero_of_armed_forces",)),
    **dict.fromkeys(("bmvnah", "mvnah", "mevnah", "bamevnah", "bmevnah"), ("heroic_vietnamese_mother",)),
    **dict.fromkeys(("ngnd", "ngut"), ("peoples_or_merited_teacher",)),
    **dict.fromkeys(("ttnd", "ttut"), ("peoples_or_merited_physician",)),
    **dict.fromkeys(("nsnd", "nsut"), ("peoples_or_merited_artist",)),
    **dict.fromkeys(("nnnd", "nnut"), ("peoples_or_merited_artisan",)),
    **dict.fromkeys(("gthcm", "giaithuonghcm"), ("ho_chi_minh_prize",)),
    **dict.fromkeys(("gtnn", "giaithuongnn"), ("state_prize",)),
    **dict.fromkeys(("knc", "kync", "knchuong"), ("commemorative_medal",)),
}  # fmt: skip

STEMS = {
    **dict.fromkeys(("hcld", "hcldong", "huanchuongld"), "labor_order"),
    **dict.fromkeys(("hcdl", "hcdoclap", "huanchuongdl"), "independence_order"),
    **dict.fromkeys(("hcqc", "huanchuongqc"), "military_exploit_order"),
    **dict.fromkeys(("hcbvtq", "huanchuongbvtq"), "national_defense_order"),
    **dict.fromkeys(("hccc", "huanchuongcc"), "feat_order"),
    **dict.fromkeys(("hccsvv", "hchcsvv", "huychuongcsvv"), "glorious_fighter_medal"),
}
"""Abbreviations of orders and medals that have classes → stem of the id. The class follows: HCLĐ3, HCLĐ hạng Ba."""
