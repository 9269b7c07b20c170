"""Working days: weekends, Tết, swapped days, and years that nobody has read."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_law import calendar as law_calendar
from bangvang_law.calendar import CalendarUnread, load_calendar, national_calendar
from bangvang_law.errors import LawDataError

DATA = Path(law_calendar.__file__).parent / "data"
CALENDAR = national_calendar()


def end(start: str, days: int) -> str | None:
    found = CALENDAR.add_working_days(date.fromisoformat(start), days).day
    return found.isoformat() if found else None


def test_the_day_itself_does_not_count_and_weekends_are_skipped() -> None:
    assert end("2026-03-05", 1) == "2026-03-06"  # thứ Năm → thứ Sáu
    assert end("2026-03-06", 1) == "2026-03-09"
    assert end("2026-03-06", 0) == "2026-03-06"


def test_tet_is_skipped() -> None:
    assert end("2026-02-13", 1) == "2026-02-23"
    assert end("2025-01-24", 2) == "2025-02-04"


def test_a_swapped_day_is_off_and_its_saturday_is_worked() -> None:
    assert not CALENDAR.is_working(date(2026, 1, 2))
    assert CALENDAR.is_working(date(2026, 1, 10))
    assert not CALENDAR.is_working(date(2026, 1, 11))
    assert end("2026-08-20", 2) == "2026-08-22"  # thứ Bảy làm bù
    assert end("2026-08-28", 1) == "2026-09-03"  # 31/8 hoán đổi, 01 và 02/9 nghỉ
    assert end("2024-04-26", 1) == "2024-05-02"


def test_the_publicity_of_2020_in_hai_phong_can_be_counted() -> None:
    assert end("2020-02-27", 10) == "2020-03-12"
    assert not CALENDAR.is_working(date(2020, 1, 29))


@pytest.mark.parametrize("day", [date(2019, 5, 6), date(2021, 3, 1), date(2027, 1, 4), date(2026, 11, 23)])
def test_a_day_that_nobody_read_is_unread(day: date) -> None:
    with pytest.raises(CalendarUnread):
        CALENDAR.is_working(day)


def test_a_deadline_that_runs_into_an_unread_year_says_so() -> None:
    found = CALENDAR.add_working_days(date(2026, 12, 29), 10)
    assert (found.day, found.status) == (None, "unread")
    assert "calendar.yaml" in found.note
    assert CALENDAR.add_working_days(date(2026, 11, 10), 10).status == "unread"


@given(st.dates(date(2022, 1, 1), date(2025, 11, 1)), st.integers(0, 30))
def test_counting_forward_and_between_agree(start: date, days: int) -> None:
    found = CALENDAR.add_working_days(start, days)
    assert found.day is not None
    assert CALENDAR.working_days_between(start, found.day) == days
    assert days == 0 or CALENDAR.is_working(found.day)
    assert len(found.skipped) + days == (found.day - start).days


def test_every_year_names_its_source() -> None:
    for year in CALENDAR.years.values():
        assert year.citations
        assert all(day.year == year.year for day in (*year.off, *year.worked))
        assert sum(day.weekday() < 5 for day in year.off) == len(year.off)
        assert len(year.off) - len(year.worked) in (10, 11, 12)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2020-01-23: Tết Âm lịch", "2020-01-25: Tết Âm lịch", "đã là ngày cuối tuần"),
        ("2024-05-04: làm", "2024-05-06: làm", "không phải ngày cuối tuần"),
        ("2020-01-23: Tết Âm lịch", "2021-01-22: Tết Âm lịch", "không thuộc năm 2020"),
        ("2020-01-23: Tết Âm lịch", "2020-01-33: Tết Âm lịch", "không có trong lịch"),
        ("- year: 2022", "- year: 2020", "khai hai lần"),
        ("TB 119/TB-LĐTBXH", "TB 911/TB-LĐTBXH", "Không có văn bản"),
        ("until: 2021-01-01", "until: 2019-01-01", "không sau"),
        ("  worked: {}", "  wrked: {}", "Thiếu “worked”"),
    ],
)
def test_a_broken_calendar_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    file = data / "calendar.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LawDataError) as refused:
        load_calendar(data)
    assert said in str(refused.value)
    assert refused.value.place.startswith("data/calendar.yaml:")


def test_all_days_of_a_covered_year_have_an_answer() -> None:
    day, working = date(2025, 1, 1), 0
    while day.year == 2025:
        working += CALENDAR.is_working(day)
        day += timedelta(days=1)
    assert working == 250  # 261 ngày thường, trừ 12 ngày nghỉ, cộng 01 thứ Bảy làm bù
