"""Pages of the library: find, ask, act, answer."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.files.queries import as_download
from bangvang.library import actions
from bangvang.library.citing import cited_by
from bangvang.library.forms import FileForm, ReadingForm, ReviseForm
from bangvang.library.models import Document
from bangvang.library.permissions import may_file, may_note_reading, may_revise, may_take_shipped, require
from bangvang.library.queries import bodies_keeping, cited_on, matching, not_yet_taken, visible_to

A_PAGE = 50


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Documents that the person may see, the newest first; `?q=` those that answer to words."""
    words = request.GET.get("q", "").strip()[:100]
    page = Paginator(matching(visible_to(request.user), words), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "rows": cited_on(page, timezone.localdate()),
        "words": words,
        "bodies": bodies_keeping(request.user),
        "waiting": len(not_yet_taken()) if may_take_shipped(request.user) else 0,
    }
    return render(request, "library/list.html", context)


@login_required
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Take in what comes with the program."""
    require(may_take_shipped(request.user))
    taken = actions.take_shipped(request.user)
    messages.success(request, _("Đã nhận %(count)d văn bản vào thư viện.") % {"count": taken})
    return redirect("library:list")


@login_required
def add(request: HttpRequest, body_pk: int) -> HttpResponse:
    """File a document of a body."""
    body = get_object_or_404(bodies_keeping(request.user), pk=body_pk)
    require(may_file(request.user, body))
    form = FileForm(request.POST or None, visible=visible_to(request.user))
    if request.method == "POST" and form.is_valid():
        made: list[Document] = []
        if attempt(form, lambda: made.append(actions.file_document(request.user, body, **form.cleaned_data))):
            return redirect("library:detail", made[0].pk)
    return render(request, "library/form.html", {"form": form, "body": body}, status=status_of(form))


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: when it holds, who read it, what cites it."""
    return _detail(request, _find(request, pk))


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is said of it."""
    found = _find(request, pk)
    require(may_revise(request.user, found))
    form = ReviseForm(request.POST or None, instance=_find(request, pk), visible=visible_to(request.user))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.FIELDS}
        if attempt(form, lambda: actions.revise_document(request.user, found, read_version=form.read_version, **said)):
            messages.success(request, _("Đã lưu."))
            return redirect("library:detail", pk)
    return render(request, "library/form.html", {"form": form, "document": _find(request, pk)}, status=status_of(form))


@login_required
@require_POST
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the text itself was read."""
    found = _find(request, pk)
    require(may_note_reading(request.user, found))
    form = ReadingForm(request.POST, request.FILES)
    if form.is_valid() and attempt(form, lambda: actions.note_reading(request.user, found, **form.said())):
        return redirect("library:detail", pk)
    return _detail(request, _find(request, pk), status=status_of(form), reading_form=form)


@login_required
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that is kept with it."""
    found = _find(request, pk)
    if found.file is None:
        raise Http404
    return as_download(found.file, inline=True)


def _find(request: HttpRequest, pk: int) -> Document:
    return get_object_or_404(visible_to(request.user), pk=pk)


def _detail(request: HttpRequest, found: Document, status: int = 200, **forms: object) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "document": found,
        "force": found.force_on(today),
        "cited_by": cited_by(request.user, found),
        "replaces": visible_to(request.user).filter(replaced_by=found),
        "may_revise": may_revise(request.user, found),
        "may_note_reading": may_note_reading(request.user, found),
        "reading_form": ReadingForm(initial={"on": today}),
    }
    return render(request, "library/detail.html", context | forms, status=status)
