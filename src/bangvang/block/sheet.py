"""A score sheet as a tree of criteria, read from lines that people type, and what points on it come to.

One criterion a line: ``mã | nội dung | điểm | căn cứ``. Points are ``10`` (a maximum), ``+5`` (a bonus of up to five), ``-10``
(points taken off, up to ten); a bare ``+`` or ``-`` has no limit. A line that begins with ``#`` says something to the reader.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib import resources
from typing import Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bangvang.block.choices import CriterionKind
from bangvang.design.words import grouped
from bangvang.indicator.validators import figure_typed
from bangvang_paper.vietnamese import nfc

LONGEST = 100_000
"""Characters of a sheet."""
MOST_CRITERIA = 500
"""Criteria of a sheet: no sheet of an office that was seen has a third of it."""
DEEPEST = 4
LONGEST_WORDS = 500
LONGEST_BASIS = 300
MOST_TOLD = 20
"""Mistakes told at once; more are the same mistake again."""

NOTHING = Decimal(0)
TO_THE_HUNDREDTH = Decimal("0.01")
"""How far a mean of several cards is told."""
_FOLDER = resources.files("bangvang.block") / "sheets"
_CODE = re.compile(r"[1-9][0-9]{0,2}(?:\.[1-9][0-9]{0,2})*")
_SIGNS = {"+": CriterionKind.BONUS, "-": CriterionKind.PENALTY, "−": CriterionKind.PENALTY, "–": CriterionKind.PENALTY}


class Criterion(Protocol):
    """A line of a sheet, in text or in the database. ``most``: None where a bonus or penalty has no limit."""

    @property
    def code(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def most(self) -> Decimal | None: ...


@dataclass(frozen=True)
class Line:
    """One criterion as it was written; ``number`` is its line in the text."""

    number: int
    code: str
    words: str
    kind: CriterionKind
    most: Decimal | None
    basis: str = ""

    @property
    def depth(self) -> int:
        return self.code.count(".")

    @property
    def points(self) -> str:
        """The points as the sheet writes them: 10, +5, −10, +."""
        return points_words(self.kind, self.most)


@dataclass(frozen=True)
class Mistake:
    """What is wrong on a line and what to do; line 0 speaks of the whole."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return (
            _("Dòng %(line)d: %(sentence)s") % {"line": self.line, "sentence": self.sentence}
            if self.line
            else self.sentence
        )


class WrongSheet(Exception):
    """The text is no score sheet. ``mistakes`` in the order of the lines."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("; ".join(map(str, mistakes)))
        self.mistakes = list(mistakes)


@dataclass(frozen=True)
class Tally:
    """What points come to. ``net``: by code, what each criterion adds to the total, groups with all that lies below them.

    ``total`` is base and bonus without the penalty; of a mean it is the mean of totals, so that nothing is rounded twice.
    """

    base: Decimal
    bonus: Decimal
    penalty: Decimal
    total: Decimal
    net: Mapping[str, Decimal]


def points_words(kind: str, most: Decimal | None) -> str:
    sign = {CriterionKind.BONUS: "+", CriterionKind.PENALTY: "−"}.get(CriterionKind(kind), "")
    return sign + ("" if most is None else grouped(most))


def points_problem(criterion: Criterion, points: Decimal) -> str:
    """Why so many points cannot stand on the criterion; empty when they can."""
    if points < 0:
        if criterion.kind == CriterionKind.PENALTY:
            return _("Mục %(code)s là điểm trừ: ghi số dương, phần mềm tự trừ.") % {"code": criterion.code}
        return _("Điểm mục %(code)s không được âm. Ghi từ 0.") % {"code": criterion.code}
    if criterion.most is not None and points > criterion.most:
        return _("Mục %(code)s nhiều nhất %(most)s điểm; %(points)s là quá. Hãy ghi lại.") % {
            "code": criterion.code,
            "most": grouped(criterion.most),
            "points": grouped(points),
        }
    return ""


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def read(text: str) -> tuple[Line, ...]:
    """The criteria of the sheet in their order. Raises `WrongSheet`, which names every line that is wrong, up to `MOST_TOLD`."""
    written = list(_written(text))
    lines: list[Line] = []
    mistakes: list[Mistake] = []
    for number, row in written:
        try:
            lines.append(_line(number, row))
        except ValidationError as wrong:
            mistakes.append(Mistake(number, wrong.messages[0]))
    mistakes = mistakes or list(_in_order(lines)) or list(_adding_up(lines))
    if mistakes:
        raise WrongSheet(sorted(mistakes, key=lambda one: one.line)[:MOST_TOLD])
    return tuple(lines)


def _written(text: str) -> Iterator[tuple[int, str]]:
    """Lines that hold something, with their numbers. Raises `WrongSheet` for a text that is too long or empty."""
    if len(text) > LONGEST:
        raise WrongSheet([Mistake(0, _("Bảng chấm dài quá %(most)s chữ. Hãy rút gọn.") % {"most": grouped(LONGEST)})])
    rows = [(number, row.strip()) for number, row in enumerate(nfc(text).splitlines(), start=1)]
    kept = [(number, row) for number, row in rows if row and not row.startswith("#")]
    if not kept:
        raise WrongSheet([Mistake(0, _("Chưa có tiêu chí nào. Mỗi dòng một tiêu chí: mã | nội dung | điểm | căn cứ."))])
    if len(kept) > MOST_CRITERIA:
        said = {"count": grouped(len(kept)), "most": grouped(MOST_CRITERIA)}
        raise WrongSheet(
            [Mistake(0, _("Bảng chấm có %(count)s dòng, nhiều nhất %(most)s. Hãy gộp các tiêu chí nhỏ.") % said)]
        )
    return iter(kept)


def _line(number: int, row: str) -> Line:
    """Raises ValidationError with what to do."""
    cells = [" ".join(cell.split()) for cell in row.split("|")]
    if not 3 <= len(cells) <= 4:
        raise ValidationError(
            _("cần ba hoặc bốn ô ngăn bằng dấu |: mã | nội dung | điểm | căn cứ (bỏ được); ở đây có %(count)d ô.")
            % {"count": len(cells)}
        )
    code, words, points, *rest = cells
    basis = rest[0] if rest else ""
    code = code.removesuffix(".")
    if not _CODE.fullmatch(code):
        raise ValidationError(
            _("mã “%(code)s” không đúng. Viết bằng số và dấu chấm, như 1, 1.1, 1.2, 2; không viết 01 hoặc I.")
            % {"code": code[:40]}
        )
    if code.count(".") >= DEEPEST:
        raise ValidationError(_("mã %(code)s có hơn %(most)d cấp. Hãy gộp bớt cấp.") % {"code": code, "most": DEEPEST})
    if not words:
        raise ValidationError(_("chưa có nội dung tiêu chí."))
    if len(words) > LONGEST_WORDS or len(basis) > LONGEST_BASIS:
        raise ValidationError(
            _("nội dung dài nhất %(words)d chữ, căn cứ dài nhất %(basis)d chữ. Hãy rút gọn.")
            % {"words": LONGEST_WORDS, "basis": LONGEST_BASIS}
        )
    kind, most = _points(points)
    return Line(number, code, words, kind, most, basis)


def _points(text: str) -> tuple[CriterionKind, Decimal | None]:
    """Kind and limit. Raises ValidationError."""
    kind = _SIGNS.get(text[:1], CriterionKind.BASE)
    figure = text if kind == CriterionKind.BASE else text[1:].strip()
    if not figure:
        if kind == CriterionKind.BASE:
            raise ValidationError(
                _(
                    "chưa có điểm. Ghi 10 là điểm chuẩn, +5 là thưởng đến 5, -10 là trừ đến 10; chỉ + hoặc - là không giới hạn."
                )
            )
        return kind, None
    most = figure_typed(figure)
    if most <= 0:
        raise ValidationError(_("điểm “%(points)s” phải lớn hơn 0.") % {"points": text[:40]})
    return kind, most


def _in_order(lines: Sequence[Line]) -> Iterator[Mistake]:
    """Each code follows from the one before it: its first child, or the next one beside it or beside what it lies in."""
    before = ""
    for line in lines:
        allowed = _following(before)
        if line.code not in allowed:
            yield Mistake(line.number, _out_of_order(line.code, before, allowed))
        before = line.code


def _following(code: str) -> list[str]:
    if not code:
        return ["1"]
    found = [f"{code}.1"] if code.count(".") + 1 < DEEPEST else []
    while code:
        code, _dot, last = code.rpartition(".")
        found.append(f"{code}.{int(last) + 1}" if code else str(int(last) + 1))
    return found


def _out_of_order(code: str, before: str, allowed: Sequence[str]) -> str:
    if not before:
        return _("tiêu chí đầu tiên phải mang mã 1; ở đây là %(code)s.") % {"code": code}
    return _(
        "mã %(code)s không nối tiếp %(before)s. Sau %(before)s chỉ viết được %(allowed)s. Sửa mã hoặc thêm dòng thiếu."
    ) % {
        "code": code,
        "before": before,
        "allowed": _(" hoặc ").join(allowed),
    }


def _adding_up(lines: Sequence[Line]) -> Iterator[Mistake]:
    """Maxima add up to that of what they lie in; a bonus lies under no penalty, a maximum under neither."""
    below = children(lines)
    if not any(line.kind == CriterionKind.BASE for line in lines):
        yield Mistake(0, _("Bảng chấm chỉ có điểm thưởng, điểm trừ. Cần ít nhất một tiêu chí có điểm chuẩn."))
    for line in lines:
        parts = below.get(line.code, [])
        if line.kind == CriterionKind.BASE and parts:
            yield from _sum_mistake(line, [part for part in parts if part.kind == CriterionKind.BASE])
        for part in parts:
            if line.kind != CriterionKind.BASE and part.kind != line.kind:
                yield Mistake(
                    part.number,
                    _("mục %(parent)s là %(whole)s nên %(code)s cũng phải là %(whole)s, không phải %(kind)s.")
                    % {"parent": line.code, "whole": line.kind.label, "code": part.code, "kind": part.kind.label},
                )


def _sum_mistake(line: Line, parts: Sequence[Line]) -> Iterator[Mistake]:
    whole = line.most or NOTHING
    together = sum((part.most or NOTHING for part in parts), NOTHING)
    if together != whole:
        yield Mistake(
            line.number,
            _("mục %(code)s ghi %(whole)s điểm mà các mục nhỏ cộng lại là %(sum)s. Sửa điểm của mục hoặc của mục nhỏ.")
            % {"code": line.code, "whole": grouped(whole), "sum": grouped(together)},
        )


# ── the tree ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def parent_of(code: str) -> str:
    """Empty for a criterion of the first level."""
    return code.rpartition(".")[0]


def children(criteria: Iterable[Line]) -> dict[str, list[Line]]:
    """Criteria by the code of what they lie in."""
    found: dict[str, list[Line]] = defaultdict(list)
    for one in criteria:
        found[parent_of(one.code)].append(one)
    return dict(found)


def groups(codes: Iterable[str]) -> set[str]:
    """Codes that others lie in: they are added up and never marked themselves."""
    return {parent_of(code) for code in codes} - {""}


def maximum(criteria: Iterable[Criterion]) -> Decimal:
    """The points of the sheet without any bonus."""
    first = (one for one in criteria if not parent_of(one.code) and one.kind == CriterionKind.BASE)
    return sum((one.most or NOTHING for one in first), NOTHING)


def tally(criteria: Sequence[Criterion], points: Mapping[str, Decimal]) -> Tally:
    """Add up ``points`` (by the codes of criteria without parts; a missing one is nothing).

    A group of bonuses or penalties with a limit counts for no more than that limit.
    """
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: dict.fromkeys(CriterionKind.values, NOTHING))
    net: dict[str, Decimal] = {}
    grouping = groups(one.code for one in criteria)
    for one in reversed(criteria):
        own = sums[one.code] if one.code in grouping else {str(one.kind): points.get(one.code, NOTHING)}
        if one.kind != CriterionKind.BASE and one.most is not None:
            own = own | {str(one.kind): min(own[str(one.kind)], one.most)}
        for kind, value in own.items():
            sums[parent_of(one.code)][kind] += value
        net[one.code] = _net(own)
    whole = sums[""]
    return Tally(whole[CriterionKind.BASE], whole[CriterionKind.BONUS], whole[CriterionKind.PENALTY], _net(whole), net)


def mean(points: Sequence[Decimal]) -> Decimal:
    """The mean of one figure or more, a half of a hundredth rounded up; a single figure stays as it is."""
    if len(points) == 1:
        return points[0]
    return (sum(points, NOTHING) / len(points)).quantize(TO_THE_HUNDREDTH, ROUND_HALF_UP)


def mean_of(tallies: Sequence[Tally]) -> Tally:
    """What several cards come to on average, each figure by `mean`. Raises ValueError for none."""
    if not tallies:
        raise ValueError("a mean of nothing")
    return Tally(
        mean([one.base for one in tallies]),
        mean([one.bonus for one in tallies]),
        mean([one.penalty for one in tallies]),
        mean([one.total for one in tallies]),
        {code: mean([one.net[code] for one in tallies]) for code in tallies[0].net},
    )


def _net(sums: Mapping[str, Decimal]) -> Decimal:
    added = sums.get(CriterionKind.BASE, NOTHING) + sums.get(CriterionKind.BONUS, NOTHING)
    return added - sums.get(CriterionKind.PENALTY, NOTHING)


# ── what ships with the program ──────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Template:
    """A sheet to begin from. It is an example and no rule: the text says so in its first lines."""

    code: str
    name: str
    text: str


@cache
def templates() -> dict[str, Template]:
    """Every template by its code. The first line of a file is its name. Raises `WrongSheet`."""
    found = {}
    for file in sorted(_FOLDER.iterdir(), key=lambda one: one.name):
        text = file.read_text(encoding="utf-8")
        read(text)
        code = file.name.removesuffix(".txt")
        found[code] = Template(code, text.splitlines()[0].removeprefix("#").strip(), text)
    return found
