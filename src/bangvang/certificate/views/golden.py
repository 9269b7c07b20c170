"""Pages of the golden book: every certificate of a body by its number, and how numbers run."""

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

from bangvang.audit.attempt import attempt
from bangvang.catalogue.queries import award_name
from bangvang.certificate import actions
from bangvang.certificate.forms.golden import GoldenRuleForm
from bangvang.certificate.golden_workbook import write_golden_book
from bangvang.certificate.models import GoldenBook
from bangvang.certificate.permissions import may_set_up
from bangvang.certificate.queries.blanks import bodies_with_stock_seen_by
from bangvang.certificate.queries.golden import golden_book_of, golden_entries, golden_years
from bangvang.certificate.views.setting_up import body_set_up
from bangvang.decision.queries import wording_on
from bangvang.register.models import Unit

A_PAGE = 100


def _body(request: HttpRequest, pk: int) -> Unit:
    return get_object_or_404(bodies_with_stock_seen_by(request.user), pk=pk)


def _year(request: HttpRequest) -> int | None:
    asked = request.GET.get("nam", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 else None


@login_required
@require_safe
def golden_book(request: HttpRequest, body_pk: int) -> HttpResponse:
    """The golden book, of one year or of all."""
    body, year, today = _body(request, body_pk), _year(request), timezone.localdate()
    page = Paginator(golden_entries(request.user, body, year), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "body": body,
        "year": year,
        "years": golden_years(request.user, body),
        "page": page,
        "rows": [
            (one, one.golden_text, wording_on(one.line, today), award_name(one.line.decision.award)) for one in page
        ],
        "book": golden_book_of(body),
        "may_set_up": may_set_up(request.user, body),
    }
    return render(request, "certificate/golden_book.html", context)


@login_required
@require_safe
def workbook(request: HttpRequest, body_pk: int) -> FileResponse:
    """The same as Excel."""
    body, year = _body(request, body_pk), _year(request)
    file = tempfile.TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    write_golden_book(file, body, year, golden_entries(request.user, body, year).iterator(1_000))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"so-vang-{year or 'tat-ca'}.xlsx")


@login_required
def rule(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Set how numbers run."""
    body = body_set_up(request, body_pk)
    standing = golden_book_of(body)
    form = GoldenRuleForm(request.POST or None, instance=golden_book_of(body) or GoldenBook(body=body))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("rule", "begins_in", "first")}
        said["read_version"] = form.read_version if standing else None
        if attempt(form, lambda: actions.set_golden_rule(request.user, body, **said)):
            messages.success(request, _("Đã ghi cách đánh số. Giấy đã in giữ số cũ."))
            return redirect("certificate:golden_book", body_pk)
    status = 409 if form.stale else 422 if form.errors else 200
    return render(request, "certificate/golden_rule.html", {"body": body, "form": form}, status=status)
