"""Huân chương Đại đoàn kết dân tộc: individuals only; the posts of NĐ 152/2025, Điều 25 were read, Điều 51 khoản 1 was not."""

from bangvang_law.awards._high_posts import office
from bangvang_law.criteria import all_of, any_of, stated, unread

_DECREE = "NĐ 152/2025/NĐ-CP, Điều 25 khoản 1"
_NOT_TWICE = "NĐ 152/2025/NĐ-CP, Điều 25 khoản 2"

SENTENCES = {
    "individual": all_of(
        stated("law_abiding", "gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật", at=_DECREE),
        any_of(
            office(
                ("chu_tich_ubtw_mttq",),
                "Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
                years="years_as_chair",
                below="below_as_chair",
                at=_DECREE,
            ),
            office(
                ("pho_chu_tich_ubtw_mttq",),
                "Phó Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
                years="years_as_vice_chair",
                at=_DECREE,
            ),
            office(
                ("cap_truong_to_chuc_thanh_vien_mttq_cap_tinh_tro_len",),
                "người đứng đầu tổ chức thành viên của Mặt trận từ cấp tỉnh trở lên (liên tục)",
                years="years_as_member_head",
                at=_DECREE,
            ),
            unread("Điều 51 khoản 1.", at="Luật 06/2022/QH15, Điều 51 khoản 1"),
        ),
        stated(
            "not_holding_order_for_long_service",
            "chưa được tặng huân chương vì quá trình cống hiến theo Điều 11 đến 24",
            at=_NOT_TWICE,
        ),
    )
}
