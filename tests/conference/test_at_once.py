"""Two doors, two phones and a closing at the same moment, on both databases, by programs of their own over one database."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from faults.test_kills import environment

from bangvang.conference import actions
from bangvang.register.choices import Role
from bangvang.vote.choices import VoteMethod
from cast import build_world

PRESSING = Path(__file__).with_name("pressing.py")
PEOPLE = 6
LOOK = """
import django, json, sys
django.setup()
from bangvang.audit.models import Entry
from bangvang.conference.models import Attendee, Ballot
from bangvang.vote.models import Result
print(json.dumps({
    "checked_in": list(Entry.objects.filter(verb="checked_in").order_by("object_id").values_list("object_id", flat=True)),
    "here": Attendee.objects.filter(checked_in_at__isnull=False).count(),
    "ballots": list(Ballot.objects.order_by("attendee").values_list("attendee", "choice")),
    "results": list(Result.objects.values_list("agree", "disagree")),
}))
"""


@pytest.fixture
def office(transactional_db, monkeypatch):
    """A conference with people on its list, and two who stand at its doors."""
    monkeypatch.setattr("cast.write_front_page", lambda _base: None)
    world = build_world()
    for _door in range(2):
        world.user(Role.DOCUMENT_CLERK, again=True)
    officer = world.user(Role.OFFICER)
    conference = actions.plan_conference(officer, world.department, name="Hội nghị", held_on=date(2020, 7, 13))
    actions.invite_all(officer, conference, [{"name": f"Đại biểu {n}"} for n in range(PEOPLE)])
    return officer, conference


@pytest.fixture
def press(tmp_path):
    """Run the program; what each was answered, and what the database holds afterwards."""

    def run(*what: str):
        told = environment(tmp_path) | {"DJANGO_SETTINGS_MODULE": "bangvang.config.settings"}
        found = []
        for command in ([str(PRESSING), *what], ["-c", LOOK]):
            done = subprocess.run(
                [sys.executable, *command], env=told, capture_output=True, text=True, timeout=300, check=False
            )
            assert done.returncode == 0, done.stderr
            found.append(json.loads(done.stdout))
        return found

    return run


def opened(officer, conference):
    for one in conference.attendees.all():
        actions.check_in(officer, one)
    actions.close_presence(officer, conference)
    slate = actions.draw_up_slate(
        officer, conference, congress="Đại hội", seats=1, allotted_by="Ban Tổ chức", method=VoteMethod.PHONE
    )
    actions.put_on_slate(officer, slate, name="Mận")
    return actions.open_vote(officer, slate)


def test_two_doors_check_in_once_and_the_other_is_told(office, press):
    answers, stored = press("doors")
    assert [sorted(told) for _pk, *told in answers] == [[False, True]] * PEOPLE
    assert stored["checked_in"] == [pk for pk, *_told in answers] and stored["here"] == PEOPLE


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite có một người ghi từ đầu giao dịch, bỏ khóa cũng không hỏng"
)
def test_without_the_lock_two_doors_would_both_check_in(office, press):
    _answers, stored = press("doors", "unheld")
    assert len(stored["checked_in"]) > PEOPLE


def counted(answers, stored):
    """Ballots that were answered as taken, those that the database holds, and what the result counts."""
    taken = [[pk, choice] for pk, choice, status, _late in answers["statuses"] if status == 200]
    return sorted(taken), stored["ballots"], sum(stored["results"][0])


def test_ballots_at_the_moment_of_the_closing_are_counted_or_told(office, press):
    opened(*office)
    answers, stored = press("phones")
    taken, ballots, result = counted(answers, stored)
    assert taken == ballots and result == len(ballots) and len({pk for pk, _choice in taken}) == len(taken)
    assert {status for _pk, _choice, status, _late in answers["statuses"]} <= {200, 409}
    assert answers["statuses"][-1][2:] == [409, True]


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite có một người ghi từ đầu giao dịch, bỏ khóa cũng không hỏng"
)
def test_without_the_lock_a_ballot_would_be_taken_and_not_counted(office, press):
    opened(*office)
    taken, ballots, result = counted(*press("phones", "unheld"))
    assert taken == ballots and result < len(ballots)
