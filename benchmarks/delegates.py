"""Two thousand delegates vote on their phones: ``python benchmarks/delegates.py [delegates]``. Prints figures.

    python benchmarks/delegates.py
    python tools/postgres.py -- python benchmarks/delegates.py

A conference of that many delegates who are here votes on a list over HTTP against the server that ``make run`` starts, on
127.0.0.1. Each delegate asks for the own page and sends the ballot; one in fifty sends it twice. The senders are two
processes of their own and take their share of the same processors. Then the vote is closed by a signed-in officer while the
screen of the hall asks again and again as its page does. Votes are compared name by name with what was sent; the exit is 1
when one is lost, counted twice or changed. Nobody is real.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "benchmarks")]
DELEGATES, SENDERS, PHONES_AT_ONCE, TWICE, SCREEN_ASKS = 2_000, 2, 16, 50, 0.4
CHOICES = ("agree", "agree", "agree", "disagree", "abstain")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PASSWORD = "mat-khau-do-thu-8f2c"


def main() -> int:
    if sys.argv[1:2] == ["send"]:
        return send(int(sys.argv[2]))
    delegates = int(sys.argv[1]) if len(sys.argv) > 1 else DELEGATES
    with tempfile.TemporaryDirectory(prefix="bangvang-bench-") as folder:
        os.environ["BANGVANG_DATA"] = folder
        from _names import prepare

        path = prepare()
        try:
            return measure(delegates)
        finally:
            if path:
                shutil.rmtree(path.parent)


def measure(delegates: int) -> int:
    from django.db import connection

    vote, tokens = a_hall(delegates)
    vendor = connection.vendor
    connection.close()
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "bangvang.cli", "serve", "--port", str(port)],
        env=environment(),
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        before = work_of(server.pid)
        sent, seconds, spent = all_vote(port, vote.pk, tokens)
        worked = work_of(server.pid) - before
        shown = close(port, vote)
    finally:
        server.terminate()
        server.wait(timeout=30)
    print(f"{vendor}, load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors (it may be shared)")
    print(f"{delegates:,} delegates asked for their page and voted in   {seconds:>7.2f} s   aim 30 s")
    print(f"    processor time of the server for it           {worked:>7.2f} s   the senders took theirs beside it")
    for word, times in spent.items():
        last = sorted(times)[int(len(times) * 0.99)]
        print(f"    {word:<46} median {statistics.median(times) * 1e3:>6.0f} ms   99 % within {last * 1e3:>6.0f} ms")
    print(f"from the closing to the result on the screen       {shown['screen']:>7.2f} s   aim 1 s")
    print(f"    of that the closing itself                     {shown['close']:>7.2f} s")
    return compared(vote, sent)


def a_hall(delegates: int) -> tuple[Any, list[str]]:
    """A vote on phones, open, with that many delegates who are here; they are put in by bulk, the rest by its verbs."""
    from unittest.mock import patch

    from django.utils import timezone

    from bangvang.conference import actions
    from bangvang.conference.models import Attendee
    from bangvang.register.choices import Role
    from bangvang.vote.choices import VoteMethod
    from cast import build_world

    with patch("cast.write_front_page", lambda _base: None):
        world = build_world()
    officer = world.user(Role.OFFICER)
    officer.set_password(PASSWORD)
    officer.save()
    conference = actions.plan_conference(officer, world.department, name="Đại hội", held_on=timezone.localdate())
    told = [{"name": f"Đại biểu {n}", "section": f"Khối {n % 12 + 1}"} for n in range(1, delegates + 1)]
    actions.invite_all(officer, conference, told)
    Attendee.objects.update(checked_in_at=timezone.now(), checked_in_by=officer)
    actions.close_presence(officer, conference)
    slate = actions.draw_up_slate(
        officer, conference, congress="Đại hội cấp trên", seats=4, allotted_by="Ban Tổ chức", method=VoteMethod.PHONE,
        threshold_numerator=1, threshold_denominator=2, threshold_source="Thể lệ",
    )  # fmt: skip
    for name in ("Mận", "Ổi", "Đào", "Lê"):
        actions.put_on_slate(officer, slate, name=name)
    vote = actions.open_vote(officer, slate)
    return vote, list(conference.attendees.order_by("ordinal").values_list("token", flat=True))


# ── the phones ───────────────────────────────────────────────────────────────────────────────────────────────────────
def all_vote(port: int, vote: int, tokens: list[str]) -> tuple[dict[str, str], float, dict[str, list[float]]]:
    """(choice sent by token, seconds until everybody was answered, seconds of each request by kind)."""
    sent = {token: CHOICES[place % len(CHOICES)] for place, token in enumerate(tokens)}
    senders = [
        subprocess.Popen(
            [sys.executable, __file__, "send", str(port)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _sender in range(SENDERS)
    ]
    begun = time.perf_counter()
    with ThreadPoolExecutor(SENDERS) as pool:
        shares = [json.dumps({"vote": vote, "sent": list(sent.items())[number::SENDERS]}) for number in range(SENDERS)]
        answers = pool.map(lambda sender, share: sender.communicate(share)[0], senders, shares)
        told = [json.loads(answer) for answer in answers]
    seconds = time.perf_counter() - begun
    wrong = [word for one in told for word in one["wrong"]]
    if wrong:
        print(f"answers that were not expected: {len(wrong)}, such as {wrong[:3]}")
    return (
        sent,
        seconds,
        {
            word: [took for one in told for took in one[key]]
            for word, key in (("the page", "asked"), ("the ballot", "voted"))
        },
    )


def send(port: int) -> int:
    """One sender: its share of the delegates from standard input, so many phones at once; what it took to standard output."""
    share = json.loads(sys.stdin.read())
    asked, voted, wrong = [], [], []

    def one(pair: tuple[int, tuple[str, str]]) -> None:
        place, (token, choice) = pair
        address = f"/hoi-nghi/giay-moi/{token}/bieu-quyet/"
        begun = time.perf_counter()
        status, page = request(port, "GET", address)
        asked.append(time.perf_counter() - begun)
        if status != 200 or "Gửi phiếu" not in page:
            wrong.append(f"page {status}")
        for again in range(2 if place % TWICE == 0 else 1):
            said = choice if not again else "disagree"
            begun = time.perf_counter()
            status, page = request(port, "POST", address, urlencode({"vote": share["vote"], "choice": said}))
            voted.append(time.perf_counter() - begun)
            if status != (409 if again else 200) or "Đã ghi phiếu" not in page:
                wrong.append(f"ballot {status}")

    with ThreadPoolExecutor(PHONES_AT_ONCE) as pool:
        list(pool.map(one, enumerate(share["sent"])))
    json.dump({"asked": asked, "voted": voted, "wrong": wrong}, sys.stdout)
    return 0


def request(port: int, method: str, address: str, body: str | None = None, **headers: str) -> tuple[int, str]:
    """One request on a connection of its own, as every phone has one."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        line.request(method, address, body, (FORM if body is not None else {}) | headers)
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    finally:
        line.close()


# ── the closing ──────────────────────────────────────────────────────────────────────────────────────────────────────
def close(port: int, vote: Any) -> dict[str, float]:
    """Seconds from pressing until the screen of the hall shows the result, and until the press was answered."""
    officer, hall = Browser(port), Browser(port)
    for one in (officer, hall):
        one.sign_in(vote.opened_by.username)
    page = officer.get(f"/hoi-nghi/bau/{vote.slate_id}/")
    screen = f"/hoi-nghi/bau/{vote.slate_id}/man-hinh/"
    asks, seen = hall.asks(hall.get(screen)), threading.Event()
    moment: dict[str, float] = {}

    def watch() -> None:
        nonlocal asks
        while not seen.wait(SCREEN_ASKS):
            shown = hall.get(asks)
            if "Thông qua" in shown or "Không thông qua" in shown:
                moment["screen"] = time.perf_counter()
                return
            asks = hall.asks(shown) or asks

    watching = threading.Thread(target=watch)
    watching.start()
    time.sleep(SCREEN_ASKS * 1.5)
    begun = time.perf_counter()
    officer.post(f"/hoi-nghi/bau/{vote.slate_id}/dong/", page)
    moment["close"] = time.perf_counter()
    watching.join(timeout=30)
    seen.set()
    return {word: at - begun for word, at in moment.items()} | ({} if "screen" in moment else {"screen": float("nan")})


class Browser:
    """Cookies, and the word against forgery that a form carries."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, {}

    def get(self, address: str) -> str:
        return self._ask("GET", address)

    def post(self, address: str, page: str, **fields: str) -> str:
        hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|form_owner)" value="([^"]*)"', page))
        return self._ask("POST", address, urlencode(hidden | fields))

    def sign_in(self, name: str) -> None:
        self.post("/dang-nhap/", self.get("/dang-nhap/"), login=name, password=PASSWORD)
        if "sessionid" not in self.cookies:
            raise SystemExit("the officer could not sign in")

    @staticmethod
    def asks(page: str) -> str:
        found = re.search(r'hx-get="([^"]+)"', page)
        return found.group(1).replace("&amp;", "&") if found else ""

    def _ask(self, method: str, address: str, body: str | None = None) -> str:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        told = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        line.request(method, address, body, told | (FORM if body is not None else {}))
        answer = line.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _equals, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        page = answer.read().decode()
        line.close()
        return page


# ── what came of it ──────────────────────────────────────────────────────────────────────────────────────────────────
def compared(vote: Any, sent: dict[str, str]) -> int:
    """Every ballot against what was sent, and the result against their sum; 1 when anything differs."""
    from bangvang.conference.models import Ballot
    from bangvang.vote.models import Result

    stored = dict(Ballot.objects.filter(vote=vote).values_list("attendee__token", "choice"))
    result = Result.objects.get(question=vote.question)
    agree, disagree = (list(sent.values()).count(word) for word in ("agree", "disagree"))
    lost = len(sent.keys() - stored.keys())
    changed = sum(1 for token, choice in stored.items() if sent.get(token) != choice)
    right = (result.agree, result.disagree) == (agree, disagree) and Ballot.objects.filter(vote=vote).count() == len(
        sent
    )
    print(f"lost {lost}, changed {changed}, result {result.agree}/{result.disagree} of {agree}/{disagree} sent")
    return 0 if right and not lost and not changed else 1


def environment() -> dict[str, str]:
    """Where the server finds the same database."""
    from django.conf import settings

    told = os.environ | {"PYTHONPATH": str(ROOT / "src"), "BANGVANG_DATA": str(settings.DATA)}
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        told["BANGVANG_SQLITE"] = str(settings.DATABASES["default"]["NAME"])
    return told


def work_of(pid: int) -> float:
    """Seconds that the processors worked for a process and all below it; only Linux tells (elsewhere 0)."""
    ticks, parents = {}, {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = place.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        parents[int(place.parent.name)] = int(told[1])
        ticks[int(place.parent.name)] = int(told[11]) + int(told[12])
    family = {pid}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(ticks.get(one, 0) for one in family) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            if request(port, "GET", "/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.3)
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    sys.exit(main())
