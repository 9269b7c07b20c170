"""Which lists there are, how they stand on a day, and how the dossiers on them do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Max, Min, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bangvang.accounts.models import User
from bangvang.catalogue.queries import award_name
from bangvang.consultation.choices import ConsultationState, Phase
from bangvang.consultation.models import ClosingReport, Consultation, Entry
from bangvang.consultation.periods import rule_for
from bangvang.consultation.showing import Less, less_of
from bangvang.nomination.choices import Outcome
from bangvang.nomination.models import Handling
from bangvang.nomination.queries import open_handlings_at
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Days(TypedDict):
        """``first_day`` and ``closes_on`` of all publications (None for a draft), ``stopped_on``, how many are ``listed``."""

        first_day: date
        closes_on: date
        stopped_on: date | None
        listed: int

    Dated = WithAnnotations[Consultation, Days]

MANAGERS = (Role.OFFICER, Role.COUNCIL_SECRETARY)
PUBLIC = (ConsultationState.PUBLISHED, ConsultationState.REPORTED)
_LEFT = {
    Outcome.WITHDRAWN: gettext_lazy("đơn vị đã rút hồ sơ"),
    Outcome.RETURNED: gettext_lazy("hồ sơ đã trả về đơn vị"),
    Outcome.REFUSED: gettext_lazy("cơ quan không đề nghị nữa"),
}


def _whole() -> QuerySet[Dated]:
    """Each with ``first_day`` and ``closes_on``, the days of its publications (None for a draft), and ``listed``."""
    return Consultation.objects.select_related("body").annotate(
        first_day=Min("publications__opens_on"),
        closes_on=Max("publications__closes_on"),
        stopped_on=Max("stop__on"),
        listed=Count("entries", distinct=True),
    )


def visible_to(user: User | AnonymousUser) -> QuerySet[Dated]:
    """Lists of the bodies whose dossiers ``user`` handles, drafts too; the newest first."""
    return _whole().filter(body_id__in=units_of(user, MANAGERS)).order_by("-opens_on", "-id")


def bodies_managed(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Standing bodies for which ``user`` may ask the people."""
    return Unit.objects.filter(pk__in=units_of(user, MANAGERS), is_body=True, ends_on=None).order_by("name")


def public() -> QuerySet[Dated]:
    """What everybody sees: lists that were published, the last to close first; they stay after their days."""
    return _whole().filter(state__in=PUBLIC).order_by("-closes_on", "-id")


def phase_on(consultation: Dated, today: date) -> Phase:
    """How it stands on the day. Needs ``first_day`` and ``closes_on`` of `visible_to` or `public`."""
    if consultation.state != ConsultationState.PUBLISHED:
        return Phase(consultation.state)
    if consultation.stopped_on is not None:
        return Phase.STOPPED
    if today < consultation.first_day:
        return Phase.WAITING
    return Phase.OPEN if today <= consultation.closes_on else Phase.CLOSED


# ── entries ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Listed:
    """An entry as a page shows it: the award in words, and why the dossier is out since (empty: it stands).

    ``less``: how little of the name everybody sees once the days of the list are over; None: all of it.
    """

    entry: Entry
    award: str
    left: str
    less: Less | None = None

    @property
    def name(self) -> str:
        return self.less.name if self.less else f"{self.entry.honorific} {self.entry.name}".strip()

    @property
    def position(self) -> str:
        return "" if self.less else self.entry.position

    @property
    def unit_name(self) -> str:
        return "" if self.less and not self.less.with_unit else self.entry.unit_name


def entry_standing(entry: Entry) -> str:
    """Why the dossier is out; empty while it stands. Needs ``handling``."""
    outcome = entry.handling.outcome
    return str(_LEFT[Outcome(outcome)]) if outcome in _LEFT else ""


def entries_of(consultation: Consultation) -> list[Listed]:
    """Entries in order, those that were withdrawn too. One query."""
    entries = consultation.entries.select_related("handling__nomination", "publication").order_by("ordinal")
    return [Listed(entry, award_name(entry.award), entry_standing(entry)) for entry in entries]


def open_entries_of(consultation: Consultation) -> QuerySet[Entry]:
    """Published entries whose dossier is not out: those that comment may be sent about."""
    return (
        consultation.entries.filter(publication__isnull=False)
        .exclude(handling__outcome__in=list(_LEFT))
        .select_related("handling")
        .order_by("ordinal")
    )


def as_shown(listed: Sequence[Listed], phase: Phase) -> list[Listed]:
    """Entries as everybody sees them: in full while comment may come, afterwards as those named wished."""
    less = {} if phase in (Phase.WAITING, Phase.OPEN) else less_of([one.entry for one in listed])
    return [replace(one, less=less.get(one.entry.pk)) for one in listed]


def public_entry(consultation: Consultation, ordinal: int) -> Listed | None:
    """The published entry with this ordinal."""
    entries = consultation.entries.filter(ordinal=ordinal, publication__isnull=False)
    entry = entries.select_related("handling__nomination").first()
    return Listed(entry, award_name(entry.award), entry_standing(entry)) if entry is not None else None


def dossiers_to_list(consultation: Consultation) -> QuerySet[Handling]:
    """Dossiers in the body's hands that this list does not name yet."""
    return open_handlings_at([consultation.body_id]).exclude(pk__in=consultation.entries.values("handling_id"))


# ── what the desk and the council ask ────────────────────────────────────────────────────────────────────────────────
def closing_today(user: User | AnonymousUser, today: date) -> QuerySet[Dated]:
    """Lists that take comment for the last day."""
    return visible_to(user).filter(state=ConsultationState.PUBLISHED, closes_on=today, stopped_on=None)


def to_report(user: User | AnonymousUser, today: date) -> QuerySet[Dated]:
    """Lists whose days are over, or that were stopped, and of which the council was told nothing yet."""
    over = Q(closes_on__lt=today) | Q(stopped_on__isnull=False)
    return visible_to(user).filter(over, state=ConsultationState.PUBLISHED)


@dataclass(frozen=True)
class Told:
    """One consultation as a council hears of it."""

    consultation: Dated
    opens_on: date
    closes_on: date
    comments: int
    entries: int
    report: ClosingReport | None
    phase: Phase

    @property
    def sentence(self) -> str:
        """ "Đã lấy ý kiến từ 02/11/2026 đến hết 16/11/2026, 2 ý kiến, báo cáo số 12/BC-SNV." """
        days = {"first": f"{self.opens_on:%d/%m/%Y}", "last": f"{self.closes_on:%d/%m/%Y}", "n": self.comments}
        if self.consultation.stopped_on is not None:
            days["last"] = f"{self.consultation.stopped_on:%d/%m/%Y}"
            return _("Lấy ý kiến từ %(first)s, dừng trước hạn ngày %(last)s, %(n)d ý kiến: chưa đủ thời gian.") % days
        if self.phase in (Phase.WAITING, Phase.OPEN):
            return _("Đang lấy ý kiến từ %(first)s đến hết %(last)s, đến nay %(n)d ý kiến.") % days
        if self.report is None:
            return _("Đã lấy ý kiến từ %(first)s đến hết %(last)s, %(n)d ý kiến, chưa có báo cáo kết quả.") % days
        told = _("Đã lấy ý kiến từ %(first)s đến hết %(last)s, %(n)d ý kiến, báo cáo %(report)s.")
        return told % {**days, "report": report_name(self.report)}


def report_name(report: ClosingReport) -> str:
    """ "số 12/BC-SNV ngày 17/11/2026"; its edition while it has no number."""
    day = f"{report.made_on:%d/%m/%Y}"
    if report.number is None:
        return _("bản %(n)d ngày %(day)s") % {"n": report.edition, "day": day}
    symbol = report.consultation.body.symbol
    return _("số %(n)d/BC-%(symbol)s ngày %(day)s") % {"n": report.number, "symbol": symbol, "day": day}


def asked_without(body_id: int, turns: Iterable[tuple[Handling, str]], held_on: date) -> list[Handling]:
    """Of (turn, award) those whose award must be shown to the people before the council meets, and that were not.

    A list counts once its days are over; one that was stopped before never does. Awards of which nothing was read, or for
    which nothing is asked, are not in it.
    """
    pairs = list(turns)
    asked = {award for award in {award for _turn, award in pairs} if rule_for(body_id, [award], held_on).days}
    if not asked:
        return []
    keys = [turn.pk for turn, award in pairs if award in asked]
    whole = Entry.objects.filter(consultation__stop=None)
    shown = whole.filter(handling_id__in=keys, publication__closes_on__lt=held_on)
    over = set(shown.values_list("handling_id", flat=True))
    return [turn for turn, award in pairs if award in asked and turn.pk not in over]


def consulted_about(handlings: Iterable[int], today: date) -> list[Told]:
    """Published lists that name one of the turns, with their days, comments and last report. As many queries however many."""
    named = Entry.objects.filter(handling_id__in=list(handlings), publication__isnull=False)
    found = (
        public()
        .filter(pk__in=named.values("consultation_id"))
        .annotate(said=Count("comments", distinct=True))
        .prefetch_related(Prefetch("reports", ClosingReport.objects.order_by("edition")))
        .order_by("first_day", "id")
    )
    told = []
    for one in found:
        reports = list(one.reports.all())
        report = reports[-1] if reports else None
        if report is not None:
            report.consultation = one
        told.append(Told(one, one.first_day, one.closes_on, one.said, one.listed, report, phase_on(one, today)))
    return told
