"""A movement as a unit meets it: it takes note, pledges, reports."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries import award_name
from bangvang.movement import actions
from bangvang.movement.choices import MovementState, ReviewKind
from bangvang.movement.forms import PledgeForm, ReviewForm
from bangvang.movement.models import Movement, Pledge, Receipt, Review
from bangvang.movement.permissions import may_lead, may_take_part, require
from bangvang.movement.queries import visible_to
from bangvang.register.models import Unit
from bangvang.register.queries import people_of

MOST_SHOWN = 300


@login_required
@require_POST
def take_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the unit has received the movement."""
    receipt = _receipt(request, pk)
    actions.take_note(request.user, receipt)
    messages.success(request, _("Đã ghi là %(unit)s nhận được phong trào.") % {"unit": receipt.unit})
    return redirect("movement:unit", receipt.movement_id, receipt.unit_id)


@login_required
@require_POST
def hand_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the movement to the unit that came after one that ended."""
    receipt = _receipt(request, pk)
    require(may_lead(request.user, receipt.movement))
    try:
        sent = actions.hand_on(request.user, receipt)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã giao phong trào cho %(unit)s.") % {"unit": sent.unit})
    return redirect("desk:movement_board", receipt.movement_id)


def _receipt(request: HttpRequest, pk: int) -> Receipt:
    receipts = Receipt.objects.filter(movement__in=visible_to(request.user))
    return get_object_or_404(receipts.select_related("movement__body", "unit__successor", "unit__merged_into"), pk=pk)


@login_required
@require_safe
def unit(request: HttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    """What one unit did about the movement, and what is left for it to do."""
    receipt = _sent(request, pk, unit_pk)
    pledges = Pledge.objects.filter(movement=receipt.movement, unit=receipt.unit).select_related("person")
    context = {
        "receipt": receipt,
        "movement": receipt.movement,
        "open": receipt.movement.state == MovementState.LAUNCHED,
        "may_write": may_take_part(request.user, receipt.unit),
        "pledges": [(one, award_name(one.aims_at) if one.aims_at else "") for one in pledges[:MOST_SHOWN]],
        "reviews": [(kind, _review(receipt, kind)) for kind in ReviewKind],
    }
    return render(request, "movement/unit.html", context)


@login_required
def pledge(request: HttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    """Write a pledge of the unit or of one of its people; `?sua=` opens one that was written."""
    receipt = _sent(request, pk, unit_pk)
    require(may_take_part(request.user, receipt.unit))
    asked = request.POST.get("sua") or request.GET.get("sua", "")
    before = Pledge.objects.filter(
        movement=receipt.movement, unit=receipt.unit, pk=int(asked) if asked.isdecimal() else 0
    ).first()
    people = people_of(receipt.unit, request.user, timezone.localdate())
    form = PledgeForm(
        request.POST or None, instance=before, people=people, initial={"pledged_on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if attempt(form, lambda: actions.pledge(request.user, receipt.movement, receipt.unit, **said)):
            messages.success(request, _("Đã ghi đăng ký thi đua."))
            return redirect("movement:unit", pk, unit_pk)
    context = {"form": form, "receipt": receipt, "movement": receipt.movement, "before": before}
    return render(request, "movement/pledge.html", context, status=status_of(form))


@login_required
def report(request: HttpRequest, pk: int, unit_pk: int, kind: str) -> HttpResponse:
    """Write the interim or the final report of the unit."""
    if kind not in ReviewKind.values:
        raise Http404
    receipt = _sent(request, pk, unit_pk)
    require(may_take_part(request.user, receipt.unit))
    before = _review(receipt, ReviewKind(kind))
    form = ReviewForm(request.POST or None, instance=before, initial={"reported_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        done = attempt(
            form, lambda: actions.report(request.user, receipt.movement, receipt.unit, ReviewKind(kind), **said)
        )
        if done:
            messages.success(request, _("Đã ghi báo cáo."))
            return redirect("movement:unit", pk, unit_pk)
    context = {"form": form, "receipt": receipt, "movement": receipt.movement, "kind": ReviewKind(kind)}
    return render(request, "movement/report.html", context, status=status_of(form))


def _review(receipt: Receipt, kind: ReviewKind) -> Review | None:
    return Review.objects.filter(movement=receipt.movement, unit=receipt.unit, kind=kind).select_related("by").first()


def _sent(request: HttpRequest, pk: int, unit_pk: int) -> Receipt:
    """The unit's receipt of the movement, for who leads the movement or answers for the unit."""
    movement: Movement = get_object_or_404(visible_to(request.user), pk=pk)
    found: Unit = get_object_or_404(Unit, pk=unit_pk)
    if not may_lead(request.user, movement) and not may_take_part(request.user, found):
        raise Http404
    return get_object_or_404(
        Receipt.objects.select_related("movement__body", "unit", "received_by", "instead_of"),
        movement=movement,
        unit=found,
    )
