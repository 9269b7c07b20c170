"""Huân chương Bảo vệ Tổ quốc hạng Nhất, Điều 45: the long-service route was read; merit routes and collectives were not."""

from bangvang_law.awards._armed_forces import armed_forces_career, with_unread_routes
from bangvang_law.awards._high_posts import office

_ARTICLE = "Luật 06/2022/QH15, Điều 45 khoản 1"
_DECREE = "NĐ 152/2025/NĐ-CP, Điều 22"

SENTENCES = with_unread_routes(
    armed_forces_career(
        f"{_ARTICLE} điểm d",
        _DECREE,
        office(
            ("pho_tu_lenh_binh_chung_su_doan_truong_giam_doc_cong_an_tinh_hoac_tuong_duong",),
            "Phó Tư lệnh binh chủng, Sư đoàn trưởng, Giám đốc Công an tỉnh và tương đương",
            years="years_in_post",
            at=_DECREE,
        ),
    ),
    _ARTICLE,
    "Điều 45 khoản 1 điểm a đến c và khoản 2.",
)
