"""Bằng khen của Bộ, ban, ngành, tỉnh, Điều 74, as a provincial regulation reproduces it (QĐ 86/2025/QĐ-UBND Bắc Ninh).

The letter of a point is confirmed for khoản 1 điểm d only; the other routes cite the article.
"""

from bangvang_law.criteria import (
    all_of,
    any_of,
    held_in_a_row,
    movement_result,
    rated_in_a_row,
    recipient_group,
    stated,
    two_initiatives_of_article_74,
)

_ARTICLE = "Luật 06/2022/QH15, Điều 74"
_PERSONS = "Luật 06/2022/QH15, Điều 74 khoản 1"
_POINT_D = "Luật 06/2022/QH15, Điều 74 khoản 1 điểm d"

_INDIVIDUAL = all_of(
    stated("exemplary_law_abiding", "gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật", at=_PERSONS),
    any_of(
        movement_result("outstanding", launched_by=("ministry", "province"), at=_PERSONS),
        stated(
            "many_or_sudden_achievements",
            "lập nhiều thành tích hoặc thành tích đột xuất, ảnh hưởng trong một lĩnh vực của bộ, ban, ngành, tỉnh",
            at=_PERSONS,
        ),
        stated(
            "contribution",
            "đóng góp vào phát triển kinh tế - xã hội, khoa học công nghệ, công tác xã hội, từ thiện",
            judged=True,
            at=_PERSONS,
        ),
        all_of(
            any_of(
                held_in_a_row("grassroots_emulation_fighter", times="times_in_a_row", at=_POINT_D),
                rated_in_a_row("excellent", years="years_in_a_row", at=_POINT_D),
            ),
            two_initiatives_of_article_74(count="initiatives", years="years_in_a_row", at=_POINT_D),
            at=_POINT_D,
        ),
        all_of(
            recipient_group("worker", "farmer", "laborer", at=_ARTICLE),
            stated(
                "worker_production_achievements",
                "công nhân, nông dân, người lao động có nhiều thành tích trong lao động, sản xuất, ảnh hưởng trong xã, đơn vị",
                at=_ARTICLE,
            ),
        ),
    ),
)

_COLLECTIVE = all_of(
    stated("exemplary_law_abiding", "gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật", at=_ARTICLE),
    stated("unity", "nội bộ đoàn kết", at=_ARTICLE),
    any_of(
        movement_result("outstanding", at=_ARTICLE),
        stated("sudden_achievement", "lập thành tích xuất sắc đột xuất", at=_ARTICLE),
        stated(
            "contribution",
            "đóng góp vào phát triển kinh tế - xã hội, công tác xã hội, từ thiện",
            judged=True,
            at=_ARTICLE,
        ),
        all_of(
            any_of(
                rated_in_a_row("excellent", years="years_in_a_row", at=_ARTICLE),
                held_in_a_row("excellent_labor_collective", times="times_in_a_row", at=_ARTICLE),
            ),
            stated(
                "grassroots_democracy_thrift_anticorruption",
                "thực hiện dân chủ ở cơ sở, chăm lo đời sống, thực hành tiết kiệm, phòng, chống tham nhũng",
                judged=True,
                at=_ARTICLE,
            ),
        ),
    ),
)

_HOUSEHOLD = all_of(
    stated("exemplary_law_abiding", "gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật", at=_ARTICLE),
    stated("many_contributions", "có nhiều đóng góp công sức, đất đai và tài sản", at=_ARTICLE),
)

SENTENCES = {"individual": _INDIVIDUAL, "collective": _COLLECTIVE, "household": _HOUSEHOLD}
