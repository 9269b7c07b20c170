"""Running the library's coroutines to their end without an event loop.

It writes its validation as coroutines because it could fetch lists of revocation; here nothing is ever fetched, so nothing
waits. An event loop would open descriptors, which the cage does not allow, and could not run inside a server's own.
"""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")


def at_once(work: Coroutine[Any, Any, _Answer]) -> _Answer:
    """What ``work`` returns. Raises RuntimeError should it ever want to wait."""
    try:
        work.send(None)
    except StopIteration as done:
        answer: _Answer = done.value
        return answer
    work.close()
    raise RuntimeError("validation wanted to wait for something")
