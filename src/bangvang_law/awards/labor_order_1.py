"""Huân chương Lao động hạng Nhất, Điều 42: the routes that were read are long service and the highest world prize."""

from bangvang_law.awards._high_posts import CENTRAL_AND_PROVINCE_DEPUTIES, CENTRAL_AND_PROVINCE_DEPUTIES_TEXT, office
from bangvang_law.awards._labor_orders import WAR_DIRECTORS, WAR_DIRECTORS_TEXT, career, world_prize
from bangvang_law.criteria import any_of, post_held, unread

_DECREE = "NĐ 152/2025/NĐ-CP, Điều 19"

SENTENCES = {
    "individual": any_of(
        career(
            "Luật 06/2022/QH15, Điều 42 khoản 1 điểm e",
            post_held("bo_truong", years="years_as_bo_truong", at=f"{_DECREE} khoản 1"),
            post_held("thu_truong", years="years_as_thu_truong", at=f"{_DECREE} khoản 1"),
            post_held("tong_cuc_truong", years="years_as_tong_cuc_truong", at=f"{_DECREE} khoản 1"),
            post_held("pho_tong_cuc_truong", years="years_as_pho_tong_cuc_truong", at=f"{_DECREE} khoản 1"),
            post_held("vu_truong", years="years_as_vu_truong", at=f"{_DECREE} khoản 1"),
            wars=any_of(
                office(CENTRAL_AND_PROVINCE_DEPUTIES, CENTRAL_AND_PROVINCE_DEPUTIES_TEXT, at=f"{_DECREE} khoản 1"),
                office(WAR_DIRECTORS, WAR_DIRECTORS_TEXT, years="years_as_war_director", at=f"{_DECREE} khoản 1"),
            ),
            at=f"{_DECREE} khoản 1",
        ),
        world_prize("đoạt giải Nhất hoặc Huy chương vàng cấp thế giới", at=f"{_DECREE} khoản 2"),
        unread("Điều 42 khoản 1 điểm a đến đ và khoản 2 đến 6.", at="Luật 06/2022/QH15, Điều 42"),
    )
}
