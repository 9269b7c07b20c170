"""What shuts a recipient out: a statement that must not be true."""

from __future__ import annotations

from dataclasses import dataclass

from bangvang_law.asking import Asking
from bangvang_law.columns import MET, NOT_MET, UNKNOWN, Code, Sheet
from bangvang_law.criteria.base import Criterion, Leaf, Reading
from bangvang_law.finding import Finding, Word


@dataclass(frozen=True, slots=True)
class _NotStated(Leaf):
    key: str
    text: str

    def sentence(self, asking: Asking) -> str:
        return f"không thuộc trường hợp: {self.text}"

    def look(self, reading: Reading) -> Finding:
        value = reading.case.stated.get(self.key)
        if value is None:
            return self.found("stated", Word.UNKNOWN, f"Chưa có ghi nhận về việc {self.text}.")
        if value:
            return self.found("stated", Word.NOT_MET, f"Thuộc trường hợp loại trừ: {self.text}.")
        return self.found("stated", Word.MET, f"Không thuộc trường hợp loại trừ: {self.text}.")

    def look_at_all(self, sheet: Sheet) -> Code:
        said = sheet.stated(self.key)
        return sheet.pick((said.any(1), NOT_MET), (said.any(2), MET), otherwise=UNKNOWN)


def not_stated(key: str, text: str, *, at: str) -> Criterion:
    """A ground of exclusion that must be stated to be absent."""
    return _NotStated((at,), key, text)
