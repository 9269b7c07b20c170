"""Reading a file from outside in a process of its own: ``python -m bangvang_paper.reading.cage``.

One line of JSON that names the job and then the bytes go in on standard input. On standard output come lines of JSON: first
whether the file was refused, then the documents of the answer, some hundreds to a line: a long list is never written as one
text, and what all its rows say alike (the names of their fields) is read once for hundreds of them.
On POSIX systems the process limits itself before it looks at the file: address space, processor time, no core
dump, no file written, and no descriptor beyond the three it has, so that it can open neither a file nor a connection.
Elsewhere only the time limit holds, which a reading then says in its warnings.
"""

from __future__ import annotations

import codecs
import gc
import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bangvang_paper.reading import limits
from bangvang_paper.reading.refusals import ReadingRefused

if TYPE_CHECKING:
    from bangvang_paper.reading.decision import History, IssuedDecision
    from bangvang_paper.reading.rows import Reading

try:
    import resource
except ImportError:  # Windows has no such limits.
    resource = None  # type: ignore[assignment]

_Read = TypeVar("_Read")
_Job = Callable[[bytes, str], Iterable[Any]]

CAN_LIMIT = resource is not None
TIME_ONLY = "Máy chủ này không giới hạn được bộ nhớ khi đọc tệp, chỉ giới hạn được thời gian."

_TO_A_LINE = 500
_ITSELF = ("-m", "bangvang_paper.reading.cage")
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
    from bangvang_paper.reading.rows import Reading

    return _read_in_cage(Reading.from_dict, "list", "rows", data, filename, seconds, taught)


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
    from bangvang_paper.reading import refuse_too_large

    refuse_too_large(data)
    each = in_cage(job, data, filename, seconds, taught=taught)
    whole = next(each)
    whole[several] = each
    if not CAN_LIMIT:
        whole["warnings"].append(TIME_ONLY)
    with _no_search_for_cycles():
        return made(whole)


def in_cage(
    job: str, data: bytes, filename: str, seconds: float, *, taught: Mapping[str, str] | None = None
) -> Iterator[Any]:
    """The documents that one job (a key of the advice) gives in a child process; raises ReadingRefused as the job does.

    They are taken from the answer as they are asked for, so that a long list does not stand in memory twice.
    """
    head = json.dumps({"job": job, "filename": filename, "taught": dict(taught or {})}).encode() + b"\n"
    try:
        lines = deque(run_caged(head + data, seconds=seconds).splitlines())
    except CageStopped as stopped:
        raise ReadingRefused(f"Đã dừng đọc tệp: {stopped}. Chưa có gì được ghi. {_ADVICE[job]}") from stopped
    first = json.loads(lines.popleft())
    if "refused" in first:
        raise ReadingRefused(first["refused"])
    return _told_in(lines)


def _told_in(lines: deque[bytes]) -> Iterator[Any]:
    """The documents on ``lines``, of which each is let go as soon as it is read."""
    while lines:
        yield from json.loads(lines.popleft())


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
    try:
        answer, _ = child.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise CageStopped(f"đọc quá {seconds:g} giây chưa xong") from None
    finally:
        # Whatever ended the waiting, an interrupted request too, no child is left behind.
        if child.poll() is None:
            child.kill()
            child.communicate()
    if child.returncode in _TOOK_TOO_LONG:
        raise CageStopped("tệp làm máy tính toán quá lâu")
    if child.returncode != 0 or not answer:
        raise CageStopped("tệp cần quá nhiều bộ nhớ, hoặc hỏng đến mức chương trình đọc phải dừng")
    return answer


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


def _job(name: str, data: bytes, taught: Mapping[str, str]) -> _Job:
    """The work to do. Importing it here brings in all that ``data`` needs, before nothing can be opened any more."""
    from bangvang_paper.reading.formats.decoding import ENCODINGS

    for encoding in ("cp437", *ENCODINGS):  # that of names inside packages, and those of texts
        codecs.lookup(encoding)
    if name == "codes":
        from PIL import Image

        from bangvang_paper.scanning import read_codes

        Image.init()
        return read_codes
    from bangvang_paper.reading import read_decision, read_history, read_list
    from bangvang_paper.reading.formats import prepare

    prepare(data)
    match name:
        case "decision":
            return lambda data, filename: _documents(read_decision(data, filename).with_personal(), "rows")
        case "history":
            return lambda data, filename: _documents(read_history(data, filename, taught).with_personal(), "honours")
        case _:
            return lambda data, filename: _documents(read_list(data, filename, taught).with_personal(), "rows")


def _documents(whole: dict[str, Any], several: str) -> Iterable[Any]:
    """What concerns the file as a whole, then one by one what there are many of."""
    each = whole.pop(several)
    return chain([whole], each)


def _answer(job: _Job, data: bytes, filename: str) -> Iterator[Any]:
    """What stands on each line of the answer."""
    try:
        documents = job(data, filename)
    except ReadingRefused as refusal:
        yield {"refused": refusal.message}
        return
    yield {}
    waiting = iter(documents)
    while some := list(islice(waiting, _TO_A_LINE)):
        yield some


def main() -> None:
    """Take the file in, confine this process, read the file, write the answer."""
    # The process lives for one file and its cycles are few; looking for them in millions of cells takes a quarter of the time.
    gc.disable()
    head = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    job = _job(head["job"], data, head["taught"])
    confine()
    written = 0
    for part in _answer(job, data, head["filename"]):
        line = json.dumps(part, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        written += len(line)
        if written > limits.CAGE_ANSWER:
            sys.exit(1)
        sys.stdout.buffer.write(line)


if __name__ == "__main__":
    main()
