"""How long reading takes, and how much memory: ``python benchmarks/reading.py``. Prints figures, asserts nothing.

The files are made here: ten columns, one of them text of a citizen number, names drawn from a stock of some 18,000. "Read"
is everything that stands between the bytes of a file and the preview: unpacked, checked, repaired, understood, in a process
of its own with its start and its answer. Medians of five (three for the largest), on whatever machine this runs.
"""

from __future__ import annotations

import io
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import docx
import typst
import xlsxwriter

from bangvang_paper.reading import Sheet, read_list, read_list_in_cage
from bangvang_paper.reading.formats import sheets_of
from bangvang_paper.reading.repairing import repaired
from bangvang_paper.vietnamese import folded, sort_key
from bangvang_paper.vietnamese.encodings import encoded
from bangvang_paper.vietnamese.fonts import Encoding

HEADER = [
    "TT", "Ông/Bà", "Họ và tên", "Ngày sinh", "Số CCCD", "Chức vụ", "Đơn vị", "Hình thức", "Thành tích", "Ghi chú",
]  # fmt: skip
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Bùi", "Đoàn", "Vũ", "Hoàng", "Phan", "Đỗ", "Hồ")
MIDDLE = ("Thị", "Văn", "Đức", "Thu", "Minh", "Ngọc", "Hữu", "Xuân", "Quang", "Thanh", "Hồng", "Như")
SECOND = ("", "Bảo", "Gia", "Kim", "Mai", "Phương", "Quỳnh", "Tuấn")
GIVEN = (
    "An", "Ánh", "Bình", "Dũng", "Đạt", "Hạnh", "Hòa", "Hương", "Khoa", "Lan", "Mỹ", "Nga", "Sơn", "Thủy", "Ước", "Ý",
)  # fmt: skip
LARGE = 50_000
WORD, PDF = 1_000, 300
PATIENCE = 300  # seconds, so that a machine with other work gives a figure too
FONTS = Path(__file__).parents[1] / "src" / "bangvang_paper" / "fonts"


def people(count: int) -> Iterator[list[str]]:
    """The cells of ``count`` people."""
    draw = random.Random(2020)
    for number in range(1, count + 1):
        name = " ".join(" ".join(draw.choice(words) for words in (FAMILY, MIDDLE, SECOND, GIVEN)).split())
        merit = f"Có thành tích xuất sắc trong công tác năm {2000 + number % 26}"
        unit = f"Phòng Quản lý số {number % 400}"
        born = f"{1 + number % 28:02d}/02/{1960 + number % 40}"
        yield [str(number), "Bà", name, born, f"{number:012d}", "Chuyên viên", unit, "Giấy khen", merit, ""]


def workbook(rows: int, encoding: Encoding = Encoding.UNICODE, font: str = "Times New Roman") -> bytes:
    """A workbook as Excel writes it, in one font."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet, look = book.add_worksheet("Danh sach"), book.add_format({"font_name": font})
    for row, cells in enumerate([HEADER, *people(rows)]):
        sheet.write_row(row, 0, [encoded(cell, encoding) for cell in cells], look)
    book.close()
    return target.getvalue()


def text(rows: int) -> bytes:
    """A text file whose letters are those of .VnTime."""
    lines = [";".join(cells) for cells in [HEADER, *people(rows)]]
    return encoded("\n".join(lines), Encoding.TCVN3).encode("cp1252", "replace")


def document(rows: int) -> bytes:
    """A Word document with one table."""
    written = docx.Document()
    table = written.add_table(rows=0, cols=len(HEADER))
    for cells in [HEADER, *people(rows)]:
        for cell, content in zip(table.add_row().cells, cells, strict=True):
            cell.text = content
    target = io.BytesIO()
    written.save(target)
    return target.getvalue()


def printed(rows: int) -> bytes:
    """A PDF with one ruled table over many pages."""
    table = f"#table(columns: {len(HEADER)}, table.header(..h), ..rows.flatten())"
    read = "#let (h, rows) = json(bytes(sys.inputs.data))"
    source = f'#set page(paper: "a4", flipped: true)\n#set text(font: "Liberation Serif", 9pt)\n{read}\n{table}'
    given = {"data": json.dumps([HEADER, list(people(rows))])}
    return typst.compile(source.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs=given)


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "unicode": (f"xlsx, {LARGE:,} × 10, Unicode", lambda: workbook(LARGE)),
    "vntime": (f"xlsx, {LARGE:,} × 10, .VnTime", lambda: workbook(LARGE, Encoding.TCVN3, ".VnTime")),
    "unnamed": (f"xlsx, {LARGE:,} × 10, TCVN3 in Arial", lambda: workbook(LARGE, Encoding.TCVN3, "Arial")),
    "text": (f"csv, {LARGE:,} × 10, TCVN3", lambda: text(LARGE)),
    "word": (f"docx, {WORD:,} × 10", lambda: document(WORD)),
    "pdf": (f"pdf, {PDF:,} × 10", lambda: printed(PDF)),
}


def median(what: str, work: Callable[[], object], *, times: int = 5, each: int = 1) -> None:
    """Print the median time of ``work`` in milliseconds, divided by ``each`` pieces of work."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000 / each)
    print(f"{what:<62} {statistics.median(taken):10.3f} ms   (max {max(taken):.3f})", flush=True)


def main() -> None:
    for kind, (said, make) in FILES.items():
        data = make()
        median(
            f"{said}: read in a process of its own", lambda data=data: read_list_in_cage(data, "a", PATIENCE), times=3
        )
        print(f"{said + ': most memory of that process':<62} {memory_of(kind):10.0f} MB", flush=True)
    parts_of_reading(workbook(LARGE, Encoding.TCVN3, ".VnTime"))
    usual = workbook(22)
    median("a list of 22 rows", lambda: read_list(usual, "a.xlsx"))
    median("the same in a process of its own", lambda: read_list_in_cage(usual, "a.xlsx", PATIENCE))
    names = [" ".join((a, b, c)) for a in FAMILY for b in MIDDLE for c in GIVEN]
    median("one sort key", lambda: [sort_key(name) for name in names], each=len(names))
    folded.cache_clear()
    median("one folded name", lambda: [folded.__wrapped__(name) for name in names], each=len(names))


def parts_of_reading(data: bytes) -> None:
    """The steps before meaning, of the largest workbook in an old font."""
    sheets: list[Sheet] = sheets_of(data, "a.xlsx")
    median("of the .VnTime workbook: cells and their fonts", lambda: sheets_of(data, "a.xlsx"), times=3)
    median("of the .VnTime workbook: repair", lambda: [repaired(sheet) for sheet in sheets], times=3)


def memory_of(kind: str) -> float:
    """Megabytes of the reading process at its largest. Asked in a process of its own, whose only child it is."""
    done = subprocess.run([sys.executable, __file__, "memory", kind], capture_output=True, check=True, text=True)
    return float(done.stdout)


def print_memory(kind: str) -> None:
    try:
        import resource
    except ImportError:  # only POSIX systems tell
        print("nan")
        return
    read_list_in_cage(FILES[kind][1](), "a", PATIENCE)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


if __name__ == "__main__":
    if sys.argv[1:2] == ["memory"]:
        print_memory(sys.argv[2])
    else:
        main()
