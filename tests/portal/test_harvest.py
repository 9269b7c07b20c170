"""Whoever copies the roll is slowed, met by a name that nobody bears, and told of to the operator."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from bangvang.portal import canaries, limits, tallies
from bangvang.portal.actions import raise_alarm
from bangvang.portal.actions.alarms import MOST_AN_HOUR
from bangvang.portal.canaries import canary_of, is_canary
from bangvang.portal.choices import AlarmKind
from bangvang.portal.models import Alarm
from bangvang.portal.queries.roll import RollFilter, found
from bangvang.register.choices import Role
from bangvang.register.models import Honour

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(monkeypatch) -> list[float]:
    hand = [1_800_000_000.0]
    monkeypatch.setattr(time, "time", lambda: hand[0])
    canaries.canary_of.cache_clear()
    return hand


def ask(client, words="nguyen", **headers):
    return client.get("/bang-vang/", {"q": words}, **headers)


@pytest.mark.slow
def test_ten_thousand_searches_from_one_address_are_answered_thirty_times_and_the_operator_is_told(client, now):
    answers = [ask(client).status_code for _ in range(400)]
    assert answers.count(200) == limits.FREE and answers[limits.FREE :] == [429] * (400 - limits.FREE)
    assert [(one.kind, one.network) for one in Alarm.objects.all()] == [(AlarmKind.ADDRESS, "127.0.0.0/24")]
    request = client.get("/").wsgi_request
    granted = sum(limits.turn_of(request).granted for _ in range(10_000 - 400))
    assert granted == 0 and Alarm.objects.count() == 1


def test_every_question_of_every_process_counts(client, now, settings):
    """Another process of the same machine asks for the same address; this one finds its turns used."""
    program = (
        "import sys, django; from django.conf import settings\n"
        "settings.configure(SECRET_KEY=sys.argv[2], TALLIES=sys.argv[1])\n"
        "from bangvang.portal.tallies import asked_by\n"
        "for _ in range(25):\n"
        "    with asked_by('127.0.0.1', '*', now=float(sys.argv[3])) as (mine, all):\n"
        "        mine.answered += 1; all.answered += 1; mine.last = float(sys.argv[3])\n"
    )
    command = [sys.executable, "-c", program, str(settings.TALLIES), settings.SECRET_KEY, str(now[0])]
    children = [subprocess.Popen(command) for _ in range(2)]
    assert [child.wait(60) for child in children] == [0, 0]
    with tallies.asked_by("127.0.0.1", "*", now=now[0]) as (mine, everybody):
        assert (mine.answered, everybody.answered) == (50, 50)
    assert ask(client).status_code == 429


def test_many_addresses_together_have_a_budget_and_who_asks_little_is_still_answered(client, now, monkeypatch):
    monkeypatch.setattr(limits, "TOGETHER", 60)
    for address in range(12):
        for _ in range(5):
            assert ask(client, REMOTE_ADDR=f"10.0.{address}.1").status_code == 200
    assert Alarm.objects.get().kind == AlarmKind.EVERYBODY
    refused = ask(client, REMOTE_ADDR="10.0.1.1")
    assert refused.status_code == 429 and "cả cổng đã bị tra quá nhiều" in refused.content.decode()
    assert int(refused["Retry-After"]) == limits.LONG_PAUSE
    assert ask(client, REMOTE_ADDR="10.9.9.9").status_code == 200
    now[0] += limits.LONG_PAUSE
    assert ask(client, REMOTE_ADDR="10.0.1.1").status_code == 200
    now[0] += tallies.KEPT + 1
    assert ask(client, REMOTE_ADDR="10.0.1.1").status_code == 200


@pytest.mark.slow
def test_what_fifty_addresses_get_in_a_day(rf, now):
    """The bound that docs/decisions/0017 tells: answers of a day to a crawler with fifty addresses."""
    requests = [rf.get("/bang-vang/", REMOTE_ADDR=f"10.0.{number}.1") for number in range(50)]
    answers = 0
    for _ in range(24 * 60):
        answers += sum(limits.turn_of(request).granted for request in requests)
        now[0] += 60
    most_an_hour = limits.TOGETHER + 50 * (limits.FEW + tallies.KEPT // limits.LONG_PAUSE)
    assert limits.TOGETHER * 24 <= answers <= 24 * most_an_hour


def test_a_full_leaf_ends_with_a_name_that_nobody_bears(client, world):
    world.certified_decision()
    page = client.get("/bang-vang/").content.decode()
    canary = canary_of(timezone.localdate())
    row = re.search(r"<li hidden>.*?</li>", page, re.S).group(0)
    assert canary.name in row and f"/bang-vang/{canary.key}/" in row and "không phải người thật" in row
    assert page.count(" hidden>") == 1
    assert found(RollFilter(canary.name)) == [] and not Honour.objects.filter(name_as_written=canary.name).exists()
    for name in Honour.objects.values_list("name_as_written", flat=True):
        assert (
            canary.name
            not in client.get("/bang-vang/", {"q": name}, REMOTE_ADDR=f"10.0.0.{len(name)}").content.decode()
        )


def test_who_opens_or_asks_for_it_is_told_of_and_has_no_free_questions_left(client, world, settings):
    world.certified_decision()
    canary = canary_of(timezone.localdate())
    assert client.get(f"/bang-vang/{canary.key}/").status_code == 404
    alarm = Alarm.objects.get()
    assert (alarm.kind, alarm.network) == (AlarmKind.CANARY, "127.0.0.0/24")
    assert ask(client).status_code == 200 and ask(client).status_code == 429  # the first is its last for 20 seconds
    assert client.get("/tim/", {"q": f" {canary.name.lower()} "}, REMOTE_ADDR="10.1.1.1").status_code == 200
    assert Alarm.objects.filter(network="10.1.1.0/24", kind=AlarmKind.CANARY).exists()
    assert client.get(f"/bang-vang/1.{'a' * 43}/", REMOTE_ADDR="10.2.2.2").status_code == 404
    assert Alarm.objects.count() == 2


def test_names_differ_by_day_and_are_known_for_two_months():
    today = timezone.localdate()
    names = {canary_of(today - timedelta(days=back)).key for back in range(30)}
    assert len(names) == 30
    assert is_canary(canary_of(today - timedelta(days=59)).name, today)
    assert not is_canary(canary_of(today - timedelta(days=61)).key, today)
    assert not is_canary("Nguyễn Văn An", today)


def test_an_alarm_is_told_once_an_hour_and_forgotten_after_ninety_days():
    assert raise_alarm(AlarmKind.CANARY, "10.0.0.0/24") and raise_alarm(AlarmKind.CANARY, "10.0.0.0/24") is None
    old = timezone.now() - timedelta(days=91)
    Alarm.objects.update(hour=old)
    raise_alarm(AlarmKind.CANARY, "10.0.0.0/24")
    assert Alarm.objects.count() == 1 and Alarm.objects.get().hour > old
    for number in range(2 * MOST_AN_HOUR):
        raise_alarm(AlarmKind.CANARY, f"10.1.{number}.0/24")
    assert Alarm.objects.count() == MOST_AN_HOUR


def test_the_operator_sees_it_and_nobody_else(at, world):
    raise_alarm(AlarmKind.CANARY, "10.0.0.0/24")
    page = at(world.user(Role.ADMINISTRATOR), "portal:alarms").content.decode()
    assert "1 lần có dấu hiệu chép" in page and "10.0.0.0/24" in page
    assert reverse("portal:alarms") in at(world.user(Role.ADMINISTRATOR), "desk:home").content.decode()
    assert at(world.user(Role.OFFICER), "portal:alarms").status_code == 403


def test_a_damaged_file_of_counts_is_begun_anew_and_a_locked_one_stops_nobody(client, now, settings, monkeypatch):
    Path(settings.TALLIES).write_bytes(b"x" * 4096)
    assert [ask(client).status_code for _ in range(limits.FREE + 2)].count(429) in (1, 2)
    monkeypatch.setattr(tallies, "_PATIENCE", 0.05)
    settings.TALLIES = Path(settings.TALLIES).with_name("other.sqlite3")
    assert ask(client).status_code == 200
    holder = sqlite3.connect(settings.TALLIES, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert ask(client).status_code == 200
    holder.execute("ROLLBACK")
    holder.close()


def test_the_file_of_counts_knows_no_address(client, settings):
    ask(client, REMOTE_ADDR="203.0.113.77")
    assert b"203.0.113.77" not in Path(settings.TALLIES).read_bytes()


def test_an_office_with_many_addresses_of_ipv6_is_one(client, now):
    answers = [ask(client, REMOTE_ADDR=f"2001:db8:1:2::{n:x}").status_code for n in range(1, limits.FREE + 3)]
    assert answers.count(429) == 2
