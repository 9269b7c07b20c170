"""The page on which something is given the documents it cites: one page for movements, tasks and conferences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.models import Versioned
from bangvang.library.forms import CiteForm
from bangvang.library.models import Document
from bangvang.library.queries import cited_on, matching, visible_to

SHOWN = 60


@dataclass(frozen=True)
class Citer:
    """What is given documents: the thing, the day on which they must hold, its page and the place it belongs to."""

    thing: Versioned
    on: date
    url: str
    crumbs: tuple[tuple[str, str], ...]


def choose_documents(request: HttpRequest, citer: Citer, act: Callable[[list[Document], int], Any]) -> HttpResponse:
    """Show the library with what is ticked on top, and hand what was ticked and the version that was read to ``act``."""
    visible = visible_to(request.user)
    chosen: QuerySet[Document] = citer.thing.documents.all()  # type: ignore[attr-defined]
    form = CiteForm(
        request.POST or None,
        visible=visible | chosen,
        initial={"version": citer.thing.version, "documents": list(chosen)},
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if attempt(form, lambda: act(list(said["documents"]), said["version"])):
            messages.success(request, _("Đã ghi các văn bản được dẫn."))
            return redirect(citer.url)
    marked = {int(pk) for pk in (_key(one) for one in form["documents"].value() or []) if pk.isdecimal()}
    words = request.GET.get("q", "").strip()[:100]
    ticked = Document.objects.filter(pk__in=marked).select_related("replaced_by")
    others = matching(visible, words).exclude(pk__in=marked)[:SHOWN]
    rows = [(one, True) for one in cited_on(ticked, citer.on)] + [(one, False) for one in cited_on(others, citer.on)]
    context = {"citer": citer, "form": form, "rows": rows, "words": words, "version": form["version"].value()}
    return render(request, "library/choose.html", context, status=status_of(form))


def _key(one: object) -> str:
    return str(one.pk if isinstance(one, Document) else one)
