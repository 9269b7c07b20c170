"""How figures are written on a page: with their digits and their unit, what follows from them, and which way they went."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from bangvang.indicator.choices import Direction, Trend
from bangvang.indicator.derived import Derived
from bangvang.indicator.models import Indicator
from bangvang_paper.claims import Figure, Finding, Role, Verdict, written

_TREND_ICONS = {Trend.BETTER: "met", Trend.WORSE: "not", Trend.SAME: "moot"}


def digits(value: Decimal | None, indicator: Indicator) -> str:
    """273.457; more digits than usual where the figure has them, so that nothing is hidden by rounding."""
    if value is None:
        return ""
    places = max(indicator.places, len(f"{value.normalize():f}".partition(".")[2]))
    return written(Fraction(value), places)


def with_measure(value: Decimal | None, indicator: Indicator) -> str:
    """85%, 273.457 lượt lao động."""
    if value is None:
        return ""
    return digits(value, indicator) + (indicator.measure if indicator.measure == "%" else f" {indicator.measure}")


def _bare(value: Decimal, indicator: Indicator) -> str:
    return with_measure(value, indicator) if indicator.measure == "%" else digits(value, indicator)


def share(part: Fraction | None) -> str:
    """102,4%."""
    return "" if part is None else f"{written(part * 100, 1)}%"


def signed(change: Decimal | None, indicator: Indicator) -> str:
    """+10 điểm %, −1.200 hộ."""
    if change is None:
        return ""
    sign = "+" if change > 0 else ""
    unit = _("điểm %") if indicator.measure == "%" else indicator.measure
    return f"{sign}{digits(change, indicator)} {unit}"


def goal(value: Decimal | None, strict: bool, indicator: Indicator) -> str:
    """Dưới 4%, từ 85% trở lên."""
    if value is None:
        return ""
    words = {
        (Direction.MORE, False): _("từ %(value)s trở lên"),
        (Direction.MORE, True): _("trên %(value)s"),
        (Direction.LESS, False): _("không quá %(value)s"),
        (Direction.LESS, True): _("dưới %(value)s"),
    }
    return words[Direction(indicator.direction), strict] % {"value": with_measure(value, indicator)}


@dataclass(frozen=True)
class VerdictLook:
    """How a verdict on a figure is shown: icon, class, word."""

    icon: str
    kind: str
    word: str


def look_of_verdict(verdict: Verdict) -> VerdictLook:
    return {
        Verdict.MATCHES: VerdictLook("met", "met", _("Khớp")),
        Verdict.FOLLOWS: VerdictLook("met", "met", _("Suy ra đúng")),
        Verdict.ROUNDED: VerdictLook("person", "person", _("Chỉ khớp nếu số đã làm tròn")),
        Verdict.IMPOSSIBLE: VerdictLook("not", "not", _("Không khớp")),
        Verdict.UNSUPPORTED: VerdictLook("unknown", "unknown", _("Chưa có căn cứ")),
        Verdict.UNSURE: VerdictLook("person", "person", _("Cần người xem")),
    }[verdict]


def what_holds(figure: Figure, finding: Finding) -> str:
    """The figure that holds instead, or what the figure would mean; empty when there is neither."""
    unit = "%" if figure.percent else _(" điểm %") if figure.points else ""
    if finding.right and finding.verdict is not Verdict.MATCHES:
        return _("Đúng phải là %(figure)s") % {"figure": _as_change(figure, finding.right) + unit}
    if finding.derived and finding.verdict is Verdict.UNSUPPORTED:
        words = (
            _("Nếu đúng thì mức kế hoạch là %(figure)s")
            if figure.role in (Role.OF_TARGET, Role.BEYOND_TARGET)
            else _("Nếu đúng thì kỳ so sánh là %(figure)s")
        )
        return words % {"figure": finding.derived}
    return ""


def _as_change(figure: Figure, right: str) -> str:
    if figure.role is not Role.CHANGE:
        return right
    down = right.startswith("−")
    return (_("giảm %(size)s") if down else _("tăng %(size)s")) % {"size": right.removeprefix("−")}


@dataclass(frozen=True)
class Shown:
    """One figure with what follows from it, ready for a cell. Empty words where there is nothing."""

    indicator: Indicator
    derived: Derived | None
    goal: str = ""
    wanted: Decimal | None = None
    strict: bool = False

    @property
    def bare_goal(self) -> str:
        """The target without its unit; *dưới* and *trên* are kept, for there the figure itself is not enough."""
        if self.wanted is None:
            return ""
        strict = _("dưới") if self.indicator.direction == Direction.LESS else _("trên")
        figure = _bare(self.wanted, self.indicator)
        return f"{strict} {figure}" if self.strict else figure

    @property
    def value(self) -> str:
        return with_measure(self.derived.value, self.indicator) if self.derived else ""

    @property
    def bare(self) -> str:
        """The figure without its unit, for a table that has told the unit."""
        return _bare(self.derived.value, self.indicator) if self.derived else ""

    @property
    def bare_change(self) -> str:
        if self.derived is None or self.derived.change is None:
            return ""
        return ("+" if self.derived.change > 0 else "") + digits(self.derived.change, self.indicator)

    @property
    def share_of_target(self) -> str:
        return share(self.derived.share_of_target) if self.derived else ""

    @property
    def share_of_previous(self) -> str:
        return share(self.derived.share_of_previous) if self.derived else ""

    @property
    def previous(self) -> str:
        return with_measure(self.derived.previous, self.indicator) if self.derived else ""

    @property
    def change(self) -> str:
        return signed(self.derived.change, self.indicator) if self.derived else ""

    @property
    def trend(self) -> Trend | None:
        return self.derived.trend if self.derived else None

    @property
    def trend_icon(self) -> str:
        return _TREND_ICONS[self.trend] if self.trend else ""

    @property
    def reached(self) -> bool | None:
        return self.derived.reached if self.derived else None

    @property
    def finding(self) -> str:
        """As the other pages call it: met, not_met; unknown where a target waits for its figure; empty without a target."""
        if self.derived is None:
            return "unknown" if self.goal else ""
        return {True: "met", False: "not_met", None: ""}[self.derived.reached]
