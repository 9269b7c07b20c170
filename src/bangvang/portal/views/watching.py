"""Nobody copies the roll unnoticed: who asks too often waits; of who asks for a name that nobody bears the operator is told."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bangvang.portal.actions import raise_alarm
from bangvang.portal.canaries import Canary, canary_of, is_canary
from bangvang.portal.choices import AlarmKind
from bangvang.portal.limits import FREE, TOGETHER, network_of, use_up
from bangvang.portal.models import Alarm
from bangvang.portal.permissions import is_operator
from bangvang.portal.queries.roll import PAGE
from bangvang.register.permissions import require


def at_the_end_of(rows: Sequence[object]) -> Canary | None:
    """The name of the day under a full leaf; none under a short one, where somebody found whom they looked for."""
    return canary_of(timezone.localdate()) if len(rows) >= PAGE else None


def watch_for_canaries(request: HttpRequest, asked: str) -> None:
    """Who asks for a name that nobody bears, or opens its address, has copied it from here."""
    if asked and is_canary(asked.strip(), timezone.localdate()):
        use_up(request)
        raise_alarm(AlarmKind.CANARY, network_of(request))


@login_required
@require_safe
def alarms(request: HttpRequest) -> HttpResponse:
    """What was noticed of who copies the roll, for the operator."""
    require(is_operator(request.user))
    leaf = Paginator(Alarm.objects.all(), PAGE).get_page(request.GET.get("trang"))
    return render(request, "portal/alarms.html", {"page": leaf, "free": FREE, "together": TOGETHER})
