"""How long reading takes, and how much memory: ``python benchmarks/reading.py``. Prints figures, asserts nothing.

The workbooks are made here by openpyxl: ten columns, one of them text of a citizen number, names drawn from a small stock so
that some people share one. Medians of five, on whatever machine this runs.
"""

from __future__ import annotations

import io
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from openpyxl import Workbook

from bangvang_paper.reading import limits, read_list, read_list_in_cage, xlsx
from bangvang_paper.vietnamese import folded, sort_key

HEADER = [
    "TT",
    "Ông/Bà",
    "Họ và tên",
    "Ngày sinh",
    "Số CCCD",
    "Chức vụ",
    "Đơn vị",
    "Hình thức",
    "Thành tích",
    "Ghi chú",
]
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Bùi", "Đoàn", "Vũ")
MIDDLE = ("Thị", "Văn", "Đức", "Thu", "Minh", "Ngọc", "Hữu", "Xuân")
GIVEN = (
    "An",
    "Ánh",
    "Bình",
    "Dũng",
    "Đạt",
    "Hạnh",
    "Hòa",
    "Hương",
    "Khoa",
    "Lan",
    "Mỹ",
    "Quỳnh",
    "Sơn",
    "Thủy",
    "Ước",
    "Ý",
)
ROUNDS = 5


def workbook(rows: int) -> bytes:
    """A list of ``rows`` people in ten columns."""
    draw = random.Random(2020)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(HEADER)
    for number in range(1, rows + 1):
        name = " ".join(draw.choice(words) for words in (FAMILY, MIDDLE, GIVEN))
        merit = f"Có thành tích xuất sắc trong công tác năm {2000 + number % 26}"
        unit = f"Phòng số {number % 40}"
        sheet.append([number, "Bà", name, "03/02/1985", f"{number:012d}", "Chuyên viên", unit, "Giấy khen", merit, ""])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def median(what: str, work: Callable[[], object], each: int = 1) -> None:
    """Print the median time of ``work`` in milliseconds, divided by ``each`` pieces of work."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000 / each)
    print(f"{what:<62} {statistics.median(times):10.3f} ms   (max {max(times):.3f})")


def main() -> None:
    large, largest, usual = workbook(50_000), workbook(limits.MAX_ROWS), workbook(22)
    people = [" ".join((a, b, c)) for a in FAMILY for b in MIDDLE for c in GIVEN]
    median("cells of a workbook, 50,000 × 10", lambda: xlsx.sheets_of(large))
    median(f"a list of {limits.MAX_ROWS:,} rows, every check made", lambda: read_list(largest, "a.xlsx"))
    median("the same in a process of its own", lambda: read_list_in_cage(largest, "a.xlsx"))
    median("a list of 22 rows", lambda: read_list(usual, "a.xlsx"))
    median("the same in a process of its own", lambda: read_list_in_cage(usual, "a.xlsx"))
    median("one sort key", lambda: [sort_key(name) for name in people], each=len(people))
    folded.cache_clear()
    median("one folded name", lambda: [folded.__wrapped__(name) for name in people], each=len(people))
    print_memory()


def print_memory() -> None:
    """The most memory that this process has held; only POSIX systems tell."""
    try:
        import resource
    except ImportError:
        return
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'most memory held by this process':<62} {held:10.0f} MB")


if __name__ == "__main__":
    main()
