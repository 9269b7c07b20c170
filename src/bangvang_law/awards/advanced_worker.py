"""Lao động tiên tiến, Điều 24: khoản 1 for people in agencies and units, khoản 3 for those outside."""

from bangvang_law.criteria import Criterion, all_of, any_of, rated, recipient_group, stated

_CLAUSE_1 = "Luật 06/2022/QH15, Điều 24 khoản 1"
_CLAUSE_3 = "Luật 06/2022/QH15, Điều 24 khoản 3"


def standard_of_clause_1() -> tuple[Criterion, ...]:
    """Points a and b of khoản 1, which other titles refer to."""
    return (
        rated("good", at=f"{_CLAUSE_1} điểm a"),
        stated(
            "attitude",
            "tự lực, tự cường, đoàn kết, tương trợ, tích cực tham gia phong trào thi đua",
            judged=True,
            at=f"{_CLAUSE_1} điểm b",
        ),
    )


STANDARD = any_of(
    all_of(
        recipient_group("official", "civil_servant", "public_employee", by_place=("worker", "laborer"), at=_CLAUSE_1,
                        unclear=("entrepreneur", "intellectual", "foreigner")),
        *standard_of_clause_1(),
        at=_CLAUSE_1,
    ),
    all_of(
        recipient_group("farmer", by_place=("worker", "laborer"), in_agency=False, at=_CLAUSE_3,
                        unclear=("entrepreneur", "intellectual", "foreigner")),
        stated(
            "productive_work",
            "lao động, sản xuất có hiệu quả, tích cực tham gia phong trào thi đua và hoạt động xã hội",
            judged=True,
            at=f"{_CLAUSE_3} điểm a",
        ),
        stated(
            "law_abiding_and_moral",
            "gương mẫu chấp hành pháp luật, có đạo đức tốt, đoàn kết",
            judged=True,
            at=f"{_CLAUSE_3} điểm b",
        ),
        at=_CLAUSE_3,
    ),
)  # fmt: skip
"""The standard of the title, whether or not the title itself was given (Điều 23 asks for the standard)."""

SENTENCES = {"individual": STANDARD}
