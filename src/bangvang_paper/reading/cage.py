"""Reading a file from outside in a process of its own, which `bangvang_paper.reading.caged` is.

One line of JSON that names the job and then the bytes go in on standard input. On standard output come lines of JSON: first
whether the file was refused, then what concerns the file as a whole, then what there are many of, some hundreds to a line.
They are taken while they are written, so that a long list stands in memory on neither side as one text.
On POSIX systems the process limits itself before it looks at the file: address space, processor time, no core
dump, no file written, and no descriptor beyond those it has, so that it can open neither a file nor a connection.
Elsewhere only the time limit holds, which a reading then says in its warnings.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from itertools import chain
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from bangvang_paper.reading import limits
from bangvang_paper.reading.refusals import ReadingRefused

if TYPE_CHECKING:
    from bangvang_paper.reading.decision import History, IssuedDecision
    from bangvang_paper.reading.rows import Reading, Row

try:
    import resource
except ImportError:  # Windows has no such limits.
    resource = None  # type: ignore[assignment]

_Read = TypeVar("_Read")

CAN_LIMIT = resource is not None
TIME_ONLY = "Máy chủ này không giới hạn được bộ nhớ khi đọc tệp, chỉ giới hạn được thời gian."

_ITSELF = ("-m", "bangvang_paper.reading.caged")
_SOURCES = Path(__file__).resolve().parents[2]
# How POSIX reports a child ended by SIGXCPU (its soft limit of processor time) or SIGKILL (its hard limit).
_TOOK_TOO_LONG = {-24, -9}
_SMALLER = "Hãy chép riêng bảng danh sách sang một tệp .xlsx mới, hoặc tách thành nhiều tệp nhỏ hơn, rồi nạp lại."
_ADVICE = {
    "list": _SMALLER,
    "decision": _SMALLER,
    "history": _SMALLER,
    "codes": "Hãy chụp hoặc quét lại riêng giấy chứng nhận, rồi gửi lại.",
}


class CageStopped(Exception):
    """The child was stopped before it answered; the message says why, in words that follow a colon."""


def read_list_in_cage(
    data: bytes, filename: str, seconds: float = limits.CAGE_SECONDS, *, taught: Mapping[str, str] | None = None
) -> Reading:
    """:func:`bangvang_paper.reading.read_list` in a child process that may take ``seconds`` of wall time.

    Raises ReadingRefused for what the reader refuses, and when the child was stopped for taking too long or too much.
    """
    with list_in_cage(data, filename, seconds, taught=taught) as (reading, rows), _no_search_for_cycles():
        reading.rows.extend(rows)
    return reading


@contextmanager
def list_in_cage(
    data: bytes, filename: str, seconds: float = limits.CAGE_SECONDS, *, taught: Mapping[str, str] | None = None
) -> Iterator[tuple[Reading, Iterator[Row]]]:
    """The same for who keeps the rows elsewhere: the reading without its rows, and these while they come in.

    The file has been read and understood when the reading is given. Raises as :func:`read_list_in_cage`; a child that is
    stopped only later raises where the rows are asked for: whoever has kept some of them has to let them go.
    """
    from bangvang_paper.reading.rows import Reading
    from bangvang_paper.reading.wire import unpacked

    with closing(_lines_in_cage("list", data, filename, seconds, taught)) as lines:
        (whole,) = next(lines)
        yield Reading.from_dict(_said_of_limits(whole)), chain.from_iterable(map(unpacked, lines))


def read_decision_in_cage(data: bytes, filename: str, seconds: float = limits.CAGE_SECONDS) -> IssuedDecision:
    """:func:`bangvang_paper.reading.read_decision` in a child process; raises as :func:`read_list_in_cage` does."""
    from bangvang_paper.reading.decision import IssuedDecision

    return _read_in_cage(IssuedDecision.from_dict, "decision", "rows", data, filename, seconds, None)


def read_history_in_cage(
    data: bytes, filename: str, seconds: float = limits.CAGE_SECONDS, *, taught: Mapping[str, str] | None = None
) -> History:
    """:func:`bangvang_paper.reading.read_history` in a child process; raises as :func:`read_list_in_cage` does."""
    from bangvang_paper.reading.decision import History

    return _read_in_cage(History.from_dict, "history", "honours", data, filename, seconds, taught)


def _read_in_cage(
    made: Callable[[dict[str, Any]], _Read],
    job: str,
    several: str,
    data: bytes,
    filename: str,
    seconds: float,
    taught: Mapping[str, str] | None,
) -> _Read:
    """What the child made of the file, put together by ``made``; what there are many of stands under ``several``."""
    with closing(_lines_in_cage(job, data, filename, seconds, taught)) as lines:
        (whole,) = next(lines)
        whole[several] = chain.from_iterable(lines)
        with _no_search_for_cycles():
            return made(_said_of_limits(whole))


def _said_of_limits(whole: dict[str, Any]) -> dict[str, Any]:
    if not CAN_LIMIT:
        whole["warnings"].append(TIME_ONLY)
    return whole


def in_cage(job: str, data: bytes, filename: str, seconds: float) -> list[Any]:
    """The documents that one job (a key of the advice) gives in a child process; raises ReadingRefused as the job does."""
    return list(chain.from_iterable(_lines_in_cage(job, data, filename, seconds, None)))


def _lines_in_cage(
    job: str, data: bytes, filename: str, seconds: float, taught: Mapping[str, str] | None
) -> Generator[Any, None, None]:
    """What the lines of the answer say, each asked for when it is wanted. Raises ReadingRefused."""
    from bangvang_paper.reading import refuse_too_large

    refuse_too_large(data)
    head = json.dumps({"job": job, "filename": filename, "taught": dict(taught or {})}).encode() + b"\n"
    try:
        with closing(lines_caged(head + data, seconds=seconds)) as lines:
            first = msgspec.json.decode(next(lines))
            if "refused" in first:
                raise ReadingRefused(first["refused"])
            yield from map(msgspec.json.decode, lines)
    except CageStopped as stopped:
        raise ReadingRefused(f"Đã dừng đọc tệp: {stopped}. Chưa có gì được ghi. {_ADVICE[job]}") from stopped


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """While a great many objects are made of which none is garbage: the search among them doubles the time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def run_caged(given: bytes, *, seconds: float, arguments: tuple[str, ...] = _ITSELF) -> bytes:
    """What a child Python writes when ``given`` comes in on its standard input. Raises CageStopped."""
    return b"".join(lines_caged(given, seconds=seconds, arguments=arguments))


def lines_caged(given: bytes, *, seconds: float, arguments: tuple[str, ...] = _ITSELF) -> Generator[bytes, None, None]:
    """The lines that a child Python writes, while it writes them; at least one. Raises CageStopped.

    The child may be waited for ``seconds`` in all; what is done with a line does not count. Whoever does not want the last
    line closes the generator, and the child is ended.
    """
    child = subprocess.Popen(  # noqa: S603  (our own interpreter and our own module; the file comes in as bytes)
        [sys.executable, "-P", "-s", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        cwd=_SOURCES,
        close_fds=True,
        start_new_session=True,
    )
    patience, taken = _Patience(child, seconds), 0
    try:
        with patience:
            _give(child, given)
        while line := _next_line(child, patience, limits.CAGE_ANSWER - taken):
            taken += len(line)
            yield line
        with patience:
            child.wait()
    finally:
        # Whatever ended the waiting, an interrupted request too, no child is left behind.
        _end(child)
    if child.returncode in _TOOK_TOO_LONG:
        raise CageStopped("tệp làm máy tính toán quá lâu")
    if child.returncode != 0 or not taken:
        raise CageStopped("tệp cần quá nhiều bộ nhớ, hoặc hỏng đến mức chương trình đọc phải dừng")


class _Patience:
    """How long a child may still be waited for; when that is over it is ended, whatever it was waited for."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self.child, self.seconds, self.left, self.is_over = child, seconds, seconds, False

    def __enter__(self) -> None:
        self.begun = time.monotonic()
        self.timer = Timer(max(self.left, 0), self._over)
        self.timer.daemon = True
        self.timer.start()

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()
        self.left -= time.monotonic() - self.begun
        if self.is_over:
            raise CageStopped(f"đọc quá {self.seconds:g} giây chưa xong")

    def _over(self) -> None:
        self.is_over = True
        _kill(self.child)


def _give(child: subprocess.Popen[bytes], given: bytes) -> None:
    assert child.stdin is not None
    with suppress(OSError):  # a child that has ended does not listen; how it ended is told by its return code
        child.stdin.write(given)
    with suppress(OSError):
        child.stdin.close()


def _next_line(child: subprocess.Popen[bytes], patience: _Patience, most: int) -> bytes:
    assert child.stdout is not None
    with patience:
        line = child.stdout.readline(most + 1)
    if len(line) > most:
        raise CageStopped("kết quả đọc lớn hơn mức cho phép")
    return line


def _end(child: subprocess.Popen[bytes]) -> None:
    """Leave nothing of a child behind, nor of what it started itself."""
    _kill(child)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End a child, and on POSIX its whole session, of which it is the first."""
    if os.name != "posix":
        child.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def _environment() -> dict[str, str]:
    """Nothing of the office's environment, in which keys and passwords stand; only what Python needs."""
    needed = {"PYTHONPATH": str(_SOURCES), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    if os.name == "nt":
        needed["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", r"C:\Windows")
    return needed


def confine(memory: int = limits.CAGE_MEMORY, cpu_seconds: int = limits.CAGE_CPU_SECONDS) -> None:
    """Put this process under limits that it cannot lift again. Afterwards nothing can be opened or imported."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
