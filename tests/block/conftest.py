"""A block of the department with three of its divisions, since 2018."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.block import actions
from bangvang.block.models import Block
from bangvang.register.choices import Role

BEGAN = date(2018, 1, 1)
OFFICE, INSPECTORS, MERIT = "Văn phòng Sở", "Thanh tra Sở", "Phòng Người có công"
NAMES = (OFFICE, INSPECTORS, MERIT)
ROWS = [("Giải quyết hồ sơ người có công", "98 % trước hạn"), ("Không có đơn thư tồn đọng", "")]


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def unit(world):
    """A division by its name."""
    return world.divisions.__getitem__


@pytest.fixture
def empty(world, officer) -> Block:
    return actions.set_up(officer, world.department, name="Khối các phòng tham mưu", begins_on=BEGAN)


@pytest.fixture
def block(empty, officer, unit) -> Block:
    for name in NAMES:
        actions.take_in(officer, empty, unit(name), begins_on=BEGAN)
    empty.refresh_from_db()
    return empty


@pytest.fixture
def choose(block, officer, unit):
    """Choose a division by name as head or deputy of a year, on the last day of the year before."""

    def chosen(year, role, name, **more):
        return actions.choose_lead(
            officer, block, year=year, role=role, unit=unit(name), chosen_on=date(year - 1, 12, 31), **more
        )

    return chosen


@pytest.fixture
def drafted(block, officer):
    return actions.draft_pact(officer, block, year=2020, text="Các đơn vị thống nhất:", undertakings=ROWS)


@pytest.fixture
def sent(drafted, officer):
    return actions.send_pact(officer, drafted, read_version=drafted.version)
