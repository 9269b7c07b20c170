"""Sheets and rounds: what units are scored by, and how far the scoring of a year is."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.forms import VersionForm
from bangvang.block import sheet as sheets
from bangvang.block.actions import joining, results
from bangvang.block.actions import scoring as actions
from bangvang.block.choices import CardKind, RoundState
from bangvang.block.forms.scoring import MOST_BY_NAME, LetInForm, PeersForm, PlanForm, RingForm, RoundForm, SheetForm
from bangvang.block.models import Block, Card, Round, ScoreSheet
from bangvang.block.permissions import may_let_in, may_organise, may_organise_for, require
from bangvang.block.queries import organisers_for, visible_to
from bangvang.block.queries.honouring import fates, put_forward_visible_to
from bangvang.block.queries.scoring import (
    criteria_of,
    open_appeals,
    rounds_visible_to,
    sheets_visible_to,
    ties,
    to_let_in,
)
from bangvang.block.queries.tables import kinds_of, may_see_order, progress_of, table_of
from bangvang.register.models import Unit


# ── sheets ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def sheet_list(request: HttpRequest, organiser_pk: int) -> HttpResponse:
    """The sheets of an organiser, and those that ship with the program."""
    organiser = get_object_or_404(organisers_for(request.user), pk=organiser_pk)
    context = {
        "organiser": organiser,
        "sheets": sheets_visible_to(request.user).filter(organiser=organiser),
        "templates": sheets.templates().values(),
    }
    return render(request, "block/sheets.html", context)


@login_required
def new_sheet(request: HttpRequest, organiser_pk: int) -> HttpResponse:
    """Write a sheet; `?mau=` begins from a template, `?tu=` from another sheet of the organiser."""
    organiser = get_object_or_404(organisers_for(request.user), pk=organiser_pk)
    form = SheetForm(
        request.POST or None, instance=ScoreSheet(organiser=organiser), initial=_beginning(request, organiser)
    )

    def save() -> ScoreSheet:
        return actions.draw_up_sheet(request.user, organiser, **form.said)

    return _edit_sheet(request, form, organiser, save)


def _beginning(request: HttpRequest, organiser: Unit) -> dict[str, str]:
    template = sheets.templates().get(request.GET.get("mau", ""))
    if template is not None:
        return {"name": template.name, "text": template.text}
    asked = request.GET.get("tu", "")
    copied = (
        sheets_visible_to(request.user).filter(organiser=organiser, pk=int(asked) if asked.isdecimal() else 0).first()
    )
    return {"text": copied.text, "rule": copied.rule} if copied else {}


@login_required
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One sheet: its tree, or its lines while it may still be written."""
    found = get_object_or_404(sheets_visible_to(request.user), pk=pk)
    if found.fixed_at is not None or not may_organise_for(request.user, found.organiser):
        context = {
            "sheet": found,
            "lines": criteria_of(found),
            "may_copy": may_organise_for(request.user, found.organiser),
        }
        context["maximum"] = sheets.maximum(context["lines"])
        return render(request, "block/sheet.html", context)
    form = SheetForm(request.POST or None, instance=found)

    def save() -> ScoreSheet:
        return actions.revise_sheet(
            request.user, ScoreSheet.objects.get(pk=pk), read_version=form.read_version, **form.said
        )

    return _edit_sheet(request, form, found.organiser, save)


def _edit_sheet(request: HttpRequest, form: SheetForm, organiser: Unit, save: Callable[[], ScoreSheet]) -> HttpResponse:
    """The lines beside the tree they make. The button "xem" only draws the tree; nothing is kept."""
    if request.method == "POST" and form.is_valid() and "xem" not in request.POST:
        done: list[ScoreSheet] = []
        if attempt(form, lambda: done.append(save())):
            messages.success(request, _("Đã lưu bảng chấm."))
            return redirect("block:sheet", done[0].pk)
    lines = form.lines or _lines_of(form)
    context = {
        "form": form, "organiser": organiser, "lines": lines, "maximum": sheets.maximum(lines), "looked": form.is_bound,
    }  # fmt: skip
    return render(request, "block/sheet_form.html", context, status=status_of(form))


def _lines_of(form: SheetForm) -> tuple[sheets.Line, ...]:
    if form.is_bound:
        return ()
    try:
        return sheets.read(str(form["text"].value() or ""))
    except sheets.WrongSheet:
        return ()


# ── rounds ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def plan(request: HttpRequest, block_pk: int) -> HttpResponse:
    """Prepare the scoring of a year."""
    block = get_object_or_404(visible_to(request.user), pk=block_pk)
    require(may_organise(request.user, block))
    today = timezone.localdate()
    form = PlanForm(
        request.POST or None, instance=Round(block=block), user=request.user, block=block, initial={"year": today.year}
    )
    if request.method == "POST" and form.is_valid():
        done: list[Round] = []
        year = form.cleaned_data["year"]
        if attempt(form, lambda: done.append(actions.plan_round(request.user, block, year, today=today, **form.said))):
            messages.success(request, _("Đã lập đợt chấm. Xem lại rồi mở cho các đơn vị chấm."))
            return redirect("block:round", done[0].pk)
    return _round_form(request, form, block, None)


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Move deadlines; change the sheet while nobody scores."""
    found = round_seen(request, pk)
    require(may_organise(request.user, found.block))
    form = RoundForm(request.POST or None, instance=Round.objects.get(pk=pk), user=request.user, block=found.block)
    if request.method == "POST" and form.is_valid():
        read = form.read_version
        if attempt(form, lambda: actions.revise_round(request.user, found, read_version=read, **form.said)):
            messages.success(request, _("Đã lưu."))
            return redirect("block:round", pk)
    return _round_form(request, form, found.block, found)


def _round_form(request: HttpRequest, form: RoundForm, block: Block, found: Round | None) -> HttpResponse:
    has_sheets = form.fields["sheet"].queryset.exists()  # type: ignore[attr-defined]
    context = {"form": form, "the_block": block, "round": found, "has_sheets": has_sheets}
    return render(request, "block/round_form.html", context, status=status_of(form))


def round_seen(request: HttpRequest, pk: int) -> Round:
    """The round, where the person sees its block; else not found."""
    return get_object_or_404(rounds_visible_to(request.user), pk=pk)


@login_required
@require_safe
def round(request: HttpRequest, pk: int) -> HttpResponse:
    """How far every unit is that the person may see."""
    return round_page(request, round_seen(request, pk))


def round_page(request: HttpRequest, found: Round, refused: VersionForm | None = None) -> HttpResponse:
    today = timezone.localdate()
    rows = table_of(request.user, found)
    organises = may_organise(request.user, found.block)
    placed = may_see_order(request.user, found)
    found_ties = ties([row.standing for row in rows]) if placed else []
    lines = put_forward_visible_to(request.user).filter(contender__round=found)
    context = {
        "round": found,
        "rows": rows,
        "kinds": kinds_of(found),
        "progress": progress_of(found),
        "organises": organises,
        "placed": placed,
        "ties": found_ties,
        "appeals": list(open_appeals(found).select_related("contender", "criterion", "by")) if organises else [],
        "fates": fates(list(lines), today),
        "late": found.state == RoundState.SCORING and found.council_until < today,
        "may_close": found.state == RoundState.APPEALS
        and found.appeal_until is not None
        and found.appeal_until < today,
        "late_units": to_let_in(found, today) if may_let_in(request.user, found) else [],
        "today": today,
        "refused": refused,
    }
    return render(request, "block/round.html", context, status=status_of(refused))


def _press(act: Callable[..., object], done: object) -> Callable[[HttpRequest, int], HttpResponse]:
    """One press of the organiser, at the version that was read; ``done`` is said afterwards."""

    @login_required
    @require_POST
    def press(request: HttpRequest, pk: int) -> HttpResponse:
        found = round_seen(request, pk)
        require(may_organise(request.user, found.block))
        form, today = VersionForm(request.POST), timezone.localdate()
        if form.is_valid():
            read = form.cleaned_data["version"]
            if attempt(form, lambda: act(request.user, found, today=today, read_version=read)):
                messages.success(request, str(done))
                return redirect("block:round", pk)
        return round_page(request, found, form)

    return press


open_round = _press(actions.open_round, _later("Đã mở. Các đơn vị tự chấm được từ bây giờ."))
announce = _press(actions.announce, _later("Đã báo điểm. Các đơn vị xem được điểm của mình và kiến nghị."))
close = _press(results.close_round, _later("Đã kết thúc đợt chấm. Điểm và hạng giữ nguyên từ đây."))


@login_required
def let_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a member into the round that came into the block later."""
    found = round_seen(request, pk)
    require(may_let_in(request.user, found))
    today = timezone.localdate()
    units = to_let_in(found, today)
    form = LetInForm(request.POST or None, units=units)
    if form.is_valid() and attempt(form, lambda: joining.let_in(request.user, found, **form.cleaned_data, today=today)):
        messages.success(request, _("Đã đưa %(unit)s vào đợt chấm.") % {"unit": form.cleaned_data["unit"]})
        return redirect("block:round", pk)
    return render(request, "block/let_in.html", {"form": form, "round": found, "units": units}, status=status_of(form))


@login_required
def peers(request: HttpRequest, pk: int) -> HttpResponse:
    """Which units score which: in a ring, or by name where they are few."""
    found = round_seen(request, pk)
    require(may_organise(request.user, found.block))
    contenders = list(found.contenders.select_related("unit"))
    cards = list(Card.objects.filter(contender__round=found, kind=CardKind.PEER).select_related("scorer"))
    in_ring = "each" in request.POST
    ring_form = RingForm(request.POST if in_ring else None, contenders=contenders)
    by_name = len(contenders) <= MOST_BY_NAME
    named = PeersForm(None if in_ring else request.POST or None, contenders=contenders if by_name else [], cards=cards)
    form: RingForm | PeersForm = ring_form if in_ring or not by_name else named
    if request.method == "POST" and form.is_valid():
        today = timezone.localdate()
        if attempt(form, lambda: actions.assign_peers(request.user, found, form.scorers, today=today)):
            messages.success(request, _("Đã phân công chấm chéo."))
            return redirect("block:round", pk)
    context = {
        "form": named, "ring_form": ring_form, "round": found, "first": not cards, "by_name": by_name, "most": MOST_BY_NAME,
        "units": len(contenders),
    }  # fmt: skip
    return render(request, "block/peers.html", context, status=status_of(form))
