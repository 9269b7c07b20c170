"""Cờ thi đua của Chính phủ, Điều 25 khoản 1 to 3, read in an English translation of the whole article."""

from bangvang_law.criteria import all_of, any_of, leads_block, movement_result, stated

_LOCAL = "Luật 06/2022/QH15, Điều 25 khoản 1"
_CENTRAL = "Luật 06/2022/QH15, Điều 25 khoản 2"
_MOVEMENT = "Luật 06/2022/QH15, Điều 25 khoản 3"

SENTENCES = {
    "collective": any_of(
        all_of(
            leads_block("ministry", "province", at=_LOCAL),
            stated(
                "targets_exceeded_outstanding",
                "hoàn thành vượt mức chỉ tiêu, là tập thể tiêu biểu xuất sắc trong số dẫn đầu cụm, khối",
                at=f"{_LOCAL} điểm a",
            ),
            stated(
                "united_clean_strong_leading_thrift_anticorruption",
                "nội bộ đoàn kết, tổ chức đảng, đoàn thể trong sạch, vững mạnh, dẫn đầu về tiết kiệm, chống tham nhũng",
                judged=True,
                at=f"{_LOCAL} điểm b",
            ),
            at=_LOCAL,
        ),
        leads_block("central_council", at=_CENTRAL),
        movement_result("leading", launched_by=("prime_minister",), years="movement_years", at=_MOVEMENT),
    )
}
