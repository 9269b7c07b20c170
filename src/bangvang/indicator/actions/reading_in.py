"""A table of figures is read in: every wrong row is told, and nothing is kept unless all of it can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.indicator import sheet
from bangvang.indicator.actions.book import Evidence, corrected_row, new_row
from bangvang.indicator.models import Indicator, Observation
from bangvang.indicator.periods import Period, parsed
from bangvang.indicator.permissions import may_enter
from bangvang.indicator.queries import reporting_units, visible_to
from bangvang.indicator.showing import digits
from bangvang.indicator.states import figure_problem
from bangvang.indicator.validators import figure_typed
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit

MOST_TOLD = 30
"""Wrong rows told at once."""
LONGEST = 300
"""Letters of a source or a reason."""


@dataclass(frozen=True)
class Figure:
    """One row that can be understood."""

    indicator: Indicator
    unit: Unit
    period: Period
    value: Decimal
    evidence: str
    reason: str

    @property
    def key(self) -> tuple[int, int, date]:
        return self.indicator.pk, self.unit.pk, self.period.first


@dataclass(frozen=True)
class ReadIn:
    """What came of a table: figures that are new, those put in the place of others, those that stood so already."""

    new: int
    corrected: int
    kept: int


def read_in(by: User, body: Unit, data: bytes | str, *, today: date) -> ReadIn:
    """Keep the figures of a table for the indicators of ``body``, all or none. A figure that stands is corrected with a reason.

    Raises ValidationError with a sentence for every wrong row (the first `MOST_TOLD`); `Refusal` when nothing in it is new, or
    somebody wrote meanwhile.
    """
    rows = sheet.typed_in(data)
    try:
        with transaction.atomic():
            figures = _understood(by, body, rows, today)
            done = _keep(by, body, figures)
    except IntegrityError as taken:
        raise Refusal(
            _("Người khác vừa ghi một số trong bảng này. Chưa ghi gì. Hãy xem số đang có rồi nạp lại.")
        ) from taken
    return done


# ── understanding ────────────────────────────────────────────────────────────────────────────────────────────────────────
def _understood(
    by: User, body: Unit, rows: Sequence[sheet.Typed], today: date
) -> list[tuple[Figure, Observation | None]]:
    """The figures, each with the row that stands in its place. Raises ValidationError."""
    reader = _Reader(by, body, today)
    problems: list[tuple[int, str]] = []
    figures: list[tuple[int, Figure]] = []
    for row in rows:
        try:
            figures.append((row.line, reader.figure(row)))
        except ValidationError as wrong:
            problems.append((row.line, wrong.messages[0]))
    standing = _standing(figure for _line, figure in figures)
    seen: dict[tuple[int, int, date], int] = {}
    for line, figure in figures:
        problem = _twice(seen.setdefault(figure.key, line), line) or _unsaid(figure, standing.get(figure.key))
        if problem:
            problems.append((line, problem))
    if problems:
        raise ValidationError(_told(sorted(problems)))
    return [(figure, standing.get(figure.key)) for _line, figure in figures]


def _told(problems: Sequence[tuple[int, str]]) -> list[str]:
    told = [
        _("Dòng %(line)d: %(sentence)s") % {"line": line, "sentence": words} for line, words in problems[:MOST_TOLD]
    ]
    if len(problems) > MOST_TOLD:
        told.append(_("Còn %(n)d dòng sai nữa.") % {"n": len(problems) - MOST_TOLD})
    return [_("Chưa ghi gì: %(n)d dòng sai.") % {"n": len(problems)}, *told]


def _twice(first: int, line: int) -> str:
    return "" if first == line else _("số này đã có ở dòng %(first)d.") % {"first": first}


def _unsaid(figure: Figure, there: Observation | None) -> str:
    """What a row must say beside its figure: a source for a new one, a reason for one that changes."""
    if there is None:
        return "" if figure.evidence else _("chưa ghi căn cứ. Số mới phải có căn cứ.")
    if there.value == figure.value or figure.reason:
        return ""
    return _("sổ đã có số %(old)s, bảng ghi %(new)s. Muốn đổi thì ghi cột “Vì sao sửa”; nếu không, giữ số của sổ.") % {
        "old": digits(there.value, figure.indicator),
        "new": digits(figure.value, figure.indicator),
    }


def _standing(figures: Iterable[Figure]) -> dict[tuple[int, int, date], Observation]:
    """One question, or one for every indicator where they are many."""
    asked: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        asked[figure.indicator.pk].append(figure)
    found = {}
    for key, some in asked.items():
        rows = Observation.objects.filter(
            current=True,
            indicator=key,
            unit__in={one.unit.pk for one in some},
            first__in={one.period.first for one in some},
        )
        for row in rows.select_related("indicator", "unit"):
            found[row.indicator_id, row.unit_id, row.first] = row
    return found


class _Reader:
    """Understands rows one by one, with everything that they may name fetched once."""

    def __init__(self, by: User, body: Unit, today: date) -> None:
        self.by, self.today = by, today
        self.indicators = {_same(one.name): one for one in visible_to(by).filter(body=body)}
        self.units = {unit.pk: unit for unit in reporting_units(body).select_related("successor")}
        self.by_name: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units.values():
            self.by_name[_same(unit.name)].append(unit)
        self._may: dict[tuple[int, int], bool] = {}

    def figure(self, row: sheet.Typed) -> Figure:
        """Raises ValidationError with one sentence."""
        indicator, unit = self._indicator(row), self._unit(row)
        period = parsed(indicator.period_kind, row[sheet.PERIOD])
        if period is None:
            raise ValidationError(
                _("không hiểu kỳ “%(words)s”; chỉ tiêu này theo dõi theo %(kind)s.")
                % {"words": row[sheet.PERIOD][:40], "kind": indicator.get_period_kind_display()}
            )
        measure = row[sheet.MEASURE]
        if measure and _same(measure) != _same(indicator.measure):
            raise ValidationError(
                _("đơn vị tính trong bảng là “%(here)s”, trong sổ là “%(there)s”.")
                % {"here": measure[:40], "there": indicator.measure}
            )
        problem = figure_problem(indicator, unit, period, self.today) or self._not_mine(indicator, unit)
        if problem:
            raise ValidationError(problem)
        for column in (sheet.EVIDENCE, sheet.REASON):
            if len(row[column]) > LONGEST:
                raise ValidationError(_("cột “%(column)s” dài quá %(most)d chữ.") % {"column": column, "most": LONGEST})
        value = figure_typed(row[sheet.VALUE][:41])
        return Figure(indicator, unit, period, value, row[sheet.EVIDENCE], row[sheet.REASON])

    def _indicator(self, row: sheet.Typed) -> Indicator:
        found = self.indicators.get(_same(row[sheet.INDICATOR]))
        if found is None:
            raise ValidationError(_("không có chỉ tiêu “%(name)s”.") % {"name": row[sheet.INDICATOR][:80]})
        return found

    def _unit(self, row: sheet.Typed) -> Unit:
        """By its key where the table has one (the name must then be the unit's), else by a name that only one unit bears."""
        key, name = row[sheet.KEY], row[sheet.UNIT]
        named = self.by_name.get(_same(name), [])
        if key:
            unit = self.units.get(int(key)) if key.isdecimal() and len(key) < 12 else None
            if unit is None or unit not in named:
                raise ValidationError(
                    _("mã %(key)s không phải của đơn vị “%(name)s”.") % {"key": key[:12], "name": name[:80]}
                )
            return unit
        if len(named) > 1:
            raise ValidationError(
                _("có %(n)d đơn vị tên “%(name)s”. Hãy ghi cột “Mã đơn vị” như trong bảng xuất ra.")
                % {"n": len(named), "name": name[:80]}
            )
        if not named:
            raise ValidationError(_("không có đơn vị “%(name)s” trong cơ quan này.") % {"name": name[:80]})
        return named[0]

    def _not_mine(self, indicator: Indicator, unit: Unit) -> str:
        asked = indicator.pk, unit.pk
        if asked not in self._may:
            self._may[asked] = may_enter(self.by, indicator, unit)
        return "" if self._may[asked] else _("anh/chị không ghi số của %(unit)s.") % {"unit": unit}


def _same(words: str) -> str:
    return " ".join(words.split()).casefold()


# ── keeping ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _keep(by: User, body: Unit, figures: Sequence[tuple[Figure, Observation | None]]) -> ReadIn:
    new = [figure for figure, there in figures if there is None]
    changed = [(figure, there) for figure, there in figures if there is not None and there.value != figure.value]
    if not new and not changed:
        raise Refusal(_("Không có số nào mới: mọi số trong bảng đã có trong sổ đúng như vậy."))
    for figure in new:
        evidence = Evidence(figure.evidence)
        new_row(by, figure.indicator, figure.unit, figure.period, figure.value, evidence, None)
    for figure, there in changed:
        corrected_row(by, there, figure.value, figure.reason, Evidence(figure.evidence), None)
    done = ReadIn(len(new), len(changed), len(figures) - len(new) - len(changed))
    audit.record(by, "read_in_figures", body, note=f"+{done.new}, ±{done.corrected}", changes=_changes(changed))
    for unit in {figure.unit for figure in [*new, *(figure for figure, _there in changed)]}:
        outbox.tell("indicator.recorded", unit)
    return done


def _changes(changed: Sequence[tuple[Figure, Observation]]) -> dict[str, list[str]]:
    return {
        f"{figure.indicator}, {figure.unit}, {figure.period.short}: {figure.reason}": [
            str(there.value),
            str(figure.value),
        ]
        for figure, there in changed
    }
