"""High offices for long service (NĐ 152/2025/NĐ-CP, Điều 9–18, 22–25): held so long, or at all; eras that a person settles.

Unlike the table of Điều 19–21 these offices have no ladder in the article: each is named with its own years, and months in
one are not added to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from bangvang_law.asking import Asking
from bangvang_law.columns import FEMALE, MALE, MET, NEEDS_PERSON, NOT_MET, UNKNOWN, Code, Cond, Sheet
from bangvang_law.criteria.base import Criterion, Leaf, Reading, all_of, figure_said, not_read, unread_figure
from bangvang_law.criteria.merit import stated
from bangvang_law.criteria.posts import WOMEN, joined_months, whole_months
from bangvang_law.dated import Value
from bangvang_law.finding import Finding, Word

_ERA = "NĐ 152/2025/NĐ-CP, Điều 9 khoản 1"
_WOMAN = Fraction(2, 3)


@dataclass(frozen=True, slots=True)
class _OfficeHeld(Leaf):
    """One of some offices, for so many years (less than ``below``), or for any time where the article names no years."""

    posts: tuple[str, ...]
    text: str
    years: str
    below: str

    def sentence(self, asking: Asking) -> str:
        if not self.years:
            return f"giữ chức vụ {self.text}"
        below = f" đến dưới {figure_said(asking, self.below)} năm" if self.below else ""
        return f"giữ chức vụ {self.text} từ {figure_said(asking, self.years)} năm{below}"

    def look(self, reading: Reading) -> Finding:
        posts = reading.case.recipient.posts
        if posts is None:
            return self.found("post_held", Word.UNKNOWN, f"Chưa có dữ liệu về chức vụ {self.text}.")
        on = reading.case.on
        spans = [(one.start, min(one.until or on, on)) for one in posts if one.post in self.posts and one.start <= on]
        months = joined_months(spans)
        fact = f"{self.text}: {months // 12} năm {months % 12} tháng" if spans else f"{self.text}: chưa từng giữ"
        if not self.years:
            return self.found("post_held", Word.MET if spans else Word.NOT_MET, f"Cần giữ chức vụ {self.text}.", fact)
        figures = [reading.figure(kind) for kind in (self.years, self.below, WOMEN) if kind]
        for value in figures:
            if not value.is_read:
                return not_read("post_held", value, self.cites)
        sex = reading.case.recipient.sex
        full = self._enough(months, figures, Fraction(1))
        if sex is None and full != self._enough(months, figures, _WOMAN):
            reason = "Chưa ghi giới tính; thời gian của nữ lãnh đạo được giảm 1/3."
            return self.found("post_held", Word.UNKNOWN, reason, fact)
        enough = self._enough(months, figures, reading.figure(WOMEN).share) if sex == "female" else full
        word = Word.MET if enough else Word.NOT_MET
        return self.found("post_held", word, f"Cần {self.sentence(reading)}.", fact)

    def _enough(self, months: int, figures: list[Value], factor: Fraction) -> bool:
        fits = months >= whole_months(figures[0].whole, factor)
        return fits and (not self.below or months < whole_months(figures[1].whole, factor))

    def look_at_all(self, sheet: Sheet) -> Code:
        name, posts = "_".join(self.posts), frozenset(self.posts)
        unknown = sheet.not_(sheet.has_list("posts"))
        if not self.years:
            held = sheet.months_in(name, posts, named=True) != 0
            return sheet.pick((unknown, UNKNOWN), (held, MET), otherwise=NOT_MET)
        if unread_figure(sheet, self.years, self.below, WOMEN):
            return UNKNOWN
        months, sex = sheet.months_in(name, posts), sheet.column("sex")
        least = sheet.figure(self.years).whole
        below = sheet.figure(self.below).whole if self.below else None

        def enough(factor: Fraction) -> Cond:
            fits = months >= whole_months(least, factor)
            return fits if below is None else fits & (months < whole_months(below, factor))

        return sheet.pick(
            (unknown, UNKNOWN),
            (sheet.both(sex == FEMALE, enough(sheet.figure(WOMEN).share)), MET),
            (sex == FEMALE, NOT_MET),
            (sheet.both(sex != MALE, enough(Fraction(1)) != enough(_WOMAN)), UNKNOWN),
            (enough(Fraction(1)), MET),
            otherwise=NOT_MET,
        )


@dataclass(frozen=True, slots=True)
class _AskPerson(Leaf):
    """What no record can settle: the article's words are known, whether they fit is for a person to say."""

    text: str
    is_statement: ClassVar[bool] = True

    def sentence(self, asking: Asking) -> str:
        return self.text

    def look(self, reading: Reading) -> Finding:
        return self.found("stated", Word.NEEDS_PERSON, f"Cần người xác định: {self.text}.")

    def look_at_all(self, sheet: Sheet) -> Code:
        return NEEDS_PERSON


def office_held(*posts: str, text: str, years: str = "", below: str = "", at: str) -> Criterion:
    """One of some offices; ``years`` and ``below`` name values, without them the office counts however long it was held."""
    return _OfficeHeld((at,), posts, text, years, below)


def ask_person(text: str, *, at: str) -> Criterion:
    """A condition that only a person can settle."""
    return _AskPerson((at,), text)


def era(text: str, condition: Criterion, *, at: str) -> Criterion:
    """A branch of an earlier era: somebody states that the person served before 30/4/1975 and says which era it was."""
    return all_of(
        stated("service_era", f"tham gia hoạt động liên tục thời kỳ {text}", at=_ERA),
        condition,
        ask_person(f"thời gian tham gia đúng là thời kỳ {text}", at=_ERA),
        at=at,
    )
