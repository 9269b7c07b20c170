"""Checks that every file of the book shares: citations that resolve, periods that run forward, ids that exist."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from bangvang_law.citation import Citation
from bangvang_law.dated import Period
from bangvang_law.instrument import Instrument
from bangvang_law.record import Record

CONFIDENCE = ("primary", "secondary")


class Checks:
    """Holds the instruments that citations may name, by short name."""

    def __init__(self, instruments: Mapping[str, Instrument] | None = None) -> None:
        self.instruments: dict[str, Instrument] = dict(instruments or {})
        self.shorts: dict[str, Instrument] = {one.short: one for one in self.instruments.values()}

    def cited(self, row: Record, key: str) -> str:
        """One citation."""
        return self._citation(row, key, row.text(key))

    def all_cited(self, row: Record, key: str = "citations") -> tuple[str, ...]:
        """A list of citations, at least one."""
        texts = row.texts(key)
        if not texts:
            raise row.wrong(key, "Thiếu điều luật làm căn cứ.", "Hãy ghi văn bản, điều, khoản, điểm.")
        return tuple(self._citation(row, key, text) for text in texts)

    def _citation(self, row: Record, key: str, text: str) -> str:
        try:
            cited = Citation.parse(text)
        except ValueError as wrong:
            raise row.wrong(
                key, f"Không hiểu căn cứ “{text}”.", "Hãy viết như “Luật 06/2022/QH15, Điều 74 khoản 1 điểm d”."
            ) from wrong
        if cited.instrument not in self.shorts:
            raise row.wrong(
                key, f"Không có văn bản “{cited.instrument}”.", "Hãy khai văn bản đó trong instruments.yaml."
            )
        return text


def period_of(row: Record) -> Period:
    """The half-open period of a row that must say when it begins."""
    return closed(row, row.day("from"))


def closed(row: Record, start: date) -> Period:
    """The period from a day to the row's ``until``, which must lie after it."""
    end = row.maybe_day("until")
    if end is not None and end <= start:
        raise row.wrong(
            "until", f"“until” ({end}) không sau “from” ({start}).", "“until” là ngày đầu tiên không còn hiệu lực."
        )
    return Period(start, end)


def known(row: Record, key: str, names: Collection[str]) -> list[str]:
    """A list of ids that were all declared."""
    found = row.texts(key)
    if not found:
        raise row.wrong(key, f"“{key}” không có mục nào.", "Hãy ghi ít nhất một mã.")
    for name in found:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            hint = f"Có phải “{near[0]}”?" if near else "Hãy dùng mã đã khai."
            raise row.wrong(key, f"Không có “{name}” trong những mã dùng được cho “{key}”.", hint)
    if len(set(found)) != len(found):
        twice = next(name for name in found if found.count(name) > 1)
        raise row.wrong(key, f"“{twice}” được ghi hai lần.", "Hãy giữ một lần.")
    return found


class Replaced(Protocol):
    """Anything that another of its kind may replace."""

    @property
    def id(self) -> str: ...
    @property
    def replaced_by(self) -> str | None: ...


def refuse_circle(row: Record, one: Replaced, all_of_them: Mapping[str, Replaced]) -> None:
    """Refuse what, step by step, is replaced by itself."""
    way = [one.id]
    after = one.replaced_by
    while after is not None and after in all_of_them:
        if after in way:
            circle = " → ".join((*way, after))
            raise row.wrong(
                "replaced_by", f"Các mục thay thế nhau thành vòng: {circle}.", "Hãy sửa “replaced_by” của một mục."
            )
        way.append(after)
        after = all_of_them[after].replaced_by
