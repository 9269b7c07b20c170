"""What must never have been: an award that is given once in a life, a disciplinary measure at any time."""

from __future__ import annotations

from dataclasses import dataclass

from bangvang_law.asking import Asking
from bangvang_law.columns import EVER, MET, NOT_MET, UNKNOWN, Code, Sheet
from bangvang_law.criteria.base import Criterion, Leaf, Reading
from bangvang_law.criteria.chain import said, standing
from bangvang_law.criteria.standing import DISCIPLINE_NAMES
from bangvang_law.finding import Finding, Word


@dataclass(frozen=True, slots=True)
class _NeverHeld(Leaf):
    """The award was not granted before; one that was revoked does not count."""

    award: str

    def sentence(self, asking: Asking) -> str:
        return f"chưa từng được tặng {asking.book.award(self.award).name}"

    def look(self, reading: Reading) -> Finding:
        name = reading.book.award(self.award).name
        if reading.case.recipient.awards is None:
            return self.found("held", Word.UNKNOWN, f"Chưa có dữ liệu về {name} đã được tặng.")
        facts = said(reading, (self.award,))
        if standing(reading, self.award):
            return self.found("held", Word.NOT_MET, f"Đã được tặng {name}; mỗi người chỉ được tặng một lần.", *facts)
        return self.found("held", Word.MET, f"Chưa từng được tặng {name}.", *facts)

    def look_at_all(self, sheet: Sheet) -> Code:
        having = sheet.held(self.award).any(EVER)
        return sheet.pick((sheet.not_(sheet.has_list("awards")), UNKNOWN), (having, NOT_MET), otherwise=MET)


@dataclass(frozen=True, slots=True)
class _NeverDisciplined(Leaf):
    """No measure at any time up to the day, however long ago it ended."""

    def sentence(self, asking: Asking) -> str:
        return "chưa từng bị kỷ luật từ khiển trách trở lên"

    def look(self, reading: Reading) -> Finding:
        measures = reading.case.recipient.discipline
        if measures is None:
            return self.found("after_discipline", Word.UNKNOWN, "Chưa rõ người này đã từng bị kỷ luật hay chưa.")
        had = [one for one in measures if one.start <= reading.case.on]
        if had:
            facts = (f"{DISCIPLINE_NAMES[one.form]} từ {one.start:%d/%m/%Y}" for one in had)
            return self.found("after_discipline", Word.NOT_MET, "Đã từng bị kỷ luật.", *facts)
        return self.found("after_discipline", Word.MET, "Chưa từng bị kỷ luật.")

    def look_at_all(self, sheet: Sheet) -> Code:
        sheet.wanted.measures = True
        ever = sheet.column("measure_ever") != 0
        return sheet.pick((sheet.not_(sheet.has_list("discipline")), UNKNOWN), (ever, NOT_MET), otherwise=MET)


def never_held(award: str, *, at: str) -> Criterion:
    """The award was never granted, save one that was revoked."""
    return _NeverHeld((at,), award)


def never_disciplined(*, at: str) -> Criterion:
    """No disciplinary measure from a reprimand up, at any time."""
    return _NeverDisciplined((at,))
