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

from bangvang_law.asking import Asking
from bangvang_law.columns import FEMALE, MALE, MET, NOT_MET, UNKNOWN, Code, Cond, Sheet
from bangvang_law.criteria.base import Criterion, Leaf, Reading, figure_said, not_read, unread_figure
from bangvang_law.dated import ONE_DAY, full_months
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


def _all_counted(*posts: str) -> frozenset[str]:
    """The posts of the table and those that count as one of them."""
    return frozenset({*posts, *(post for post, same in EQUAL.items() if same in posts)})


def whole_months(years: int, factor: Fraction) -> int:
    """Whole months from which so many years, times the factor, are full."""
    return math.ceil(years * 12 * factor)


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
class _PostHeld(Leaf):
    """A post (or higher ones of the table) held for at least so long, and less than the years of the next class."""

    post: str
    years: str
    below: str

    def sentence(self, asking: Asking) -> str:
        below = f" đến dưới {figure_said(asking, self.below)} năm" if self.below else ""
        return f"giữ chức vụ {POST_NAMES[self.post]} từ {figure_said(asking, self.years)} năm{below}"

    def look(self, reading: Reading) -> Finding:
        figures = [reading.figure(kind) for kind in (self.years, self.below, WOMEN) if kind]
        for value in figures:
            if not value.is_read:
                return not_read("post_held", value, self.cites)
        least, below = figures[0].whole, figures[1].whole if self.below else None
        posts = reading.case.recipient.posts
        if posts is None:
            return self.found("post_held", Word.UNKNOWN, f"Chưa có dữ liệu về chức vụ {POST_NAMES[self.post]}.")
        reduced = self._reduced(reading)
        months = months_in(posts, frozenset(LADDER[: LADDER.index(self.post) + 1]), reading.case.on)
        named = any(counted_as(one.post) == self.post for one in posts)
        span = f"từ {least} năm" + (f" đến dưới {below} năm" if below else "")
        fact = f"{POST_NAMES[self.post]} (và chức vụ cao hơn): {months // 12} năm {months % 12} tháng"
        if reduced is None and self._unsure(months, least, below):
            return self.found(
                "post_held", Word.UNKNOWN, "Chưa ghi giới tính; thời gian của nữ lãnh đạo được giảm 1/3.", fact
            )
        factor = reduced or Fraction(1)
        enough = named and months >= least * 12 * factor and (below is None or months < below * 12 * factor)
        women = " (nữ lãnh đạo: giảm 1/3 thời gian)" if factor < 1 else ""
        return self.found("post_held", Word.MET if enough else Word.NOT_MET, f"Cần {span}{women}.", fact)

    def look_at_all(self, sheet: Sheet) -> Code:
        if unread_figure(sheet, self.years, self.below, WOMEN):
            return UNKNOWN
        months = sheet.months_in(f"{self.post}_up", _all_counted(*LADDER[: LADDER.index(self.post) + 1]))
        named = sheet.months_in(self.post, _all_counted(self.post), named=True) != 0
        least = sheet.figure(self.years).whole
        below = sheet.figure(self.below).whole if self.below else None

        def enough(factor: Fraction) -> Cond:
            fits = months >= whole_months(least, factor)
            return fits if below is None else fits & (months < whole_months(below, factor))

        full, sex = enough(Fraction(1)), sheet.column("sex")
        return sheet.pick(
            (sheet.not_(sheet.has_list("posts")), UNKNOWN),
            (sheet.both(sheet.both(sex == FEMALE, named), enough(sheet.figure(WOMEN).share)), MET),
            (sex == FEMALE, NOT_MET),
            (sheet.both(sex != MALE, full != enough(Fraction(2, 3))), UNKNOWN),
            (sheet.both(named, full), MET),
            otherwise=NOT_MET,
        )

    @staticmethod
    def _reduced(reading: Reading) -> Fraction | None:
        sex = reading.case.recipient.sex
        if sex is None:
            return None
        return reading.figure(WOMEN).share if sex == "female" else Fraction(1)

    @staticmethod
    def _unsure(months: int, least: int, below: int | None) -> bool:
        """Whether the reduction would change the answer."""

        def enough(factor: Fraction) -> bool:
            return months >= least * 12 * factor and (below is None or months < below * 12 * factor)

        return enough(Fraction(1)) is not enough(Fraction(2, 3))


def post_held(post: str, *, years: str, below: str = "", at: str) -> Criterion:
    """A post of the table held so long; ``years`` and ``below`` name values."""
    return _PostHeld((at,), post, years, below)
