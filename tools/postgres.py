"""Run a command with a throw-away PostgreSQL: ``python tools/postgres.py COMMAND…``.

A cluster in a temporary folder, on a free port of 127.0.0.1, as a user that is not root; always stopped at the end.
Without PostgreSQL the command is skipped with a visible line; with CI=true that is a failure.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

VERSION_WANTED = 15


def main(command: list[str]) -> int:
    programs = find_programs()
    if programs is None:
        print("BỎ QUA: máy không có PostgreSQL, chưa kiểm trên PostgreSQL.", file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0
    with cluster(programs) as address:
        return subprocess.call(command, env={**os.environ, "DATABASE_URL": address})


def find_programs() -> Path | None:
    """The newest folder with initdb and pg_ctl."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found and int(found[-1].parts[-3]) >= VERSION_WANTED:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextlib.contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """A running cluster; yields its address."""
    folder = Path(tempfile.mkdtemp(prefix="bangvang-pg-"))
    port = free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    try:
        as_owner([programs / "initdb", "-D", data, "-U", "bangvang", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"])
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c shared_buffers=128MB"
        as_owner([programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start"])
        try:
            yield f"postgres://bangvang@127.0.0.1:{port}/postgres"
        finally:
            as_owner([programs / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def as_owner(command: list[object]) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        words = ["runuser", "-u", "postgres", "--", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
