"""Tập thể lao động tiên tiến, Điều 28 as a provincial regulation reproduces it (its own text was not read)."""

from bangvang_law.criteria import all_of, member_discipline, member_share, rated, stated

_ARTICLE = "Luật 06/2022/QH15, Điều 28"

SENTENCES = {
    "collective": all_of(
        rated("good", at=_ARTICLE),
        stated(
            "emulation_participation",
            "có phong trào thi đua thường xuyên, thiết thực, hiệu quả",
            judged=True,
            at=_ARTICLE,
        ),
        member_share("advanced_worker", at_least="member_share", at=_ARTICLE),
        member_discipline(at=_ARTICLE),
        stated("unity_and_law_abiding", "nội bộ đoàn kết, chấp hành tốt pháp luật", judged=True, at=_ARTICLE),
    )
}
