"""How much each app has told the outbox: the version of whatever its pages show.

A verb writes its event in its own transaction, so whoever asks after the commit finds another version, in every process of the
server, by one question and without a worker or a cache server in between.
"""

from __future__ import annotations

import threading
from collections import Counter

from django.db import connection
from django.db.models import Max

from bangvang.outbox.models import Event

LOOK_BACK = 200
"""Events that are looked at again each time: on PostgreSQL one may be committed after others that were numbered later."""
BEGAN_ANEW = ""
"""Counts how often events that were known had vanished: another database, or a test that took its own back."""
_STATE = "SELECT count(*), max(id) FROM outbox_event WHERE id > %s"


class Versions:
    """What this process knows of the outbox. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._told: Counter[str] = Counter()
        self._seen: frozenset[int] = frozenset()
        self._after: int | None = None
        self._state: tuple[int, int | None] | None = None

    def now(self) -> Counter[str]:
        """How many events each app has told as far as they are committed. One question when nothing is new.

        Raises DatabaseError. What is handed out is never changed afterwards.
        """
        if self._after is None or _state(self._after) != self._state:
            with self._lock:
                self._read()
        return self._told

    def _read(self) -> None:
        told = Counter(self._told)
        rows = {} if self._after is None else _events(self._after)
        if self._after is None or not self._seen <= rows.keys():
            told[BEGAN_ANEW] += 1
            self._after = max((Event.objects.aggregate(newest=Max("pk"))["newest"] or 0) - LOOK_BACK, 0)
            rows = _events(self._after)
        told.update(what.partition(".")[0] for pk, what in rows.items() if pk not in self._seen)
        self._told, self._seen = told, frozenset(rows)
        self._state = (len(rows), max(rows, default=None))
        if len(rows) > 2 * LOOK_BACK:
            self._go_on(sorted(rows)[-LOOK_BACK:])

    def _go_on(self, last: list[int]) -> None:
        """Older events are settled: only ``last`` are looked at again."""
        self._after, self._seen, self._state = last[0] - 1, frozenset(last), (len(last), last[-1])


def _events(after: int) -> dict[int, str]:
    return dict(Event.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "what"))


def _state(after: int) -> tuple[int, int | None]:
    with connection.cursor() as cursor:
        cursor.execute(_STATE, [after])
        count, newest = cursor.fetchone()
    return count, newest
