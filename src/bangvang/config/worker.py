"""The background worker of ``bangvang serve``. It ends when its parent does, however the parent ended.

The parent holds the other end of this process's standard input; when that closes, nobody is left to work for.
"""

from __future__ import annotations

import os
import signal
import sys
import threading


def end_with_the_parent() -> None:
    """Watch standard input in a thread; at its end ask this process to stop (unfinished tasks are taken up at the next start)."""

    def watch() -> None:
        sys.stdin.buffer.read()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def main() -> None:
    """Run the queue until stopped."""
    import django
    from django.core.management import call_command

    django.setup()
    end_with_the_parent()
    call_command("db_worker", interval=1, verbosity=0)


if __name__ == "__main__":
    main()
