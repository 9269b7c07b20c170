"""Making a list public, adding to it, telling the council."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.forms import VersionForm
from bangvang.audit.refusals import Refusal
from bangvang.consultation import actions
from bangvang.consultation.forms import AmendForm, ReportForm, StopForm
from bangvang.consultation.reporting import content_of
from bangvang.consultation.views.preparing import choosing, detail_page, find
from bangvang.files.queries import as_download


@login_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the list to everybody; the page before it told until when."""
    found = find(request, pk)
    form, today = VersionForm(request.POST), timezone.localdate()
    if form.is_valid() and attempt(
        form, lambda: actions.publish(request.user, found, today=today, read_version=form.cleaned_data["version"])
    ):
        messages.success(request, _("Đã công khai. Danh sách khóa từ đây; thêm hồ sơ thì công khai bổ sung."))
        return redirect("consultation:detail", pk)
    return detail_page(request, find(request, pk), form)


@login_required
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish again with more dossiers."""
    found = find(request, pk)
    form, context = choosing(request, found, AmendForm)
    if form.is_bound and form.is_valid():
        chosen, reason = list(form.cleaned_data["handlings"]), form.cleaned_data["reason"]
        today, asked = timezone.localdate(), form.asked()
        if attempt(form, lambda: actions.amend(request.user, found, chosen, reason=reason, today=today, asked=asked)):
            messages.success(request, _("Đã công khai bổ sung %(count)d hồ sơ.") % {"count": len(chosen)})
            return redirect("consultation:detail", pk)
    return render(request, "consultation/entries.html", context | {"amends": True}, status=status_of(form))


@login_required
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take no more comment, and say why."""
    found, form, today = find(request, pk), StopForm(request.POST), timezone.localdate()

    def act() -> None:
        said = form.cleaned_data
        actions.stop(request.user, found, reason=said["reason"], today=today, read_version=said["version"])

    if form.is_valid() and attempt(form, act):
        messages.success(request, _("Đã dừng lấy ý kiến. Trang công khai ghi lý do; ý kiến đã nhận vẫn phải trả lời."))
        return redirect("consultation:detail", pk)
    return detail_page(request, find(request, pk), form)


@login_required
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what the report will say, give its number, make it."""
    found = find(request, pk)
    form = ReportForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        said, today = form.cleaned_data, timezone.localdate()
        if attempt(
            form,
            lambda: actions.report(
                request.user, found, number=said["number"], today=today, read_version=said["version"]
            ),
        ):
            messages.success(request, _("Đã lập báo cáo kết quả lấy ý kiến."))
            return redirect("consultation:detail", pk)
    found = find(request, pk)
    context: dict[str, object] = {"consultation": found, "form": form}
    try:
        context["content"] = content_of(found) if found.state in ("published", "reported") else None
    except Refusal as refusal:
        context["refusal"] = refusal
    return render(request, "consultation/report.html", context, status=status_of(form))


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, edition: int, kind: str) -> HttpResponse:
    """An edition of the report as DOCX or PDF."""
    kept = get_object_or_404(find(request, pk).reports.select_related("docx", "pdf"), edition=edition)
    if kind not in {"docx", "pdf"}:
        raise Http404
    return as_download(getattr(kept, kind), inline=kind == "pdf")
