"""Reading a file from outside in a process of its own: ``python -m bangvang_paper.reading.cage``.

One line of JSON that names the job and then the bytes go in on standard input; one JSON document comes out on standard
output. On POSIX systems the process limits itself before it looks at the file: address space, processor time, no core
dump, no file written, and no descriptor beyond the three it has, so that it can open neither a file nor a connection.
Elsewhere only the time limit holds, which a reading then says in its warnings.
"""

from __future__ import annotations

import codecs
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bangvang_paper.reading import limits
from bangvang_paper.reading.refusals import ReadingRefused

if TYPE_CHECKING:
    from bangvang_paper.reading.rows import Reading

try:
    import resource
except ImportError:  # Windows has no such limits.
    resource = None  # type: ignore[assignment]

CAN_LIMIT = resource is not None
TIME_ONLY = "Máy chủ này không giới hạn được bộ nhớ khi đọc tệp, chỉ giới hạn được thời gian."

_ITSELF = ("-m", "bangvang_paper.reading.cage")
_SOURCES = Path(__file__).resolve().parents[2]
# How POSIX reports a child ended by SIGXCPU (its soft limit of processor time) or SIGKILL (its hard limit).
_TOOK_TOO_LONG = {-24, -9}
_ADVICE = {
    "list": "Hãy chép riêng bảng danh sách sang một tệp .xlsx mới, hoặc tách thành nhiều tệp nhỏ hơn, rồi nạp lại.",
    "codes": "Hãy chụp hoặc quét lại riêng giấy chứng nhận, rồi gửi lại.",
}


class CageStopped(Exception):
    """The child was stopped before it answered; the message says why, in words that follow a colon."""


def read_list_in_cage(data: bytes, filename: str, seconds: float = 20) -> Reading:
    """:func:`bangvang_paper.reading.read_list` in a child process that may take ``seconds`` of wall time.

    Raises ReadingRefused for what the reader refuses, and when the child was stopped for taking too long or too much.
    """
    from bangvang_paper.reading import refuse_too_large
    from bangvang_paper.reading.rows import Reading

    refuse_too_large(data)
    reading = Reading.from_dict(in_cage("list", data, filename, seconds))
    if not CAN_LIMIT:
        reading.warnings.append(TIME_ONLY)
    return reading


def in_cage(job: str, data: bytes, filename: str, seconds: float) -> Any:
    """The answer of one job ("list" or "codes") done in a child process; raises ReadingRefused as the job does."""
    head = json.dumps({"job": job, "filename": filename}).encode() + b"\n"
    try:
        answer = json.loads(run_caged(head + data, seconds=seconds))
    except CageStopped as stopped:
        raise ReadingRefused(f"Đã dừng đọc tệp: {stopped}. Chưa có gì được ghi. {_ADVICE[job]}") from stopped
    if "refused" in answer:
        raise ReadingRefused(answer["refused"])
    return answer["done"]


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


def _job(name: str) -> Callable[[bytes, str], Any]:
    """The work to do. Importing it here brings in all that it needs, before nothing can be opened any more."""
    for encoding in ("utf-8-sig", "utf-16", "cp437", "latin-1", "ascii"):
        codecs.lookup(encoding)
    if name == "codes":
        from PIL import Image

        from bangvang_paper.scanning import read_codes

        Image.init()
        return read_codes
    from bangvang_paper.reading import read_list

    return lambda data, filename: read_list(data, filename).with_personal()


def _answer(job: Callable[[bytes, str], Any], data: bytes, filename: str) -> dict[str, Any]:
    try:
        return {"done": job(data, filename)}
    except ReadingRefused as refusal:
        return {"refused": refusal.message}


def main() -> None:
    """Confine this process, read the file that comes in, write the answer."""
    head = json.loads(sys.stdin.buffer.readline())
    job = _job(head["job"])
    confine()
    answer = json.dumps(_answer(job, sys.stdin.buffer.read(), head["filename"])).encode()
    if len(answer) <= limits.CAGE_ANSWER:
        sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
