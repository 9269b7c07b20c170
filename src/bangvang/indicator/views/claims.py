"""Texts whose figures are held against the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from bangvang.audit.attempt import attempt, status_of
from bangvang.indicator import actions
from bangvang.indicator.forms import CheckForm, LinkForm
from bangvang.indicator.models import CheckedText, Observation
from bangvang.indicator.permissions import may_link, require
from bangvang.indicator.queries import Claim, claims_in, evidence_of, indicators_over, texts_visible_to, units_kept
from bangvang.indicator.showing import VerdictLook, look_of_verdict, what_holds
from bangvang.register.models import Unit
from bangvang_paper.claims import Verdict

A_PAGE = 20


@dataclass(frozen=True)
class Marked:
    """A piece of a text: words before a figure, and the figure with its number in the table; the last piece has none."""

    words: str
    claim: Claim | None
    number: int
    look: VerdictLook | None
    holds: str = ""
    evidence: Observation | None = None


@login_required
def texts(request: HttpRequest) -> HttpResponse:
    """Paste a text, see its figures checked, keep it if it is worth it."""
    kept = Paginator(texts_visible_to(request.user), A_PAGE).get_page(request.GET.get("trang"))
    may = units_kept(request.user).exists()
    form = CheckForm(request.POST or None, user=request.user) if may else None
    context: dict[str, object] = {"texts": kept, "form": form}
    if request.method == "POST":
        require(may)
    if request.method == "POST" and form is not None and form.is_valid():
        said = form.cleaned_data
        if "giu" in request.POST:
            made: list[CheckedText] = []
            title = said["title"] or _first_words(said["text"])
            fields = {name: said[name] for name in ("text", "about", "movement")}
            if attempt(form, lambda: made.append(actions.keep_text(request.user, said["unit"], title=title, **fields))):
                return redirect("indicator:text", made[0].pk)
        else:
            claims = claims_in(said["text"], said["unit"], list(indicators_over(said["unit"])), said["about"], {})
            context |= shown_text(said["text"], claims, said["unit"])
    return render(request, "indicator/texts.html", context, status=status_of(form))


@login_required
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """A kept text; who keeps the figures of its unit says which indicator a figure is."""
    found = get_object_or_404(texts_visible_to(request.user), pk=pk)
    indicators = list(indicators_over(found.unit))
    links = dict(found.links.values_list("place", "indicator_id"))
    claims = claims_in(found.text, found.unit, indicators, found.about, links)
    may = may_link(request.user, found)
    if request.method == "POST":
        require(may)
    form = LinkForm(request.POST or None, claims=claims, indicators=indicators, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        if attempt(form, lambda: actions.link_figures(request.user, found, form.links(), read_version=version)):
            messages.success(request, _("Đã gắn số với chỉ tiêu và tính lại."))
            return redirect("indicator:text", pk)
    context = {"checked": found, "form": form if may else None} | shown_text(found.text, claims, found.unit)
    return render(request, "indicator/text.html", context, status=status_of(form))


def shown_text(text: str, claims: Sequence[Claim], unit: Unit) -> dict[str, object]:
    """What the table and the marked text need, and the counts that the heading tells."""
    rows = evidence_of(claims, unit)
    pieces, at = [], 0
    for number, claim in enumerate(claims, start=1):
        evidence = rows.get((claim.indicator.pk, claim.period)) if claim.indicator and claim.period else None
        look, holds = look_of_verdict(claim.finding.verdict), what_holds(claim.figure, claim.finding)
        pieces.append(Marked(text[at : claim.figure.begin], claim, number, look, holds, evidence))
        at = claim.figure.end
    pieces.append(Marked(text[at:], None, 0, None))
    verdicts = [claim.finding.verdict for claim in claims]
    wrong = verdicts.count(Verdict.IMPOSSIBLE)
    right = verdicts.count(Verdict.MATCHES) + verdicts.count(Verdict.FOLLOWS)
    return {
        "pieces": pieces,
        "marked": pieces[:-1],
        "wrong": wrong,
        "right": right,
        "open": len(verdicts) - wrong - right,
        "unit": unit,
    }


def _first_words(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + "…"
