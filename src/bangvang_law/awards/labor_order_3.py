"""Huân chương Lao động hạng Ba, Điều 44: separate branches for workers and farmers, careers and long service."""

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
    movement_result,
    post_held,
    rated_in_a_row,
    rated_times,
    recipient_group,
    stated,
    unread,
)

_PERSONS = "Luật 06/2022/QH15, Điều 44 khoản 1"
_POINT_E = f"{_PERSONS} điểm e"
_WORKERS = "Luật 06/2022/QH15, Điều 44 khoản 2"
_COLLECTIVES = "Luật 06/2022/QH15, Điều 44 khoản 4"
_DECREE = "NĐ 152/2025/NĐ-CP, Điều 21"
_LAW_ABIDING = "gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật"

SENTENCES = {
    "individual": all_of(
        stated("law_abiding", _LAW_ABIDING, at=_PERSONS),
        any_of(
            all_of(
                held("prime_minister_certificate", then="years_in_a_row", at=_POINT_E),
                rated_in_a_row("good", years="years_in_a_row", at=_POINT_E),
                rated_times("excellent", times="excellent_years", years="years_in_a_row", at=_POINT_E),
                held_within("grassroots_emulation_fighter", times="times_held", years="years_in_a_row", at=_POINT_E),
                at=_POINT_E,
            ),
            career(
                f"{_PERSONS} điểm g",
                post_held(
                    "tong_cuc_truong",
                    years="years_as_tong_cuc_truong",
                    below="below_as_tong_cuc_truong",
                    at=f"{_DECREE} khoản 1",
                ),
                post_held(
                    "pho_tong_cuc_truong",
                    years="years_as_pho_tong_cuc_truong",
                    below="below_as_pho_tong_cuc_truong",
                    at=f"{_DECREE} khoản 1",
                ),
                post_held("vu_truong", years="years_as_vu_truong", below="below_as_vu_truong", at=f"{_DECREE} khoản 1"),
                post_held(
                    "pho_vu_truong",
                    years="years_as_pho_vu_truong",
                    below="below_as_pho_vu_truong",
                    at=f"{_DECREE} khoản 1",
                ),
                wars=any_of(
                    office(WAR_DIRECTORS, WAR_DIRECTORS_TEXT, years="years_as_war_director", at=f"{_DECREE} khoản 1"),
                    office(
                        WAR_DEPUTIES,
                        WAR_DEPUTIES_TEXT,
                        years="years_as_war_deputy",
                        below="below_as_war_deputy",
                        at=f"{_DECREE} khoản 1",
                    ),
                ),
                at=f"{_DECREE} khoản 1",
            ),
            world_prize("đoạt Huy chương đồng thế giới hoặc Huy chương bạc châu lục", at=f"{_DECREE} khoản 2"),
            all_of(
                recipient_group("worker", "farmer", at=_WORKERS),
                any_of(
                    movement_result(
                        "outstanding", launched_by=("ministry", "province"), years="movement_years", at=_WORKERS
                    ),
                    stated("invention_or_work", "có sáng chế, công trình hiệu quả cao trong một lĩnh vực", at=_WORKERS),
                    stated("many_contributions", "có nhiều đóng góp cho xã hội", judged=True, at=_WORKERS),
                    stated("sudden_achievement", "lập thành tích xuất sắc đột xuất", at=_WORKERS),
                ),
                at=_WORKERS,
            ),
            unread("Điều 44 khoản 1 điểm a đến đ và khoản 3.", at="Luật 06/2022/QH15, Điều 44"),
        ),
    ),
    "collective": all_of(
        stated("law_abiding", _LAW_ABIDING, at=_COLLECTIVES),
        any_of(
            stated(
                "sudden_achievement", "thành tích xuất sắc đột xuất, ảnh hưởng trong từng lĩnh vực", at=_COLLECTIVES
            ),
            stated("many_contributions", "có nhiều đóng góp cho xã hội", judged=True, at=_COLLECTIVES),
            unread("phong trào thi đua (thời gian tối thiểu) và các điểm còn lại của khoản 4.", at=_COLLECTIVES),
        ),
    ),
}
