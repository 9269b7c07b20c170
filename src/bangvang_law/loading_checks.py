"""Checks that every file of the book shares: citations that resolve, periods that run forward, ids that exist."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from bangvang_law.citation import Citation
from bangvang_law.dated import Period
from bangvang_law.instrument import Instrument
from bangvang_law.record import Record

CONFIDENCE = ("primary", "secondary")


class Checks:
    """Holds the instruments that citations may name, by short name."""

    def __init__(self) -> None:
        self.instruments: dict[str, Instrument] = {}
        self.shorts: dict[str, Instrument] = {}

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
    for name in found:
        if name not in names:
            raise row.wrong(key, f"Không có “{name}”.", "Hãy dùng mã đã khai.")
    return found
