"""What the members of a collective are: shares, counts and discipline. Counts not given are not known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from bangvang_law.asking import Asking
from bangvang_law.columns import MET, NOT_MET, UNKNOWN, Code, Sheet
from bangvang_law.criteria.base import Criterion, Leaf, Reading, figure_said, not_read
from bangvang_law.facts import Members
from bangvang_law.finding import Finding, Word

_NAMES = {
    "completed": "hoàn thành nhiệm vụ",
    "advanced_worker": "đạt Lao động tiên tiến",
    "grassroots_emulation_fighter": "đạt Chiến sĩ thi đua cơ sở",
}


def _count(members: Members | None, of: str) -> int | None:
    return getattr(members, of) if members is not None else None


def percent(share: Fraction) -> str:
    """A share as officers write it, rounded to a tenth only for reading: ``69,9%``."""
    text = f"{float(share * 100):.1f}".removesuffix(".0").replace(".", ",")
    return f"{text}%"


@dataclass(frozen=True, slots=True)
class _MemberShare(Leaf):
    of: str
    least: str

    def sentence(self, asking: Asking) -> str:
        least = asking.figure(self.least)
        share = f"từ {percent(least.share)}" if least.is_read else "(tỷ lệ chưa đọc)"
        return f"{share} thành viên {_NAMES[self.of]}"

    def look(self, reading: Reading) -> Finding:
        least = reading.figure(self.least)
        if not least.is_read:
            return not_read("member_share", least, self.cites)
        members = reading.case.recipient.members
        total, count = _count(members, "total"), _count(members, self.of)
        wanted = f"ít nhất {percent(least.share)} thành viên {_NAMES[self.of]}"
        if total is None or count is None:
            return self.found("member_share", Word.UNKNOWN, f"Chưa có số liệu để xét {wanted}.")
        if total == 0:
            return self.found("member_share", Word.UNKNOWN, "Tập thể không có thành viên nào trong số liệu.")
        share = Fraction(count, total)
        word = Word.MET if share >= least.share else Word.NOT_MET
        fact = f"{count}/{total} thành viên {_NAMES[self.of]} ({percent(share)})"
        return self.found("member_share", word, f"Cần {wanted}.", fact, more=least.citations)

    def look_at_all(self, sheet: Sheet) -> Code:
        least = sheet.figure(self.least)
        if not least.is_read:
            return UNKNOWN
        total, count = _counts(sheet, "total"), _counts(sheet, self.of)
        unknown = sheet.either(sheet.either(_missing(sheet, total), _missing(sheet, count)), total == 0)
        enough = count * least.share.denominator >= total * least.share.numerator
        return sheet.settle(sheet.pick((unknown, UNKNOWN), (enough, MET), otherwise=NOT_MET), least.citations)


@dataclass(frozen=True, slots=True)
class _MemberCount(Leaf):
    of: str
    least: str

    def sentence(self, asking: Asking) -> str:
        return f"có từ {figure_said(asking, self.least)} thành viên {_NAMES[self.of]}"

    def look(self, reading: Reading) -> Finding:
        least = reading.figure(self.least)
        if not least.is_read:
            return not_read("member_count", least, self.cites)
        count = _count(reading.case.recipient.members, self.of)
        wanted = f"ít nhất {least.whole} thành viên {_NAMES[self.of]}"
        if count is None:
            return self.found("member_count", Word.UNKNOWN, f"Chưa có số liệu để xét {wanted}.")
        word = Word.MET if count >= least.whole else Word.NOT_MET
        return self.found("member_count", word, f"Cần {wanted}.", f"Có {count} thành viên {_NAMES[self.of]}")

    def look_at_all(self, sheet: Sheet) -> Code:
        least = sheet.figure(self.least)
        if not least.is_read:
            return UNKNOWN
        count = _counts(sheet, self.of)
        return sheet.pick((_missing(sheet, count), UNKNOWN), (count >= least.whole, MET), otherwise=NOT_MET)


@dataclass(frozen=True, slots=True)
class _MemberDiscipline(Leaf):
    def sentence(self, asking: Asking) -> str:
        return "không có thành viên bị kỷ luật từ cảnh cáo trở lên"

    def look(self, reading: Reading) -> Finding:
        count = _count(reading.case.recipient.members, "disciplined_warning_or_more")
        if count is None:
            return self.found(
                "member_discipline", Word.UNKNOWN, "Chưa rõ có thành viên bị kỷ luật từ cảnh cáo trở lên không."
            )
        if count:
            reason = f"Có {count} thành viên bị kỷ luật từ cảnh cáo trở lên."
            return self.found("member_discipline", Word.NOT_MET, reason)
        return self.found("member_discipline", Word.MET, "Không có thành viên bị kỷ luật từ cảnh cáo trở lên.")

    def look_at_all(self, sheet: Sheet) -> Code:
        count = _counts(sheet, "disciplined_warning_or_more")
        return sheet.pick((_missing(sheet, count), UNKNOWN), (count > 0, NOT_MET), otherwise=MET)


def _counts(sheet: Sheet, of: str) -> Any:
    sheet.wanted.members = True
    return sheet.column(f"members_{of}")


def _missing(sheet: Sheet, column: Any) -> Any:
    return sheet.engine.is_null(column)


def member_share(of: str, *, at_least: str, at: str) -> Criterion:
    """A share of the members; ``at_least`` names the value with the share."""
    return _MemberShare((at,), of, at_least)


def member_count(of: str, *, at_least: str, at: str) -> Criterion:
    """A number of members; ``at_least`` names the value with the number."""
    return _MemberCount((at,), of, at_least)


def member_discipline(*, at: str) -> Criterion:
    """No member disciplined with a warning or more."""
    return _MemberDiscipline((at,))
