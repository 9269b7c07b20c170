"""When a figure, a target, a publication may be taken: one sentence for each case in which not."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from bangvang.indicator.models import Indicator
from bangvang.indicator.periods import Period
from bangvang.register.models import Unit


def figure_problem(indicator: Indicator, unit: Unit, period: Period, today: date) -> str:
    """Why no figure of ``unit`` is taken for the period; empty when one is. The unit is known to lie below the body."""
    return (
        measure_problem(indicator)
        or kind_problem(indicator, period)
        or _too_early(period, today)
        or _unit_gone(unit, period, today)
        or _retired(indicator, period)
    )


def target_problem(indicator: Indicator, unit: Unit, period: Period, today: date) -> str:
    """Why no target is set; empty when it may be. A target may be set for what is still to come."""
    if not indicator.measure:
        return _(
            "Chưa đặt được đích: chỉ tiêu “%(name)s” chưa có đơn vị tính, nên một con số không nói lên điều gì. "
            "Hãy sửa chỉ tiêu, ghi đơn vị tính (%%, người, hộ, triệu đồng…), rồi đặt đích."
        ) % {"name": indicator}
    return kind_problem(indicator, period) or _unit_gone(unit, period, today) or _retired(indicator, period)


def measure_problem(indicator: Indicator) -> str:
    if indicator.measure:
        return ""
    return _(
        "Chưa ghi được số: chỉ tiêu “%(name)s” chưa có đơn vị tính. Hãy sửa chỉ tiêu, ghi đơn vị tính, rồi ghi số."
    ) % {"name": indicator}


def kind_problem(indicator: Indicator, period: Period) -> str:
    if period.kind == indicator.period_kind:
        return ""
    return _("“%(name)s” theo dõi theo %(kind)s, không theo %(period)s.") % {
        "name": indicator,
        "kind": indicator.get_period_kind_display(),
        "period": period.label,
    }


def _too_early(period: Period, today: date) -> str:
    if period.is_over(today):
        return ""
    return _(
        "%(period)s đến hết ngày %(last)s mới xong, nên chưa có số để ghi. Số ước để trong báo cáo; "
        "sổ này chỉ ghi số của kỳ đã hết. Hãy ghi từ ngày %(from)s, hoặc chọn kỳ trước."
    ) % {
        "period": period.label[:1].upper() + period.label[1:],
        "last": f"{period.last:%d/%m/%Y}",
        "from": f"{period.after.first:%d/%m/%Y}",
    }


def _unit_gone(unit: Unit, period: Period, today: date) -> str:
    if unit.ends_on is not None and unit.ends_on < today:
        heir = (
            _("Số của các kỳ sau do %(heir)s ghi.") % {"heir": unit.successor}
            if unit.successor
            else _("Số của các kỳ sau ghi ở đơn vị nhận nhiệm vụ.")
        )
        return _("%(unit)s đã hết hoạt động ngày %(day)s nên không ghi thêm số mới. %(heir)s") % {
            "unit": unit,
            "day": f"{unit.ends_on:%d/%m/%Y}",
            "heir": heir,
        }
    if period.last < unit.begins_on:
        return _("%(unit)s có từ ngày %(day)s, sau khi %(period)s đã hết. Hãy chọn kỳ khác hoặc đơn vị tiền thân.") % {
            "unit": unit,
            "day": f"{unit.begins_on:%d/%m/%Y}",
            "period": period.label,
        }
    return ""


def _retired(indicator: Indicator, period: Period) -> str:
    if indicator.retired_on is None or period.first < indicator.retired_on:
        return ""
    return _("“%(name)s” thôi theo dõi từ ngày %(day)s. Hãy chọn kỳ trước ngày ấy.") % {
        "name": indicator,
        "day": f"{indicator.retired_on:%d/%m/%Y}",
    }
