"""Chiến sĩ thi đua toàn quốc, Điều 21."""

from bangvang_law.criteria import all_of, any_of, held_in_a_row, initiative, stated, works

_CHAIN = "Luật 06/2022/QH15, Điều 21 khoản 1 điểm a"
_MERIT = "Luật 06/2022/QH15, Điều 21 khoản 1 điểm b"
_RECOGNISED = "Luật 06/2022/QH15, Điều 21 khoản 2"

SENTENCES = {
    "individual": all_of(
        held_in_a_row("ministerial_provincial_emulation_fighter", times="times_in_a_row", at=_CHAIN),
        stated(
            "outstanding_selected",
            "thành tích xuất sắc tiêu biểu nhất, được lựa chọn trong số đó",
            judged=True,
            at=_CHAIN,
        ),
        any_of(
            initiative("national", at=_MERIT),
            works("national", at=_MERIT),
            stated("combat_ingenuity", "mưu trí, sáng tạo trong chiến đấu có phạm vi ảnh hưởng toàn quốc", at=_MERIT),
            at=_MERIT,
        ),
        stated(
            "recognition",
            "người đứng đầu bộ, ban, ngành hoặc Chủ tịch UBND cấp tỉnh công nhận hiệu quả và ảnh hưởng trong toàn quốc",
            at=_RECOGNISED,
        ),
    )
}
