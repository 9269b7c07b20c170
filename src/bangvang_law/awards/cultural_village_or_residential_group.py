"""Thôn, tổ dân phố văn hóa, Điều 30 khoản 1."""

from bangvang_law.criteria import all_of, stated

_CLAUSE = "Luật 06/2022/QH15, Điều 30 khoản 1"

SENTENCES = {
    "collective": all_of(
        stated("economy_stable", "đời sống kinh tế ổn định và từng bước phát triển", judged=True, at=_CLAUSE),
        stated("culture_healthy", "đời sống văn hóa, tinh thần lành mạnh, phong phú", judged=True, at=_CLAUSE),
        stated("environment_safe_clean", "môi trường an toàn, thân thiện, cảnh quan sạch đẹp", judged=True, at=_CLAUSE),
        stated(
            "law_abiding_order_participation",
            "chấp hành tốt pháp luật, giữ gìn an ninh, trật tự, tích cực tham gia phong trào thi đua",
            judged=True,
            at=_CLAUSE,
        ),
        stated("mutual_aid", "có tinh thần đoàn kết, tương trợ, giúp đỡ nhau", judged=True, at=_CLAUSE),
    )
}
