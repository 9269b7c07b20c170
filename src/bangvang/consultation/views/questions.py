"""What a unit is asked about a comment: the question, and the form to answer it. The comment itself stays with who handles it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from bangvang.audit.attempt import attempt, status_of
from bangvang.catalogue.queries import award_name
from bangvang.consultation import actions
from bangvang.consultation.forms import ReplyForm
from bangvang.consultation.permissions import may_reply
from bangvang.consultation.queries import questions_to, reply_to, told_of


@login_required
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what is asked, and say what the unit knows."""
    found = get_object_or_404(questions_to(request.user), pk=pk)
    form = ReplyForm(request.POST or None)
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, lambda: actions.reply(request.user, found, text=form.cleaned_data["text"])):
        messages.success(request, _("Đã gửi lời trả lời của đơn vị."))
        return redirect("consultation:question", pk)
    comment = found.case.comment
    context = {
        "question": found,
        "about": told_of(comment),
        "entry": comment.entry,
        "award": award_name(comment.entry.award) if comment.entry else "",
        "reply": reply_to(found),
        "settled": found.case.state == "answered",
        "may_reply": may_reply(request.user, found),
        "form": form,
    }
    return render(request, "consultation/question.html", context, status=status_of(form))
