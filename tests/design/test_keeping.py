"""Pages for everybody are kept while nothing they tell of has changed, and never hold anything of one reader."""

from __future__ import annotations

import gzip
import random
from datetime import timedelta

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from django.utils import timezone

from bangvang.design.keeping import kept, middleware
from bangvang.design.keeping.mark import Mark
from bangvang.design.keeping.middleware import PublicPages, is_stranger, mark_of, shelf
from bangvang.design.keeping.shelf import LIFETIME, Page, Shelf
from bangvang.design.keeping.versions import LOOK_BACK, Versions
from bangvang.outbox.models import Event

pytestmark = pytest.mark.django_db


class Wall:
    """An answer made anew each time, with how often it was made."""

    def __init__(self, *apps: str, **told: bool) -> None:
        self.apps, self.told, self.made = apps, told, 0

    def __call__(self, request):
        self.made += 1
        return kept(request, HttpResponse(f"lần {self.made} {'chữ ' * 200}"), *self.apps, **self.told)


def happened(what: str) -> Event:
    return Event.objects.create(what=what, object_type="x", object_id=1)


def read(wall, rf, address="/", **headers) -> str:
    return PublicPages(wall)(rf.get(address, **headers)).content.decode()


def test_a_page_is_made_once_until_one_of_its_apps_tells_of_something(rf):
    wall = Wall("decision", "register")
    assert [read(wall, rf)[:5] for _ in range(3)] == ["lần 1"] * 3
    happened("nomination.submitted")
    assert read(wall, rf).startswith("lần 1")
    happened("decision.issued")
    assert [read(wall, rf)[:5] for _ in range(2)] == ["lần 2"] * 2


def test_what_is_told_while_a_page_is_made_makes_it_old_at_once(rf):
    wall = Wall("decision")

    def slow(request):
        answer = wall(request)
        if wall.made == 1:
            happened("decision.issued")
        return answer

    assert read(slow, rf).startswith("lần 1") and read(slow, rf).startswith("lần 2")


def test_a_page_grows_old_with_the_hour_the_day_and_the_minute(rf, monkeypatch):
    now = [1_800_000_000.0]  # a full minute
    monkeypatch.setattr("bangvang.design.keeping.shelf.time.time", lambda: now[0])
    today = [timezone.localdate()]
    monkeypatch.setattr("bangvang.design.keeping.shelf.timezone.localdate", lambda: today[0])
    wall, asked = Wall("decision"), Wall("decision", for_a_minute=True)
    read(wall, rf), read(asked, rf, "/x/1")
    now[0] += 59
    read(wall, rf), read(asked, rf, "/x/1")
    assert (wall.made, asked.made) == (1, 1)
    now[0] += 1
    read(wall, rf), read(asked, rf, "/x/1")
    assert (wall.made, asked.made) == (1, 2)
    now[0] += LIFETIME
    read(wall, rf)
    today[0] += timedelta(days=1)
    read(wall, rf)
    assert wall.made == 3


@pytest.mark.parametrize(
    "own",
    [
        {"HTTP_COOKIE": "sessionid=a"},
        {"HTTP_COOKIE": "messages=a"},
        {"HTTP_AUTHORIZATION": "Bearer a"},
        {"HTTP_HX_REQUEST": "true"},
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "HEAD"},
    ],
)
def test_whoever_brings_something_of_their_own_is_neither_answered_from_the_shelf_nor_put_on_it(rf, own):
    assert not is_stranger(rf.get("/", **own)) and is_stranger(rf.get("/", HTTP_COOKIE="csrftoken=a; bv_text=large"))
    wall = Wall("decision")
    read(wall, rf), read(wall, rf, **own), read(wall, rf, **own)
    assert wall.made == 3
    assert read(wall, rf).startswith("lần 1")


def test_looks_and_hosts_have_pages_of_their_own_and_invented_looks_none(rf):
    wall = Wall("decision")
    for headers in (
        {},
        {"HTTP_COOKIE": "bv_text=large"},
        {"HTTP_COOKIE": "bv_theme=dark"},
        {"HTTP_COOKIE": "bv_lang=en"},
        {"HTTP_HOST": "localhost"},
    ):
        read(wall, rf, **headers)
    assert wall.made == 5
    read(wall, rf, HTTP_COOKIE="bv_text=<script>; bv_lang=xx")
    assert wall.made == 5


def test_an_answer_for_one_reader_is_never_kept(rf):
    mark = Mark(("decision",))

    def marked(answer):
        answer.everybodys = mark
        return answer

    with_cookie, with_nonce = marked(HttpResponse("a")), marked(HttpResponse("a"))
    with_cookie.set_cookie("csrftoken", "a")
    with_nonce["Content-Security-Policy"] = "script-src 'nonce-abc'"
    for own in (with_cookie, with_nonce, marked(HttpResponse(status=404)), marked(StreamingHttpResponse(["a"]))):
        assert mark_of(own) is None
    assert mark_of(marked(HttpResponse("a"))) is mark and mark_of(HttpResponse("a")) is None


def test_a_search_an_invented_parameter_and_a_preview_are_not_kept(rf):
    wall = Wall("decision")
    for address in ("/?q=lan", "/?q=lan", "/?x=1", "/?x=1", "/?nam=20202020202020", "/?nam=20202020202020"):
        read(wall, rf, address)
    assert wall.made == 6
    read(wall, rf, "/?trang=2&nam=2020"), read(wall, rf, "/?trang=2&nam=2020")
    assert wall.made == 7
    preview = rf.get("/")
    preview.is_preview = True
    assert mark_of(wall(preview)) is None


def test_who_has_the_page_gets_304_and_who_can_unpack_gets_it_packed(rf):
    wall = Wall("decision")
    first = PublicPages(wall)(rf.get("/"))
    packed = PublicPages(wall)(rf.get("/", HTTP_ACCEPT_ENCODING="gzip, br"))
    assert gzip.decompress(packed.content) == first.content and len(packed.content) < len(first.content)
    assert packed["Content-Length"] == str(len(packed.content)) and "Accept-Encoding" in packed["Vary"]
    assert first["ETag"] == packed["ETag"] and first["Cache-Control"] == "no-cache"
    for known in ({"HTTP_IF_NONE_MATCH": first["ETag"]}, {"HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]}):
        again = PublicPages(wall)(rf.get("/", **known))
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    other = PublicPages(wall)(rf.get("/", HTTP_IF_NONE_MATCH='W/"x"', HTTP_IF_MODIFIED_SINCE=first["Last-Modified"]))
    assert other.status_code == 200


def test_the_shelf_gives_up_what_was_asked_for_longest_ago():
    def page(letters: int) -> Page:
        return Page.of(HttpResponse("a" * letters, content_type="application/pdf"), Mark(()), Versions().now())

    small = Shelf(most=3 * page(1_000).size)
    for name in ("a", "b", "c"):
        small.put(name, page(1_000))
    assert small.take("a")
    small.put("d", page(1_000))
    assert [bool(small.take(name)) for name in "abcd"] == [True, False, True, True]
    small.put("e", page(100_000))
    assert small.take("e") is None


def test_versions_of_two_processes_agree_however_late_events_are_committed():
    """On PostgreSQL an event may be committed after later ones: every event is counted once, in any order of arrival."""
    chance = random.Random(5)
    early, watcher = Versions(), Versions()
    happened("decision.begun")
    newest = Event.objects.latest("pk").pk  # PostgreSQL goes on counting where other tests left off
    numbers = list(range(newest + 1_000, newest + 1_000 + 3 * LOOK_BACK))
    late = sorted(chance.sample(numbers, 20))
    start = early.now()["decision"], watcher.now()["decision"]
    expected = 0
    for number in numbers:
        if number not in late:
            Event.objects.create(pk=number, what="decision.issued", object_type="x", object_id=1)
            expected += 1
        if late and number - late[0] == 50:
            Event.objects.create(pk=late.pop(0), what="decision.issued", object_type="x", object_id=1)
            expected += 1
            assert watcher.now()["decision"] - start[1] == expected
        if number % 97 == 0:
            assert watcher.now()["decision"] - start[1] == expected
    assert watcher.now()["decision"] - start[1] == expected
    assert early.now()["decision"] - start[0] == expected


def test_a_database_that_went_back_makes_every_page_new():
    happened("decision.issued")
    watcher = Versions()
    Event.objects.create(pk=5_000, what="decision.issued", object_type="x", object_id=1)
    before = watcher.now()
    Event.objects.all().delete()
    assert watcher.now()[""] == before[""] + 1
    decided = watcher.now()["decision"]
    Event.objects.create(pk=7, what="decision.issued", object_type="x", object_id=1)
    assert watcher.now()["decision"] == decided + 1


def test_asking_whether_something_is_new_is_one_question(django_assert_num_queries):
    for _ in range(3 * LOOK_BACK):
        happened("decision.issued")
    watcher = Versions()
    watcher.now()
    with django_assert_num_queries(1):
        watcher.now()


def test_a_database_that_does_not_answer_keeps_nobody_from_what_needs_none(rf, monkeypatch):
    from django.db import DatabaseError

    def broken():
        raise DatabaseError

    monkeypatch.setattr(middleware.versions, "now", broken)
    assert read(Wall("decision"), rf).startswith("lần 1")


def test_styles_and_scripts_are_packed_and_known_again(client):
    plain = client.get("/static/design/components.css")
    packed = client.get("/static/design/components.css", headers={"accept-encoding": "gzip"})
    body = b"".join(packed) if packed.streaming else packed.content
    assert packed["Content-Encoding"] == "gzip" and gzip.decompress(body) == b"".join(plain)
    assert "Accept-Encoding" in plain["Vary"] and "Content-Encoding" not in plain
    again = client.get(
        "/static/design/components.css",
        headers={"accept-encoding": "gzip", "if-modified-since": packed["Last-Modified"]},
    )
    assert again.status_code == 304
    font = client.get("/static/design/fonts/be-vietnam-pro-400.woff2", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in font
    shelf.clear()


def test_an_office_page_is_never_on_the_shelf(world):
    from bangvang.register.choices import Role

    reader = Client()
    reader.force_login(world.user(Role.ADMINISTRATOR))
    assert "Bàn việc" in reader.get("/").content.decode()
    assert "Bàn việc" not in Client().get("/").content.decode()
    assert "Bàn việc" in reader.get("/").content.decode()
