"""Contacts of those who commented are kept while somebody may still have to ask back, and not longer."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from bangvang.audit import actions as audit
from bangvang.consultation.choices import CaseState
from bangvang.consultation.models import Case, Comment
from bangvang.outbox import actions as outbox

AT_ONCE = 200
"""Contacts that one transaction forgets."""


def last_day_kept(today: date) -> date:
    """Contacts of what was answered on this day or before are forgotten; no law that was read sets `CONTACT_DAYS`."""
    return today - timedelta(days=settings.CONTACT_DAYS)


def forget_contacts(today: date) -> int:
    """Take the contact from comments that were answered long enough ago, each with its row in the journal. How many."""
    due = Case.objects.filter(state=CaseState.ANSWERED, answered_on__lte=last_day_kept(today))
    with transaction.atomic():
        cases = list(due.exclude(comment__contact_sealed=None).order_by("pk")[:AT_ONCE])
        Comment.objects.filter(case__in=cases).update(contact_sealed=None)
        for case in cases:
            audit.record(None, "forgot_contact", case)
            outbox.tell("consultation.contact_forgotten", case)
    return len(cases)
