"""Gia đình văn hóa, by the framework of NĐ 86/2023/NĐ-CP; Điều 31 and parts of the framework were not read."""

from bangvang_law.criteria import all_of, stated, unread
from bangvang_law.criteria.negative import not_stated

_DECREE = "NĐ 86/2023/NĐ-CP"
_ARTICLE = "Luật 06/2022/QH15, Điều 31"

SENTENCES = {
    "household": all_of(
        not_stated("member_criminal_liability", "có thành viên bị truy cứu trách nhiệm hình sự", at=_DECREE),
        not_stated(
            "military_service_or_tax_duty_not_fulfilled",
            "không hoàn thành nghĩa vụ quân sự hoặc nghĩa vụ thuế",
            at=_DECREE,
        ),
        not_stated(
            "administrative_sanction",
            "bị xử phạt về hôn nhân, trật tự công cộng, đánh bạc, tệ nạn xã hội, phòng cháy, bạo lực gia đình",
            at=_DECREE,
        ),
        stated(
            "law_abiding", "gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật", judged=True, at=_DECREE
        ),
        unread("tiêu chuẩn chi tiết của các nhóm còn lại và lời văn Điều 31.", at=_ARTICLE),
    )
}
