"""Blocks: the list, and one block with its members."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bangvang.block.permissions import may_organise
from bangvang.block.queries import leaders_of, members_on, visible_to

A_PAGE = 50


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Blocks that the person may see."""
    page = Paginator(visible_to(request.user), A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "block/list.html", {"page": page})


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One block: its members and the heads of the year."""
    block = get_object_or_404(visible_to(request.user), pk=pk)
    today = timezone.localdate()
    context = {
        "block": block,
        "members": members_on(block, today),
        "leaders": leaders_of(block, today.year),
        "may_organise": may_organise(request.user, block),
    }
    return render(request, "block/detail.html", context)
