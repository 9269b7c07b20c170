"""Pages of certificates made anew, and their register."""

from __future__ import annotations

import tempfile

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.certificate import actions
from bangvang.certificate.forms import ReissueForm
from bangvang.certificate.forms.blanks import AnewForm
from bangvang.certificate.models import Reissue
from bangvang.certificate.permissions import may_make, may_print_for, require
from bangvang.certificate.queries import reissues_visible_to, visible_to
from bangvang.certificate.queries.blanks import blank_of_reissue, kinds_of
from bangvang.certificate.reissue_book import write_reissues
from bangvang.decision.queries import READERS, wording_on
from bangvang.files.queries import as_download
from bangvang.register.models import Unit
from bangvang.register.queries import units_of

A_PAGE = 100


@login_required
def reissue(request: HttpRequest, pk: int) -> HttpResponse:
    """Make one certificate anew: exchanged against the old paper, or given again because it is lost."""
    certificate = get_object_or_404(visible_to(request.user), pk=pk)
    require(may_make(request.user, certificate.line.decision))
    form = ReissueForm(request.POST or None, initial={"on": f"{timezone.localdate():%d/%m/%Y}"})
    if form.is_valid() and attempt(form, lambda: actions.reissue(request.user, certificate, **form.cleaned_data)):
        messages.success(request, _("Đã ghi vào sổ cấp đổi, cấp lại. Giấy mới in được ở dưới."))
        return redirect("certificate:reissue", pk)
    words = wording_on(certificate.line, timezone.localdate())
    done = certificate.reissues.select_related("by").order_by("-on", "-pk")
    context = {"certificate": certificate, "words": words, "form": form, "done": done}
    return render(request, "certificate/reissue.html", context, status=status_of(form))


@login_required
def blank(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down on which sheet a certificate was made anew."""
    done = get_object_or_404(
        Reissue.objects.filter(certificate__in=visible_to(request.user)).select_related(
            "certificate__line__decision__body"
        ),
        pk=pk,
    )
    body = done.certificate.line.decision.body
    require(may_print_for(request.user, body))
    form = AnewForm(request.POST or None, body=body, initial={"on": f"{done.on:%d/%m/%Y}"})
    if form.is_valid():
        said = dict(form.cleaned_data)
        kind = said.pop("kind")
        if attempt(form, lambda: actions.use_blank_anew(request.user, kind, done, **said)):
            messages.success(request, _("Đã ghi phôi của giấy cấp lại."))
            return redirect("certificate:reissue_blank", pk)
    context = {"done": done, "form": form, "sheet": blank_of_reissue(done), "kinds": kinds_of(body), "body": body}
    return render(request, "certificate/reissue_blank.html", context, status=status_of(form))


def _reissue_body(request: HttpRequest, pk: int) -> Unit:
    return get_object_or_404(Unit.objects.filter(pk__in=units_of(request.user, READERS), is_body=True), pk=pk)


@login_required
@require_safe
def reissued_one(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper that was made anew, as it was printed."""
    done = get_object_or_404(Reissue.objects.filter(certificate__in=visible_to(request.user)), pk=pk)
    return as_download(done.pdf, inline=True)


@login_required
@require_safe
def reissues(request: HttpRequest, body_pk: int) -> HttpResponse:
    """The register of certificates made anew."""
    body = _reissue_body(request, body_pk)
    page = Paginator(reissues_visible_to(request.user, body), A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "certificate/reissues.html", {"body": body, "page": page})


@login_required
@require_safe
def reissues_file(request: HttpRequest, body_pk: int) -> FileResponse:
    """The register as Excel."""
    body = _reissue_body(request, body_pk)
    file = tempfile.TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    write_reissues(file, body, reissues_visible_to(request.user, body).order_by("on", "pk").iterator(1_000))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="so-cap-doi-cap-lai.xlsx")
