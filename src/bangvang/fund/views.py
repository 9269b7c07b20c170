"""Pages of the fund: the books, one book with its entries, the money of one decision."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.queries import history
from bangvang.catalogue.queries import award_name
from bangvang.decision.models import Decision
from bangvang.fund import actions
from bangvang.fund.choices import Due
from bangvang.fund.dues import dues_of, rule_on
from bangvang.fund.forms import CloseForm, EntryForm, OpenForm, PayForm, TakeBackForm
from bangvang.fund.models import Entry, FundYear
from bangvang.fund.permissions import may_keep, may_keep_somewhere, may_read_somewhere, require
from bangvang.fund.queries import (
    bodies_kept_by,
    books_visible_to,
    ceilings_of,
    decisions_to_pay,
    decisions_visible_to,
    entries_of,
    sums_of,
)
from bangvang.fund.workbooks import write_book, write_payments

A_PAGE = 100


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Books, the latest year first, and decisions whose money waits."""
    return _index(request, OpenForm(user=request.user, initial={"year": timezone.localdate().year}))


def _index(request: HttpRequest, form: OpenForm) -> HttpResponse:
    require(may_read_somewhere(request.user))
    waiting = Paginator(decisions_to_pay(request.user), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "books": [(book, sums_of(book)) for book in books_visible_to(request.user)[:A_PAGE]],
        "waiting": waiting,
        "rows": [(one, award_name(one.award)) for one in waiting],
        "keeps": bodies_kept_by(request.user).exists(),
        "form": form,
    }
    return render(request, "fund/list.html", context, status=status_of(form))


@login_required
@require_POST
def open_year(request: HttpRequest) -> HttpResponse:
    """Open the book of a year."""
    require(may_keep_somewhere(request.user))
    form = OpenForm(request.POST, user=request.user)
    made: list[FundYear] = []
    if form.is_valid() and attempt(form, lambda: made.append(actions.open_year(request.user, **form.cleaned_data))):
        return redirect("fund:book", made[0].pk)
    return _index(request, form)


# ── one book ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def _find(request: HttpRequest, pk: int) -> FundYear:
    return get_object_or_404(books_visible_to(request.user), pk=pk)


@login_required
@require_safe
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """One year: what came in, went out, is left, and what the law lets it be."""
    return _book(request, _find(request, pk))


def _book(request: HttpRequest, found: FundYear, form: EntryForm | CloseForm | None = None) -> HttpResponse:
    sums = sums_of(found)
    ceilings = ceilings_of(found, sums)
    rows = list(_with_balance(found))
    page = Paginator(rows[::-1], A_PAGE).get_page(request.GET.get("trang"))
    today = f"{timezone.localdate():%d/%m/%Y}"
    context = {
        "book": found,
        "sums": sums,
        "whole": ceilings["whole"],
        "organising": ceilings["organising"],
        "whole_passed": ceilings["whole"].is_passed_by(sums.income),
        "organising_passed": ceilings["organising"].is_passed_by(sums.organising),
        "page": page,
        "keeps": may_keep(request.user, found.body) and found.closed_on is None,
        "form": form,
        "entry_form": form if isinstance(form, EntryForm) else EntryForm(initial={"on": today}),
        "close_form": form
        if isinstance(form, CloseForm)
        else CloseForm(initial={"version": found.version, "on": today}),
        "history": history(found),
    }
    return render(request, "fund/book.html", context, status=status_of(form) if form else 200)


def _with_balance(found: FundYear) -> Iterator[tuple[Entry, int]]:
    left = found.opening
    for entry in entries_of(found):
        left += entry.signed
        yield entry, left


@login_required
@require_POST
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter an income or an expense."""
    found = _find(request, pk)
    require(may_keep(request.user, found.body))
    form = EntryForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.enter(request.user, found, **form.cleaned_data)):
        messages.success(request, _("Đã ghi vào sổ quỹ."))
        return redirect("fund:book", pk)
    return _book(request, _find(request, pk), form)


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the year."""
    found = _find(request, pk)
    require(may_keep(request.user, found.body))
    form = CloseForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        if attempt(form, lambda: actions.close_year(request.user, found, on=said["on"], read_version=said["version"])):
            messages.success(request, _("Đã khóa sổ."))
            return redirect("fund:book", pk)
    return _book(request, _find(request, pk), form)


@login_required
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Reverse one entry, with a document of its own."""
    entry = get_object_or_404(
        Entry.objects.filter(book__in=books_visible_to(request.user)).select_related("book__body", "decision"), pk=pk
    )
    require(may_keep(request.user, entry.book.body))
    form = TakeBackForm(request.POST or None, initial={"on": f"{timezone.localdate():%d/%m/%Y}"})
    if form.is_valid() and attempt(form, lambda: actions.take_back(request.user, entry, **form.cleaned_data)):
        messages.success(request, _("Đã đảo bút toán."))
        return redirect("fund:book", entry.book_id)
    return render(request, "fund/take_back.html", {"entry": entry, "form": form}, status=status_of(form))


@login_required
@require_safe
def book_file(request: HttpRequest, pk: int) -> FileResponse:
    """The book as Excel."""
    found = _find(request, pk)
    file = tempfile.TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    write_book(file, found, sums_of(found), entries_of(found).iterator(1_000))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"so-quy-{found.year}.xlsx")


# ── the money of one decision ────────────────────────────────────────────────────────────────────────────────────────
@login_required
def payments(request: HttpRequest, pk: int) -> HttpResponse:
    """Who gets how much by one decision, what was paid, and the form that pays."""
    decision = get_object_or_404(decisions_visible_to(request.user), pk=pk)
    dues = dues_of(decision, timezone.localdate())
    payable = [one.line.pk for one in dues if one.payment is None and one.due in {Due.PAY, Due.ASK} and one.amount]
    keeps = may_keep(request.user, decision.body)
    if request.method == "POST":
        require(keeps)
    initial = {"on": f"{timezone.localdate():%d/%m/%Y}", "method": "transfer"}
    form = PayForm(request.POST or None, lines=payable, initial=initial)
    if form.is_valid() and attempt(form, lambda: actions.pay(request.user, decision, **form.cleaned_data)):
        messages.success(request, _("Đã ghi trả tiền thưởng."))
        return redirect("fund:payments", pk)
    ticked = request.POST.getlist("lines") if request.method == "POST" else [str(pk) for pk in payable]
    context = {
        "decision": decision,
        "award": award_name(decision.award),
        "rows": [(one, Due(one.due).label, str(one.line.pk) in ticked, one.line.pk in payable) for one in dues],
        "total": sum(one.amount for one in dues),
        "paid": sum(one.payment.amount for one in dues if one.payment),
        "rule": rule_on(decision.signed_on),
        "keeps": keeps and bool(payable),
        "asks": any(one.due == Due.ASK and one.payment is None for one in dues),
        "form": form,
    }
    return render(request, "fund/payments.html", context, status=status_of(form))


@login_required
@require_safe
def payments_file(request: HttpRequest, pk: int) -> FileResponse:
    """The payment list as Excel."""
    decision = get_object_or_404(decisions_visible_to(request.user), pk=pk)
    return _payments_file(decision)


def _payments_file(decision: Decision) -> FileResponse:
    file = tempfile.TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    write_payments(file, decision, dues_of(decision, timezone.localdate()))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"tien-thuong-{decision.code}.xlsx".replace("/", "-"))
