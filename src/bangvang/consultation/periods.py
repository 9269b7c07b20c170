"""For how many days a list must be shown: what the book says on the day, and the last day, counted with Tết and swapped days.

The day of publication is not counted: what is asked is *at least* so many days, and every reading of them is then kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries import award_name
from bangvang.consultation.choices import DayUnit
from bangvang.eligibility.queries.rules import book_for
from bangvang_law.calendar import CalendarUnread, national_calendar

OF_ALL, OF_SOME_PACKS = "publicity_before_council", "publicity_of_proposed"
_WORKING = "ngày làm việc"


@dataclass(frozen=True)
class Rule:
    """What the book of a body asks for a list on a day. ``days`` None: nothing that was read sets a number.

    ``unread``: sentences about awards whose rule nobody has read; then a document of the officer's must say the days.
    """

    days: int | None
    unit: DayUnit
    source: str
    unread: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def suffices(self) -> bool:
        """Whether the list may be published by the rule alone."""
        return self.days is not None and not self.unread


@dataclass(frozen=True)
class Asked:
    """What a document of the officer's sets: so many days, or a last day; and which document that is."""

    days: int | None = None
    unit: str = DayUnit.WORKING
    closes_on: date | None = None
    by: str = ""

    @property
    def anything(self) -> bool:
        return self.days is not None or self.closes_on is not None


@dataclass(frozen=True)
class Period:
    """The days of one publication. ``skipped``: days that were passed over, with the reason. ``days`` None: only a last day."""

    opens_on: date
    closes_on: date
    days: int | None
    unit: str
    by: str
    skipped: tuple[tuple[date, str], ...] = ()


def rule_for(body_id: int, awards: Iterable[str], on: date) -> Rule:
    """The strictest of what the book of the body asks for the awards on the day."""
    book, found, unread, notes = book_for(body_id, on), [], [], []
    for award in dict.fromkeys(awards):
        for kind in (OF_ALL, OF_SOME_PACKS):
            value = book.value(kind, on, award=award)
            if kind == OF_SOME_PACKS and not value.citations:
                continue
            if value.is_read:
                found.append((value.whole, value.unit, "; ".join(value.citations)))
            elif value.status == "unread":
                cites = "; ".join(value.citations)
                unread.append(" ".join(part for part in (f"{award_name(award)}:", value.note, cites) if part))
            else:
                notes.append(f"{award_name(award)}: {value.note} {'; '.join(value.citations)}".strip())
    if not found:
        return Rule(None, DayUnit.WORKING, "", tuple(unread), tuple(notes))
    days, unit, _source = max(found)
    sources = dict.fromkeys(source for number, _unit, source in found if number == days)
    return Rule(
        days, DayUnit.WORKING if unit == _WORKING else DayUnit.CALENDAR, "; ".join(sources), tuple(unread), tuple(notes)
    )


def period_for(rule: Rule, opens_on: date, asked: Asked) -> Period:
    """The days by the rule, or by the officer's document when it asks for no fewer.

    Raises `Refusal`: nothing sets the days, the document is not named, the days are fewer than the article asks, or the
    calendar of a year on the way was not read.
    """
    if not asked.anything:
        return _by_rule(rule, opens_on)
    if not asked.by.strip():
        raise Refusal(_("Chưa ghi văn bản nào ấn định thời gian lấy ý kiến này. Hãy ghi số, ký hiệu của văn bản ấy."))
    by = "; ".join(part for part in (asked.by.strip(), rule.source) if part)
    if asked.closes_on is not None:
        period = Period(opens_on, asked.closes_on, None, "", by)
    else:
        period = _counted(opens_on, asked.days or 0, asked.unit, by)
    _long_enough(rule, period)
    return period


def _by_rule(rule: Rule, opens_on: date) -> Period:
    if rule.days is None or rule.unread:
        why = " ".join((*rule.unread, *rule.notes))
        raise Refusal(
            _(
                "Sách luật chưa cho biết đủ số ngày phải công khai. %(why)s Hãy ghi số ngày hoặc ngày cuối, theo văn bản nào."
            )
            % {"why": why}
        )
    return _counted(opens_on, rule.days, rule.unit, rule.source)


def _counted(opens_on: date, days: int, unit: str, by: str) -> Period:
    if days < 1:
        raise Refusal(_("Thời gian lấy ý kiến phải có ít nhất một ngày. Hãy sửa số ngày."))
    if unit == DayUnit.CALENDAR:
        return Period(opens_on, opens_on + timedelta(days=days), days, unit, by)
    deadline = national_calendar().add_working_days(opens_on, days)
    if deadline.day is None:
        raise Refusal(
            _("Chưa đếm được ngày làm việc: %(note)s Nếu đã có văn bản ấn định ngày cuối, hãy ghi ngày ấy.")
            % {"note": deadline.note}
        )
    return Period(opens_on, deadline.day, days, unit, by, deadline.skipped)


def _long_enough(rule: Rule, period: Period) -> None:
    if period.closes_on < period.opens_on:
        raise Refusal(_("Ngày cuối trước ngày công khai. Hãy sửa một trong hai ngày."))
    if rule.days is None:
        return
    try:
        least = _counted(period.opens_on, rule.days, rule.unit, rule.source).closes_on
    except Refusal:
        return  # the calendar cannot tell: the document that sets the last day answers for it
    if period.closes_on < least:
        raise Refusal(
            _("Ngắn hơn quy định: phải công khai ít nhất %(days)d %(unit)s, tức đến hết ngày %(least)s.")
            % {"days": rule.days, "unit": rule.unit.label, "least": f"{least:%d/%m/%Y}"},
            cite=rule.source,
        )


@dataclass(frozen=True)
class Left:
    """How long comment may still be sent, today counted."""

    days: int
    unit: str


def left_on(closes_on: date, today: date) -> Left:
    """Working days from today to the last day; days of the calendar where its year was not read."""
    if today > closes_on:
        return Left(0, str(_WORKING))
    try:
        return Left(national_calendar().working_days_between(today - timedelta(days=1), closes_on), _WORKING)
    except CalendarUnread:
        return Left((closes_on - today).days + 1, _("ngày"))
