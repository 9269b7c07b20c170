"""The process that reads files from outside: what it may take, what it may open, and what is said when it is stopped.

The children here are real and really misbehave.
"""

from __future__ import annotations

import ast
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import bangvang
from bangvang_paper.reading import ReadingRefused, cage, limits, read_list, read_list_in_cage
from bangvang_paper.reading.cage import CageStopped, lines_caged, run_caged
from reading.workbooks import ordinary

CONFINED = "from bangvang_paper.reading.cage import confine; confine({memory}, {seconds})\n"

posix = pytest.mark.skipif(not cage.CAN_LIMIT, reason="máy này không có giới hạn tiến trình kiểu POSIX")


def child(code: str, *, memory: int = 256 << 20, cpu: int = 1, seconds: float = 20) -> bytes:
    """Let a child Python run ``code`` under limits."""
    return run_caged(b"", seconds=seconds, arguments=("-c", CONFINED.format(memory=memory, seconds=cpu) + code))


def test_a_child_that_waits_forever_is_killed_when_time_is_up() -> None:
    begun = time.monotonic()
    with pytest.raises(CageStopped, match=r"quá 0\.5 giây"):
        run_caged(b"", seconds=0.5, arguments=("-c", "import time; time.sleep(60)"))
    assert time.monotonic() - begun < 5


@posix
def test_a_child_that_loops_is_killed_by_its_processor_time() -> None:
    begun = time.monotonic()
    with pytest.raises(CageStopped, match="tính toán quá lâu"):
        child("while True: pass")
    assert time.monotonic() - begun < 15


@posix
def test_a_child_that_eats_memory_is_stopped() -> None:
    with pytest.raises(CageStopped, match="quá nhiều bộ nhớ"):
        child("held = []\nwhile True: held.append(bytearray(16 << 20))", cpu=10)


@posix
def test_a_child_that_ends_by_a_signal_is_reported() -> None:
    with pytest.raises(CageStopped, match="chương trình đọc phải dừng"):
        child("import os; os.kill(os.getpid(), 11)")


@posix
@pytest.mark.parametrize(
    "code",
    [
        "open('/etc/passwd')",
        "import socket; socket.socket()",
        "import os; os.open('/tmp', os.O_RDONLY)",
        "import os; os.pipe()",
    ],
)
def test_a_confined_child_can_open_nothing(code: str) -> None:
    tried = f"import socket, os\ntry:\n    {code}\nexcept OSError as error:\n    print(error.errno)"
    confined = CONFINED.format(memory=256 << 20, seconds=2)
    answer = run_caged(b"", seconds=20, arguments=("-c", "import socket, os\n" + confined + tried))
    assert answer.strip() == b"24"  # EMFILE: no descriptor is left


def test_a_child_sees_nothing_of_the_office_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANGVANG_SECRET", "khoá")
    seen = run_caged(b"", seconds=20, arguments=("-c", "import os; print(sorted(os.environ))")).decode()
    assert "BANGVANG_SECRET" not in seen
    assert "HOME" not in seen


def test_a_child_that_answers_nothing_is_an_error_and_not_an_empty_list() -> None:
    with pytest.raises(CageStopped):
        run_caged(b"", seconds=20, arguments=("-c", "pass"))


def test_lines_are_given_while_the_child_still_writes() -> None:
    lines = lines_caged(b"", seconds=20, arguments=("-c", "print(1, flush=True); import time; time.sleep(60)"))
    assert next(lines) == b"1\n"
    lines.close()


def test_what_is_done_with_a_line_is_no_time_of_the_child() -> None:
    lines = lines_caged(b"", seconds=2, arguments=("-c", "print(1, flush=True); print(input())"))
    assert next(lines) == b"1\n"
    time.sleep(2.5)
    with pytest.raises(CageStopped, match="chương trình đọc phải dừng"):  # by input(), to which nothing is given
        next(lines)


def test_no_child_is_left_behind() -> None:
    """Also when the one who waits is interrupted."""
    telling = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    lines = lines_caged(b"", seconds=20, arguments=("-c", telling))
    child = int(next(lines))
    with pytest.raises(KeyboardInterrupt):
        lines.throw(KeyboardInterrupt)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


@posix
@pytest.mark.parametrize("end", ["time.sleep(60)", "os._exit(0)"])
def test_nothing_that_the_child_started_is_left_behind(end: str) -> None:
    forking = f"import os, time; pid = os.fork(); pid or time.sleep(60); print(pid, flush=True); {end}"
    lines = lines_caged(b"", seconds=20, arguments=("-c", forking))
    started = int(next(lines))
    assert _is_alive(started)
    lines.close()
    until = time.monotonic() + 5  # a signal takes its time
    while _is_alive(started) and time.monotonic() < until:
        time.sleep(0.01)
    assert not _is_alive(started)


def _is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended but that nobody has asked about does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_an_answer_beyond_the_limit_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CAGE_ANSWER", 1_000)
    with pytest.raises(CageStopped, match="lớn hơn mức"):
        run_caged(b"", seconds=20, arguments=("-c", "print('x' * 2_000)"))


def test_the_officer_reads_why_reading_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> Iterator[bytes]:
        raise CageStopped("đọc quá 20 giây chưa xong")
        yield b""

    monkeypatch.setattr(cage, "lines_caged", stopped)
    with pytest.raises(ReadingRefused) as refusal:
        read_list_in_cage(ordinary(), "a.xlsx")
    assert refusal.value.message == (
        "Đã dừng đọc tệp: đọc quá 20 giây chưa xong. Chưa có gì được ghi. "
        "Hãy chép riêng bảng danh sách sang một tệp .xlsx mới, hoặc tách thành nhiều tệp nhỏ hơn, rồi nạp lại."
    )


def test_the_office_reads_what_came_from_outside_in_the_cage_alone() -> None:
    """No module of the office so much as names what reads a file in its own process."""
    free = {"read_list", "read_decision", "read_history", "read_sheets", "read_codes", "sheets_of"}
    parsers = {"docx", "openpyxl", "pdfplumber", "pypdf", "pypdfium2", "python_calamine", "xlrd"}
    office = Path(bangvang.__file__).parent
    found = [
        f"{path.relative_to(office)}: {alias.name}"
        for path in office.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if alias.name in free or (getattr(node, "module", None) or alias.name).split(".")[0] in parsers
    ]
    assert found == []


def test_where_only_time_is_limited_the_reading_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cage, "CAN_LIMIT", False)
    reading = read_list_in_cage(ordinary(), "a.xlsx")
    assert reading.warnings == [cage.TIME_ONLY]
    assert reading.rows == read_list(ordinary(), "a.xlsx").rows


def test_personal_data_come_through_the_cage() -> None:
    data = "TT;Họ và tên;Số CCCD;Hình thức\n1;Bà Đoàn Thị Hạnh;031085001234;GK".encode()
    assert read_list_in_cage(data, "a.csv").rows[0].personal == {"citizen_number": "031085001234"}
