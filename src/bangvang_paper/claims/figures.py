"""Find the figures of a text, and read from the words around each what it is said to be.

Dates, years, periods and numbers of documents are no figures. What a share or a change is a share or change *of* is the
nearest level before it in the same sentence: *85 % bằng 113,3 % so với …* says of 85 % that it is 113,3 % of something.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from bangvang_paper.claims.numbers import NUMBER, number_in, places_of


class Role(Enum):
    """What a figure is said to be."""

    LEVEL = "level"
    """How much there is: 273.457 lượt, dưới 4 %."""
    BEFORE = "before"
    """Where a movement begins: giảm từ **3,2 %** xuống 1,5 %."""
    AFTER = "after"
    """Where it ends: giảm từ 3,2 % xuống **1,5 %**."""
    OF_BASE = "of_base"
    """A share of another period: bằng **113,3 %** so với giai đoạn 2010–2015."""
    OF_TARGET = "of_target"
    """A share of what was planned: đạt **102,4 %** kế hoạch."""
    BEYOND_TARGET = "beyond_target"
    """By how much the plan is exceeded: vượt **7 %**."""
    CHANGE = "change"
    """By how much it went up or down: tăng **12,5 %**."""
    OF_COUNT = "of_count"
    """A share of a count beside it: 53/60 xã (**88,3 %**)."""


class Bound(Enum):
    """How near the figure is said to be."""

    EXACT = "exact"
    BELOW = "below"
    ABOVE = "above"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


@dataclass(frozen=True)
class Figure:
    """One figure. ``begin`` and ``end`` bound it in the text, ``of`` is the place in the list of the level it speaks of.

    ``falls``: of a change or a movement, that it is said to go down. ``base``: the period that it is compared with, as
    written, or ``previous`` for the one before. ``whole``: the second number of 53/60. ``said_of``: the words around it, back and
    forth to the next figure or mark; ``noun``: up to four words after it.
    """

    begin: int
    end: int
    value: Decimal
    places: int
    percent: bool = False
    points: bool = False
    role: Role = Role.LEVEL
    bound: Bound = Bound.EXACT
    of: int | None = None
    falls: bool = False
    base: str = ""
    whole: Decimal | None = None
    noun: str = ""
    said_of: str = ""
    sentence: tuple[int, int] = (0, 0)


PREVIOUS = "previous"

_FOUND = re.compile(rf"(?<![\w.,/÷:])(?P<n>{NUMBER})(?!\w|/|[.,:]\d|\s*[-–—÷]\s*\d|-\w)")
_COUNT = re.compile(rf"(?<![\w.,/÷–-])(?P<n>{NUMBER})\s?/\s?(?P<of>{NUMBER})(?![\w/])(?=\s+(?P<noun>[^\W\d_]+))")
_SHARE = re.compile(r"\s*(%|phần trăm\b)", re.IGNORECASE)
_POINTS = re.compile(r"\s*điểm(\s*(%|phần trăm\b))?", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.;!?](?=\s|$|[”\"’)])|\n")
_YEAR_BEFORE = re.compile(r"(năm|giai đoạn|từ|đến|tới|tháng|quý|nhiệm kỳ|khóa|và|,|[-–—÷])\s*$", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"(ngày|tháng|quý|sáng|trưa|chiều|tối|điều|khoản|mục|lần thứ|số|kỳ|khóa)\s*$", re.IGNORECASE)
_COUNTED = {
    "chỉ",
    "xã",
    "phường",
    "hộ",
    "đơn",
    "thôn",
    "tổ",
    "trường",
    "cơ",
    "quận",
    "huyện",
    "đặc",
    "người",
    "sở",
    "phòng",
}

_NEAR = r"(?:\s+(?:thêm|được|khoảng|gần|hơn|trên|ước|bình quân|đi|tới|là))*\s*$"
_CHANGED = re.compile(rf"\b(tăng|giảm){_NEAR}", re.IGNORECASE)
_BEYOND = re.compile(rf"\bvượt{_NEAR}", re.IGNORECASE)
_FROM = re.compile(r"\b(?:(tăng|giảm)\s+)?từ\s*$", re.IGNORECASE)
_TO = re.compile(r"\b(lên|xuống|còn|đến|tới|xuống còn|lên tới|lên đến)\s*$", re.IGNORECASE)
_TO_FOLLOWS = re.compile(r"[^.;\d]{0,60}?\b(lên|xuống|còn|đến|tới)\s*\d", re.IGNORECASE)
_PLAN = re.compile(r"\s*(?:so với\s+)?(?:kế hoạch|chỉ tiêu|mục tiêu|đích|dự toán|KH\b)", re.IGNORECASE)
_COMPARED = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,4}?(?:so với|so|của)\s+(?:cùng kỳ\s+)?(?:mức\s+)?(?:của\s+)?"
    r"(?P<base>giai đoạn\s+\d{4}\s*[-–—÷]\s*\d{4}|năm\s+\d{4}|quý\s+\S+/\d{4}|tháng\s+\d+/\d{4}"
    r"|năm trước|kỳ trước|quý trước|tháng trước|giai đoạn trước|nhiệm kỳ trước|cùng kỳ|năm ngoái)?",
    re.IGNORECASE,
)
_SAME_TIME = re.compile(r"\s*cùng kỳ", re.IGNORECASE)
_BOUNDS = (
    (re.compile(r"\b(ít nhất|tối thiểu|không dưới)\s*$", re.IGNORECASE), Bound.AT_LEAST),
    (re.compile(r"\b(không quá|tối đa|nhiều nhất)\s*$", re.IGNORECASE), Bound.AT_MOST),
    (re.compile(r"\bdưới\s*$", re.IGNORECASE), Bound.BELOW),
    (re.compile(r"\b(trên|hơn|quá)\s*$", re.IGNORECASE), Bound.ABOVE),
    (re.compile(r"\b(gần|khoảng|xấp xỉ|ước|ước đạt|chừng)\s*$", re.IGNORECASE), Bound.ABOUT),
)
_NOUN = re.compile(r"\s*((?:[^\W\d_]+\s*){1,4})")
_MARK = re.compile(r".*[,:;(“\"\n]", re.DOTALL)
_UP_TO_MARK = re.compile(r"[^,:;(“\"\n.\d]*")
_LASTING = re.compile(r"\s*(năm|tháng|tuần|ngày|giờ|phút|h)\b(?!\s+(công|lao động))", re.IGNORECASE)


def find(text: str) -> list[Figure]:
    """The figures of ``text`` from first to last."""
    found = sorted([*_counts(text), *_plain(text)], key=lambda one: one.begin)
    ends = [(match.start(), match.end()) for match in _SENTENCE_ENDS.finditer(text)]
    seen: list[Figure] = []
    for figure in found:
        if not seen or figure.begin >= seen[-1].end:
            seen.append(_read(text, figure, seen, _sentence(ends, figure.begin, len(text))))
    return seen


def _counts(text: str) -> Iterator[Figure]:
    for match in _COUNT.finditer(text):
        part, whole = number_in(match["n"]), number_in(match["of"])
        date_like = whole <= 12 and match["noun"].lower() not in _COUNTED
        if part <= whole and not date_like and not _DAY_BEFORE.search(_just_before(text, match.start())):
            yield Figure(match.start(), match.end(), part, 0, whole=whole)


def _plain(text: str) -> Iterator[Figure]:
    for match in _FOUND.finditer(text):
        before = _just_before(text, match.start())
        share, points = _SHARE.match(text, match.end()), _POINTS.match(text, match.end())
        if not share and not points and _is_no_figure(match["n"], before, text[match.end() :]):
            continue
        value = number_in(match["n"])
        end = (share or points or match).end()
        yield Figure(match.start(), end, value, places_of(value), percent=bool(share), points=bool(points))


def _just_before(text: str, place: int) -> str:
    """As far back as a word that says what a number is may stand."""
    return text[max(0, place - 40) : place]


def _is_no_figure(number: str, before: str, after: str) -> bool:
    """A year, a day, an hour, how long something lasted, the end of a period, the number of an article."""
    if _LASTING.match(after) or _DAY_BEFORE.search(before) or re.search(r"\d\s*[-–—÷]\s*$", before):
        return True
    year = len(number) == 4 and number.isdigit() and 1900 <= int(number) <= 2100
    return year and (bool(_YEAR_BEFORE.search(before)) or not _NOUN.match(after))


def _read(text: str, bare: Figure, seen: list[Figure], sentence: tuple[int, int]) -> Figure:
    level = _level_before(seen, sentence)
    since = max(sentence[0], seen[-1].end if seen else 0)
    before, after = text[since : bare.begin], text[bare.end : sentence[1]]
    noun = _NOUN.match(after)
    figure = replace(
        bare,
        sentence=sentence,
        said_of=" ".join(f"{_MARK.sub('', before)} {_UP_TO_MARK.match(after)[0]}".split()),  # type: ignore[index]
        noun=noun[1].strip() if noun else "",
        bound=next((bound for pattern, bound in _BOUNDS if pattern.search(before)), Bound.EXACT),
    )
    if after.lstrip().lower().startswith("trở lên"):
        figure = replace(figure, bound=Bound.AT_LEAST)
    return _with_role(figure, seen, level, before, after)


def _with_role(figure: Figure, seen: list[Figure], level: int | None, before: str, after: str) -> Figure:
    last = seen[-1] if seen and seen[-1].sentence == figure.sentence else None
    compared = _base(after)
    if last is not None and last.whole is not None and figure.percent and len(before) <= 40:
        return replace(figure, role=Role.OF_COUNT, of=len(seen) - 1)
    if last is not None and last.role is Role.BEFORE and _TO.search(before):
        word = _TO.search(before)
        down = bool(word) and ("xuống" in word[1].lower() or word[1].lower() == "còn")  # type: ignore[index]
        return replace(figure, role=Role.AFTER, of=len(seen) - 1, falls=down or last.falls)
    if begins := _FROM.search(before):
        if _TO_FOLLOWS.match(after):
            return replace(figure, role=Role.BEFORE, falls=(begins[1] or "").lower() == "giảm")
        return figure
    if changed := _CHANGED.search(before):
        down = changed[1].lower() == "giảm"
        return replace(figure, role=Role.CHANGE, of=level, falls=down, base=compared or "")
    if _BEYOND.search(before):
        if compared:
            return replace(figure, role=Role.CHANGE, of=level, base=compared)
        return replace(figure, role=Role.BEYOND_TARGET, of=level)
    if figure.percent and _PLAN.match(after):
        return replace(figure, role=Role.OF_TARGET, of=level)
    if figure.percent and compared is not None and re.search(r"\b(bằng|đạt|là|tương đương)\b", before, re.IGNORECASE):
        return replace(figure, role=Role.OF_BASE, of=level, base=compared)
    return figure


def _base(after: str) -> str | None:
    """The period compared with; empty when it is not named; None when nothing is compared."""
    if _SAME_TIME.match(after):
        return PREVIOUS
    match = _COMPARED.match(after)
    if match is None:
        return None
    base = (match["base"] or "").lower()
    return PREVIOUS if base and not any(letter.isdigit() for letter in base) else base


def _level_before(seen: list[Figure], sentence: tuple[int, int]) -> int | None:
    for place in range(len(seen) - 1, -1, -1):
        if seen[place].sentence != sentence:
            return None
        if seen[place].role in (Role.LEVEL, Role.AFTER):
            return place
    return None


def _sentence(ends: list[tuple[int, int]], place: int, length: int) -> tuple[int, int]:
    """Where the sentence at ``place`` begins and stops, from where each mark that ends one begins and stops."""
    following = bisect_left(ends, (place, 0))
    begin = ends[following - 1][1] if following else 0
    return begin, ends[following][0] if following < len(ends) else length
