"""One comment in the office: what was said, who has it, what was asked, what is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.queries import history
from bangvang.consultation import actions
from bangvang.consultation.forms import AnswerForm, AssignForm, HoldForm, LiftForm, NoteForm
from bangvang.consultation.models import Case
from bangvang.consultation.permissions import may_assign, may_handle_case, require
from bangvang.consultation.queries import cases_visible_to, concerns, entry_standing, told_of

HOLDS_BY = "NĐ 152/2025/NĐ-CP, Điều 4"
"""What an officer is offered as the article of a hold; they may name another."""


@login_required
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One comment and what was done about it."""
    return _page(request, _find(request, pk))


def _find(request: HttpRequest, pk: int) -> Case:
    return get_object_or_404(cases_visible_to(request.user), pk=pk)


def _handled(request: HttpRequest, pk: int) -> Case:
    found = _find(request, pk)
    require(may_handle_case(request.user, found), _("Ý kiến này do người khác xử lý. Muốn làm, hãy nhận ý kiến trước."))
    return found


def _page(
    request: HttpRequest, found: Case, form: forms.Form | None = None, contact: str | None = None
) -> HttpResponse:
    version, entry = {"version": found.version}, found.comment.entry
    handles = may_handle_case(request.user, found)
    acts = list(history(found))
    context = {
        "case": found,
        "comment": found.comment,
        "about": told_of(found.comment),
        "left": entry_standing(entry) if entry is not None else "",
        "notes": found.notes.select_related("by", "unit"),
        "acts": acts,
        "forgotten": any(entry.verb == "forgot_contact" for entry in acts),
        "may_handle": handles,
        "answerable": handles and found.state != "answered",
        "contact": contact,
        "has_contact": bool(found.comment.contact_sealed),
        "near": concerns(found.handler or request.user, found),
        "assign_form": _the(form, AssignForm(case=found, initial=version | {"handler": request.user.pk})),
        "note_form": _the(form, NoteForm(case=found)),
        "hold_form": _the(form, HoldForm(initial=version | {"cite": HOLDS_BY})),
        "lift_form": _the(form, LiftForm()),
        "answer_form": _the(form, AnswerForm(initial=version)),
    }
    return render(request, "consultation/case.html", context, status=status_of(form))


def _the(sent: forms.Form | None, fresh: forms.Form) -> forms.Form:
    """The form that was sent where it is of this kind, so that nothing typed is lost."""
    return sent if sent is not None and type(sent) is type(fresh) else fresh


def _do(
    request: HttpRequest, found: Case, form: forms.Form, act: Callable[[dict[str, Any]], Any], done: str
) -> HttpResponse:
    if form.is_valid() and attempt(form, lambda: act(form.cleaned_data)):
        messages.success(request, done)
        return redirect("consultation:case", found.pk)
    return _page(request, _find(request, found.pk), form)


@login_required
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a case, or give it to somebody."""
    found = _find(request, pk)
    require(may_assign(request.user, found))
    form = AssignForm(request.POST, case=found)

    def act(said: dict[str, Any]) -> None:
        actions.assign(request.user, found, said["handler"], read_version=said["version"])

    return _do(request, found, form, act, _("Đã giao ý kiến này."))


@login_required
@require_POST
def add_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a step."""
    found = _handled(request, pk)
    form = NoteForm(request.POST, case=found)
    return _do(request, found, form, lambda said: actions.add_note(request.user, found, **said), _("Đã ghi."))


@login_required
@require_POST
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop the dossier that the comment is about."""
    found, today = _handled(request, pk), timezone.localdate()

    def act(said: dict[str, Any]) -> None:
        actions.hold(
            request.user, found, reason=said["reason"], cite=said["cite"], on=today, read_version=said["version"]
        )

    return _do(request, found, HoldForm(request.POST), act, _("Đã tạm dừng hồ sơ."))


@login_required
@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the dossier go on."""
    found, today = _find(request, pk), timezone.localdate()
    require(may_assign(request.user, found))
    form = LiftForm(request.POST)
    return _do(
        request,
        found,
        form,
        lambda said: actions.lift(request.user, found, because=said["because"], on=today),
        _("Đã bỏ tạm dừng hồ sơ."),
    )


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the case."""
    found, today = _handled(request, pk), timezone.localdate()

    def act(said: dict[str, Any]) -> None:
        actions.answer(
            request.user, found, outcome=said["outcome"], reasons=said["reasons"], answer=said["answer"], on=today,
            read_version=said["version"],
        )  # fmt: skip

    return _do(request, found, AnswerForm(request.POST), act, _("Đã trả lời. Người góp ý tra bằng mã biên nhận."))


@login_required
@require_POST
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """How to reach the writer, shown once and written down."""
    found = _handled(request, pk)
    return _page(request, found, contact=actions.open_contact(request.user, found))
