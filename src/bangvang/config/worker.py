"""The background worker of ``bangvang serve``. It ends when its parent does, however the parent ended.

The parent holds the other end of this process's standard input; when that closes, nobody is left to work for.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable

STANDARD_INPUT, AT_ONCE = 0, 4_096
HOUR = 3_600.0
MINUTE = 60.0


def end_with_the_parent() -> None:
    """Watch standard input in a thread; at its end ask this process to stop (unfinished tasks are taken up at the next start).

    The descriptor is read and not `sys.stdin`: whoever waits inside that holds its lock, and Python dies loudly when it cannot
    close it on its way out.
    """

    def watch() -> None:
        while os.read(STANDARD_INPUT, AT_ONCE):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def sign_every_hour(ended: threading.Event) -> None:
    """Sign the head of the log where a line still waits for it: its own task may have failed, and nobody would look again.

    Where nothing waits nothing is signed: a head has no time in it, so the same lines give the same bytes.
    """
    from bangvang.chronicle.actions import sign_head

    _again(ended, HOUR, sign_head, "the head of the log could not be signed")


def publish_every_minute(ended: threading.Event) -> None:
    """Publish the news whose hour has come, and take down what is over."""
    from bangvang.portal.editing.schedule import publish_due

    _again(ended, MINUTE, publish_due, "what was due could not be published")


def forget_every_hour(ended: threading.Event) -> None:
    """Forget contacts of strangers that are kept no longer: of comments, and of wishes to be shown less."""
    from django.utils import timezone

    from bangvang.consultation.actions import forget_contacts as of_comments
    from bangvang.discretion.actions import forget_contacts as of_wishes

    def forget() -> None:
        of_comments(timezone.localdate())
        of_wishes(timezone.localdate())

    _again(ended, HOUR, forget, "contacts could not be forgotten")


def _again(ended: threading.Event, pause: float, work: Callable[[], object], complaint: str) -> None:
    """Do ``work`` after each pause until ``ended``; whatever stood in the way now, it is tried again."""
    from django.db import connection

    while not ended.wait(pause):
        try:
            work()
        except Exception:
            logging.getLogger(__name__).exception(complaint)
        finally:
            connection.close()


def main() -> None:
    """Run the queue until stopped."""
    import django
    from django.core.management import call_command

    django.setup()
    end_with_the_parent()
    for watch in (sign_every_hour, publish_every_minute, forget_every_hour):
        threading.Thread(target=watch, args=(threading.Event(),), daemon=True).start()
    call_command("db_worker", interval=1, verbosity=0)


if __name__ == "__main__":
    main()
