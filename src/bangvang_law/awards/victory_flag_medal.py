"""Huy chương Quân kỳ quyết thắng, Điều 55; the rating is known from a secondary source only."""

from bangvang_law.criteria import all_of, rated, recipient_group, service

_ARTICLE = "Luật 06/2022/QH15, Điều 55"

SENTENCES = {
    "individual": all_of(
        recipient_group("military", at=_ARTICLE),
        service(years="years_of_service", at=_ARTICLE),
        rated("good", at=_ARTICLE),
    )
}
