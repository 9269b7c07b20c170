"""Huân chương Hồ Chí Minh, Điều 35: khoản 1 (individuals) and khoản 2 (ministries, provinces …); khoản 3 to 5 were not read."""

from bangvang_law.awards._high_posts import (
    GENERAL,
    SECOND,
    SECOND_TEXT,
    TOP,
    TOP_TEXT,
    long_service,
    no_grave_fault,
    office,
)
from bangvang_law.criteria import all_of, any_of, held, stated, unread
from bangvang_law.criteria.careers import ask_person, era

_PERSONS = "Luật 06/2022/QH15, Điều 35 khoản 1"
_BODIES = "Luật 06/2022/QH15, Điều 35 khoản 2"
_DECREE = "NĐ 152/2025/NĐ-CP, Điều 12"

SENTENCES = {
    "individual": all_of(
        stated("law_abiding", "gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật", at=_PERSONS),
        any_of(
            all_of(
                long_service(
                    f"{_PERSONS} điểm a",
                    office(TOP, TOP_TEXT, years="years_as_top_leader", at=_DECREE),
                    office(SECOND, SECOND_TEXT, years="years_as_second_leader", at=_DECREE),
                    office(GENERAL, "Đại tướng", years="years_as_general", at=_DECREE),
                    era(
                        "trước năm 1935",
                        office(
                            ("bi_thu_pho_bi_thu_tinh_uy_pho_truong_ban_dang_tw_thu_truong", "trung_tuong"),
                            "Bí thư, Phó Bí thư tỉnh ủy, Phó Trưởng ban Đảng ở Trung ương, Thứ trưởng hoặc Trung tướng",
                            at=_DECREE,
                        ),
                        at=_DECREE,
                    ),
                    era(
                        "hoạt động cách mạng trước năm 1945",
                        office(
                            ("truong_ban_dang_tw_xu_uy_khu_uy_bo_truong", "thuong_tuong"),
                            "Trưởng ban Đảng ở Trung ương, Xứ ủy, Khu ủy, Bộ trưởng hoặc Thượng tướng",
                            at=_DECREE,
                        ),
                        at=_DECREE,
                    ),
                    era(
                        "hai cuộc kháng chiến",
                        any_of(
                            office(
                                ("uv_bo_chinh_tri_bi_thu_tw_pho_ctn_pho_ctqh_pho_ttg_ct_mttq",),
                                "Ủy viên Bộ Chính trị, Bí thư Trung ương, Phó Chủ tịch nước, Phó Chủ tịch Quốc hội, "
                                "Phó Thủ tướng, Chủ tịch Mặt trận",
                                years="years_as_war_leader",
                                at=_DECREE,
                            ),
                            office(GENERAL, "Đại tướng", at=_DECREE),
                        ),
                        at=_DECREE,
                    ),
                ),
                no_grave_fault(at=_DECREE),
            ),
            stated(
                "many_exceptional_achievements",
                "có nhiều thành tích đặc biệt xuất sắc, ảnh hưởng toàn quốc trong một lĩnh vực",
                judged=True,
                at=f"{_PERSONS} điểm b",
            ),
        ),
    ),
    "collective": any_of(
        all_of(
            ask_person("tập thể là bộ, ban, ngành, tỉnh hoặc cơ quan của Quốc hội", at=_BODIES),
            held("independence_order_1", "military_exploit_order_1", then="years_after_order", at=f"{_BODIES} điểm a"),
            stated(
                "many_exceptional_achievements",
                "trong thời gian đó có thành tích đặc biệt xuất sắc, phạm vi ảnh hưởng rộng, là điển hình",
                judged=True,
                at=f"{_BODIES} điểm a",
            ),
            stated(
                "tradition_merit_united_clean_party",
                "có truyền thống, công lao, nội bộ đoàn kết, tổ chức đảng trong sạch, vững mạnh",
                judged=True,
                at=f"{_BODIES} điểm b",
            ),
            at=_BODIES,
        ),
        unread("khoản 3 đến 5 (quân đội, công an và tập thể khác).", at="Luật 06/2022/QH15, Điều 35"),
    ),
}
