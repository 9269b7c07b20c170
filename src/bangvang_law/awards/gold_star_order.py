"""Huân chương Sao vàng, Điều 34: khoản 2 (individuals) and khoản 3 (ministries, provinces …); other collectives were not read."""

from bangvang_law.awards._high_posts import TOP, TOP_TEXT, long_service, no_grave_fault, office
from bangvang_law.criteria import all_of, any_of, held, stated, unread
from bangvang_law.criteria.careers import ask_person, era

_PERSONS = "Luật 06/2022/QH15, Điều 34 khoản 2"
_BODIES = "Luật 06/2022/QH15, Điều 34 khoản 3"
_DECREE = "NĐ 152/2025/NĐ-CP, Điều 11"
_OLD_LEADERS = ("lanh_dao_cap_cao_hoac_truong_ban_dang_tw_bo_truong", "thuong_tuong")
_KEY_LEADERS = ("lanh_dao_chu_chot_den_chu_tich_mttq_tw", "dai_tuong")

SENTENCES = {
    "individual": all_of(
        stated("law_abiding", "gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật", at=_PERSONS),
        any_of(
            all_of(
                long_service(
                    f"{_PERSONS} điểm a",
                    office(TOP, TOP_TEXT, years="years_as_top_leader", at=_DECREE),
                    era(
                        "trước năm 1935",
                        office(
                            _OLD_LEADERS,
                            "lãnh đạo cấp cao, Trưởng ban Đảng ở Trung ương, Bộ trưởng hoặc Thượng tướng",
                            at=_DECREE,
                        ),
                        at=_DECREE,
                    ),
                    era(
                        "hoạt động cách mạng trước năm 1945",
                        office(
                            _KEY_LEADERS,
                            "lãnh đạo chủ chốt đến Chủ tịch Ủy ban Trung ương Mặt trận hoặc Đại tướng",
                            at=_DECREE,
                        ),
                        at=_DECREE,
                    ),
                    era(
                        "hai cuộc kháng chiến",
                        office((*TOP, "dai_tuong"), f"{TOP_TEXT} hoặc Đại tướng (trước 30/4/1975)", at=_DECREE),
                        at=_DECREE,
                    ),
                ),
                no_grave_fault(at=_DECREE),
            ),
            stated(
                "exceptional_merit",
                "có công lao to lớn, đặc biệt xuất sắc trong một lĩnh vực",
                judged=True,
                at=f"{_PERSONS} điểm b",
            ),
        ),
    ),
    "collective": any_of(
        all_of(
            ask_person("tập thể là bộ, ban, ngành, tỉnh hoặc cơ quan của Quốc hội", at=_BODIES),
            held("ho_chi_minh_order", then="years_after_order", at=_BODIES),
            stated(
                "many_exceptional_achievements",
                "trong thời gian đó có nhiều thành tích đặc biệt xuất sắc, phạm vi ảnh hưởng rộng, là điển hình của cả nước",
                judged=True,
                at=_BODIES,
            ),
            stated(
                "tradition_merit_united_clean_party",
                "có truyền thống, công lao, nội bộ đoàn kết, tổ chức đảng trong sạch, vững mạnh",
                judged=True,
                at=_BODIES,
            ),
            at=_BODIES,
        ),
        unread("tập thể khác (quân đội, công an …), khoản 4 đến 6.", at="Luật 06/2022/QH15, Điều 34"),
    ),
}
