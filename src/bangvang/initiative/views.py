"""Pages of initiatives: handed in, looked at, recognised; and the ledger of what each was used for."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.forms import VersionForm
from bangvang.catalogue.queries import award_name
from bangvang.initiative import actions
from bangvang.initiative.choices import SubmissionState
from bangvang.initiative.forms import FreeForm, RecogniseForm, RefuseForm, SubmissionForm, UseForm
from bangvang.initiative.models import Submission
from bangvang.initiative.permissions import may_hand_in, may_recognise, may_revise, may_use, require
from bangvang.initiative.queries import alike_to, ledger_for, units_handing_in, visible_to, whole_text
from bangvang.register.models import Initiative
from bangvang.register.picking import units_offered
from bangvang.register.queries import visible_people
from bangvang_law.case_reading import usage_in
from bangvang_paper.similarity import compare, side_by_side

A_PAGE = 50


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Initiatives that the person may see; those that wait at the top."""
    seen = visible_to(request.user)
    waiting = seen.filter(state=SubmissionState.SUBMITTED)
    page = Paginator(seen.exclude(state=SubmissionState.SUBMITTED), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "waiting": waiting[:A_PAGE],
        "page": page,
        "units": units_offered(units_handing_in(request.user), request.GET.get("don-vi", "")),
    }
    return render(request, "initiative/list.html", context)


@login_required
def hand_in(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """Hand one in for a unit."""
    unit = get_object_or_404(units_handing_in(request.user), pk=unit_pk)
    require(may_hand_in(request.user, unit))
    form = SubmissionForm(request.POST or None, people=visible_people(request.user))
    if request.method == "POST" and form.is_valid():
        made: list[Submission] = []
        said = form.said() | {"submitted_on": timezone.localdate()}
        if attempt(form, lambda: made.append(actions.hand_in(request.user, unit, **said))):
            return redirect("initiative:detail", made[0].pk)
    return render(request, "initiative/form.html", {"form": form, "unit": unit}, status=status_of(form))


@login_required
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one that waits."""
    found = _find(request, pk)
    require(may_revise(request.user, found))
    form = SubmissionForm(request.POST or None, instance=_find(request, pk), people=visible_people(request.user))
    if request.method == "POST" and form.is_valid():
        read = form.cleaned_data["version"] or 0
        if attempt(form, lambda: actions.revise(request.user, found, read_version=read, **form.said())):
            messages.success(request, _("Đã lưu."))
            return redirect("initiative:detail", pk)
    context = {"form": form, "unit": found.unit, "submission": found}
    return render(request, "initiative/form.html", context, status=status_of(form))


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What one says, who its authors are, what reads alike, and what can be done with it now."""
    return _detail(request, _find(request, pk))


@login_required
@require_safe
def compare_two(request: HttpRequest, pk: int, other_pk: int) -> HttpResponse:
    """The passages that stand in both, side by side; both must be the reader's to see."""
    found, other = _find(request, pk), _find(request, other_pk)
    mine, theirs = whole_text(found), whole_text(other)
    likeness = compare(mine, theirs)
    context = {
        "submission": found,
        "other": other,
        "share": round(likeness.of_here * 100),
        "passages": [side_by_side(mine, theirs, one) for one in likeness.passages],
    }
    return render(request, "initiative/compare.html", context)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    found = _find(request, pk)
    require(may_revise(request.user, found))
    form = VersionForm(request.POST)
    if form.is_valid():
        read = form.cleaned_data["version"]
        if attempt(form, lambda: actions.withdraw(request.user, found, read_version=read)):
            messages.success(request, _("Đã rút."))
            return redirect("initiative:detail", pk)
    return _detail(request, _find(request, pk), status=status_of(form), version_form=form)


@login_required
@require_POST
def recognise(request: HttpRequest, pk: int) -> HttpResponse:
    """Write that it was recognised."""
    found = _find(request, pk)
    require(may_recognise(request.user, found))
    form = RecogniseForm(request.POST)
    if form.is_valid():
        said = dict(form.cleaned_data)
        read = said.pop("version")
        if attempt(form, lambda: actions.recognise(request.user, found, read_version=read, **said)):
            messages.success(request, _("Đã ghi công nhận vào sổ sáng kiến của từng tác giả."))
            return redirect("initiative:detail", pk)
    return _detail(request, _find(request, pk), status=status_of(form), recognise_form=form)


@login_required
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why it is not recognised."""
    found = _find(request, pk)
    require(may_recognise(request.user, found))
    form = RefuseForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        act = {"read_version": said["version"], "reason": said["reason"], "on": said["day"]}
        if attempt(form, lambda: actions.refuse(request.user, found, **act)):
            return redirect("initiative:detail", pk)
    return _detail(request, _find(request, pk), status=status_of(form), refuse_form=form)


def _find(request: HttpRequest, pk: int) -> Submission:
    return get_object_or_404(visible_to(request.user), pk=pk)


def _detail(request: HttpRequest, found: Submission, status: int = 200, **forms: object) -> HttpResponse:
    waits, today = found.state == SubmissionState.SUBMITTED, timezone.localdate()
    known = {"version": found.version}
    context = {
        "submission": found,
        "authors": found.authors.select_related("person", "record"),
        "waits": waits,
        "may_revise": waits and may_revise(request.user, found),
        "may_recognise": waits and may_recognise(request.user, found),
        "alike": alike_to(found, visible_to(request.user)) if waits else [],
        "recognise_form": RecogniseForm(initial=known | {"on": today}),
        "refuse_form": RefuseForm(initial=known | {"day": today}),
        "version_form": VersionForm(initial=known),
    }
    return render(request, "initiative/detail.html", context | forms, status=status)


# ── the ledger ───────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Recognised initiatives and what each was used for."""
    page = Paginator(ledger_for(request.user), A_PAGE).get_page(request.GET.get("trang"))
    rows = [(one, used_words(one.used_for)) for one in page]
    return render(request, "initiative/ledger.html", {"page": page, "rows": rows})


@login_required
@require_safe
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """One recognised initiative of one author."""
    return _record(request, _find_record(request, pk))


@login_required
@require_POST
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what it was used for."""
    found = _find_record(request, pk)
    require(may_use(request.user, found))
    form = UseForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.use(request.user, found, **form.cleaned_data)):
        return redirect("initiative:record", pk)
    return _record(request, _find_record(request, pk), status=status_of(form), use_form=form)


@login_required
@require_POST
def free(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was written by mistake."""
    found = _find_record(request, pk)
    require(may_use(request.user, found))
    form = FreeForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.free(request.user, found, **form.cleaned_data)):
        return redirect("initiative:record", pk)
    return _record(request, _find_record(request, pk), status=status_of(form), free_form=form)


def _find_record(request: HttpRequest, pk: int) -> Initiative:
    return get_object_or_404(ledger_for(request.user), pk=pk)


def _record(request: HttpRequest, found: Initiative, status: int = 200, **forms: object) -> HttpResponse:
    context = {
        "record": found,
        "used": used_words(found.used_for),
        "may_use": may_use(request.user, found),
        "use_form": UseForm(),
        "free_form": FreeForm(),
        "paper": actions.ONCE,
    }
    return render(request, "initiative/record.html", context | forms, status=status)


def used_words(used_for: str) -> str:
    """ "Chiến sĩ thi đua cơ sở, năm 2024"; what an older list wrote otherwise stands as it was written."""
    usage = usage_in(used_for) if used_for else None
    if usage is None:
        return used_for
    name = award_name(usage.award)
    return _("%(award)s, năm %(year)d") % {"award": name, "year": usage.year} if usage.year else name
