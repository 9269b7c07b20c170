"""Cờ thi đua của Bộ, ban, ngành, tỉnh, Điều 26 as ministries and provinces reproduce it."""

from bangvang_law.criteria import all_of, any_of, leads_block, movement_result, stated

_YEARLY = "Luật 06/2022/QH15, Điều 26 khoản 1"
_MOVEMENT = "Luật 06/2022/QH15, Điều 26 khoản 2"
_HERE = ("ministry", "province")

SENTENCES = {
    "collective": any_of(
        all_of(
            leads_block(*_HERE, at=_YEARLY),
            stated("targets_exceeded", "hoàn thành vượt mức các chỉ tiêu thi đua", at=_YEARLY),
            stated("outstanding", "là tập thể tiêu biểu xuất sắc", judged=True, at=_YEARLY),
            stated(
                "unity_party_thrift_anticorruption",
                "nội bộ đoàn kết, tổ chức đảng, đoàn thể xuất sắc, tiết kiệm, phòng, chống tham nhũng, tiêu cực",
                judged=True,
                at=_YEARLY,
            ),
            at=_YEARLY,
        ),
        movement_result("leading", launched_by=_HERE, years="movement_years", at=_MOVEMENT),
    )
}
