"""A long table read by two processes gives what it gives by one, also where the second guesses wrong, and where it dies."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from bangvang_paper.reading import Reading, halves, limits, read_list, read_list_in_cage
from bangvang_paper.reading.halves import Halves
from bangvang_paper.reading.meaning.walk import Stretch
from bangvang_paper.reading.refusals import ReadingRefused

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="máy này không tách được tiến trình")

HEADER = ["TT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức", "Thành tích"]
LONG = 1_000


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the second half was taken, for each stretch that was walked by two; also on a machine of one processor."""
    monkeypatch.setattr(halves, "_WORTHWHILE", 100)
    monkeypatch.setattr(halves, "_AT_THE_TOP", 20)
    monkeypatch.setattr(halves, "_BEFORE_THE_MIDDLE", 50)
    monkeypatch.setattr(halves, "_processors", lambda: 2)
    taken: list[bool] = []
    start, add = halves._Helper.__init__, halves._add

    def started(self: halves._Helper, *given: object) -> None:
        taken.append(False)
        start(self, *given)  # type: ignore[arg-type]

    def added(half: halves.Half, stretch: Stretch) -> None:
        taken[-1] = True
        add(half, stretch)

    monkeypatch.setattr(halves._Helper, "__init__", started)
    monkeypatch.setattr(halves, "_add", added)
    return taken


def by_two(lines: list[list[str]], helped: list[bool], *, taken: bool) -> Reading:
    """What two processes read, after comparing it with what one reads."""
    data = "\n".join(";".join(cells) for cells in lines).encode()
    reading = read_list(data, "a.csv", walked=Halves())
    assert helped == [taken]
    assert reading == read_list(data, "a.csv")
    return reading


def people(count: int) -> Iterator[list[str]]:
    for number in range(1, count + 1):
        name = f"{['Đoàn', 'Lê', 'Trần'][number % 3]} Thị {['Hạnh', 'Lan', 'Ánh'][number % 3]}"
        yield [str(number), "Bà", name, "Chuyên viên", f"Phòng {number}", "Giấy khen", "Có thành tích"]


def test_a_plain_list(helped: list[bool]) -> None:
    reading = by_two([HEADER, *people(LONG)], helped, taken=True)
    assert [row.unit for row in reading.rows] == [f"Phòng {number}" for number in range(1, LONG + 1)]


def test_ditto_marks_across_the_middle_say_the_line_above(helped: list[bool]) -> None:
    lines = list(people(LONG))
    for line in lines[480:520]:
        line[4:6] = ["-nt-", "//"]
    reading = by_two([HEADER, *lines], helped, taken=True)
    assert {row.unit for row in reading.rows[479:520]} == {"Phòng 480"}
    assert reading.rows[510].guesses_of("unit") == ["Đơn vị: lấy theo dòng 481 vì ô ghi “-nt-”."]


def test_what_was_said_far_above_the_middle_is_not_lost(helped: list[bool]) -> None:
    """The unit stands on one line of hundreds, so that the second process cannot know it: its rows are not taken."""
    lines = list(people(LONG))
    for line in lines[101:900]:
        line[4] = "-nt-"
    reading = by_two([HEADER, *lines], helped, taken=False)
    assert {row.unit for row in reading.rows[100:900]} == {"Phòng 101"}


def test_sections_far_above_the_middle_hold_below_it(helped: list[bool]) -> None:
    lines = list(people(LONG))
    for line in lines:
        line[4] = line[5] = ""
    head = [["I", "", "Trường THPT Trần Phú", "", "", "", ""], ["1", "", "Giấy khen", "", "", "", ""]]
    later = ["II", "", "Trường THPT Lê Hồng Phong", "", "", "", ""]
    reading = by_two([HEADER, *head, *lines[:200], later, *lines[200:]], helped, taken=True)
    assert {row.unit for row in reading.rows[200:]} == {"Trường THPT Lê Hồng Phong"}


def test_totals_and_what_is_passed_over_are_told_of_both_halves(helped: list[bool]) -> None:
    lines = list(people(LONG))
    lines[700:700] = [["Kính chuyển phòng tổng hợp xem lại", *[""] * 6]]
    lines.append(["Tổng số: 3 tập thể, 999 cá nhân", *[""] * 6])
    reading = by_two([HEADER, *lines], helped, taken=True)
    assert reading.warnings == [
        "Dòng 702 không đọc là cá nhân hay tập thể nào nên được bỏ qua: “Kính chuyển phòng tổng hợp xem lại”.",
        "Dòng tổng cộng ghi 3 tập thể nhưng đọc được 0. Hãy đối chiếu với tệp gốc.",
        "Dòng tổng cộng ghi 999 cá nhân nhưng đọc được 1000. Hãy đối chiếu với tệp gốc.",
    ]


def test_a_list_that_ends_above_the_middle_stays_ended(helped: list[bool]) -> None:
    lines = list(people(LONG))
    lines[300:300] = [["Tổng số: 300 cá nhân", *[""] * 6]]
    by_two([HEADER, *lines], helped, taken=True)


def test_what_holds_behind_the_second_half_is_carried_to_the_next_page(helped: list[bool]) -> None:
    """The header comes again, and under it a mark that stands for what the last line of the page before said."""
    lines = list(people(LONG))
    following = ["1001", "Bà", "Lê Thị Lan", "-nt-", "-nt-", "-nt-", "-nt-"]
    reading = by_two([HEADER, *lines, HEADER, following], helped, taken=True)
    assert reading.rows[-1].unit == f"Phòng {LONG}"


def test_a_second_process_that_dies_is_not_missed(helped: list[bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "_second_half", lambda stretch, middle: os.kill(os.getpid(), 9))
    by_two([HEADER, *people(LONG)], helped, taken=False)


def test_a_second_process_that_runs_out_of_memory_is_not_missed(
    helped: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_much(stretch: Stretch, middle: int) -> None:
        raise MemoryError

    monkeypatch.setattr(halves, "_second_half", too_much)
    by_two([HEADER, *people(LONG)], helped, taken=False)


def test_the_limit_of_rows_holds_for_both_halves(helped: list[bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", LONG - 1)
    data = "\n".join(";".join(cells) for cells in [HEADER, *people(LONG)]).encode()
    with pytest.raises(ReadingRefused, match="vượt mức một lần nạp"):
        read_list(data, "a.csv", walked=Halves())


def test_the_second_process_gets_half_of_the_time_that_is_left() -> None:
    resource = pytest.importorskip("resource")
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (1_000, 1_001))
        halves._share_the_time_left()
        os.write(writer, str(resource.getrlimit(resource.RLIMIT_CPU)[0]).encode())
        os._exit(0)
    os.close(writer)
    left = int(os.read(reader, 100))
    os.waitpid(pid, 0)
    os.close(reader)
    assert 300 < left <= 500


def test_a_long_list_is_read_in_the_cage_as_outside_of_it() -> None:
    """With all its limits: nothing can be opened when the second process begins."""
    data = "\n".join(";".join(cells) for cells in [HEADER, *people(6_000)]).encode()
    reading = read_list_in_cage(data, "a.csv")
    assert reading == read_list(data, "a.csv")
