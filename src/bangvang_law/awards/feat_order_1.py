"""Huân chương Chiến công hạng Nhất, Điều 48: individuals were read; the second route of collectives is cut in the copy."""

from bangvang_law.criteria import all_of, any_of, stated, unread

_ARTICLE = "Luật 06/2022/QH15, Điều 48"

_LOYAL = stated("loyal_to_fatherland_and_people", "trung thành với Tổ quốc và Nhân dân", at=_ARTICLE)
_BRAVE = stated(
    "combat_or_anti_crime_bravery_high_effect",
    "tích cực, mưu trí, dũng cảm, đạt hiệu quả cao trong bảo vệ chủ quyền, an ninh hoặc chống tội phạm",
    judged=True,
    at=_ARTICLE,
)

SENTENCES = {
    "individual": all_of(
        _LOYAL,
        any_of(
            stated(
                "combat_feat",
                "lập chiến công đặc biệt xuất sắc, ảnh hưởng toàn quốc, được bộ, ban, ngành, tỉnh công nhận",
                at=_ARTICLE,
            ),
            all_of(
                _BRAVE,
                stated("law_abiding", "gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật", at=_ARTICLE),
                stated("duties_excellent", "hoàn thành xuất sắc nhiệm vụ", at=_ARTICLE),
                stated("influence", "ảnh hưởng toàn quốc, được bộ, ban, ngành, tỉnh công nhận", at=_ARTICLE),
            ),
        ),
    ),
    "collective": all_of(
        _LOYAL,
        any_of(
            stated(
                "combat_achievement",
                "lập thành tích đặc biệt xuất sắc trong chiến đấu, ảnh hưởng toàn quốc",
                at=_ARTICLE,
            ),
            unread("phần còn lại của trường hợp thứ hai dành cho tập thể.", at=_ARTICLE),
        ),
    ),
}
