"""Conditions of long service that stand beside the post (NĐ 152/2025/NĐ-CP, Điều 9 khoản 2 and 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bangvang_law.asking import Asking
from bangvang_law.columns import MET, NOT_MET, UNKNOWN, Code, Sheet
from bangvang_law.criteria.base import Criterion, Leaf, Reading
from bangvang_law.finding import Finding, Word


@dataclass(frozen=True, slots=True)
class _Retired(Leaf):
    def sentence(self, asking: Asking) -> str:
        return "đã có thông báo hoặc quyết định nghỉ hưu"

    def look(self, reading: Reading) -> Finding:
        decided = reading.case.recipient.retirement_decided_on
        if decided is None:
            return self.found("service", Word.UNKNOWN, "Chưa có thông báo hoặc quyết định nghỉ hưu.")
        if decided > reading.case.on:
            return self.found("service", Word.NOT_MET, f"Quyết định nghỉ hưu ngày {decided:%d/%m/%Y} sau ngày xét.")
        return self.found("service", Word.MET, f"Quyết định nghỉ hưu ngày {decided:%d/%m/%Y}.")

    def look_at_all(self, sheet: Sheet) -> Code:
        decided = sheet.column("retirement_decided_on")
        return sheet.pick((sheet.engine.is_null(decided), UNKNOWN), (decided > sheet.on, NOT_MET), otherwise=MET)


@dataclass(frozen=True, slots=True)
class _NoDisciplineInPost(Leaf):
    def sentence(self, asking: Asking) -> str:
        return "không bị kỷ luật trong thời gian giữ chức vụ được tính"

    def look(self, reading: Reading) -> Finding:
        recipient = reading.case.recipient
        if recipient.discipline is None or recipient.posts is None:
            return self.found(
                "after_discipline", Word.UNKNOWN, "Chưa rõ có bị kỷ luật khi giữ chức vụ được tính không."
            )
        for measure in recipient.discipline:
            for post in recipient.posts:
                if post.start <= measure.start <= (post.until or date.max):
                    reason = f"Bị kỷ luật ngày {measure.start:%d/%m/%Y} khi đang giữ chức vụ được tính."
                    return self.found("after_discipline", Word.NOT_MET, reason)
        return self.found("after_discipline", Word.MET, "Không bị kỷ luật khi giữ chức vụ được tính.")

    def look_at_all(self, sheet: Sheet) -> Code:
        sheet.wanted.measures = True
        known = sheet.both(sheet.has_list("discipline"), sheet.has_list("posts"))
        return sheet.pick((sheet.not_(known), UNKNOWN), (sheet.column("measure_in_post") != 0, NOT_MET), otherwise=MET)


def retired(*, at: str) -> Criterion:
    """A retirement notice or decision by the day of assessment."""
    return _Retired((at,))


def no_discipline_in_post(*, at: str) -> Criterion:
    """No discipline that began while a counted post was held."""
    return _NoDisciplineInPost((at,))
