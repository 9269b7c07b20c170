"""One truth per input rule of movements, for forms and verbs alike, and what the law asks of a launch.

The law of 2003, under which movements were launched until 31/12/2023, is unread on these points: nothing is refused by it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bangvang.movement.choices import MovementKind, Reach

LAW_OF_2022 = date(2024, 1, 1)
"""Since when Luật 06/2022/QH15 holds (its Điều 95)."""
MANDATORY = {
    "objective": gettext_lazy("mục tiêu"),
    "scope": gettext_lazy("phạm vi"),
    "participants": gettext_lazy("đối tượng"),
    "content": gettext_lazy("nội dung"),
    "criteria": gettext_lazy("tiêu chí"),
    "plan": gettext_lazy("kế hoạch"),
    "measures": gettext_lazy("biện pháp"),
}
"""What a movement sets out beside its time (Luật 06/2022/QH15, Điều 17 khoản 1)."""
_POWERS: dict[str, tuple[frozenset[str], str]] = {
    Reach.NATION: (frozenset({"state_president", "prime_minister"}), "khoản 1"),
    Reach.SECTOR: (frozenset({"ministry_head"}), "khoản 2"),
    Reach.LOCALITY: (frozenset({"province_chair", "district_chair", "commune_chair"}), "khoản 3"),
}
"""Who launches how far (Luật 06/2022/QH15, Điều 18): authorities of the law book, and the clause. A head launches in the
own agency (khoản 4) whatever it is; blocks are organised by councils (Điều 16 khoản 2), which is not in this article."""


def period_problem(period_from: date, period_until: date) -> str:
    """The sentence for a period out of order; empty when it is in order."""
    if period_until >= period_from:
        return ""
    return _("Phong trào kết thúc trước khi bắt đầu. Hãy sửa hai ngày ấy.")


def launch_problems(
    said: Mapping[str, str], *, kind: str, reach: str, authorities: Collection[str], on: date
) -> list[str]:
    """Why a movement may not be launched on the day, each with its article; empty when it may.

    ``said``: field of `MANDATORY` → its text; ``authorities``: what the offices of the launching body are on the day, as
    ids of the law book.
    """
    if on < LAW_OF_2022:
        return []
    problems = []
    missing = [str(label) for name, label in MANDATORY.items() if not said.get(name, "").strip()]
    if missing:
        problems.append(
            _("Còn thiếu %(missing)s (Luật 06/2022/QH15, Điều 17 khoản 1). Hãy sửa nội dung rồi phát động.")
            % {"missing": ", ".join(missing)}
        )
    if kind == MovementKind.BY_SPELL:
        problems.append(
            _(
                "Từ 01/01/2024 chỉ có thi đua thường xuyên và theo chuyên đề (Luật 06/2022/QH15, Điều 16 khoản 1). "
                "Đợt thi đua nhân một dịp, một nhiệm vụ là thi đua theo chuyên đề: hãy chọn hình thức ấy và ghi dịp."
            )
        )
    if problem := power_problem(reach, authorities, on):
        problems.append(problem)
    return problems


def power_problem(reach: str, authorities: Collection[str], on: date) -> str:
    """Why these offices may not launch so far; empty when they may, or when the law of the day is unread."""
    if on < LAW_OF_2022 or reach not in _POWERS:
        return ""
    able, clause = _POWERS[reach]
    if able.intersection(authorities):
        return ""
    return _(
        "Cơ quan này không phát động phong trào %(reach)s: %(who)s mới có thẩm quyền (Luật 06/2022/QH15, Điều 18 %(clause)s). "
        "Người đứng đầu cơ quan phát động trong cơ quan, đơn vị mình (khoản 4); hãy đổi phạm vi, hoặc đề nghị cấp có thẩm quyền."
    ) % {"reach": Reach(reach).label, "who": _WHO[Reach(reach)], "clause": clause}


_WHO = {
    Reach.NATION: gettext_lazy("Chủ tịch nước, Thủ tướng Chính phủ"),
    Reach.SECTOR: gettext_lazy("bộ trưởng, người đứng đầu ban, ngành"),
    Reach.LOCALITY: gettext_lazy("Chủ tịch Ủy ban nhân dân các cấp"),
}
