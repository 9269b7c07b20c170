"""High offices for long service (NĐ 152/2025/NĐ-CP, Điều 9–18, 22–25): held so long, or at all; eras that a person settles.

Unlike the table of Điều 19–21 these offices have no ladder in the article: each is named with its own years, and months in
one are not added to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bangvang_law.asking import Asking
from bangvang_law.columns import MET, NEEDS_PERSON, NOT_MET, UNKNOWN, Code, Sheet
from bangvang_law.criteria.base import Criterion, Leaf, Reading, all_of, not_read
from bangvang_law.criteria.merit import stated
from bangvang_law.criteria.posts import SEX_NOT_RECORDED, Term, joined_months
from bangvang_law.finding import Finding, Word

_ERA = "NĐ 152/2025/NĐ-CP, Điều 9 khoản 1"


@dataclass(frozen=True, slots=True)
class _OfficeHeld(Leaf):
    """One of some offices, for a term, or for any time where the article names no years."""

    posts: tuple[str, ...]
    text: str
    term: Term | None

    def sentence(self, asking: Asking) -> str:
        span = f" {self.term.sentence(asking)}" if self.term else ""
        return f"giữ chức vụ {self.text}{span}"

    def look(self, reading: Reading) -> Finding:
        posts = reading.case.recipient.posts
        if posts is None:
            return self.found("post_held", Word.UNKNOWN, f"Chưa có dữ liệu về chức vụ {self.text}.")
        on = reading.case.on
        spans = [(one.start, min(one.until or on, on)) for one in posts if one.post in self.posts and one.start <= on]
        months = joined_months(spans)
        fact = f"{self.text}: {months // 12} năm {months % 12} tháng" if spans else f"{self.text}: chưa từng giữ"
        unread = self.term.unread(reading) if self.term else None
        if unread is not None:
            return not_read("post_held", unread, self.cites)
        enough = self.term.look(reading, months) if self.term else bool(spans)
        if enough is None:
            return self.found("post_held", Word.UNKNOWN, SEX_NOT_RECORDED, fact)
        word = Word.MET if enough else Word.NOT_MET
        return self.found("post_held", word, f"Cần {self.sentence(reading)}.", fact)

    def look_at_all(self, sheet: Sheet) -> Code:
        name, posts = "_".join(self.posts), frozenset(self.posts)
        if self.term:
            return self.term.look_at_all(sheet, sheet.months_in(name, posts))
        held = sheet.months_in(name, posts, named=True) != 0
        return sheet.pick((sheet.not_(sheet.has_list("posts")), UNKNOWN), (held, MET), otherwise=NOT_MET)


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
    return _OfficeHeld((at,), posts, text, Term(years, below) if years else None)


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
