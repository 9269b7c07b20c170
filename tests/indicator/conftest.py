"""Indicators of the department and figures of its divisions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bangvang.indicator import actions
from bangvang.indicator.periods import year
from bangvang.register.choices import Role

TODAY = date(2021, 2, 1)


@pytest.fixture
def jobs(world, officer):
    """More is better, adds up, by the year."""
    return actions.define_indicator(
        officer,
        world.department,
        name="Giải quyết việc làm",
        measure="lượt lao động",
        owner=world.department,
        adds_up=True,
    )


@pytest.fixture
def poverty(world, officer):
    """Less is better, in hundredths."""
    return actions.define_indicator(
        officer,
        world.department,
        name="Tỷ lệ hộ nghèo theo chuẩn quốc gia",
        measure="%",
        direction="less",
        places=2,
        owner=world.department,
    )


@pytest.fixture
def divisions(world):
    return sorted(world.divisions.values(), key=lambda unit: unit.name)


@pytest.fixture
def put(world):
    """Write down a figure: put(indicator, unit, 2019, "54.5")."""

    def write(indicator, unit, number, value, *, by=None, today=TODAY):
        period = year(number) if isinstance(number, int) else number
        return actions.observe(
            by or world.user(Role.OFFICER), indicator, unit, period, value=Decimal(value), today=today,
            evidence=actions.Evidence("Báo cáo năm"),
        )  # fmt: skip

    return write
