"""A PostgreSQL for one command, then gone: ``python tools/postgres.py -- python -m pytest``.

Makes a cluster in a temporary folder with initdb, listens on 127.0.0.1 at a free port with a random password, gives its
address to the command as ``DATABASE_URL``, and always stops it and removes the folder. Started by root it runs as the
system's ``postgres`` user, because PostgreSQL refuses root. Durability is off: nothing in it outlives the command.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STARTS_WITHIN = 30.0
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100", "shared_buffers=128MB")


class NoPostgres(Exception):
    """This machine has no PostgreSQL server, or none that starts."""


def binaries() -> Path | None:
    """Folder with initdb and postgres: the newest that Debian installed, or the one on the path."""

    def version(folder: Path) -> float:
        try:
            return float(folder.parent.name)
        except ValueError:
            return 0.0

    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version)
    on_path = shutil.which("initdb")
    candidates = [*reversed(debian), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((folder for folder in candidates if _has_server(folder)), None)


def _has_server(folder: Path) -> bool:
    return any((folder / f"initdb{end}").exists() and (folder / f"postgres{end}").exists() for end in ("", ".exe"))


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """Address of a running server; stopped and removed on the way out, whatever happened inside."""
    folder = binaries()
    if folder is None:
        raise NoPostgres("Máy này không có PostgreSQL (initdb, postgres). Trên Debian: apt-get install postgresql")
    place = Path(tempfile.mkdtemp(prefix="bangvang-postgres-"))
    user = _other_user(place)
    server = None
    try:
        password = secrets.token_urlsafe(18)
        _initialise(folder, place, password, user)
        port = _free_port()
        server = _start(folder, place, port, user)
        yield f"postgres://bangvang:{password}@127.0.0.1:{port}/postgres"
    finally:
        if server is not None:
            _stop(server)
        shutil.rmtree(place, ignore_errors=True)


def _other_user(place: Path) -> str | None:
    """The user to run as when we are root; the folder is handed over."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    import pwd

    try:
        entry = pwd.getpwnam("postgres")
    except KeyError:
        raise NoPostgres("Đang là root mà máy không có người dùng postgres để chạy PostgreSQL.") from None
    os.chown(place, entry.pw_uid, entry.pw_gid)
    return "postgres"


def _initialise(folder: Path, place: Path, password: str, user: str | None) -> None:
    key = place / "password"
    key.write_text(password, encoding="ascii")
    key.chmod(0o600)
    if user:
        shutil.chown(key, user, user)
    done = subprocess.run(
        [
            str(folder / "initdb"),
            "--pgdata",
            str(place / "data"),
            "--username",
            "bangvang",
            "--pwfile",
            str(key),
            "--auth",
            "scram-sha-256",
            "--encoding",
            "UTF8",
            "--locale",
            "C",
            "--no-sync",
        ],
        capture_output=True,
        text=True,
        **_as(user, place),
    )
    key.unlink()
    if done.returncode:
        raise NoPostgres(f"initdb không chạy được: {done.stderr.strip()}")


def _start(folder: Path, place: Path, port: int, user: str | None) -> subprocess.Popen[bytes]:
    settings = [part for setting in (*_FAST, f"unix_socket_directories={place}") for part in ("-c", setting)]
    log = open(place / "log", "wb")  # noqa: SIM115 - the server keeps it
    server = subprocess.Popen(
        [str(folder / "postgres"), "-D", str(place / "data"), "-h", "127.0.0.1", "-p", str(port), *settings],
        stdout=log,
        stderr=log,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        **_as(user, place),
    )
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and server.poll() is None:
        if subprocess.run([str(folder / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]).returncode == 0:
            return server
        time.sleep(0.1)
    said = (place / "log").read_text(encoding="utf-8", errors="replace")
    _stop(server)
    raise NoPostgres(f"PostgreSQL không khởi động được: {said.strip()[-600:]}")


def _as(user: str | None, place: Path) -> dict[str, Any]:
    return {"user": user, "group": user, "extra_groups": [], "cwd": place} if user else {"cwd": place}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Fast, then without asking: there is nothing to keep."""
    for stopper, seconds in ((signal.SIGINT, 10), (getattr(signal, "SIGQUIT", signal.SIGTERM), 5)):
        if server.poll() is None:
            server.send_signal(stopper)
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(timeout=seconds)
    if server.poll() is None:
        server.kill()
        server.wait()


def main(arguments: list[str]) -> int:
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    for wish in (signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])):
        signal.signal(wish, lambda *_: sys.exit(143))
    try:
        with cluster() as address:
            print(f"PostgreSQL tạm ở cổng {address.rsplit(':', 1)[1].split('/')[0]}", flush=True)
            return subprocess.call(command, env={**os.environ, "DATABASE_URL": address})
    except NoPostgres as absent:
        print(absent, file=sys.stderr)
        if os.environ.get("CI") == "true":
            return 1
        print("BỎ QUA: chưa chạy bộ kiểm thử trên PostgreSQL.", file=sys.stderr)
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
