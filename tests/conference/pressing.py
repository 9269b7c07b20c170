"""Run as a program: people press at the same moment, through the pages. Prints one line of JSON: what each was answered.

``doors``: two doors check the same attendee in. ``phones``: everybody votes twice while the vote is closed. With ``unheld``
the lock that the rule leans on is left out, as a control: the same test must then see what goes wrong.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any


def main(what: str, *how: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bangvang.config.settings"
    import django

    django.setup()
    answers = {"doors": doors, "phones": phones}[what](unheld="unheld" in how)
    sys.stdout.write(json.dumps(answers) + "\n")


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """Run all acts in threads that start together; their answers in order."""
    from django.db import connection

    together = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            together.wait(timeout=60)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [waiting.result(timeout=120) for waiting in [pool.submit(run, act) for act in acts]]


def signed_in(user: Any) -> Any:
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return client


def doors(*, unheld: bool) -> list[Any]:
    """[attendee, what the first door was told, what the second was told] for everybody on the list."""
    from bangvang.conference.actions import attendance
    from bangvang.conference.models import Attendee, Conference
    from bangvang.register.models import Mandate

    if unheld:

        def taken(conference: Conference) -> Conference:
            found = Conference.objects.get(pk=conference.pk)
            time.sleep(0.3)
            return found

        attendance.taken = taken
        attendance.new_code = lambda *_given: time.sleep(0.3)
        attendance.votes_by_phone = lambda _conference: True
    pair = [signed_in(one.user) for one in Mandate.objects.filter(role="document_clerk").order_by("pk")[:2]]
    told = []
    for attendee in Attendee.objects.order_by("pk"):
        address = f"/hoi-nghi/giay-moi/{attendee.token}/co-mat/"
        pages = at_once([lambda door=door, to=address: door.post(to, follow=True).content.decode() for door in pair])
        told.append([attendee.pk, *("không ghi lần nữa" in page for page in pages)])
    return told


def phones(*, unheld: bool) -> dict[str, Any]:
    """``taken``: attendees whose ballot was answered as taken, once for each time; ``closed``: the page after the closing."""
    from django.test import Client

    from bangvang.conference.actions import delegates, phones
    from bangvang.conference.models import Attendee, SlateVote

    if unheld:

        def open_still(vote: SlateVote) -> None:
            delegates.not_ended(vote)
            time.sleep(1.5)

        phones._hold_open = open_still
    vote = SlateVote.objects.select_related("opened_by").get()
    officer, statuses = signed_in(vote.opened_by), []

    def send(attendee: Attendee, choice: str) -> None:
        answer = Client(SERVER_NAME="127.0.0.1").post(
            f"/hoi-nghi/giay-moi/{attendee.token}/bieu-quyet/", {"vote": vote.pk, "choice": choice}
        )
        statuses.append((attendee.pk, choice, answer.status_code, "đã đóng lúc" in answer.content.decode()))

    def close() -> None:
        time.sleep(0.5)
        officer.post(f"/hoi-nghi/bau/{vote.slate_id}/dong/")

    delegates_here = list(Attendee.objects.filter(checked_in_at__isnull=False).order_by("pk"))
    acts = [
        lambda who=who, choice=choice: send(who, choice) for who in delegates_here for choice in ("agree", "disagree")
    ]
    at_once([*acts, close])
    send(delegates_here[0], "agree")  # after the closing
    return {"statuses": statuses}


if __name__ == "__main__":
    main(*sys.argv[1:])
