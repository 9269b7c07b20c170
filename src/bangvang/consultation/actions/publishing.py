"""Making a list public, and adding to one that is: every word stands from there, and the log holds it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.consultation.actions.preparing import claimed, named
from bangvang.consultation.actions.stopping import require_not_stopped
from bangvang.consultation.models import Consultation, Entry, Publication
from bangvang.consultation.periods import Asked, Period, period_for, rule_for
from bangvang.consultation.permissions import may_manage, require
from bangvang.nomination.models import Handling
from bangvang.outbox import actions as outbox


def publish(by: User, consultation: Consultation, *, today: date, read_version: int) -> Publication:
    """Show the list to everybody from its first day on, for the days that the rule of that day asks.

    Raises PermissionDenied, Stale, and `Refusal`: no entry, a first day that is gone, a dossier that is out, days that
    nothing sets or that are fewer than the article asks.
    """
    require(may_manage(by, consultation))
    with transaction.atomic():
        standing = claimed(consultation, "publish", read_version)
        entries = list(standing.entries.select_related("handling__nomination").order_by("ordinal"))
        _fit_to_show(standing, entries, today)
        awards = [entry.award for entry in entries]
        rule = rule_for(standing.body_id, awards, standing.opens_on)
        period = period_for(rule, standing.opens_on, asked_by(standing))
        publication = _publish(by, standing, period, number=1, reason="")
        standing.save(update_fields=["state"])
        standing.entries.update(publication=publication)
        standing.attachments.update(publication=publication)
        audit.record(by, "published_consultation", standing, note=_("%(count)d hồ sơ") % {"count": len(entries)})
        outbox.tell("consultation.published", standing)
        rows = [standing, publication, *standing.entries.all(), *standing.attachments.all()]
        chronicle.write("consultation.published", publication, rows, facts=_facts(publication))
    return publication


def amend(
    by: User, consultation: Consultation, handlings: Sequence[Handling], *, reason: str, today: date, asked: Asked
) -> Publication:
    """Publish again with more dossiers and say why. The days begin anew for the whole list and never end earlier.

    Raises PermissionDenied, `Refusal` once the days are over, without a reason, and as `publish`.
    """
    require(may_manage(by, consultation))
    if not reason.strip():
        raise Refusal(_("Chưa ghi vì sao công khai bổ sung. Người đọc cần biết danh sách đổi vì lẽ gì."))
    with transaction.atomic():
        standing = claimed(consultation, "amend")
        require_not_stopped(standing)
        last = standing.publications.order_by("-number").first()
        assert last is not None  # a published list has a publication
        if today > last.closes_on:
            raise Refusal(
                _(
                    "Đã hết hạn lấy ý kiến từ ngày %(day)s nên không bổ sung được. Hãy lập lần lấy ý kiến khác cho hồ sơ này."
                )
                % {"day": f"{last.closes_on:%d/%m/%Y}"}
            )
        opens_on = max(today, last.opens_on)
        awards = [*standing.entries.values_list("award", flat=True), *(one.nomination.award for one in handlings)]
        period = period_for(rule_for(standing.body_id, awards, opens_on), opens_on, asked)
        publication = _publish(
            by, standing, _no_earlier(period, last.closes_on), number=last.number + 1, reason=reason.strip()
        )
        added = [entry.pk for entry in named(standing, handlings)]
        Entry.objects.filter(pk__in=added).update(publication=publication)
        audit.record(by, "amended_consultation", standing, note=reason.strip())
        outbox.tell("consultation.amended", standing)
        rows = [publication, *publication.entries.all()]
        chronicle.write("consultation.amended", publication, rows, facts=_facts(publication))
    return publication


def asked_by(consultation: Consultation) -> Asked:
    """What the officer's document sets for a draft."""
    return Asked(consultation.days, consultation.day_unit, consultation.closes_by_hand, consultation.period_by)


def _fit_to_show(consultation: Consultation, entries: Sequence[Entry], today: date) -> None:
    if not entries:
        raise Refusal(_("Danh sách chưa có hồ sơ nào nên chưa công khai được. Hãy chọn hồ sơ trước."))
    if consultation.opens_on < today:
        raise Refusal(
            _(
                "Ngày công khai %(day)s đã qua: không ai đọc được danh sách trong những ngày ấy. Hãy đổi thành hôm nay hoặc sau."
            )
            % {"day": f"{consultation.opens_on:%d/%m/%Y}"}
        )
    for entry in entries:
        if entry.handling.closed_on is not None:
            raise Refusal(
                _("Hồ sơ %(name)s không còn ở cơ quan (%(outcome)s). Hãy bỏ khỏi danh sách rồi công khai.")
                % {"name": entry.name, "outcome": entry.handling.get_outcome_display()}
            )


def _no_earlier(period: Period, closes_on: date) -> Period:
    """The period, or its first day up to the day that was already promised."""
    if period.closes_on >= closes_on:
        return period
    return Period(period.opens_on, closes_on, None, "", period.by)


def _publish(by: User, consultation: Consultation, period: Period, *, number: int, reason: str) -> Publication:
    return Publication.objects.create(
        consultation=consultation,
        number=number,
        opens_on=period.opens_on,
        closes_on=period.closes_on,
        days=period.days,
        day_unit=period.unit,
        period_by=period.by,
        skipped=[[day.isoformat(), why] for day, why in period.skipped],
        reason=reason,
        by=by,
    )


def _facts(publication: Publication) -> dict[str, str | int]:
    return {
        "entries": publication.entries.count(),
        "opens_on": publication.opens_on.isoformat(),
        "closes_on": publication.closes_on.isoformat(),
    }
