"""Verbs of achievement reports: begin, revise, quote, close, open again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.catalogue.queries import is_award
from bangvang.chronicle import actions as chronicle
from bangvang.indicator.models import Indicator
from bangvang.indicator.periods import Period
from bangvang.movement.queries import works_in
from bangvang.outbox import actions as outbox
from bangvang.register.actions import key_of
from bangvang.register.models import Honour, Household, Person, Unit
from bangvang.register.queries import branch, honours_of
from bangvang.report import states
from bangvang.report.choices import QuoteKind, Section
from bangvang.report.content import content_from
from bangvang.report.models import AchievementReport, Edition, Quote, Trace
from bangvang.report.permissions import may_write, may_write_in, require
from bangvang.report.queries import content_of, indicators_for, units_quoted
from bangvang.report.shapes import form_for, form_problem, has_targets
from bangvang.report.validators import numbers_in, period_problem, text_problem
from bangvang_paper.similarity import sketch_of
from bangvang_paper.vietnamese import nfc

REVISABLE = ("award", "achieved_from", "achieved_until", *Section.values)


def begin(
    by: User,
    unit: Unit,
    recipient: Person | Unit | Household,
    *,
    award: str,
    achieved_from: date,
    achieved_until: date,
    form: str = "",
) -> AchievementReport:
    """Begin a report of somebody of ``unit``, of ``unit`` or one below it, or of a household there.

    ``form``: empty for the one that goes with the award. Raises PermissionDenied, `Refusal`.
    """
    require(may_write_in(by, unit))
    key = key_of(recipient)
    report = AchievementReport(
        **key,
        unit=unit,
        by=by,
        form=form or form_for(key["recipient_kind"], award),
        award=award,
        achieved_from=achieved_from,
        achieved_until=achieved_until,
    )
    _sound(report)
    _is_of(recipient, unit, achieved_until)
    with transaction.atomic():
        report.save()
        audit.record(by, "began_report", report)
        outbox.tell("report.begun", report)
    return report


def _is_of(recipient: Person | Unit | Household, unit: Unit, on: date) -> None:
    """Raise `Refusal` for whom the unit does not write."""
    if isinstance(recipient, Person):
        if not works_in(recipient, unit, on):
            raise Refusal(
                _("Sổ không ghi %(person)s công tác ở %(unit)s ngày %(day)s. Hãy xem lại người, đơn vị hoặc thời gian.")
                % {"person": recipient, "unit": unit, "day": f"{on:%d/%m/%Y}"}
            )
        return
    place = recipient.unit_id if isinstance(recipient, Household) else recipient.pk
    if place not in branch({unit.pk}):
        raise Refusal(_("%(one)s không thuộc %(unit)s.") % {"one": recipient, "unit": unit})


def revise(by: User, report: AchievementReport, *, read_version: int, **fields: Any) -> AchievementReport:
    """Change what is being written; for an award that has a form of its own the report follows that form.

    Raises PermissionDenied, Stale, `Refusal`.
    """
    require(may_write(by, report))
    with transaction.atomic():
        _open(report, read_version)
        for name, value in fields.items():
            setattr(report, name, nfc(value) if name in Section.values else value)
        if form_problem(report.form, report.recipient_kind, report.award):
            report.form = form_for(report.recipient_kind, report.award)
        _sound(report)
        report.save(update_fields=[*fields, "form"])
        audit.record(by, "revised_report", report)
        outbox.tell("report.revised", report)
    return report


def quote_figure(
    by: User,
    report: AchievementReport,
    *,
    read_version: int,
    kind: QuoteKind | str,
    indicator: Indicator,
    unit: Unit,
    period: Period | None = None,
    into: Section | str = "",
) -> Quote:
    """Quote a figure of ``unit`` (of ``period``; none for a row of the yearly table); ``into``: put it at the end of a place.

    Raises PermissionDenied, Stale, `Refusal`.
    """
    require(may_write(by, report))
    by_year = kind == QuoteKind.BY_YEAR
    if not indicators_for(report).filter(pk=indicator.pk).exists() or unit not in units_quoted(report):
        raise Refusal(_("Báo cáo này chỉ trích số của đơn vị mình và các cấp trên, theo chỉ tiêu các cấp ấy đặt."))
    if by_year and not has_targets(report.recipient_kind):
        raise Refusal(_("Chỉ báo cáo của tập thể có bảng chỉ tiêu theo năm. Hãy trích từng số vào lời văn."))
    if by_year != (period is None):
        raise Refusal(
            _("Hãy ghi kỳ của số được trích, ví dụ 2019 hoặc 2015–2020; dòng của bảng theo năm thì không ghi kỳ.")
        )
    if period is not None and period.kind != indicator.period_kind:
        raise Refusal(
            _("Chỉ tiêu này theo dõi theo %(kind)s. Hãy ghi kỳ như vậy.")
            % {"kind": indicator.get_period_kind_display()}
        )
    days = {"first": period.first, "last": period.last} if period else {}
    return _quote(by, report, read_version, "" if by_year else into, kind=kind, indicator=indicator, unit=unit, **days)


def quote_honour(
    by: User, report: AchievementReport, *, read_version: int, honour: Honour, into: Section | str = ""
) -> Quote:
    """Quote an honour of the recipient. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_write(by, report))
    if not honours_of(report.kept).filter(pk=honour.pk).exists():
        raise Refusal(_("Khen thưởng này không phải của %(name)s.") % {"name": report.recipient})
    return _quote(by, report, read_version, into, kind=QuoteKind.HONOUR, honour=honour)


def _quote(by: User, report: AchievementReport, read_version: int, into: str, **said: Any) -> Quote:
    with transaction.atomic():
        _open(report, read_version)
        last = report.quotes.aggregate(last=Max("number"))["last"] or 0
        quote = Quote.objects.create(report=report, number=last + 1, **said)
        if into:
            text = f"{getattr(report, into)} {quote}".strip()
            setattr(report, into, text)
            _sound(report)
            report.save(update_fields=[into])
        audit.record(by, "quoted", report, note=f"{quote}: {quote.get_kind_display()}")
        outbox.tell("report.quoted", report)
    return quote


def unquote(by: User, report: AchievementReport, number: int, *, read_version: int) -> None:
    """Take a quote away that no text names any more. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_write(by, report))
    with transaction.atomic():
        _open(report, read_version)
        if number in numbers_in(_texts(report)):
            raise Refusal(_("Lời văn còn dùng {trích %(number)s}. Hãy bỏ khỏi lời văn trước.") % {"number": number})
        report.quotes.filter(number=number).delete()
        audit.record(by, "unquoted", report, note=str(number))
        outbox.tell("report.unquoted", report)


def submit(by: User, report: AchievementReport, *, on: date, read_version: int) -> Edition:
    """Close the report: every word, figure and honour stands from here as it reads on ``on``.

    Raises PermissionDenied, Stale, `Refusal` when nothing was achieved yet or something quoted is not on record.
    """
    require(may_write(by, report))
    with transaction.atomic():
        claim(report, read_version)
        report.refresh_from_db()
        report.state = states.after("submit", report.state)
        if not report.achievements.strip():
            raise Refusal(_("Chưa viết mục thành tích đạt được nên chưa chốt được."))
        if not report.achieved_until <= on <= timezone.localdate():
            raise Refusal(_("Ngày chốt phải từ ngày cuối của thời gian thành tích đến hôm nay. Hãy xem lại ngày."))
        _sound(report)
        content = content_of(report, on)
        if content.missing:
            raise Refusal(
                _(
                    "Chưa chốt được: {trích %(number)d} chưa có gì trong sổ (%(label)s). "
                    "Hãy chờ nơi giữ số ghi, hoặc bỏ trích dẫn."
                )
                % {"number": content.missing[0].number, "label": content.missing[0].label}
            )
        report.save(update_fields=["state"])
        last = report.editions.aggregate(last=Max("number"))["last"] or 0
        edition = Edition.objects.create(report=report, number=last + 1, submitted_on=on, content=content.kept(), by=by)
        _leave_traces(edition)
        audit.record(by, "closed_report", report, note=_("bản %(number)d") % {"number": edition.number})
        outbox.tell("report.closed", report)
        chronicle.write("report.closed", edition, [edition])
    return edition


def reopen(by: User, report: AchievementReport, *, read_version: int) -> AchievementReport:
    """Write another edition; the closed ones stay as they are. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_write(by, report))
    with transaction.atomic():
        claim(report, read_version)
        report.refresh_from_db()
        report.state = states.after("reopen", report.state)
        report.save(update_fields=["state"])
        audit.record(by, "reopened_report", report)
        outbox.tell("report.reopened", report)
    return report


def _open(report: AchievementReport, read_version: int) -> None:
    claim(report, read_version)
    report.refresh_from_db()
    report.state = states.after("revise", report.state)


def _sound(report: AchievementReport) -> None:
    """Raise `Refusal` unless what is written can stand."""
    if not is_award(report.award):
        raise Refusal(_("Sách luật không có hình thức, danh hiệu này. Hãy chọn trong danh mục."))
    problem = form_problem(report.form, report.recipient_kind, report.award)
    if problem:
        raise Refusal(problem)
    numbers = set(report.quotes.values_list("number", flat=True)) if report.pk else set()
    problems = (
        period_problem(report.achieved_from, report.achieved_until),
        *(text_problem(text, numbers) for text in _texts(report)),
    )
    for problem in problems:
        if problem:
            raise Refusal(problem)


def _texts(report: AchievementReport) -> list[str]:
    return [getattr(report, name) for name in Section.values]


def _leave_traces(edition: Edition) -> None:
    """Keep the sketch of the edition in place of those of the editions before it."""
    Trace.objects.filter(edition__report_id=edition.report_id).delete()
    numbers = sketch_of(content_from(edition.content).own_text)
    Trace.objects.bulk_create((Trace(edition=edition, number=number) for number in numbers), batch_size=1_000)
