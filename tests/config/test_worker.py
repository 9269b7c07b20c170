"""The worker's watch on its parent: it ends when the parent does, and a stopped server says nothing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows ends a process without asking it")
SECONDS = 20
# What `db_worker` does when it is asked to stop: it leaves in its own time, and Python closes standard input on its way out.
WORKER = """
import signal, sys, time
from bangvang.config.worker import end_with_the_parent

def leave(*_given):
    sys.exit(0)

signal.signal(signal.SIGTERM, leave)
end_with_the_parent()
print("ready", flush=True)
while True:
    time.sleep(0.05)
"""


@pytest.fixture
def worker():
    """A process that watches its standard input, as the server starts it."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    yield process
    process.kill()
    process.wait()


def test_a_stopped_worker_says_nothing(worker):
    worker.terminate()
    assert worker.wait(timeout=SECONDS) == 0
    assert worker.stderr.read() == b""


def test_a_worker_whose_parent_is_gone_ends_and_says_nothing(worker):
    worker.stdin.close()
    assert worker.wait(timeout=SECONDS) == 0
    assert worker.stderr.read() == b""
