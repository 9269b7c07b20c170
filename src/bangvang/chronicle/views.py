"""The log as everybody may read it: a page in words, and the files that a witness or a verifier takes.

One act is for the administrator alone: to take the proof from a row.
"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions
from bangvang.chronicle.forms import EraseForm, FindForm
from bangvang.chronicle.models import CoveredRow, Log, Witness
from bangvang.chronicle.permissions import may_erase, require
from bangvang.chronicle.queries import (
    MOST_FOUND,
    age_of,
    bundle_content,
    current_log,
    found_row,
    last_head,
    named_rows,
    note_of,
    root_of,
    tile_content,
)
from bangvang_trust.errors import Refused
from bangvang_trust.log.tiles import bundle_at

_TEXT, _BYTES = "text/plain; charset=utf-8", "application/octet-stream"
_FOR_EVER = "public, max-age=31536000, immutable"
HEADS_SHOWN = 12
_MOST_BYTES = 8_000


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the log is, how far it has come, who watches it, and how to check it oneself."""
    log = current_log()
    head = last_head(log) if log else None
    context = {
        "log": log,
        "head": head,
        "root": root_of(head) if head else "",
        "heads": log.heads.order_by("-size").prefetch_related("cosignatures__witness")[:HEADS_SHOWN] if log else [],
        "age": age_of(timezone.now() - head.at) if head else "",
        "waiting": log.size - (head.size if head else 0) if log else 0,
        "witnesses": Witness.objects.annotate(last_seen=Max("cosignatures__seen_at")),
        "address": request.build_absolute_uri(),
        "may_erase": may_erase(request.user),
    }
    return render(request, "chronicle/about.html", context)


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The last signed head, with the lines of its witnesses."""
    head = last_head(_log())
    if head is None:
        raise Http404
    answer = HttpResponse(note_of(head), content_type=_TEXT)
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """The public key of the log (C2SP vkey). Whoever relies on it compares it with the one on paper."""
    return HttpResponse(_log().key + "\n", content_type=_TEXT)


@require_safe
def tile(request: HttpRequest, rest: str) -> HttpResponse:
    """One tile, or one bundle of lines. They never change."""
    path = f"tile/{rest}"
    bundle = bundle_at(path)
    found = bundle_content(_log(), *bundle) if bundle else tile_content(_log(), path)
    if found is None:
        raise Http404
    answer = HttpResponse(found, content_type=_BYTES)
    answer["Cache-Control"] = _FOR_EVER
    return answer


@csrf_exempt  # a witness is a program without a session; its line is believed by its signature alone
@require_POST
def cosignature(request: HttpRequest) -> HttpResponse:
    """Take a witness's line under a head."""
    if int(request.headers.get("Content-Length") or 0) > _MOST_BYTES:
        raise BadRequest
    if request.content_type != "text/plain":
        return HttpResponse(
            _("Hãy gửi mốc có lời chứng kiến ở dạng text/plain.") + "\n", content_type=_TEXT, status=409
        )
    try:
        kept = actions.take_cosignature(request.body.decode("utf-8"))
    except (UnicodeDecodeError, Refused, Refusal) as refused:
        return HttpResponse(f"{refused}\n", content_type=_TEXT, status=409)
    return HttpResponse("".join(one.line for one in kept), content_type=_TEXT)


@login_required
@require_safe
def erasable(request: HttpRequest) -> HttpResponse:
    """Find the rows that bear a name, to take the proof from one."""
    require(may_erase(request.user))
    form = FindForm(request.GET or None)
    name = " ".join(form.cleaned_data["ten"].split()) if form.is_bound and form.is_valid() else ""
    context = {"form": form, "name": name, "found": named_rows(name) if name else [], "most": MOST_FOUND}
    return render(request, "chronicle/erasable.html", context)


@login_required
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the proof from one row, for ever."""
    require(may_erase(request.user))
    covered = get_object_or_404(CoveredRow.objects.select_related("shape", "leaf"), pk=pk)
    found = found_row(covered)
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.erase(request.user, covered, reason=reason)):
            messages.success(request, _("Đã xóa muối. Nhật ký vẫn nguyên; bản ghi này không còn được chứng thực."))
            return redirect("chronicle:erase", pk)
    return render(request, "chronicle/erase.html", {"form": form, "found": found}, status=status_of(form))


def _log() -> Log:
    log = current_log()
    if log is None or not log.key:
        raise Http404
    return log
