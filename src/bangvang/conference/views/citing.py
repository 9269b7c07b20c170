"""Pages on which a conference, or a task, is given the documents that it follows."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from bangvang.conference import actions
from bangvang.conference.permissions import may_plan, require
from bangvang.conference.queries import tasks_visible_to, visible_to
from bangvang.library.choosing import Citer, choose_documents


@login_required
def of_conference(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(visible_to(request.user), pk=pk)
    require(may_plan(request.user, found))
    url = reverse("conference:detail", args=[pk])
    citer = Citer(found, found.held_on, url, ((_("Hội nghị"), reverse("conference:list")), (found.name, url)))
    return choose_documents(
        request, citer, lambda chosen, read: actions.cite(request.user, found, chosen, read_version=read)
    )


@login_required
def of_task(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(tasks_visible_to(request.user), pk=pk)
    require(may_plan(request.user, found.conference))
    url = reverse("conference:task", args=[pk])
    crumbs = ((_("Việc từ ý kiến chỉ đạo"), reverse("conference:tasks")), (found.content, url))
    return choose_documents(
        request,
        Citer(found, found.given_on, url, crumbs),
        lambda chosen, read: actions.cite(request.user, found, chosen, read_version=read),
    )
