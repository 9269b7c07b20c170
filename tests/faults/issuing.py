"""Run as a program: issues drafts until it is killed. Two children at a time issue the same drafts over one SQLite file.

``python issuing.py DATABASE ROUNDS SEED ACKNOWLEDGED``: each round forks two children and kills both with SIGKILL after a
random moment. A child writes one line ``<draft id> <code>`` to the file ACKNOWLEDGED for every answer it got, which is what
the person at the screen has seen. Prints one JSON line: how many kills, and how many found a transaction under way.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path


def main() -> None:
    database, rounds, seed, acknowledged = sys.argv[1:5]
    os.environ["BANGVANG_SQLITE"] = database
    os.environ["DJANGO_SETTINGS_MODULE"] = "bangvang.config.settings"
    import django

    django.setup()
    warm_up()
    chance, kills, underway = random.Random(int(seed)), 0, 0
    for number in range(int(rounds)):
        children = [start(acknowledged, int(seed) + 2 * number + place) for place in (0, 1)]
        time.sleep(chance.uniform(0.1, 0.8))
        for child in chance.sample(children, 2):
            os.kill(child, signal.SIGKILL)
            underway += Path(f"{database}-journal").exists()
            _pid, status = os.waitpid(child, 0)
            kills += os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
            time.sleep(chance.uniform(0, 0.05))
    sys.stdout.write(json.dumps({"kills": kills, "underway": underway}) + "\n")


def warm_up() -> None:
    """Read what every child needs, so that a kill falls into issuing and not into reading the law; opens no connection."""
    from bangvang.decision import actions  # noqa: F401
    from bangvang_law.book import national_book

    national_book()


def start(acknowledged: str, seed: int) -> int:
    """Fork a child; the parent has opened no connection, so the child shares none with anybody."""
    child = os.fork()
    if child:
        return child
    try:
        issue_until_killed(acknowledged, random.Random(seed))
    finally:  # reached only when there is nothing left to issue, or something broke: be there to be killed
        time.sleep(60)
        os._exit(1)


def issue_until_killed(acknowledged: str, chance: random.Random) -> None:
    from bangvang.decision.actions import issue
    from bangvang.decision.models import Decision
    from bangvang.register.choices import Role
    from bangvang.register.models import Mandate

    clerk = Mandate.objects.get(role=Role.DOCUMENT_CLERK).user
    drafts = list(Decision.objects.filter(state="draft").order_by("pk")[:40])
    chance.shuffle(drafts)
    with open(acknowledged, "a") as seen:
        for draft in drafts:
            issue(clerk, draft, key=f"key-{draft.pk}")
            seen.write(f"{draft.pk} {draft.code}\n")
            seen.flush()


if __name__ == "__main__":
    main()
