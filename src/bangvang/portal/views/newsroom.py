"""The newsroom: what is drafted, what needs another look, and whether words agree with what was signed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import answered, attempt, status_of
from bangvang.audit.refusals import Refusal
from bangvang.conference.queries import visible_to as visible_conferences
from bangvang.portal.actions import ask_for_review, draft_news, mark_read, publish_news
from bangvang.portal.forms import CompareForm, PublishForm, SignForm
from bangvang.portal.pages.news import NewsPage
from bangvang.portal.permissions import bodies_written_for, is_editor, may_publish_news
from bangvang.portal.queries.disagreement import decisions_named_in, disagreements
from bangvang.portal.queries.newsroom import conferences_without_news, notices_for, pages_of_editor
from bangvang.portal.queries.shown_names import doubts_about, names_shown_less_in
from bangvang.register.permissions import require


@login_required
@require_safe
def newsroom(request: HttpRequest) -> HttpResponse:
    """Drafts, what was published last, what changed under it, and conferences nobody has told of."""
    require(is_editor(request.user))
    context = {
        "notices": notices_for(request.user),
        "pages": pages_of_editor(request.user)[:50],
        "untold": conferences_without_news(request.user),
    }
    return render(request, "portal/newsroom.html", context)


@login_required
@require_POST
def read_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """A notice is done with."""
    notice = get_object_or_404(notices_for(request.user), pk=notice_id)
    return answered(
        request, lambda: mark_read(request.user, notice), _("Đã ghi là đã xem lại."), redirect("portal:newsroom")
    )


@login_required
def compare(request: HttpRequest) -> HttpResponse:
    """Any text held against the decisions it names, or against one that is chosen."""
    require(is_editor(request.user))
    form = CompareForm(request.POST or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        text, code = form.cleaned_data["text"], form.cleaned_data["code"]
        decisions = decisions_named_in(f"{text}\nQuyết định số {code}" if code else text)
        if code and not decisions:
            form.add_error(
                "code", _("Không có quyết định đã ban hành nào mang số, ký hiệu này. Xem lại số rồi thử lại.")
            )
        else:
            found = [*disagreements(text, decisions, timezone.localdate()), *names_shown_less_in(text)]
            context |= {"found": found, "decisions": decisions, "asked": True}
    return render(request, "portal/compare.html", context, status=status_of(form))


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
    """Read the draft as it will stand, with what disagrees with signed decisions; then publish it, or ask for a review."""
    page = _page_of(request, page_id)
    lets_out = may_publish_news(request.user, page)
    found = doubts_about(page, timezone.localdate())
    signed = {"author": page.author, "source": page.source}
    form: SignForm = (
        PublishForm(
            request.POST or None,
            initial={"at": timezone.localtime(), **signed},
            written=[one.written for one in found if one.sure],
        )
        if lets_out
        else SignForm(request.POST or None, initial=signed)
    )
    act = publish_news if lets_out else ask_for_review
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, lambda: act(request.user, page, **form.cleaned_data)):
        return _told(request, page, lets_out)
    context = {"page": page, "form": form, "found": found, "lets_out": lets_out, "writes": is_editor(request.user)}
    return render(request, "portal/publish.html", context, status=status_of(form))


def _told(request: HttpRequest, page: NewsPage, published: bool) -> HttpResponse:
    """To the page that everybody now sees; or back to the newsroom, which says that it was sent."""
    if published:
        page.refresh_from_db()
        return redirect(page.url)
    messages.success(request, _("Đã gửi duyệt “%(title)s”.") % {"title": page.title})
    return redirect("portal:newsroom")


def _page_of(request: HttpRequest, page_id: int) -> NewsPage:
    """The draft as it stands; news of a body for which one does not write are not found."""
    mine = NewsPage.objects.filter(agency_id__in=bodies_written_for(request.user))
    page: NewsPage = get_object_or_404(mine, pk=page_id).get_latest_revision_as_object()
    return page
