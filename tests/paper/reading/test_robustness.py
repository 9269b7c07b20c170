"""Whatever comes in, reading ends in a reading or in a refusal: never in another error, never in an invented person."""

from __future__ import annotations

import io
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangvang_paper.reading import Reading, ReadingRefused, read_list
from bangvang_paper.reading.listing import reading_of
from bangvang_paper.reading.sheet import Merge, Sheet
from bangvang_paper.vietnamese import folded, spaced
from reading.workbooks import SAMPLES

WORDS = st.sampled_from(
    [
        "", "TT", "STT", "Họ và tên", "Họ đệm", "Tên", "Ông/Bà", "Chức vụ", "Đơn vị", "Chức vụ, đơn vị", "Hình thức", "Nam",
        "Thành tích", "Ngày sinh", "Số CCCD", "Ghi chú", "I", "II.", "I. Tập thể", "Cá nhân", "1", "01.", "(2)", "3", "nt",
        "//", '"', "-", "Tổng cộng", "Tổng số: 6 tập thể, 16 cá nhân", "Ghi chú: x", "NGƯỜI LẬP", "ngày 1 tháng 2 năm 2020",
        "Đoàn Thị Hạnh", "Bà Đoàn Thị Hạnh", "Ông", "Bà", "NGUYỄN VĂN AN", "Phòng Dạy nghề", "Giấy khen", "GK", "LĐTT",
        "31/02/1985", "031085001234", "1985", "Danh sách đề nghị tặng Giấy khen", "A", "B. Hộ gia đình", "Lê An; Lê Bình",
    ]
)  # fmt: skip
CELLS = st.one_of(WORDS, st.text(max_size=6))
LINES = st.lists(st.lists(CELLS, max_size=7), min_size=1, max_size=14)
MERGES = st.lists(
    st.builds(
        lambda top, left, height, width: Merge(top, left, top + height, left + width),
        st.integers(0, 13), st.integers(0, 6), st.integers(0, 4), st.integers(0, 3),
    ),
    max_size=4,
)  # fmt: skip
SAMPLE = (SAMPLES / "de-nghi-giay-khen.xlsx").read_bytes()


def reading_or_nothing(lines: list[list[str]], merges: list[Merge]) -> Reading | None:
    width = max(map(len, lines))
    filled = [line + [""] * (width - len(line)) for line in lines]
    cut = [Merge(m.top, m.left, min(m.bottom, len(lines) - 1), m.right) for m in merges if m.top < len(lines)]
    try:
        return reading_of([Sheet("x", filled, merges=cut)])
    except ReadingRefused:
        return None


def ends_well(data: bytes) -> bool:
    """Whether reading gives rows or refuses with a whole sentence; anything else escapes as the error that it is."""
    try:
        return len(read_list(data, "a.xlsx").rows) > 0
    except ReadingRefused as refusal:
        return refusal.message.endswith(".")


@settings(max_examples=300, deadline=None)
@given(LINES, MERGES)
def test_any_sheet_ends_in_a_reading_or_a_refusal(lines: list[list[str]], merges: list[Merge]) -> None:
    reading = reading_or_nothing(lines, merges)
    if reading is not None:
        assert all(row.kind in {"individual", "collective", "household"} for row in reading.rows)
        assert all(row.name or row.problems for row in reading.rows)


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_every_word_of_a_name_stood_in_the_file(lines: list[list[str]]) -> None:
    lines = [["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức"], *lines]
    written = folded(" ".join(spaced(cell) for line in lines for cell in line))
    reading = reading_or_nothing(lines, [])
    for row in reading.rows if reading else []:
        assert folded(row.name) in written


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_file_with_wrong_bytes_ends_in_a_reading_or_a_refusal(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLE)
    for place, value in changes:
        data[place] = value
    assert ends_well(bytes(data))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_part_with_wrong_markup_ends_in_a_reading_or_a_refusal(draw: st.DataObject) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as old, zipfile.ZipFile(target, "w") as new:
        spoilt = draw.draw(st.sampled_from([name for name in old.namelist() if name.startswith("xl/")]))
        for name in old.namelist():
            content = old.read(name)
            if name == spoilt:
                begin = draw.draw(st.integers(0, len(content)))
                end = draw.draw(st.integers(begin, min(len(content), begin + 40)))
                content = content[:begin] + draw.draw(st.binary(max_size=12)) + content[end:]
            new.writestr(name, content)
    assert ends_well(target.getvalue())
