"""Blocks: the list, one block as a year stands, its members, and who leads it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import answered, attempt, status_of
from bangvang.block import actions
from bangvang.block.choices import LeadRole
from bangvang.block.forms import BlockForm, LeadForm, MembershipForm, ReviseBlockForm, TakeInForm
from bangvang.block.models import Block, Leadership, Membership
from bangvang.block.permissions import may_draft_pact, may_organise, may_organise_for, require
from bangvang.block.queries import (
    LEAST,
    day_in,
    gaps_in,
    has_year,
    leaders_of,
    members_in,
    organisers_for,
    pacts_visible_to,
    rows_of,
    turns,
    visible_to,
    whose_turn,
    years_led,
)
from bangvang.block.queries.scoring import rounds_of
from bangvang.register.queries import visible_units

A_PAGE = 50


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Blocks that the person may see, those that stand first."""
    today = timezone.localdate()
    standing_first = F("ends_on").desc(nulls_first=True)
    blocks = visible_to(request.user).order_by(standing_first, "organiser__name", "name", "pk")
    page = Paginator(blocks, A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "rows": rows_of(page, today),
        "bodies": organisers_for(request.user)[:A_PAGE],
        "today": today,
    }
    return render(request, "block/list.html", context)


@login_required
def set_up(request: HttpRequest, organiser_pk: int) -> HttpResponse:
    """Begin a block of a body."""
    organiser = get_object_or_404(visible_units(request.user), pk=organiser_pk)
    require(may_organise_for(request.user, organiser))
    form = BlockForm(request.POST or None)
    if form.is_valid():
        made: list[Block] = []
        if attempt(form, lambda: made.append(actions.set_up(request.user, organiser, **form.cleaned_data))):
            return redirect("block:detail", made[0].pk)
    return render(request, "block/form.html", {"form": form, "organiser": organiser}, status=status_of(form))


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is said of a block."""
    block = _kept(request, pk)
    form = ReviseBlockForm(request.POST or None, instance=block)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.REVISABLE}
        if attempt(form, lambda: actions.revise(request.user, block, read_version=form.read_version, **said)):
            messages.success(request, _("Đã lưu."))
            return redirect("block:detail", pk)
    return render(request, "block/form.html", {"form": form, "standing": _find(request, pk)}, status=status_of(form))


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One block as a year stands (`?nam=`, this year when not given): members, heads, pact; and who led in all years."""
    block, today = _find(request, pk), timezone.localdate()
    year = _year(request.GET.get("nam", ""), block, today)
    led = years_led(block)
    leaders = next((one.leaders for one in led if one.year == year), {})
    waiting, members = turns(block, year, today), list(members_in(block, year))
    pacts = list(pacts_visible_to(request.user).filter(block=block))
    head = leaders.get(LeadRole.HEAD)
    context = {
        "the_block": block,  # "block" is what Django's own block tag calls itself
        "year": year,
        "past": year < today.year,
        "years": [one for one in (year - 1, year + 1) if has_year(block, one, today)],
        "members": [(one, _role_of(one, leaders)) for one in members],
        "enough": len(members) >= LEAST,
        "gaps": gaps_in(block, today),
        "leads": [
            (role, leaders.get(role), whose_turn(waiting, role, head.unit if head else None)) for role in LeadRole
        ],
        "head": head,
        "lapsed": [one for one in leaders.values() if one.unit_id not in {turn.unit.pk for turn in waiting}],
        "led": led,
        "pacts": pacts,
        "pact": next((one for one in pacts if one.year == year), None),
        "may_organise": may_organise(request.user, block),
        "may_draft_pact": may_draft_pact(request.user, block, year),
        "rounds": rounds_of(block),
    }
    return render(request, "block/detail.html", context)


def _role_of(member: Membership, leaders: Mapping[str, Leadership]) -> str:
    return next((lead.title for lead in leaders.values() if lead.unit_id == member.unit_id), "")


def _year(asked: str, block: Block, today: date) -> int:
    """The year asked for, or this one; the nearest that the block has."""
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else today.year
    year = max(min(year, today.year + 1), block.begins_on.year)
    return min(year, block.ends_on.year) if block.ends_on else year


def _find(request: HttpRequest, pk: int) -> Block:
    return get_object_or_404(visible_to(request.user), pk=pk)


def _kept(request: HttpRequest, pk: int) -> Block:
    """The block, for somebody who may change it."""
    block = _find(request, pk)
    require(may_organise(request.user, block), _("Cơ quan tổ chức khối, cụm ghi đơn vị và đơn vị đứng đầu."))
    return block


# ── members ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def take_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a unit into the block."""
    block = _kept(request, pk)
    begin = max(block.begins_on, timezone.localdate())
    form = TakeInForm(request.POST or None, block=block, initial={"begins_on": f"{begin:%d/%m/%Y}"})
    if form.is_valid() and attempt(form, lambda: actions.take_in(request.user, block, **form.cleaned_data)):
        messages.success(request, _("Đã đưa %(unit)s vào khối.") % {"unit": form.cleaned_data["unit"]})
        return redirect("block:detail", pk)
    return render(request, "block/take_in.html", {"form": form, "the_block": block}, status=status_of(form))


def _membership(request: HttpRequest, pk: int) -> Membership:
    seen = Membership.objects.filter(block__in=visible_to(request.user).values("pk"))
    found = get_object_or_404(seen.select_related("block__organiser", "unit"), pk=pk)
    require(may_organise(request.user, found.block))
    return found


@login_required
@require_POST
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the unit that came after a member stand in its place."""
    membership = _membership(request, pk)
    back = redirect("block:detail", membership.block_id)
    done = _("Đã ghi %(unit)s ra khỏi khối và đơn vị kế thừa vào chỗ ấy.") % {"unit": membership.unit}
    return answered(request, lambda: actions.pass_on(request.user, membership), done, back)


@login_required
def membership(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a member another place, or a last day."""
    found = _membership(request, pk)
    initial = {"place": found.place, "ends_on": found.ends_on, "version": found.block.version}
    form = MembershipForm(request.POST or None, initial=initial)
    if form.is_valid():
        said = {"place": form.cleaned_data["place"], "ends_on": form.cleaned_data["ends_on"]}
        read = form.cleaned_data["version"]
        if attempt(form, lambda: actions.revise_membership(request.user, found, **said, read_version=read)):
            messages.success(request, _("Đã lưu."))
            return redirect("block:detail", found.block_id)
    return render(request, "block/membership.html", {"form": form, "membership": found}, status=status_of(form))


# ── who leads ────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def lead(request: HttpRequest, pk: int, year: int, role: str) -> HttpResponse:
    """Choose who leads in a year; the form begins with the one whose turn it is."""
    block, today = _kept(request, pk), timezone.localdate()
    if role not in LeadRole.values or not has_year(block, year, today):
        raise Http404
    leaders, waiting = leaders_of(block, year), turns(block, year, today)
    before, head = leaders.get(role), leaders.get(LeadRole.HEAD)
    turn = whose_turn(waiting, role, head.unit if head else None)
    units = [one.unit for one in members_in(block, year)]
    form = LeadForm(
        request.POST or None,
        units=units,
        before=before,
        initial={"unit": turn.pk if turn else None, "chosen_on": f"{min(today, day_in(block, year, today)):%d/%m/%Y}"},
    )
    if form.is_valid() and attempt(
        form, lambda: actions.choose_lead(request.user, block, year=year, role=role, **form.cleaned_data)
    ):
        return redirect(f"{reverse('block:detail', args=[pk])}?nam={year}")
    context = {
        "form": form,
        "the_block": block,
        "year": year,
        "title": f"{block.word} {LeadRole(role).label}",
        "before": before,
        "turn": turn,
        "waiting": waiting,
        "enough": len(units) >= LEAST,
    }
    return render(request, "block/lead.html", context, status=status_of(form))
