"""Boards of a body and of a unit, and one indicator with its chart and the table behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bangvang.indicator.choices import PeriodKind
from bangvang.indicator.forms import ObserveForm, PublishForm, RetireForm, TargetForm, WithdrawForm
from bangvang.indicator.models import Indicator
from bangvang.indicator.periods import Period, holding, parsed
from bangvang.indicator.permissions import may_enter, may_lead, may_set
from bangvang.indicator.queries import (
    board_of_body,
    board_of_unit,
    bodies_seen,
    indicators_over,
    ranking,
    records_of,
    reporting_units,
    story,
    units_kept,
    visible_to,
)
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import body_of, mandates_once, units_of, visible_units

A_PAGE = 20


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The board of a body: every indicator in one period, then every unit."""
    bodies = list(bodies_seen(request.user))
    body = chosen_body(request, bodies)
    if body is None:
        return render(request, "indicator/home.html", {"bodies": bodies})
    every = list(visible_to(request.user).filter(body=body).order_by("id"))
    kind = chosen_kind(request, every)
    indicators = [one for one in every if one.period_kind == kind]
    board = board_of_body(body, indicators, asked_period(request, kind), last_over(kind))
    context = {
        "bodies": bodies,
        "body": body,
        "kinds": kinds_of(every),
        "kind": kind,
        "board": board,
        "seen": units_of(request.user, list(Role)),
        "may_set": may_set(request.user, body) and body.ends_on is None,
        "kept": _first_kept(request, body),
    }
    return render(request, "indicator/home.html", context)


def _first_kept(request: HttpRequest, body: Unit) -> Unit | None:
    """Whose figures the person enters first: the body's, else those of a unit below it."""
    kept = list(units_kept(request.user).filter(pk__in=reporting_units(body)))
    return body if body in kept else next(iter(kept), None)


@login_required
@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """The board of one unit."""
    found = get_object_or_404(visible_units(request.user), pk=pk)
    every = list(indicators_over(found))
    bodies = list({one.body_id: one.body for one in every}.values())
    body = chosen_body(request, bodies) if request.GET.get("co_quan") else (bodies[-1] if bodies else None)
    mine = [one for one in every if body is not None and one.body_id == body.pk]
    kind = chosen_kind(request, mine)
    indicators = [one for one in mine if one.period_kind == kind]
    context = {
        "unit": found,
        "bodies": bodies,
        "body": body,
        "kinds": kinds_of(mine),
        "kind": kind,
        "board": board_of_unit(found, indicators, asked_period(request, kind), last_over(kind)),
        "may_enter": bool(indicators) and may_enter(request.user, indicators[0], found) and found.ends_on is None,
    }
    return render(request, "indicator/unit.html", context)


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One indicator: its chart, the table behind it, the units of a period, and everything that was written down."""
    return detail_page(request, find(request, pk))


def find(request: HttpRequest, pk: int) -> Indicator:
    """The indicator, where the person sees it; else not found."""
    return get_object_or_404(visible_to(request.user), pk=pk)


def detail_page(request: HttpRequest, indicator: Indicator, status: int = 200, **forms: object) -> HttpResponse:
    """The page of ``indicator``; ``forms`` replace the empty ones by those that were sent and refused."""
    told = story(indicator)
    period = asked_period(request, indicator.period_kind) or (
        told.latest.period if told.latest else last_over(indicator.period_kind)
    )
    ranked = ranking(indicator, period)
    leads = may_lead(request.user, indicator)
    places = _places(request, indicator)
    version = {"version": indicator.version}
    context = {
        "indicator": indicator,
        "story": told,
        "period": period,
        "ranking": ranked,
        "ranked": any(one.rank for one in ranked),
        "records": Paginator(records_of(indicator), A_PAGE).get_page(request.GET.get("trang")),
        "seen": units_of(request.user, list(Role)),
        "may_lead": leads,
        "may_correct": {place.pk for place in places} | ({indicator.body_id} if leads else set()),
        "observe_form": ObserveForm(
            indicator=indicator, units=places, initial={"period": last_over(indicator.period_kind)}
        )
        if places
        else None,
        "target_form": TargetForm(indicator=indicator) if leads else None,
        "publish_form": PublishForm(indicator=indicator, initial=version | {"period": period}),
        "withdraw_form": WithdrawForm(initial=version),
        "retire_form": RetireForm(initial=version | {"on": f"{timezone.localdate():%d/%m/%Y}"}),
    }
    return render(request, "indicator/detail.html", context | forms, status=status)


def _places(request: HttpRequest, indicator: Indicator) -> list[Unit]:
    """Living units whose figures of the indicator the person enters."""
    below = set(reporting_units(indicator.body).values_list("pk", flat=True))
    places = [unit for unit in units_kept(request.user) if unit.pk in below]
    if (
        indicator.body.ends_on is None
        and indicator.body not in places
        and may_enter(request.user, indicator, indicator.body)
    ):
        places.append(indicator.body)
    return places


# ── what a board is asked for ────────────────────────────────────────────────────────────────────────────────────────────
def chosen_body(request: HttpRequest, bodies: Sequence[Unit]) -> Unit | None:
    """The body in the address, else the one nearest to the person, else the first."""
    asked = request.GET.get("co_quan", "")
    by_key = {str(body.pk): body for body in bodies}
    if asked in by_key:
        return by_key[asked]
    near = [body_of(mandate.unit) for mandate in mandates_once(request.user)]
    return next((body for body in near if str(body.pk) in by_key), bodies[0] if bodies else None)


def kinds_of(indicators: Sequence[Indicator]) -> list[PeriodKind]:
    """The kinds of period that the indicators have, in their own order."""
    there = {one.period_kind for one in indicators}
    return [kind for kind in PeriodKind if kind in there]


def chosen_kind(request: HttpRequest, indicators: Sequence[Indicator]) -> str:
    """The kind in the address, else the one that most indicators have."""
    asked = request.GET.get("loai", "")
    if asked in PeriodKind.values:
        return asked
    counted = Counter(one.period_kind for one in indicators)
    return max(kinds_of(indicators), key=lambda kind: counted[kind], default=PeriodKind.YEAR)


def asked_period(request: HttpRequest, kind: str) -> Period | None:
    return parsed(kind, request.GET.get("ky", "")[:20])


def last_over(kind: str) -> Period:
    """The last period that is over today."""
    return holding(kind, timezone.localdate()).before
