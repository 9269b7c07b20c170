"""A department with a figure on record, and somebody in it who achieved something."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bangvang.indicator import actions as indicators
from bangvang.indicator.models import Indicator
from bangvang.indicator.periods import year
from bangvang.register.actions import new_person
from bangvang.register.choices import Role
from bangvang.register.models import Employment
from bangvang.report import actions
from bangvang.report.models import AchievementReport

FROM, UNTIL, CLOSED = date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 10)
STORY = (
    "Năm qua tôi lập sổ theo dõi hẹn trả chung cho sáu phòng, ghi từng hồ sơ ngay khi nhận và báo trước hai ngày cho người "
    "thụ lý; không còn công dân nào phải đi lại lần thứ ba vì thiếu một tờ giấy mà lúc nhận không ai nói."
)


@pytest.fixture
def unit(world):
    return world.divisions["Thanh tra Sở"]


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def clerk(world, unit):
    return world.user(Role.CLERK, unit)


def works_in(unit, name: str):
    person = new_person(name=name)
    Employment.objects.create(person=person, unit=unit, position="Thanh tra viên", begins_on=date(2020, 1, 1))
    return person


@pytest.fixture
def person(unit):
    return works_in(unit, "Vừ A Dính")


@pytest.fixture
def trained(world, officer) -> Indicator:
    """Share of trained workers: 80 % in 2023, 85 % in 2024 for the whole department."""
    made = indicators.define_indicator(
        officer, world.department, owner=world.department, name="Tỷ lệ lao động qua đào tạo", measure="%"
    )
    for number, value in ((2023, 80), (2024, 85)):
        indicators.observe(
            officer, made, world.department, year(number), value=Decimal(value), today=CLOSED,
            evidence=indicators.Evidence("Báo cáo năm"),
        )  # fmt: skip
    return made


def begun(by, unit, recipient, **changes) -> AchievementReport:
    said = {"award": "grassroots_emulation_fighter", "achieved_from": FROM, "achieved_until": UNTIL}
    return actions.begin(by, unit, recipient, **said | changes)


def written(by, report, **texts) -> AchievementReport:
    return actions.revise(by, report, read_version=report.version, **{"achievements": STORY} | texts)


def closed(by, report, on=CLOSED):
    return actions.submit(by, report, on=on, read_version=report.version)


@pytest.fixture
def report(clerk, unit, person) -> AchievementReport:
    return begun(clerk, unit, person)
