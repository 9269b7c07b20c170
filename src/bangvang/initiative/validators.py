"""One truth per input rule of initiatives, and what the law asks of who recognises them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.utils.translation import gettext as _

from bangvang.register.choices import InitiativeScope

MOST_AUTHORS = 5
LAW_OF_2022 = date(2024, 1, 1)
_WIDE = frozenset({"ministry_head", "province_chair"})
"""Who recognises what reaches beyond the own agency (Luật 06/2022/QH15, Điều 21 khoản 2, Điều 22 khoản 2)."""


def shares_problem(shares: Sequence[int]) -> str:
    """Why the shares of the authors cannot stand; empty when they can."""
    if not shares:
        return _("Chưa ghi tác giả nào. Hãy chọn ít nhất một người.")
    if len(shares) > MOST_AUTHORS:
        return _("Nhiều nhất %(most)d tác giả. Sáng kiến của nhiều người hơn thì ghi những người đóng góp chính.") % {
            "most": MOST_AUTHORS
        }
    if any(share < 1 for share in shares) or sum(shares) != 100:
        return _("Mức đóng góp của các tác giả phải cộng lại bằng 100 phần trăm; nay là %(sum)d.") % {
            "sum": sum(shares)
        }
    return ""


def scope_problem(scope: str, authorities: Collection[str], on: date) -> str:
    """Why a body whose offices are ``authorities`` may not recognise so far; empty when it may, or when that law is unread."""
    if on < LAW_OF_2022 or scope == InitiativeScope.GRASSROOTS or _WIDE.intersection(authorities):
        return ""
    return _(
        "Cơ quan này chỉ công nhận phạm vi cơ sở: phạm vi %(scope)s do bộ trưởng, người đứng đầu ban, ngành hoặc Chủ tịch Ủy ban "
        "nhân dân cấp tỉnh công nhận (Luật 06/2022/QH15, Điều 21 khoản 2, Điều 22 khoản 2)."
    ) % {"scope": InitiativeScope(scope).label}


def count_problem(agree: int | None, present: int | None) -> str:
    """Why the figures of the council cannot stand; empty when they can, or when there are none."""
    if (agree is None) != (present is None):
        return _("Ghi cả số đồng ý và số người bỏ phiếu, hoặc để trống cả hai.")
    if agree is not None and present is not None and agree > present:
        return _("Số đồng ý lớn hơn số người bỏ phiếu. Hãy xem lại.")
    return ""
