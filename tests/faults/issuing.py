"""Run as a program: issues drafts, single and in rows, until it is killed. Two children at a time issue the same drafts.

``python issuing.py ROUNDS SEED ACKNOWLEDGED``; the environment names the database (``BANGVANG_SQLITE`` or
``DATABASE_URL``). Each round forks two children from one warmed parent that has opened no database, and kills both with
SIGKILL: in even rounds after a random moment, in odd rounds when one has come to a chosen point and waits there with its
transaction open. A child writes one line ``<draft id> <code>`` to the file ACKNOWLEDGED for every answer it got, which is
what the person at the screen has seen. Prints one JSON line: the kills, and how many fell at each point.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

POINTS = ("number taken", "honour written", "register written", "line written", "about to commit", "committed")
"""From the first change of an issue to the moment when the database has it and nobody has been told."""
_PATIENCE = 10.0
_AHEAD = 0.5
"""Seconds that the child with a point has for itself; else the other may issue every draft, and the point is never come to."""


def main() -> None:
    rounds, seed, acknowledged = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    os.environ["DJANGO_SETTINGS_MODULE"] = "bangvang.config.settings"
    import django

    django.setup()
    warm_up()
    chance, kills, points = random.Random(seed), 0, Counter[str]()
    for number in range(rounds):
        point = POINTS[number // 2 % len(POINTS)] if number % 2 else ""
        arrived = acknowledged.with_name("arrived")
        arrived.unlink(missing_ok=True)
        children = [start(acknowledged, seed + 2 * number, point, arrived, chance.randint(1, 2))]
        if point:
            _is_there(arrived, _AHEAD)
        children.append(start(acknowledged, seed + 2 * number + 1))
        if not point:
            time.sleep(chance.uniform(0.05, 0.6))
        elif _is_there(arrived):
            points[point] += 1
        for child in chance.sample(children, 2):
            os.kill(child, signal.SIGKILL)
            _pid, status = os.waitpid(child, 0)
            kills += os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
            time.sleep(chance.uniform(0, 0.03))
    sys.stdout.write(json.dumps({"kills": kills, "points": points}) + "\n")


def warm_up() -> None:
    """Read what every child needs, so that a kill falls into issuing and not into reading the law; opens no connection."""
    from bangvang.decision import actions  # noqa: F401
    from bangvang_law.book import national_book

    national_book()


def start(acknowledged: Path, seed: int, point: str = "", arrived: Path | None = None, time_of_it: int = 1) -> int:
    """Fork a child; the parent has opened no connection, so the child shares none with anybody."""
    child = os.fork()
    if child:
        return child
    try:
        if point and arrived is not None:
            stop_at(point, arrived, time_of_it)
        issue_until_killed(acknowledged, random.Random(seed))
    finally:  # reached only when there is nothing left to issue, or something broke: be there to be killed
        time.sleep(60)
        os._exit(1)


def stop_at(point: str, arrived: Path, time_of_it: int) -> None:
    """Make this process say that it has come to ``point`` for the so-manieth time, and wait there for its end."""
    from django.db import connection

    from bangvang.decision.actions import issuing

    seen = 0

    def wait() -> None:
        nonlocal seen
        seen += 1
        if seen == time_of_it:
            arrived.touch()
            time.sleep(60)

    def after(owner: Any, name: str) -> None:
        whole: Callable[..., Any] = getattr(owner, name)

        def followed(*given: Any, **said: Any) -> Any:
            answer = whole(*given, **said)
            wait()
            return answer

        setattr(owner, name, followed)

    match point:
        case "number taken":
            after(issuing, "take_number")
        case "honour written":
            after(issuing, "record_honour")
        case "register written":
            after(issuing, "_enter_in_register")
        case "line written":
            after(issuing.chronicle, "write")
        case "committed":
            connection.ensure_connection()
            after(connection, "commit")
        case "about to commit":
            connection.ensure_connection()
            whole = connection.commit

            def before() -> None:
                wait()
                whole()

            connection.commit = before


def issue_until_killed(acknowledged: Path, chance: random.Random) -> None:
    from bangvang.audit.refusals import Refusal
    from bangvang.decision.actions import issue
    from bangvang.decision.models import Decision
    from bangvang.register.choices import Role
    from bangvang.register.models import Mandate

    clerk = Mandate.objects.get(role=Role.DOCUMENT_CLERK).user
    drafts = list(Decision.objects.filter(state="draft").order_by("pk")[:40])
    chance.shuffle(drafts)
    with acknowledged.open("a") as seen:
        while drafts:
            row = [drafts.pop() for _draft in range(min(chance.choice((1, 1, 2, 3)), len(drafts)))]
            try:
                issued = [issue(clerk, row[0], key=f"key-{row[0].pk}")] if len(row) == 1 else issue_row(clerk, row)
            except Refusal:  # the other child has numbered one of the row: none of it was
                issued = [issue(clerk, draft, key=f"key-{draft.pk}") for draft in row]
            for draft in issued:
                seen.write(f"{draft.pk} {draft.code}\n")
            seen.flush()


def issue_row(clerk: Any, row: list[Any]) -> list[Any]:
    """One wish for several; its key names them, so that afterwards a torn row is seen."""
    from bangvang.decision.actions import issue_in_a_row

    key = f"row-{'.'.join(str(draft.pk) for draft in row)}"
    return issue_in_a_row(clerk, row, key=key, read_versions={draft.pk: draft.version for draft in row})


def _is_there(arrived: Path, patience: float = _PATIENCE) -> bool:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if arrived.exists():
            return True
        time.sleep(0.002)
    return False


if __name__ == "__main__":
    main()
