"""The process that reads files from outside: what it may take, what it may open, and what is said when it is stopped.

The children here are real and really misbehave.
"""

from __future__ import annotations

import ast
import os
import time
from pathlib import Path

import pytest

import bangvang
from bangvang_paper.reading import ReadingRefused, cage, read_list, read_list_in_cage
from bangvang_paper.reading.cage import CageStopped, run_caged
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


def test_no_child_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the one who waits is interrupted."""
    begun: list[int] = []
    real = cage.subprocess.Popen.communicate

    def interrupted(self: object, given: bytes | None = None, timeout: float | None = None) -> object:
        if not begun:
            begun.append(self.pid)  # type: ignore[attr-defined]
            raise KeyboardInterrupt
        return real(self, given, timeout)  # type: ignore[arg-type]

    monkeypatch.setattr(cage.subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_caged(b"", seconds=20, arguments=("-c", "import time; time.sleep(60)"))
    with pytest.raises(ProcessLookupError):
        os.kill(begun[0], 0)


def test_the_officer_reads_why_reading_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> bytes:
        raise CageStopped("đọc quá 20 giây chưa xong")

    monkeypatch.setattr(cage, "run_caged", stopped)
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
