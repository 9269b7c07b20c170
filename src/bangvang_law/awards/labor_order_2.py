"""Huân chương Lao động hạng Nhì, Điều 43 khoản 1 (individuals); workers, farmers and collectives were not read."""

from bangvang_law.awards._high_posts import office
from bangvang_law.awards._labor_orders import (
    WAR_DEPUTIES,
    WAR_DEPUTIES_TEXT,
    WAR_DIRECTORS,
    WAR_DIRECTORS_TEXT,
    career,
    world_prize,
)
from bangvang_law.criteria import (
    all_of,
    any_of,
    held,
    held_within,
    post_held,
    rated_in_a_row,
    rated_times,
    stated,
    unread,
)

_PERSONS = "Luật 06/2022/QH15, Điều 43 khoản 1"
_POINT_DD = f"{_PERSONS} điểm đ"
_DECREE = "NĐ 152/2025/NĐ-CP, Điều 20"

SENTENCES = {
    "individual": all_of(
        stated("law_abiding", "gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật", at=_PERSONS),
        any_of(
            stated(
                "sudden_achievement",
                "thành tích xuất sắc đột xuất, ảnh hưởng trong bộ, ngành, tỉnh",
                at=f"{_PERSONS} điểm a",
            ),
            stated("international_prize", "đoạt giải thưởng quốc tế cao nhất của khu vực", at=f"{_PERSONS} điểm b"),
            stated(
                "invention_or_work",
                "có phát minh, sáng chế, công trình hiệu quả trong bộ, ngành, tỉnh",
                at=f"{_PERSONS} điểm c",
            ),
            stated("great_contribution", "có nhiều đóng góp lớn cho xã hội", judged=True, at=f"{_PERSONS} điểm d"),
            all_of(
                held("labor_order_3", then="years_in_a_row", at=_POINT_DD),
                rated_in_a_row("good", years="years_in_a_row", at=_POINT_DD),
                rated_times("excellent", times="excellent_years", years="years_in_a_row", at=_POINT_DD),
                held_within(
                    "ministerial_provincial_emulation_fighter", times="times_held", years="years_in_a_row", at=_POINT_DD
                ),
                at=_POINT_DD,
            ),
            career(
                f"{_PERSONS} điểm e",
                post_held(
                    "thu_truong", years="years_as_thu_truong", below="below_as_thu_truong", at=f"{_DECREE} khoản 1"
                ),
                post_held("tong_cuc_truong", years="years_as_tong_cuc_truong", at=f"{_DECREE} khoản 1"),
                post_held(
                    "pho_tong_cuc_truong",
                    years="years_as_pho_tong_cuc_truong",
                    below="below_as_pho_tong_cuc_truong",
                    at=f"{_DECREE} khoản 1",
                ),
                post_held("vu_truong", years="years_as_vu_truong", below="below_as_vu_truong", at=f"{_DECREE} khoản 1"),
                post_held("pho_vu_truong", years="years_as_pho_vu_truong", at=f"{_DECREE} khoản 1"),
                wars=any_of(
                    office(
                        WAR_DIRECTORS,
                        WAR_DIRECTORS_TEXT,
                        years="years_as_war_director",
                        below="below_as_war_director",
                        at=f"{_DECREE} khoản 1",
                    ),
                    office(WAR_DEPUTIES, WAR_DEPUTIES_TEXT, years="years_as_war_deputy", at=f"{_DECREE} khoản 1"),
                ),
                at=f"{_DECREE} khoản 1",
            ),
            world_prize("đoạt Huy chương bạc thế giới hoặc Huy chương vàng châu lục", at=f"{_DECREE} khoản 2"),
            unread(
                "Điều 43 khoản 2 đến 6 (công nhân, nông dân và các đối tượng khác).", at="Luật 06/2022/QH15, Điều 43"
            ),
        ),
    )
}
