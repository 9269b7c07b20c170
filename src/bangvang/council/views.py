"""Pages of the council: find, ask, act, answer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt
from bangvang.audit.forms import VersionForm
from bangvang.catalogue.queries import award_name
from bangvang.consultation.queries import consulted_about
from bangvang.council import actions, counting
from bangvang.council.choices import SittingState
from bangvang.council.forms import (
    AgendaForm,
    CloseForm,
    CouncilForm,
    EndForm,
    MemberForm,
    OpenForm,
    RuleForm,
    SittingForm,
)
from bangvang.council.models import AgendaItem, Council, Member, RegulationRule, Sitting
from bangvang.council.permissions import may_count_at, may_decide_on, may_keep_council, may_prepare, may_run, require
from bangvang.council.queries import (
    bodies_keeping_council,
    bodies_without_council,
    candidates_for,
    comparison_of,
    councils_visible_to,
    members_on,
    openable_nominations,
    peoples_voice,
    present_at,
    rules_in_words,
    summary_of,
    visible_to,
    with_counts,
)
from bangvang.design.narrowing import narrowing
from bangvang.files.queries import as_download
from bangvang.nomination.queries import words_of
from bangvang.register.queries import answering

A_PAGE = 50
ITEMS_A_PAGE = 100


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Councils and their sittings, newest first."""
    page = Paginator(with_counts(visible_to(request.user)), A_PAGE).get_page(request.GET.get("trang"))
    councils = list(councils_visible_to(request.user))
    mine = [one for one in councils if may_prepare(request.user, one)]
    return render(
        request,
        "council/list.html",
        {"page": page, "councils": councils, "mine": mine, "without": bodies_without_council(request.user)},
    )


# ── the council itself ───────────────────────────────────────────────────────────────────────────────────────────────
def _find_council(request: HttpRequest, pk: int) -> Council:
    return get_object_or_404(councils_visible_to(request.user), pk=pk)


@login_required
@require_safe
def council(request: HttpRequest, pk: int) -> HttpResponse:
    """Who sits today, by which clauses votes pass."""
    found = _find_council(request, pk)
    today = timezone.localdate()
    context = {
        "council": found,
        "members": members_on(found, today),
        "former": found.members.filter(ends_on__lt=today),
        "rules": rules_in_words(found),
        "may_keep": may_keep_council(request.user, found),
        "may_prepare": may_prepare(request.user, found),
        "today": today,
    }
    return render(request, "council/council.html", context)


@login_required
def new(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Write the council of a body."""
    body = get_object_or_404(bodies_keeping_council(request.user), pk=body_pk)
    form = CouncilForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made: list[Council] = []
        name = form.cleaned_data["name"]
        if attempt(form, lambda: made.append(actions.new_council(request.user, body, name=name))):
            return redirect("council:council", made[0].pk)
    context = {"body": body, "form": form, "heading": _("Ghi Hội đồng của %(body)s") % {"body": body}}
    return render(request, "council/keep.html", context, status=422 if form.errors else 200)


@login_required
def add_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody into the council."""
    found = _find_council(request, pk)
    require(may_keep_council(request.user, found))
    form = MemberForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, lambda: actions.add_member(request.user, found, **form.cleaned_data))
    ):
        return redirect("council:council", pk)
    return _keep(request, found, form, _("Thêm thành viên Hội đồng"))


@login_required
def end_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a member's last day."""
    member = get_object_or_404(Member.objects.filter(council__in=councils_visible_to(request.user)), pk=pk)
    require(may_keep_council(request.user, member.council))
    form = EndForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, lambda: actions.end_member(request.user, member, on=form.cleaned_data["on"]))
    ):
        return redirect("council:council", member.council_id)
    return _keep(request, member.council, form, _("%(name)s thôi là thành viên") % {"name": member.name})


@login_required
def add_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a clause of the body's regulation."""
    found = _find_council(request, pk)
    require(may_keep_council(request.user, found))
    form = RuleForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, lambda: actions.add_rule(request.user, found, **form.cleaned_data))
    ):
        return redirect("council:council", pk)
    return _keep(request, found, form, _("Thêm quy định của cơ quan về biểu quyết"))


@login_required
def end_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a clause's last day."""
    rule = get_object_or_404(RegulationRule.objects.filter(council__in=councils_visible_to(request.user)), pk=pk)
    require(may_keep_council(request.user, rule.council))
    form = EndForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, lambda: actions.end_rule(request.user, rule, on=form.cleaned_data["on"]))
    ):
        return redirect("council:council", rule.council_id)
    return _keep(request, rule.council, form, _("Quy định hết hiệu lực"))


def _keep(request: HttpRequest, found: Council, form: Any, heading: str) -> HttpResponse:
    context = {"council": found, "form": form, "heading": heading}
    return render(request, "council/keep.html", context, status=422 if form.errors else 200)


# ── before the sitting ───────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a sitting to come."""
    found = _find_council(request, pk)
    require(may_prepare(request.user, found))
    form = SittingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made: list[Sitting] = []
        fields = {name: form.cleaned_data[name] for name in actions.REVISABLE}
        if attempt(form, lambda: made.append(actions.prepare_sitting(request.user, found, **fields))):
            return redirect("council:agenda", made[0].pk)
    context = {"council": found, "form": form}
    return render(request, "council/prepare.html", context, status=422 if form.errors else 200)


def _find(request: HttpRequest, pk: int) -> Sitting:
    return get_object_or_404(visible_to(request.user), pk=pk)


@login_required
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Change day, hour or place."""
    found = _find(request, pk)
    require(may_run(request.user, found))
    form = SittingForm(request.POST or None, instance=_find(request, pk))
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in actions.REVISABLE}
        if attempt(form, lambda: actions.revise_sitting(request.user, found, read_version=form.read_version, **fields)):
            messages.success(request, _("Đã lưu."))
            return redirect("council:sitting", pk)
    context = {"sitting": _find(request, pk), "form": form}
    return render(request, "council/revise.html", context, status=409 if form.stale else 422 if form.errors else 200)


@login_required
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose dossiers for the agenda; those that the law refuses are shown with the article, and cannot be chosen."""
    found = _find(request, pk)
    require(may_run(request.user, found))
    candidates = candidates_for(found.council)
    ready = [one for one in candidates if not one.problem]
    keys, names = [one.handling.pk for one in ready], [words_of(one.handling.nomination) for one in ready]
    shown = narrowing(request, "handlings", keys, names, answering, ticked=keys)
    form = AgendaForm(request.POST if request.method == "POST" and not shown.asked else None, sitting=found)
    if form.is_bound and form.is_valid():
        chosen = counting.in_reading_order(form.cleaned_data["handlings"])
        if attempt(form, lambda: actions.put_on_agenda(request.user, found, chosen)):
            messages.success(request, _("Đã đưa %(count)d hồ sơ vào chương trình.") % {"count": len(chosen)})
            return redirect("council:sitting", pk)
    context = {
        "sitting": found,
        "form": form,
        "list": shown,
        "ready": list(zip(ready, shown.rows, strict=True)),
        "refused": [one for one in candidates if one.problem],
        "consulted": consulted_about((one.handling.pk for one in candidates), timezone.localdate()),
    }
    return render(request, "council/agenda.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a dossier off the agenda."""
    item = get_object_or_404(
        AgendaItem.objects.filter(sitting__in=visible_to(request.user)).select_related("sitting__council", "handling"),
        pk=pk,
    )
    require(may_run(request.user, item.sitting))
    form = VersionForm({"version": item.sitting.version})
    form.is_valid()
    if attempt(form, lambda: actions.take_off_agenda(request.user, item)):
        messages.success(request, _("Đã rút %(name)s khỏi chương trình.") % {"name": item.name})
        return redirect("council:sitting", item.sitting_id)
    return _sitting(request, _find(request, item.sitting_id), form)


# ── the sitting ──────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """One sitting: its agenda, how far the count is, what passed."""
    return _sitting(request, _find(request, pk))


def _sitting(request: HttpRequest, found: Sitting, form: Any = None) -> HttpResponse:
    summary = summary_of(found)
    page = Paginator(summary.items, ITEMS_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "sitting": found,
        "summary": summary,
        "voice": peoples_voice(found, summary.items),
        "page": page,
        "rows": [(item, award_name(item.award), comparison_of(item)) for item in page],
        "present": present_at(found)
        if found.state != SittingState.PREPARED
        else members_on(found.council, found.held_on),
        "openable": openable_nominations(request.user, [item.handling.nomination_id for item in page]),
        "may_run": may_run(request.user, found),
        "may_count": may_count_at(request.user, found),
        "may_draft": may_decide_on(request.user, found),
        "form": form or VersionForm(initial={"version": found.version}),
    }
    return render(request, "council/sitting.html", context, status=409 if form and form.errors else 200)


@login_required
def open_sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who is present, and open."""
    found = _find(request, pk)
    require(may_run(request.user, found))
    everybody = members_on(found.council, found.held_on)
    form = OpenForm(request.POST or None, sitting=found, initial={"present": [member.pk for member in everybody]})
    if request.method == "POST" and form.is_valid():
        here = {member.pk for member in form.cleaned_data["present"]}
        version = form.cleaned_data["version"]
        if attempt(form, lambda: actions.open_sitting(request.user, found, present=here, read_version=version)):
            return redirect("council:sitting", pk)
    context = {"sitting": _find(request, pk), "form": form, "quorum": summary_of(found).quorum, "total": len(everybody)}
    return render(request, "council/open.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def begin_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the two tellers begin."""
    found = _find(request, pk)
    require(may_run(request.user, found))
    form = VersionForm({"version": found.version})
    form.is_valid()
    if attempt(form, lambda: actions.begin_vote(request.user, found)):
        messages.success(request, _("Đã mở kiểm phiếu. Hai người kiểm phiếu nhập độc lập, không thấy số của nhau."))
        return redirect("council:sitting", pk)
    return _sitting(request, _find(request, pk), form)


@login_required
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """One teller's sheet: figures of the own count, and for each item how far the two are; never the other's figures."""
    found = _find(request, pk)
    require(may_count_at(request.user, found))
    sheet = counting.Sheet(found, request.user, page=request.GET.get("trang"), data=request.POST or None)
    if request.method == "POST" and sheet.save():
        messages.success(request, sheet.said())
        return redirect(f"{request.path}?trang={sheet.page.number}" if sheet.page.has_other_pages() else request.path)
    context = {"sitting": found, "sheet": sheet}
    return render(request, "council/count.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def withdraw_count(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back all figures of one's own that made no result yet, so that somebody else may count."""
    found = _find(request, pk)
    require(may_count_at(request.user, found))
    taken = counting.Sheet(found, request.user).withdraw()
    messages.success(request, _("Đã rút số của %(count)d mục.") % {"count": taken})
    return redirect("council:count", pk)


@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """End the sitting; the minutes are written."""
    found = _find(request, pk)
    require(may_run(request.user, found))
    form = CloseForm(request.POST or None, sitting=found)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if attempt(
            form,
            lambda: actions.close_sitting(request.user, found, ends_at=said["ends_at"], read_version=said["version"]),
        ):
            messages.success(request, _("Đã kết thúc phiên họp và lập biên bản."))
            return redirect("council:sitting", pk)
    found = _find(request, pk)
    context = {"sitting": found, "form": form, "summary": summary_of(found)}
    return render(request, "council/close.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def minutes(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The minutes as DOCX or PDF."""
    found = _find(request, pk)
    if kind not in {"docx", "pdf"} or not hasattr(found, "minutes"):
        raise Http404
    return as_download(getattr(found.minutes, kind), inline=kind == "pdf")
