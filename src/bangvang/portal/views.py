"""Public pages: the roll, verification, RSS; and the newsroom's two acts."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.refusals import Refusal
from bangvang.certificate.signing import published_ring
from bangvang.conference.queries import visible_to as visible_conferences
from bangvang.portal.actions import draft_news, publish_news
from bangvang.portal.forms import CheckForm, PublishForm
from bangvang.portal.pages.news import NewsPage
from bangvang.portal.permissions import may_edit_news
from bangvang.portal.queries import roll as roll_queries
from bangvang.portal.queries.verification import public_id_in
from bangvang.portal.queries.verification import verify as verification_of
from bangvang.portal.validators import bounded
from bangvang.register.permissions import require
from bangvang_trust.keys import to_json
from bangvang_trust.offline import page as offline_page


def roll(request: HttpRequest) -> HttpResponse:
    """The roll of honour, searched with or without accents."""
    year = request.GET.get("nam", "")
    asked = roll_queries.RollFilter(
        words=bounded(request.GET.get("q", "")),
        year=int(year) if year.isdigit() and len(year) == 4 else None,
        kind=request.GET.get("loai", ""),
    )
    context = {"asked": asked, "most": roll_queries.MOST_FOUND, "years": roll_queries.years()}
    if asked.words:
        context["honours"] = roll_queries.found(asked)
    else:
        page = Paginator(roll_queries.roll(asked), roll_queries.PAGE).get_page(request.GET.get("trang"))
        kinds = roll_queries.kinds(asked)
        context |= {"page": page, "honours": page.object_list, "kinds": kinds, "total": sum(kinds.values())}
    return render(request, "portal/roll.html", context)


def check(request: HttpRequest) -> HttpResponse:
    """Where a reader types the address or the code printed under a QR."""
    form = CheckForm(request.GET or None)
    if form.is_valid():
        public_id = public_id_in(form.cleaned_data["text"])
        if public_id:
            return redirect("portal:certificate", public_id=public_id)
        form.add_error("text", "Không thấy mã trong dòng này. Mã gồm 22 chữ và số, in sau dấu /x/ dưới ô QR.")
    return render(request, "portal/check.html", {"form": form})


@never_cache
def certificate(request: HttpRequest, public_id: str) -> HttpResponse:
    """The one answer about a certificate; 404 with a plain word when nobody issued it."""
    answer = verification_of(public_id, timezone.localdate())
    if answer is None:
        return render(request, "portal/unknown_certificate.html", {"public_id": public_id}, status=404)
    return render(request, "portal/certificate.html", {"answer": answer, "now": timezone.localtime()})


@require_safe
def issuers(request: HttpRequest) -> HttpResponse:
    """The public keys of the bodies of this installation, for everybody who verifies."""
    return HttpResponse(to_json(published_ring()), content_type="application/json; charset=utf-8")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """One file to keep on a phone: it proves a certificate without a network. Its own policy forbids it any request."""
    ring, day = published_ring(), timezone.localdate()
    answer = HttpResponse(offline_page(ring, as_of=day), content_type="text/html; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="kiem-giay-khen.html"'
    return answer


@login_required
@require_POST
def draft(request: HttpRequest, conference_id: int) -> HttpResponse:
    """Draft the news of a conference and go to it."""
    conference = get_object_or_404(visible_conferences(request.user), pk=conference_id)
    try:
        page = draft_news(request.user, conference)
    except Refusal as refusal:
        return render(request, "portal/refused.html", {"refusal": refusal, "conference": conference}, status=409)
    return redirect("portal:publish", page_id=page.pk)


@login_required
def publish(request: HttpRequest, page_id: int) -> HttpResponse:
    """Read the draft as it will stand, give hour, initials and source, publish."""
    page = get_object_or_404(NewsPage, pk=page_id)
    if page.conference is None or not visible_conferences(request.user).filter(pk=page.conference_id).exists():
        raise Http404
    require(may_edit_news(request.user, page.conference))
    form = PublishForm(request.POST or None, initial={"at": timezone.localtime()})
    if request.method == "POST" and form.is_valid():
        published = publish_news(request.user, page, **form.cleaned_data)
        return redirect(published.url)
    return render(request, "portal/publish.html", {"page": page, "form": form})
