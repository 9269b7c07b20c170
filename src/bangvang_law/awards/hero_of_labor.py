"""Anh hùng Lao động, Điều 63, from a paraphrase: the routes are known, their words are not."""

from bangvang_law.criteria import all_of, any_of, stated, unread

_ARTICLE = "Luật 06/2022/QH15, Điều 63"

_ROUTES = any_of(
    all_of(
        stated("contribution_years", "có đóng góp quan trọng từ 10 năm trở lên", at=_ARTICLE),
        stated(
            "nationwide_innovation", "có nhiều đổi mới, sáng tạo hiệu quả trong toàn quốc", judged=True, at=_ARTICLE
        ),
        stated("exemplary", "gương mẫu về mọi mặt", judged=True, at=_ARTICLE),
        unread("lời văn các điểm của Điều 63.", at=_ARTICLE),
    ),
    all_of(
        stated("sudden_achievement", "lập thành tích đặc biệt xuất sắc đột xuất", at=_ARTICLE),
        unread("lời văn trường hợp thành tích đột xuất của Điều 63.", at=_ARTICLE),
    ),
)

SENTENCES = {"individual": _ROUTES, "collective": _ROUTES}
