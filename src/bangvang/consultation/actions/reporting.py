"""Closing report for the council."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.consultation import states
from bangvang.consultation.actions.preparing import claimed
from bangvang.consultation.choices import Phase
from bangvang.consultation.models import ClosingReport
from bangvang.consultation.papers import render_report
from bangvang.consultation.permissions import may_manage, require
from bangvang.consultation.queries import phase_on
from bangvang.consultation.reporting import content_of
from bangvang.files.actions import store
from bangvang.files.queries import DOCX, PDF
from bangvang.outbox import actions as outbox

if TYPE_CHECKING:
    from bangvang.consultation.queries.consultations import Dated


def report(by: User, consultation: Dated, *, number: int | None, today: date, read_version: int) -> ClosingReport:
    """Make an edition of the report and keep its papers. A result that comes later is told by another edition.

    The papers are set before the transaction, which only claims the version they were made from. ``consultation`` comes
    from `visible_to`. Raises PermissionDenied, Stale, and `Refusal` before the days are over or while a comment has no result.
    """
    require(may_manage(by, consultation))
    states.after("report", consultation.state)
    if phase_on(consultation, today) in (Phase.WAITING, Phase.OPEN):
        raise Refusal(
            _("Chưa hết hạn lấy ý kiến (hết ngày %(day)s) nên chưa báo cáo được. Hãy lập báo cáo sau ngày ấy.")
            % {"day": f"{consultation.closes_on:%d/%m/%Y}"}
        )
    content = content_of(consultation)
    files = render_report(consultation, content, number=number, made_on=today)
    with transaction.atomic():
        standing = claimed(consultation, "report", read_version)
        standing.save(update_fields=["state"])
        edition = (standing.reports.aggregate(last=Max("edition"))["last"] or 0) + 1
        name = f"Bao-cao-lay-y-kien-{standing.public_id}-ban-{edition}"
        made = ClosingReport.objects.create(
            consultation=standing,
            edition=edition,
            number=number,
            made_on=today,
            content=content.kept(),
            docx=store(files.docx, name=f"{name}.docx", media_type=DOCX),
            pdf=store(files.pdf, name=f"{name}.pdf", media_type=PDF),
            by=by,
        )
        audit.record(by, "reported_consultation", standing, note=_("bản %(n)d") % {"n": edition})
        outbox.tell("consultation.reported", standing)
        facts = {"comments": content.comments, "edition": edition}
        chronicle.write("consultation.reported", made, [made, made.docx, made.pdf], facts=facts)
    return made
