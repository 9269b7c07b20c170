"""The figures of the news of 14/07/2020 as indicators: its own numbers, what follows from them, and nothing besides.

It says that unemployment fell below 4 % and that poor households are to be as good as none by 2025, without a figure for either.
So the first has a target and no figure, the second neither; the check of its sentences says so.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bangvang.accounts.models import User
from bangvang.demonstration import cast
from bangvang.indicator import actions
from bangvang.indicator.choices import PeriodKind
from bangvang.indicator.models import CheckedText, Indicator
from bangvang.indicator.periods import Period, parsed
from bangvang.movement.models import Movement
from bangvang.register.models import Unit

NEWS_ON = date(2020, 7, 14)
NEWS = "Tin ngày 14/07/2020 của cổng thông tin thành phố"
TAKEN = (
    "jobs",
    "unemployment",
    "disputes_settled",
    "trained",
    "rural_training",
    "merit_living",
    "merit_housing",
    "merit_gifts",
    "poverty",
    "child_drowning",
    "old_dossiers",
)
BY_STAGE = ("jobs", "unemployment", "trained", "merit_living")
"""What the news tells of five years as one."""
BASE = "Suy ra từ tin ngày 14/07/2020: 85% bằng 113,3% của kỳ trước, nên kỳ trước là 85 ÷ 1,133 = 75,0"
CLAIMS = (
    "Giai đoạn 2015–2020, toàn ngành giải quyết việc làm cho 273.457 lượt lao động, tỷ lệ thất nghiệp giảm dưới 4%; "
    "tỷ lệ lao động qua đào tạo 85% bằng 113,3% so với giai đoạn 2010–2015; "
    "100% người có công có mức sống bằng hoặc cao hơn mức sống dân cư nơi cư trú."
)


def write_figures(department: Unit) -> CheckedText:
    """Indicators of the department from the shipped set, the figures of the news, and the check of its sentences."""
    officer = User.objects.get(username="chuyenvien")
    taken = {one.item_code: one for one in actions.take_set(officer, department, "labour", TAKEN)}
    movement = Movement.objects.get(name=cast.MOVEMENT_2015)
    now = _stage("2015–2020")
    for code in BY_STAGE:
        _revise(officer, taken[code], period_kind=PeriodKind.STAGE, movement=movement)
    _revise(officer, taken["trained"], baseline=Decimal(75), baseline_of="giai đoạn 2010–2015")
    _revise(
        officer,
        taken["poverty"],
        definition="Đến năm 2025 cơ bản không còn hộ nghèo. Tin không nêu ngưỡng của chữ “cơ bản” nên chưa đặt đích bằng số.",
    )
    told = actions.Evidence(NEWS)
    for code, value in (("jobs", "273457"), ("trained", "85"), ("merit_living", "100")):
        actions.observe(officer, taken[code], department, now, value=Decimal(value), today=NEWS_ON, evidence=told)
    actions.observe(
        officer,
        taken["trained"],
        department,
        now.before,
        value=Decimal(75),
        today=NEWS_ON,
        evidence=actions.Evidence(BASE),
    )
    actions.set_target(
        officer, taken["unemployment"], department, now, value=Decimal(4), strict=True, document=NEWS, today=NEWS_ON
    )
    for code in ("jobs", "trained", "merit_living"):
        fresh = Indicator.objects.get(pk=taken[code].pk)
        actions.publish(officer, fresh, now, today=NEWS_ON, read_version=fresh.version)
    return actions.keep_text(
        officer,
        department,
        title="Số liệu trong tin ngày 14/07/2020",
        text=CLAIMS,
        about=now.short,
        movement=movement,
    )


def _stage(text: str) -> Period:
    found = parsed(PeriodKind.STAGE, text)
    if found is None:
        raise ValueError(text)
    return found


def _revise(officer: User, indicator: Indicator, **fields: object) -> None:
    fresh = Indicator.objects.get(pk=indicator.pk)
    actions.revise_indicator(officer, fresh, read_version=fresh.version, **fields)
    indicator.refresh_from_db()
