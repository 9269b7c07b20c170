"""Huân chương Hữu nghị: who may receive it (NĐ 152/2025, Điều 26) was read; the standard itself (Điều 53 khoản 1) was not."""

from bangvang_law.criteria import all_of, any_of, held, recipient_group, stated, unread
from bangvang_law.criteria.careers import ask_person

_DECREE = "NĐ 152/2025/NĐ-CP, Điều 26"
_STANDARD = unread(
    "lời văn Điều 53 khoản 1 (đóng góp tích cực cho quan hệ hữu nghị, được bộ, ban, ngành, tỉnh công nhận, đề nghị).",
    at="Luật 06/2022/QH15, Điều 53 khoản 1",
)

SENTENCES = {
    "individual": all_of(
        recipient_group("foreigner", at=_DECREE),
        any_of(
            all_of(
                stated(
                    "head_of_foreign_state_body",
                    "là người đứng đầu cơ quan, tổ chức nhà nước của nước ngoài",
                    at=_DECREE,
                ),
                any_of(
                    ask_person("giữ chức vụ liên tục từ 05 năm trở lên", at=_DECREE),
                    stated("service_in_vietnam_years", "công tác ở Việt Nam ít nhất một nhiệm kỳ 03 năm", at=_DECREE),
                ),
            ),
            all_of(
                stated(
                    "head_of_mission_of_partner_country",
                    "là người đứng đầu cơ quan đại diện của nước có quan hệ",
                    at=_DECREE,
                ),
                stated("service_in_vietnam_years", "công tác ở Việt Nam ít nhất một nhiệm kỳ 03 năm", at=_DECREE),
            ),
            all_of(
                held("friendship_medal", at=_DECREE),
                stated("continued_contribution_years", "sau đó tiếp tục đóng góp từ 05 năm trở lên", at=_DECREE),
            ),
            stated(
                "other_foreign_individual_recognised_by_ministry_or_province",
                "là cá nhân nước ngoài khác được bộ, ban, ngành, tỉnh công nhận",
                at=_DECREE,
            ),
        ),
        _STANDARD,
    ),
    "collective": all_of(
        ask_person("tập thể thuộc một trong tám loại cơ quan, tổ chức nước ngoài của Điều 26", at=_DECREE), _STANDARD
    ),
}
