"""Reading a file from outside in a process of its own: ``python -m bangvang_paper.reading.cage``.

The bytes go in on standard input, one JSON document comes out on standard output. On POSIX systems the process limits
itself before it looks at the file: address space, processor time, no core dump, no file written, and no descriptor beyond
the three it has, so that it can open neither a file nor a connection. Elsewhere only the time limit holds, which the reading
then says in its warnings.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
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


def read_list_in_cage(data: bytes, filename: str, seconds: float = 20) -> Reading:
    """:func:`bangvang_paper.reading.read_list` in a child process that may take ``seconds`` of wall time.

    Raises ReadingRefused for what the reader refuses, and when the child was stopped for taking too long or too much.
    """
    from bangvang_paper.reading import refuse_too_large
    from bangvang_paper.reading.rows import Reading

    refuse_too_large(data)
    head = json.dumps({"filename": filename}).encode() + b"\n"
    answer = json.loads(run_caged(head + data, seconds=seconds))
    if "refused" in answer:
        raise ReadingRefused(answer["refused"])
    reading = Reading.from_dict(answer["reading"])
    if not CAN_LIMIT:
        reading.warnings.append(TIME_ONLY)
    return reading


def run_caged(given: bytes, *, seconds: float, arguments: tuple[str, ...] = _ITSELF) -> bytes:
    """What a child Python writes when ``given`` comes in on its standard input; raises ReadingRefused when it is stopped."""
    command = [sys.executable, "-P", "-s", *arguments]
    child = subprocess.Popen(
        command,
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
        child.kill()
        child.communicate()
        raise _stopped(f"đọc quá {seconds:g} giây chưa xong") from None
    if child.returncode != 0 or not answer or len(answer) > limits.CAGE_ANSWER:
        raise _stopped(_reason(child.returncode))
    return answer


def _environment() -> dict[str, str]:
    """Nothing of the office's environment, in which keys and passwords stand; only what Python needs."""
    needed = {"PYTHONPATH": str(_SOURCES), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    if os.name == "nt":
        needed["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", r"C:\Windows")
    return needed


def _reason(code: int) -> str:
    if CAN_LIMIT and code in (-24, -9):  # SIGXCPU, SIGKILL
        return "tệp làm máy tính toán quá lâu"
    return "tệp cần quá nhiều bộ nhớ, hoặc hỏng đến mức chương trình đọc phải dừng"


def _stopped(why: str) -> ReadingRefused:
    return ReadingRefused(
        f"Đã dừng đọc tệp: {why}. Chưa có gì được ghi. "
        "Hãy chép riêng bảng danh sách sang một tệp .xlsx mới, hoặc tách thành nhiều tệp nhỏ hơn, rồi nạp lại."
    )


def confine(memory: int = limits.CAGE_MEMORY, cpu_seconds: int = limits.CAGE_CPU_SECONDS) -> None:
    """Put this process under limits that it cannot lift again. Nothing can be opened or imported from files afterwards."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def _answer(given: bytes) -> dict[str, Any]:
    from bangvang_paper.reading import read_list

    head, _, data = given.partition(b"\n")
    try:
        return {"reading": read_list(data, json.loads(head)["filename"]).with_personal()}
    except ReadingRefused as refusal:
        return {"refused": refusal.message}
    except MemoryError:
        return {"refused": _stopped("tệp cần quá nhiều bộ nhớ").message}


def main() -> None:
    """Confine this process, read what comes in, write the answer. Everything that is needed has been imported before."""
    import encodings.cp437
    import encodings.utf_16  # noqa: F401  (both are looked up only when a file calls for them)

    import bangvang_paper.reading  # noqa: F401

    confine()
    sys.stdout.buffer.write(json.dumps(_answer(sys.stdin.buffer.read())).encode())


if __name__ == "__main__":
    main()
