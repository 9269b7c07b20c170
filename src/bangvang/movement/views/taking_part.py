"""A movement as a unit meets it: it takes note, pledges, reports; the level above approves what it pledged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.accounts.models import User
from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries import award_name
from bangvang.files.queries import DOCX, PDF, answer_with
from bangvang.movement import actions
from bangvang.movement.choices import MovementState, PledgeState, ReviewKind
from bangvang.movement.forms import DecideForm, PledgeForm, ReviewForm
from bangvang.movement.models import Movement, Pledge, Receipt, Review
from bangvang.movement.papers import pledge_paper
from bangvang.movement.permissions import may_decide_on, may_lead, may_take_part, require
from bangvang.movement.queries import aimed_at, visible_to
from bangvang.register.models import Unit
from bangvang.register.queries import people_of
from bangvang_paper.typesetting.statement import statement_docx, statement_pdf

MOST_SHOWN = 300
_PAPERS = {"docx": (statement_docx, DOCX), "pdf": (statement_pdf, PDF)}


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
    return _unit(request, _sent(request, pk, unit_pk))


def _unit(request: HttpRequest, receipt: Receipt, status: int = 200, refused: DecideForm | None = None) -> HttpResponse:
    """The page of one unit; ``refused``: the answer to a pledge that could not be given, shown where it was typed."""
    pledges = list(_pledges(receipt)[:MOST_SHOWN])
    runs = receipt.movement.state == MovementState.LAUNCHED
    decides = runs and bool(pledges) and may_decide_on(request.user, pledges[0])
    context = {
        "receipt": receipt,
        "movement": receipt.movement,
        "open": runs,
        "may_write": may_take_part(request.user, receipt.unit),
        "pledges": [
            (
                one,
                award_name(one.aims_at) if one.aims_at else "",
                _decide_form(one, refused) if decides and one.state == PledgeState.WAITING else None,
            )
            for one in pledges
        ],
        "waiting": sum(one.state == PledgeState.WAITING for one in pledges),
        "returned": sum(one.state == PledgeState.RETURNED for one in pledges),
        "refused": refused,
        "reviews": [(kind, _review(receipt, kind)) for kind in ReviewKind],
    }
    return render(request, "movement/unit.html", context, status=status)


def _pledges(receipt: Receipt) -> QuerySet[Pledge]:
    """Pledges of the unit and its people: its own first, people in Vietnamese order."""
    found = Pledge.objects.filter(movement=receipt.movement, unit=receipt.unit)
    own_first = F("person__sort_key").asc(nulls_first=True)
    return found.select_related("person", "unit", "movement", "decided_by").order_by(own_first, "pk")


def _decide_form(one: Pledge, refused: DecideForm | None) -> DecideForm:
    prefix = f"d{one.pk}"
    if refused is not None and refused.prefix == prefix:
        return refused
    return DecideForm(prefix=prefix, initial={"version": one.version})


@login_required
@require_POST
def decide(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Approve one pledge, or give it back with the reason."""
    if verb not in _DECISIONS:
        raise Http404
    seen = Pledge.objects.filter(movement__in=visible_to(request.user)).select_related("movement", "unit")
    found = get_object_or_404(seen, pk=pk)
    receipt = _sent(request, found.movement_id, found.unit_id)
    require(may_decide_on(request.user, found))
    form = DecideForm(request.POST, prefix=f"d{pk}")
    if form.is_valid() and attempt(form, lambda: _DECISIONS[verb](request.user, found, form.cleaned_data)):
        return redirect("movement:unit", found.movement_id, found.unit_id)
    return _unit(request, receipt, status=status_of(form), refused=form)


_DECISIONS: dict[str, Callable[[User, Pledge, dict[str, Any]], Pledge]] = {
    "duyet": lambda by, one, said: actions.approve_pledge(by, one, read_version=said["version"]),
    "tra-lai": lambda by, one, said: actions.return_pledge(
        by, one, reason=said["reason"], read_version=said["version"]
    ),
}


@login_required
@require_safe
def pledge_paper_file(request: HttpRequest, pk: int, unit_pk: int, kind: str) -> HttpResponse:
    """The unit's registration as DOCX or PDF; `?trong=1`: the form to fill by hand."""
    if kind not in _PAPERS:
        raise Http404
    receipt = _sent(request, pk, unit_pk)
    pledges = [] if request.GET.get("trong") == "1" else list(_pledges(receipt)[:MOST_SHOWN])
    make, media_type = _PAPERS[kind]
    paper = pledge_paper(receipt.movement, receipt.unit, pledges, on=timezone.localdate())
    name = f"Dang-ky-thi-dua-{pk}-{unit_pk}.{kind}"
    return answer_with(make(paper), name=name, media_type=media_type, inline=True)


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
            messages.success(request, _("Đã ghi đăng ký thi đua, chờ cấp trên duyệt."))
            _warn_of_too_many(request, receipt.movement, said["aims_at"])
            return redirect("movement:unit", pk, unit_pk)
    full = [
        (award_name(one.award), one)
        for one in aimed_at(receipt.movement, timezone.localdate())
        if one.most is not None and one.count >= one.most
    ]
    context = {"form": form, "receipt": receipt, "movement": receipt.movement, "before": before, "full": full}
    return render(request, "movement/pledge.html", context, status=status_of(form))


def _warn_of_too_many(request: HttpRequest, movement: Movement, award: str) -> None:
    """Say that more aim at the award than were planned, and who set the number; it is no refusal."""
    for one in aimed_at(movement, timezone.localdate()):
        if one.award == award and one.too_many:
            messages.warning(
                request,
                _("%(award)s: %(count)d đăng ký, quá số %(most)d theo %(source)s.")
                % {"award": award_name(award), "count": one.count, "most": one.most or 0, "source": one.source},
            )


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
