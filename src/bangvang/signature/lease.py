"""Which worker has a paper in hand, and whether it still lives.

A worker keeps a file of the data folder locked while it signs; the system lets the lock go when the process ends, however it
ends. Whoever can lock the file knows that the worker is gone, without asking a clock.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings


@contextmanager
def lease() -> Iterator[str]:
    """The name under which this worker takes papers, 24 letters; it holds until the block or the process ends."""
    name = secrets.token_hex(12)
    path = _path(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("w") as file:
        _lock(file)
        try:
            yield name
        finally:
            path.unlink(missing_ok=True)


def is_gone(name: str) -> bool:
    """Whether the worker of this name died on this machine. False where nobody can know: another machine, no such locks."""
    try:
        with _path(name).open("r+") as file:
            return _lock(file)
    except (FileNotFoundError, BlockingIOError):
        return False


def bury(name: str) -> None:
    """Forget a worker that is gone."""
    _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    return Path(settings.DATA) / "signing" / f"{name}.lock"


def _lock(file: IO[str]) -> bool:
    """Take the lock or raise BlockingIOError; False where the system has none."""
    try:
        import fcntl
    except ImportError:
        return False
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return True
