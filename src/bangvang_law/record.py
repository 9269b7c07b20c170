"""A closed record: every key is asked for by name, and a key that nobody asked for is refused.

Law data and cases are read through the same :class:`Record`; only the error differs. A silent default is never made: a
field that may be left out says so where it is read.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction

from bangvang_law.yaml_core import Lines, Path

Fail = Callable[[str, str, str], Exception]
"""(place, what is wrong, what to do) → the error to raise."""


class _Missing(Enum):
    """The mark of a field that must be given."""

    REQUIRED = 0


REQUIRED = _Missing.REQUIRED

YEARS = range(1900, 2200)
"""Years that a record may speak of; outside them a date is a slip of the pen, and the calendar would end too soon."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def named(path: Path) -> str:
    """``("recipient", "awards", 0, "year")`` → ``recipient.awards[0].year``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) and text else f".{step}" if text else str(step)
    return text or "(toàn bộ)"


class Source:
    """Where data came from: a file with lines, or only the path of the field when there is no file."""

    def __init__(self, name: str | None = None, lines: Lines | None = None) -> None:
        self.name = name
        self.lines = lines or {}

    def place(self, path: Path) -> str:
        """``file:line`` of a path, or of the nearest part above it that has a line."""
        if self.name is None:
            return named(path)
        for length in range(len(path), -1, -1):
            line = self.lines.get(path[:length])
            if line is not None:
                return f"{self.name}:{line}"
        return self.name


class Record:
    """One mapping with its place; reads each key once and, at :meth:`done`, refuses what is left."""

    def __init__(self, data: object, source: Source, fail: Fail, path: Path = ()) -> None:
        self.source = source
        self.fail = fail
        self.path = path
        if not isinstance(data, Mapping):
            raise fail(source.place(path), f"“{named(path)}” phải là một nhóm “khóa: giá trị”.", "Hãy viết theo mẫu.")
        self.data: Mapping[object, object] = data
        self.asked: set[object] = set()

    # -- errors -------------------------------------------------------------------------------------------------------

    def wrong(self, key: str | int | None, what: str, todo: str = "") -> Exception:
        """The error for a key of this record (or the record itself)."""
        path = self.path if key is None else (*self.path, key)
        return self.fail(self.source.place(path), what, todo)

    def done(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self.data:
            if key not in self.asked:
                near = difflib.get_close_matches(str(key), [str(one) for one in self.asked], n=1)
                hint = f"Có phải “{near[0]}”?" if near else f"Các khóa dùng được: {', '.join(map(str, self.known()))}."
                raise self.wrong(key if isinstance(key, str | int) else None, f"Khóa “{key}” không có trong mẫu.", hint)

    def known(self) -> list[object]:
        """Keys asked for so far, for the message."""
        return sorted(self.asked, key=str)

    # -- raw access ---------------------------------------------------------------------------------------------------

    def has(self, key: str) -> bool:
        """Whether the key is given, be it empty."""
        self.asked.add(key)
        return key in self.data

    def raw(self, key: str, default: object = REQUIRED) -> object:
        """The value as given; ``default`` when the key is left out or empty."""
        self.asked.add(key)
        value = self.data.get(key)
        if value is not None:
            return value
        if default is REQUIRED:
            raise self.wrong(key if key in self.data else None, f"Thiếu “{key}”.", f"Hãy thêm “{key}:”.")
        return default

    # -- typed access -------------------------------------------------------------------------------------------------

    def text(self, key: str, default: str | _Missing = REQUIRED) -> str:
        """A text; numbers are refused, because ``05`` and ``5`` would become the same."""
        value = self.raw(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, f"“{key}” phải là chữ.", "Hãy đặt trong dấu nháy kép nếu là số.")
        return value

    def maybe_text(self, key: str) -> str | None:
        """A text, or None when left out."""
        return None if self.raw(key, None) is None else self.text(key)

    def flag(self, key: str, default: bool | _Missing = REQUIRED) -> bool:
        """``true`` or ``false``."""
        value = self.raw(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, f"“{key}” phải là true hoặc false.", "Hãy viết true hoặc false, không có dấu nháy.")
        return value

    def maybe_flag(self, key: str) -> bool | None:
        """A flag, or None when left out."""
        return None if self.raw(key, None) is None else self.flag(key)

    def whole(self, key: str, default: int | _Missing = REQUIRED, *, least: int | None = None) -> int:
        """A whole number."""
        value = self.raw(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(
                key, f"“{key}” phải là số nguyên.", "Hãy viết số liền, không dấu chấm, dấu phẩy, dấu nháy."
            )
        if least is not None and value < least:
            raise self.wrong(key, f"“{key}” là {value}, nhỏ hơn {least}.", "Hãy kiểm tra lại số.")
        return value

    def maybe_whole(self, key: str, *, least: int | None = None) -> int | None:
        """A whole number, or None when left out."""
        return None if self.raw(key, None) is None else self.whole(key, least=least)

    def decimal(self, key: str) -> Decimal:
        """An exact decimal, from a number or a text."""
        try:
            number = Decimal(str(self.raw(key)))
        except InvalidOperation as wrong:
            raise self.wrong(key, f"“{key}” phải là số.", "Hãy viết số thập phân, ví dụ 0.3.") from wrong
        if not number.is_finite():
            raise self.wrong(key, f"“{key}” phải là số.", "Hãy viết số thập phân, ví dụ 0.3.")
        return number

    def fraction(self, key: str) -> Fraction:
        """An exact share such as ``4/5``."""
        try:
            return Fraction(str(self.raw(key)))
        except (ValueError, ZeroDivisionError) as wrong:
            raise self.wrong(key, f"“{key}” phải là phân số.", "Hãy viết như 4/5.") from wrong

    def day(self, key: str) -> date:
        """A day, ``YYYY-MM-DD``."""
        return self.as_day(self.raw(key), key)

    def maybe_day(self, key: str) -> date | None:
        """A day, or None when left out or null."""
        return None if self.raw(key, None) is None else self.day(key)

    def as_day(self, value: object, key: str | int) -> date:
        """Turn one value of this record into a day."""
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            value = value.isoformat()
        if not isinstance(value, str) or not _DAY.match(value):
            raise self.wrong(
                key, f"“{key}: {value}” không phải là ngày.", "Hãy viết ngày dạng năm-tháng-ngày, ví dụ 2025-06-30."
            )
        try:
            day = date.fromisoformat(value)
        except ValueError as wrong:
            raise self.wrong(key, f"Ngày {value} không có trong lịch.", "Hãy kiểm tra lại ngày.") from wrong
        if day.year not in YEARS:
            raise self.wrong(key, f"Năm {day.year} nằm ngoài {YEARS.start}–{YEARS.stop - 1}.", "Hãy kiểm tra lại năm.")
        return day

    def choice(self, key: str, options: Collection[str], default: str | _Missing = REQUIRED) -> str:
        """One word out of ``options``."""
        value = self.raw(key, default)
        if isinstance(value, str) and value in options:
            return value
        near = difflib.get_close_matches(str(value), list(options), n=1)
        hint = f"Có phải “{near[0]}”?" if near else f"Chọn một trong: {', '.join(sorted(options))}."
        raise self.wrong(key, f"“{key}: {value}” không có trong mẫu.", hint)

    def maybe_choice(self, key: str, options: Collection[str]) -> str | None:
        """One word out of ``options``, or None when left out."""
        return None if self.raw(key, None) is None else self.choice(key, options)

    # -- inner records ------------------------------------------------------------------------------------------------

    def record(self, key: str) -> Record:
        """The mapping under a key."""
        return Record(self.raw(key), self.source, self.fail, (*self.path, key))

    def maybe_record(self, key: str) -> Record | None:
        """The mapping under a key, or None when left out."""
        return None if self.raw(key, None) is None else self.record(key)

    def items(self, key: str, default: Sequence[object] | _Missing = REQUIRED) -> list[object]:
        """The list under a key."""
        value = self.raw(key, default)
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.wrong(key, f"“{key}” phải là một danh sách.", "Mỗi mục một dòng, bắt đầu bằng dấu gạch ngang.")
        return list(value)

    def texts(self, key: str, default: Sequence[object] | _Missing = REQUIRED) -> list[str]:
        """A list of texts."""
        found: list[str] = []
        for index, value in enumerate(self.items(key, default)):
            if not isinstance(value, str):
                raise self.fail(
                    self.source.place((*self.path, key, index)),
                    f"“{key}” chỉ gồm chữ.",
                    "Hãy đặt số trong dấu nháy kép.",
                )
            found.append(value)
        return found

    def records(self, key: str, default: Sequence[object] | _Missing = REQUIRED) -> list[Record]:
        """A list of mappings."""
        items = self.items(key, default)
        return [Record(item, self.source, self.fail, (*self.path, key, index)) for index, item in enumerate(items)]

    def maybe_records(self, key: str) -> list[Record] | None:
        """A list of mappings, or None when the list is left out: a list that is given is complete."""
        return None if self.raw(key, None) is None else self.records(key)
