"""The verb of the watch over the roll. It is nobody's act: it writes what the program noticed."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from bangvang.outbox import actions as outbox
from bangvang.portal.choices import AlarmKind
from bangvang.portal.pages.alarm import Alarm

KEPT = timedelta(days=90)
MOST_AN_HOUR = 50
"""Rows of one hour: who comes from a thousand networks fills no table."""
_LOG = logging.getLogger("bangvang.alarm")


def raise_alarm(kind: AlarmKind, network: str) -> Alarm | None:
    """Tell the operator that the roll is being copied: a line of the log, a row, an event. None when it was told this hour.

    Rows older than `KEPT` go: a network is told of people too.
    """
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    told = Alarm.objects.filter(hour=hour)
    if told.filter(kind=kind, network=network).exists() or told.count() >= MOST_AN_HOUR:
        return None
    _LOG.warning("roll copied: %s %s", kind.value, network)
    with transaction.atomic():
        alarm, is_new = Alarm.objects.get_or_create(kind=kind, hour=hour, network=network)
        if is_new:
            outbox.tell("portal.alarm_raised", alarm)
            Alarm.objects.filter(hour__lt=now - KEPT).delete()
    return alarm if is_new else None
