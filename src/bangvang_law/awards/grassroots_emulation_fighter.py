"""Chiến sĩ thi đua cơ sở, Điều 23: the standard of Điều 24 (not the title), and one of four merits. No ratio since 2024."""

from bangvang_law.awards.advanced_soldier import STANDARD as SOLDIER
from bangvang_law.awards.advanced_worker import STANDARD as WORKER
from bangvang_law.criteria import all_of, any_of, initiative, rated, stated, works

_STANDARD = "Luật 06/2022/QH15, Điều 23 khoản 1"
_MERIT = "Luật 06/2022/QH15, Điều 23 khoản 2"

SENTENCES = {
    "individual": all_of(
        any_of(WORKER, SOLDIER, at=_STANDARD),
        any_of(
            rated("excellent", at=_MERIT),
            initiative("grassroots", at=_MERIT),
            works("grassroots", at=_MERIT),
            stated(
                "combat_ingenuity",
                "mưu trí, sáng tạo trong chiến đấu, phục vụ chiến đấu được đơn vị công nhận",
                at=_MERIT,
            ),
            at=_MERIT,
        ),
    )
}
