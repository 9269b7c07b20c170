"""Who writes and who reads reports: units write, those who handle what the units propose read what was closed."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Q, QuerySet, Subquery

from bangvang.accounts.models import User
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.models.recipient import Recipient
from bangvang.register.queries import belonging_to, units_of
from bangvang.report.choices import ReportState
from bangvang.report.models import AchievementReport, Edition

WRITERS = (Role.CLERK, Role.OFFICER)
WATCHERS = (Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.LEADER, Role.AUDITOR)


def visible_to(user: User | AnonymousUser) -> QuerySet[AchievementReport]:
    """Reports of the units where ``user`` writes; of those where ``user`` watches, and about oneself, what was closed once."""
    closed = Q(editions__isnull=False)
    seen = Q(unit_id__in=units_of(user, WRITERS)) | (Q(unit_id__in=units_of(user, WATCHERS)) & closed)
    if user.is_authenticated:
        seen |= (Q(person__user=user) | Q(person__merged_into__user=user)) & closed
    return (
        AchievementReport.objects.filter(pk__in=AchievementReport.objects.filter(seen).values("pk"))
        .select_related("unit", "person__merged_into", "collective", "household", "by")
        .order_by("-id")
    )


def editions_visible_to(user: User | AnonymousUser) -> QuerySet[Edition]:
    """Closed editions of the reports that ``user`` may see."""
    return Edition.objects.filter(report__in=visible_to(user).values("pk")).select_related(
        "report__unit", "report__person", "report__collective", "report__household", "by"
    )


def units_writing(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Standing units in which ``user`` may write a report."""
    return Unit.objects.filter(pk__in=units_of(user, WRITERS), ends_on=None).order_by("name")


def editions_about(recipient: Recipient) -> QuerySet[Edition]:
    """The last closed edition of each report about the same recipient that is not being rewritten; the newest report first."""
    reports = AchievementReport.objects.filter(belonging_to(recipient.kept), state=ReportState.SUBMITTED)
    last = Edition.objects.filter(report=OuterRef("report")).order_by("-number").values("pk")[:1]
    return (
        Edition.objects.filter(report__in=reports.values("pk"), pk=Subquery(last))
        .select_related("report__unit")
        .order_by("-report_id")
    )
