"""The page of own rules: which pack of the law book each body applies, since when, and by whose word."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from bangvang.audit.attempt import attempt, status_of
from bangvang.catalogue.queries.books import pack_name
from bangvang.eligibility import actions
from bangvang.eligibility.forms import RulesForm
from bangvang.eligibility.permissions import may_rule_somewhere, require
from bangvang.eligibility.queries.rules import choices_made, pack_of, ruled_bodies


@login_required
def rules(request: HttpRequest) -> HttpResponse:
    """What holds today for each body in one's care, what was chosen before, and the form for another choice."""
    require(may_rule_somewhere(request.user))
    form = RulesForm(request.POST or None, user=request.user)
    if form.is_valid() and attempt(form, lambda: actions.choose_rules(request.user, **form.cleaned_data)):
        return redirect("eligibility:rules")
    today = timezone.localdate()
    context = {
        "form": form,
        "today": today,
        "bodies": [(body, pack_name(pack_of(body.pk, today))) for body in ruled_bodies(request.user)],
        "choices": [(chosen, pack_name(chosen.pack)) for chosen in choices_made(request.user)],
    }
    return render(request, "eligibility/rules.html", context, status=status_of(form))
