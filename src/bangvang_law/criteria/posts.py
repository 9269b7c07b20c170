"""Leadership posts for long service (NĐ 152/2025/NĐ-CP, Điều 9 and 10): full months, counted once, women by two thirds.

A span in a higher post that its own requirement does not reward is added to the next lower post of the same table
(Điều 9 khoản 2 điểm b); posts held at the same time count once, as the highest (điểm c).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from bangvang_law.asking import Asking
from bangvang_law.columns import FEMALE, MALE, MET, NOT_MET, UNKNOWN, Code, Cond, Sheet
from bangvang_law.criteria.base import Criterion, Leaf, Reading, figure_said, not_read, unread_figure
from bangvang_law.dated import ONE_DAY, Value, full_months
from bangvang_law.facts import Post
from bangvang_law.finding import Finding, Word

LADDER = ("bo_truong", "thu_truong", "tong_cuc_truong", "pho_tong_cuc_truong", "vu_truong", "pho_vu_truong")
"""Posts of the table of Điều 19–21, highest first."""

EQUAL = {"department_director": "vu_truong", "deputy_department_director": "pho_vu_truong"}
"""Điều 10 khoản 5 and 6: a director of a provincial department counts as Vụ trưởng, the deputy as Phó Vụ trưởng."""

POST_NAMES = {
    "bo_truong": "Bộ trưởng và tương đương",
    "thu_truong": "Thứ trưởng và tương đương",
    "tong_cuc_truong": "Tổng cục trưởng và tương đương",
    "pho_tong_cuc_truong": "Phó Tổng cục trưởng và tương đương",
    "vu_truong": "Vụ trưởng, Giám đốc sở và tương đương",
    "pho_vu_truong": "Phó Vụ trưởng, Phó Giám đốc sở và tương đương",
}


WOMEN = "women_leader_time"
"""The share of the time in a post that a woman leader needs (NĐ 152/2025/NĐ-CP, Điều 4)."""
SEX_NOT_RECORDED = "Chưa ghi giới tính; thời gian của nữ lãnh đạo được giảm 1/3."


def _all_counted(*posts: str) -> frozenset[str]:
    """The posts of the table and those that count as one of them."""
    return frozenset({*posts, *(post for post, same in EQUAL.items() if same in posts)})


def counted_as(post: str) -> str:
    """The post of the table that a post counts as; itself when the table does not name it."""
    return EQUAL.get(post, post)


def months_in(posts: tuple[Post, ...], names: frozenset[str], on: date) -> int:
    """Full calendar months in any of the posts up to a day, overlaps counted once."""
    return joined_months(
        (one.start, min(one.until or on, on)) for one in posts if counted_as(one.post) in names and one.start <= on
    )


def joined_months(spans: Iterable[tuple[date, date]]) -> int:
    """Full calendar months of spans whose last day still counts; spans that overlap or touch are one."""
    months, joined = 0, None
    for start, last in sorted(spans):
        if joined is None:
            joined = (start, last)
        elif start <= joined[1] + ONE_DAY:
            joined = (joined[0], max(joined[1], last))
        else:
            months += full_months(*joined)
            joined = (start, last)
    return months + (full_months(*joined) if joined else 0)


@dataclass(frozen=True, slots=True)
class Term:
    """How long an office must be held: from so many years, and less than ``below`` (names of values; empty: no end)."""

    years: str
    below: str = ""

    def sentence(self, asking: Asking) -> str:
        """The span in words: “từ 5 năm đến dưới 10 năm”."""
        below = f" đến dưới {figure_said(asking, self.below)} năm" if self.below else ""
        return f"từ {figure_said(asking, self.years)} năm{below}"

    def unread(self, reading: Reading) -> Value | None:
        """The first of its values that was not read."""
        figures = (reading.figure(kind) for kind in (self.years, self.below, WOMEN) if kind)
        return next((value for value in figures if not value.is_read), None)

    def look(self, reading: Reading, months: int) -> bool | None:
        """Whether so many months are enough; None where the sex is not recorded and a woman's share would change the answer."""
        full, sex = self._fits(reading, months, _WHOLE), reading.case.recipient.sex
        if sex is None and full != self._fits(reading, months, _TWO_THIRDS):
            return None
        return bool(self._fits(reading, months, reading.figure(WOMEN).share) if sex == "female" else full)

    def look_at_all(self, sheet: Sheet, months: Any, held: Cond = True) -> Code:
        """The same over a column of months; ``held``: who held the office itself."""
        if unread_figure(sheet, self.years, self.below, WOMEN):
            return UNKNOWN
        full, sex = self._fits(sheet, months, _WHOLE), sheet.column("sex")
        return sheet.pick(
            (sheet.not_(sheet.has_list("posts")), UNKNOWN),
            (sheet.both(sheet.both(sex == FEMALE, held), self._fits(sheet, months, sheet.figure(WOMEN).share)), MET),
            (sex == FEMALE, NOT_MET),
            (sheet.both(sex != MALE, full != self._fits(sheet, months, _TWO_THIRDS)), UNKNOWN),
            (sheet.both(held, full), MET),
            otherwise=NOT_MET,
        )

    def _fits(self, asking: Asking, months: Any, factor: Fraction) -> Cond:
        fits = months >= _whole_months(asking.figure(self.years).whole, factor)
        return fits & (months < _whole_months(asking.figure(self.below).whole, factor)) if self.below else fits


_WHOLE, _TWO_THIRDS = Fraction(1), Fraction(2, 3)


def _whole_months(years: int, factor: Fraction) -> int:
    """Whole months from which so many years, times the factor, are full."""
    return math.ceil(years * 12 * factor)


@dataclass(frozen=True, slots=True)
class _PostHeld(Leaf):
    """A post (or higher ones of the table) held for a term."""

    post: str
    term: Term

    def sentence(self, asking: Asking) -> str:
        return f"giữ chức vụ {POST_NAMES[self.post]} {self.term.sentence(asking)}"

    def look(self, reading: Reading) -> Finding:
        unread = self.term.unread(reading)
        if unread is not None:
            return not_read("post_held", unread, self.cites)
        posts = reading.case.recipient.posts
        if posts is None:
            return self.found("post_held", Word.UNKNOWN, f"Chưa có dữ liệu về chức vụ {POST_NAMES[self.post]}.")
        months = months_in(posts, frozenset(LADDER[: LADDER.index(self.post) + 1]), reading.case.on)
        named = any(counted_as(one.post) == self.post for one in posts)
        fact = f"{POST_NAMES[self.post]} (và chức vụ cao hơn): {months // 12} năm {months % 12} tháng"
        enough = self.term.look(reading, months)
        if enough is None:
            return self.found("post_held", Word.UNKNOWN, SEX_NOT_RECORDED, fact)
        women = " (nữ lãnh đạo: giảm 1/3 thời gian)" if reading.case.recipient.sex == "female" else ""
        word = Word.MET if named and enough else Word.NOT_MET
        return self.found("post_held", word, f"Cần {self.term.sentence(reading)}{women}.", fact)

    def look_at_all(self, sheet: Sheet) -> Code:
        months = sheet.months_in(f"{self.post}_up", _all_counted(*LADDER[: LADDER.index(self.post) + 1]))
        named = sheet.months_in(self.post, _all_counted(self.post), named=True) != 0
        return self.term.look_at_all(sheet, months, named)


def post_held(post: str, *, years: str, below: str = "", at: str) -> Criterion:
    """A post of the table held so long; ``years`` and ``below`` name values."""
    return _PostHeld((at,), post, Term(years, below))
