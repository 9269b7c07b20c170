"""Invitations: their words, each on paper and all of them, the list to send them by, and what was answered."""

from __future__ import annotations

import tempfile
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.conference import actions
from bangvang.conference.forms import AnswerForm, DutyForm, HonouredForm, InvitationForm
from bangvang.conference.invitation_book import write_invitations
from bangvang.conference.models import Attendee, Conference
from bangvang.conference.papers import invitation_papers
from bangvang.conference.permissions import may_check_in, may_plan, require
from bangvang.conference.queries import attendees_of, presence_of, visible_to
from bangvang.conference.queries.honoured import expected_at
from bangvang.conference.queries.invitations import answer_of, answers_of, invitation_of, invited_as, to_be_invited
from bangvang.conference.queries.seating import seat_of
from bangvang.files.parts import from_place, parts_of
from bangvang.files.queries import DOCX, PDF, answer_with
from bangvang_paper.typesetting.invitation import invitations_docx, invitations_pdf

TOGETHER = 200
"""Invitations set in one answer; the page offers the rest in parts."""
_PAPERS = {"docx": (invitations_docx, DOCX), "pdf": (invitations_pdf, PDF)}


def _planned(request: HttpRequest, pk: int) -> Conference:
    found = get_object_or_404(visible_to(request.user), pk=pk)
    require(may_plan(request.user, found))
    return found


def _attendee(request: HttpRequest, pk: int) -> Attendee:
    mine = Attendee.objects.filter(conference__in=visible_to(request.user))
    return get_object_or_404(mine.select_related("conference__body", "answer", "duty", "seat__block"), pk=pk)


@login_required
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """What every invitation says; how many answered; who is honoured and not invited yet."""
    found = _planned(request, pk)
    form = InvitationForm(request.POST or None, instance=invitation_of(found))
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.INVITATION_FIELDS}
        read = form.read_version
        if attempt(form, lambda: actions.word_invitations(request.user, found, read_version=read, **said)):
            messages.success(request, _("Đã lưu lời chung của giấy mời."))
            return redirect("conference:invitations", pk)
    return _page(request, found, form=form)


def _page(
    request: HttpRequest, found: Conference, *, form: InvitationForm | None = None, honoured: HonouredForm | None = None
) -> HttpResponse:
    context = {
        "conference": found,
        "form": form or InvitationForm(instance=invitation_of(found)),
        "honoured": honoured or HonouredForm(),
        "heads": presence_of(found),
        "parts": parts_of(to_be_invited(found).count(), TOGETHER),
        "answers": answers_of(found),
        "missing": [one for one in expected_at(found) if one.attendee is None],
    }
    refused = form if form is not None and form.errors else honoured
    return render(request, "conference/invitations.html", context, status=status_of(refused))


@login_required
@require_POST
def invite_honoured(request: HttpRequest, pk: int) -> HttpResponse:
    """Put those who are called up on the list."""
    found = _planned(request, pk)
    form, made = HonouredForm(request.POST), [0]
    if form.is_valid() and attempt(
        form, lambda: made.append(len(actions.invite_honoured(request.user, found, **form.cleaned_data)))
    ):
        messages.success(request, _("Đã ghi %(count)d người được khen vào danh sách mời.") % {"count": made[-1]})
        return redirect("conference:invitations", pk)
    return _page(request, found, honoured=form)


@login_required
@require_safe
def papers(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Up to `TOGETHER` invitations in one file, from the given place on, each on a sheet of its own."""
    found, first = _planned(request, pk), from_place(request)
    attendees = list(to_be_invited(found)[first - 1 : first - 1 + TOGETHER])
    if kind not in _PAPERS or not attendees:
        raise Http404(_("Chưa mời ai nên chưa có giấy mời."))
    return _answer(request, found, attendees, kind, name=f"Giay-moi-{pk}-{first}.{kind}")


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The invitation of one."""
    found = _attendee(request, pk)
    require(may_plan(request.user, found.conference))
    if kind not in _PAPERS:
        raise Http404
    return _answer(
        request, found.conference, [found], kind, name=f"Giay-moi-{found.conference_id}-{found.ordinal}.{kind}"
    )


def _answer(
    request: HttpRequest, found: Conference, attendees: list[Attendee], kind: str, *, name: str
) -> HttpResponse:
    make, media_type = _PAPERS[kind]
    data = make(invitation_papers(found, attendees, own=request.build_absolute_uri("/")))
    return answer_with(data, name=name, media_type=media_type, inline=True)


@login_required
@require_safe
def workbook(request: HttpRequest, pk: int) -> FileResponse:
    """The list as Excel, to send invitations by the office's own means."""
    found = _planned(request, pk)
    listed = attendees_of(found).select_related("answer", "seat__block", "conference__body")
    file = tempfile.TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    write_invitations(file, found, listed, own=request.build_absolute_uri("/"))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"danh-sach-moi-{pk}.xlsx")


# ── one who was invited ──────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def invited(request: HttpRequest, pk: int) -> HttpResponse:
    """The invitation of one, what they answered, what they do before the hall."""
    found = _attendee(request, pk)
    require(may_check_in(request.user, found.conference))
    return _invited(request, pk)


def _invited(
    request: HttpRequest, pk: int, *, answer: AnswerForm | None = None, duty: DutyForm | None = None
) -> HttpResponse:
    found = _attendee(request, pk)
    standing = getattr(found, "duty", None)
    context: dict[str, Any] = {
        "attendee": found,
        "conference": found.conference,
        "answer": answer_of(found),
        "invited": invited_as(found),
        "place": seat_of(found),
        "answer_form": answer or AnswerForm(instance=answer_of(found)),
        "duty_form": duty or DutyForm(initial={"duty": standing.duty if standing is not None else ""}),
        "may_plan": may_plan(request.user, found.conference),
    }
    refused: BaseForm | None = answer or duty
    return render(request, "conference/invited.html", context, status=status_of(refused))


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what they answered."""
    found = _attendee(request, pk)
    require(may_check_in(request.user, found.conference))
    form = AnswerForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.record_answer(request.user, found, **form.cleaned_data)):
        messages.success(request, _("Đã ghi trả lời của %(name)s.") % {"name": found})
        return redirect("conference:invited", pk)
    return _invited(request, pk, answer=form)


@login_required
@require_POST
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """Let them chair, sit in the presidium or write the minutes."""
    found = _attendee(request, pk)
    require(may_plan(request.user, found.conference))
    form = DutyForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.give_duty(request.user, found, form.cleaned_data["duty"])):
        messages.success(request, _("Đã ghi nhiệm vụ của %(name)s.") % {"name": found})
        return redirect("conference:invited", pk)
    return _invited(request, pk, duty=form)
