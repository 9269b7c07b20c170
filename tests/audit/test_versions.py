"""Two hands on one form: the second sees what the first wrote, and loses nothing of its own."""

from __future__ import annotations

import pytest

from bangvang.audit.versions import Stale, claim
from bangvang.register.models import Unit

pytestmark = pytest.mark.django_db


def test_the_first_to_save_wins_and_the_second_is_told(world):
    first, second = (Unit.objects.get(pk=world.department.pk) for _ in range(2))
    claim(first, first.version)
    with pytest.raises(Stale) as told:
        claim(second, second.version)
    assert told.value.thing.version == 2
    assert told.value.read_version == 1


def test_a_claim_takes_the_next_version(world):
    unit = Unit.objects.get(pk=world.department.pk)
    claim(unit, 1)
    claim(unit, 2)
    unit.refresh_from_db()
    assert unit.version == 3
