"""What the closing report says, taken from the cases as they stand: counts, each comment, what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.consultation.choices import CaseOutcome, CaseState
from bangvang.consultation.models import Case
from bangvang.consultation.queries import cases_of, entries_of, told_of

if TYPE_CHECKING:
    from bangvang.consultation.queries.consultations import Dated


@dataclass(frozen=True)
class Row:
    """One comment: its number of receipt in this list, the day, about what, how it ended, what was answered, a hold."""

    place: int
    day: str
    about: str
    result: str
    answer: str
    held: str


@dataclass(frozen=True)
class Content:
    """A report: the days, how many dossiers and comments, results by their words, every comment, what is still out.

    The writers are not in it, nor are their words: the council hears what was verified. ``stopped``: why no comment was
    taken after ``last_day`` although the days were not over.
    """

    first_day: str
    last_day: str
    period_by: str
    dossiers: int
    comments: int
    named: int
    results: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    left: tuple[str, ...]
    stopped: str = ""

    def kept(self) -> dict[str, Any]:
        """The report in JSON types."""
        return asdict(self)


def content_of(consultation: Dated) -> Content:
    """The report as the cases now stand. ``consultation`` needs its days.

    Raises `Refusal` while a comment has no result: each needs an answer, unless its dossier is held until it has one.
    """
    cases, entries = list(cases_of(consultation)), entries_of(consultation)
    open_cases = [case for case in cases if case.state != CaseState.ANSWERED and not _held(case)]
    if open_cases:
        raise Refusal(
            _(
                "Còn %(n)d ý kiến chưa có kết quả nên chưa báo cáo được. "
                "Hãy trả lời từng ý kiến, hoặc tạm dừng hồ sơ bị phản ánh để Hội đồng chưa xét."
            )
            % {"n": len(open_cases)},
        )
    counted = Counter(case.outcome for case in cases if case.outcome)
    last = consultation.publications.order_by("-number").first()
    return Content(
        first_day=_day(consultation.first_day),
        last_day=_day(consultation.stopped_on or consultation.closes_on),
        period_by=last.period_by if last is not None else "",
        dossiers=len(entries),
        comments=len(cases),
        named=sum(bool(case.comment.name) for case in cases),
        results=tuple((str(one.label), counted[one]) for one in CaseOutcome if counted[one]),
        rows=tuple(_row(place, case) for place, case in enumerate(cases, start=1)),
        left=tuple(f"{one.entry.name}: {one.left}" for one in entries if one.left),
        stopped=consultation.stop.reason if consultation.stopped_on else "",
    )


def _held(case: Case) -> bool:
    return case.hold is not None and case.hold.lifted_on is None


def _row(place: int, case: Case) -> Row:
    answered = case.state == CaseState.ANSWERED
    return Row(
        place=place,
        day=_day(timezone.localdate(case.comment.at)),
        about=told_of(case.comment),
        result=str(case.get_outcome_display() if answered else _("đang xác minh")),
        answer=case.answer if answered else "",
        held=_held_words(case),
    )


def _held_words(case: Case) -> str:
    if case.hold is None:
        return ""
    if case.hold.lifted_on is None:
        return _("hồ sơ tạm dừng từ %(day)s") % {"day": _day(case.hold.since)}
    return _("hồ sơ tạm dừng %(since)s, bỏ tạm dừng %(lifted)s") % {
        "since": _day(case.hold.since),
        "lifted": _day(case.hold.lifted_on),
    }


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
