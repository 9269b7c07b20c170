"""What shuts a recipient out: a statement that must not be true."""

from __future__ import annotations

from dataclasses import dataclass

from bangvang_law.book import Book
from bangvang_law.criteria.base import Criterion, Leaf, Reading
from bangvang_law.finding import Finding, Word


@dataclass(frozen=True, slots=True)
class _NotStated(Leaf):
    key: str
    text: str

    def sentence(self, book: Book) -> str:
        return f"không thuộc trường hợp: {self.text}"

    def look(self, reading: Reading) -> Finding:
        value = reading.case.stated.get(self.key)
        if value is None:
            return self.found("stated", Word.UNKNOWN, f"Chưa có ghi nhận về việc {self.text}.")
        if value:
            return self.found("stated", Word.NOT_MET, f"Thuộc trường hợp loại trừ: {self.text}.")
        return self.found("stated", Word.MET, f"Không thuộc trường hợp loại trừ: {self.text}.")


def not_stated(key: str, text: str, *, at: str) -> Criterion:
    """A ground of exclusion that must be stated to be absent."""
    return _NotStated((at,), key, text)
