"""The machine's clock is wrong, or it is New Year's Eve in Hà Nội: no misnumbering, and nothing is dated back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from bangvang.audit.refusals import Refusal
from bangvang.decision.actions import issue
from bangvang.decision.models import Decision, NumberSeries
from bangvang.register.choices import Role
from short_river import shorten

pytestmark = pytest.mark.django_db


@pytest.fixture
def short(world):
    return shorten(world, collectives=0, people=1)


@pytest.fixture
def at(monkeypatch):
    """Set the machine's clock, in UTC as the machine has it."""

    def set_clock(*moment: int) -> None:
        now = datetime(*moment, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: now)

    return set_clock


def dated(world, day: date) -> Decision:
    """A draft to be signed on ``day``."""
    decision = world.drafted_decision()
    Decision.objects.filter(pk=decision.pk).update(signed_on=day)
    decision.refresh_from_db()
    return decision


def press(world, decision: Decision) -> Decision:
    return issue(world.user(Role.DOCUMENT_CLERK), decision, key=f"key-{decision.pk}")


def test_the_year_begins_at_midnight_in_ha_noi_not_in_greenwich(short, at):
    last, first = dated(short, date(2020, 12, 31)), dated(short, date(2021, 1, 1))
    at(2020, 12, 31, 16, 59)  # 23:59 in Hà Nội
    assert press(short, last).code == "01/QĐ-SLĐTBXH"
    with pytest.raises(Refusal, match="chưa tới"):
        press(short, first)
    at(2020, 12, 31, 17, 0)  # midnight
    issued = press(short, first)
    assert (issued.number, issued.year) == (1, 2021)
    assert sorted(NumberSeries.objects.values_list("year", "last_number")) == [(2020, 1), (2021, 1)]


def test_a_paper_of_the_old_year_takes_the_next_number_of_the_old_year(short, at):
    """Signed on 31/12 and numbered on 02/01: in its own year's series, after that year's last."""
    old, new, late = dated(short, date(2020, 12, 30)), dated(short, date(2021, 1, 1)), dated(short, date(2020, 12, 31))
    at(2021, 1, 2, 3, 0)
    press(short, old)
    press(short, new)
    assert (press(short, late).number, press(short, late).year) == (2, 2020)


def test_a_clock_set_back_dates_nothing_back(short, at):
    first, second, third = (
        dated(short, date(2020, 7, 13)),
        dated(short, date(2020, 7, 13)),
        dated(short, date(2020, 7, 10)),
    )
    at(2020, 7, 13, 2, 0)
    press(short, first)
    at(2020, 7, 11, 2, 0)  # the clock loses two days
    with pytest.raises(Refusal, match="chưa tới"):
        press(short, second)
    with pytest.raises(Refusal) as refused:
        press(short, third)
    assert "lấy số sau đó được" in refused.value.sentence and "Điều 15" in refused.value.cite
    at(2020, 7, 13, 4, 0)
    assert press(short, second).number == 2
    assert NumberSeries.objects.get().last_number == 2


def test_a_clock_set_forward_blocks_no_day_by_itself(short, at):
    """A year ahead by mistake: a decision dated today is still numbered today."""
    first, second = dated(short, date(2020, 7, 13)), dated(short, date(2020, 7, 14))
    at(2021, 7, 13, 2, 0)
    assert press(short, first).number == 1
    at(2020, 7, 14, 2, 0)
    assert (press(short, second).number, press(short, second).year) == (2, 2020)


def test_a_closed_year_is_refused_once_a_later_day_of_it_has_its_number(short, at):
    late, early = dated(short, date(2020, 12, 31)), dated(short, date(2020, 12, 1))
    at(2021, 3, 1, 2, 0)
    press(short, late)
    with pytest.raises(Refusal, match="31/12/2020"):
        press(short, early)
    assert Decision.objects.filter(state="issued").count() == 1
