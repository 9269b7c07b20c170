"""Chiến sĩ thi đua Bộ, ban, ngành, tỉnh, Điều 22."""

from bangvang_law.criteria import all_of, any_of, held_in_a_row, initiative, stated, works

_CHAIN = "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a"
_MERIT = "Luật 06/2022/QH15, Điều 22 khoản 1 điểm b"
_RECOGNISED = "Luật 06/2022/QH15, Điều 22 khoản 2"

SENTENCES = {
    "individual": all_of(
        held_in_a_row("grassroots_emulation_fighter", times="times_in_a_row", at=_CHAIN),
        stated(
            "outstanding_selected", "thành tích xuất sắc tiêu biểu, được lựa chọn trong số đó", judged=True, at=_CHAIN
        ),
        any_of(
            initiative("ministry_province", at=_MERIT),
            works("ministry_province", at=_MERIT),
            stated(
                "combat_ingenuity",
                "mưu trí, sáng tạo trong chiến đấu, ảnh hưởng toàn quân hoặc toàn lực lượng công an",
                at=_MERIT,
            ),
            at=_MERIT,
        ),
        stated(
            "recognition",
            "người đứng đầu bộ, ban, ngành hoặc Chủ tịch UBND cấp tỉnh công nhận hiệu quả, khả năng nhân rộng, phạm vi ảnh hưởng",
            at=_RECOGNISED,
        ),
    )
}
