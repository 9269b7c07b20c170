"""A movement of the department under the law of 2022, whole, with the offices that may launch it."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.movement import actions
from bangvang.movement.choices import MovementKind
from bangvang.movement.models import Movement
from bangvang.register.choices import Role

SAID = {
    "objective": "Giải quyết 95 % hồ sơ trước hạn.",
    "scope": "Các phòng, trung tâm thuộc Sở.",
    "participants": "Tập thể phòng, trung tâm; công chức, viên chức, người lao động.",
    "content": "Rút ngắn thời gian giải quyết hồ sơ người có công.",
    "criteria": "Tỷ lệ hồ sơ trước hạn; số thủ tục rút ngắn.",
    "plan": "Quý I đăng ký; quý II sơ kết; quý IV tổng kết.",
    "measures": "Mỗi phòng một đầu mối; giao ban hằng tháng.",
}
FIELDS = {
    "name": "cải cách thủ tục hành chính",
    "kind": MovementKind.THEMATIC,
    "period_from": date(2026, 1, 1),
    "period_until": date(2026, 12, 31),
}
LAUNCHED = date(2026, 1, 5)


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def clerk(world):
    return world.user(Role.CLERK)


@pytest.fixture
def drafted(world, officer) -> Movement:
    return actions.draft_movement(officer, world.department, **FIELDS, **SAID)


@pytest.fixture
def launched(drafted, officer) -> Movement:
    return actions.launch(officer, drafted, on=LAUNCHED, read_version=drafted.version)
