"""The roll is for finding somebody in, not for copying."""

from __future__ import annotations

import time

import pytest

from bangvang.portal import limits, tallies

pytestmark = pytest.mark.django_db


def test_ten_thousand_searches_from_one_address_are_slowed_and_told_so(client, monkeypatch):
    now = [1_000_000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    answered = [client.get("/bang-vang/", {"q": "nguyen"}).status_code for _ in range(limits.FREE + 5)]
    assert answered == [200] * limits.FREE + [429] * 5
    refused = client.get("/tim/", {"q": "nguyen"})
    assert refused.status_code == 429 and refused["Retry-After"] == str(limits.PAUSE)
    assert f"Chờ {limits.PAUSE} giây" in refused.content.decode()
    assert client.get("/bang-vang/").status_code == 200  # the first leaf costs nobody a turn
    assert client.get("/bang-vang/", {"trang": 2}).status_code == 429
    now[0] += limits.PAUSE
    assert client.get("/bang-vang/", {"q": "nguyen"}).status_code == 200
    assert client.get("/bang-vang/", {"q": "nguyen"}).status_code == 429
    assert (
        client.get("/bang-vang/", {"q": "nguyen"}, REMOTE_ADDR="10.1.1.1").status_code == 200
    )  # another address is free
    now[0] += tallies.KEPT + 1
    assert client.get("/bang-vang/", {"q": "nguyen"}).status_code == 200


def test_what_a_copying_program_gets_in_a_day(monkeypatch, rf):
    """At 20 rows an answer: 30 at once and then one every 20 seconds, so at most 4,320 answers a day and an address."""
    now, answers = [0.0], 0
    monkeypatch.setattr(time, "time", lambda: now[0])
    request = rf.get("/bang-vang/")
    while now[0] < 24 * 3600:
        answers += limits.turn_of(request).granted
        now[0] += 5
    assert answers <= 24 * (limits.FREE + 3600 // limits.PAUSE)
