"""Pacts: drafted, sent, answered by each member, signed, printed."""

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
from bangvang.block import actions
from bangvang.block.choices import Answer, PactState
from bangvang.block.forms import AnswerForm, PactForm, ScanForm, SignForm, said_in
from bangvang.block.models import Block, Pact, Signatory
from bangvang.block.papers.pact import pact_paper
from bangvang.block.permissions import may_answer_for, may_draft_pact, require
from bangvang.block.queries import (
    LEAST,
    day_in,
    has_year,
    members_on,
    pacts_visible_to,
    said_by,
    scans_visible_to,
    signatories_of,
    visible_to,
)
from bangvang.files.queries import DOCX, PDF, answer_with, as_download
from bangvang.register.models import Unit
from bangvang.register.queries import people_of
from bangvang_paper.typesetting.statement import StatementPaper, statement_docx, statement_pdf

_PAPERS = {"docx": (statement_docx, DOCX), "pdf": (statement_pdf, PDF)}


@login_required
def draft(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Begin the pact of a year."""
    block = get_object_or_404(visible_to(request.user), pk=pk)
    if not has_year(block, year, timezone.localdate()):
        raise Http404
    require(may_draft_pact(request.user, block, year), _("Đơn vị trưởng của năm và cơ quan tổ chức soạn giao ước."))
    begin = _("Các đơn vị trong %(block)s thống nhất giao ước thi đua năm %(year)d với các nội dung, chỉ tiêu sau:")
    form = PactForm(request.POST or None, initial={"text": begin % {"block": block, "year": year}})
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("text", "undertakings")}
        made: list[Pact] = []
        if attempt(form, lambda: made.append(actions.draft_pact(request.user, block, year=year, **said))):
            return redirect("block:pact", made[0].pk)
    return render(
        request, "block/pact_form.html", {"form": form, "the_block": block, "year": year}, status=status_of(form)
    )


def _find(request: HttpRequest, pk: int) -> Pact:
    return get_object_or_404(pacts_visible_to(request.user), pk=pk)


@login_required
@require_safe
def pact(request: HttpRequest, pk: int) -> HttpResponse:
    """One pact: what it says, what each member answered, what can be done with it now."""
    return _pact(request, _find(request, pk))


def _pact(
    request: HttpRequest,
    found: Pact,
    status: int = 200,
    sign_form: SignForm | None = None,
    refused: VersionForm | None = None,
    scan_form: ScanForm | None = None,
) -> HttpResponse:
    signatories = signatories_of(found)
    drafts = may_draft_pact(request.user, found.block, found.year)
    open_now = found.state == PactState.SENT
    today = timezone.localdate()
    context = {
        "pact": found,
        "the_block": found.block,
        "undertakings": found.undertakings.all(),
        "signatories": [(one, open_now and may_answer_for(request.user, one.unit)) for one in signatories],
        "said": said_by(signatories),
        "least": LEAST,
        "newcomers": _newcomers(found, signatories) if open_now and drafts else [],
        "may_draft": drafts and found.state != PactState.SIGNED,
        "send_form": VersionForm(initial={"version": found.version}),
        "sign_form": sign_form or SignForm(initial={"version": found.version, "on": f"{today:%d/%m/%Y}"}),
        "refused": refused,
        "scans": list(scans_visible_to(request.user).filter(pact=found)),
        "scan_form": (scan_form or ScanForm()) if drafts and found.state == PactState.SIGNED else None,
    }
    return render(request, "block/pact.html", context, status=status)


def _newcomers(found: Pact, signatories: list[Signatory]) -> list[str]:
    """Members that came into the block after the pact was sent."""
    asked = {one.unit_id for one in signatories}
    return [str(unit) for unit in _units(found.block, found.year) if unit.pk not in asked]


def _units(block: Block, year: int) -> list[Unit]:
    """Units in the block as the year stands."""
    return [one.unit for one in members_on(block, day_in(block, year, timezone.localdate()))]


def _drafted(request: HttpRequest, pk: int) -> Pact:
    """The pact, for somebody who may change it."""
    found = _find(request, pk)
    require(may_draft_pact(request.user, found.block, found.year))
    return found


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a pact that is not signed."""
    found = _drafted(request, pk)
    form = PactForm(request.POST or None, initial=said_in(found))
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("text", "undertakings")}
        read = form.cleaned_data["version"] or 0
        if attempt(form, lambda: actions.revise_pact(request.user, found, **said, read_version=read)):
            messages.success(request, _("Đã lưu bản soạn. Gửi lại để các đơn vị trả lời."))
            return redirect("block:pact", pk)
    context = {"form": form, "the_block": found.block, "year": found.year, "pact": found}
    return render(request, "block/pact_form.html", context, status=status_of(form))


@login_required
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it to the members."""
    found = _drafted(request, pk)
    form = VersionForm(request.POST)
    if form.is_valid() and attempt(
        form, lambda: actions.send_pact(request.user, found, read_version=form.cleaned_data["version"])
    ):
        messages.success(request, _("Đã gửi các đơn vị trong khối."))
        return redirect("block:pact", pk)
    return _pact(request, _find(request, pk), status=status_of(form), refused=form)


@login_required
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that it was signed."""
    found = _drafted(request, pk)
    form = SignForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        if attempt(
            form,
            lambda: actions.sign(request.user, found, on=said["on"], place=said["place"], read_version=said["version"]),
        ):
            return redirect("block:pact", pk)
    return _pact(request, _find(request, pk), status=status_of(form), sign_form=form)


@login_required
@require_POST
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """Attach a scan of the signed paper."""
    found = _drafted(request, pk)
    form = ScanForm(request.POST, request.FILES)
    if form.is_valid():
        data = form.cleaned_data["file"].read()
        if attempt(form, lambda: actions.attach_scan(request.user, found, data=data)):
            messages.success(request, _("Đã kiểm và giữ bản quét."))
            return redirect("block:pact", pk)
    return _pact(request, found, status=status_of(form), scan_form=form)


@login_required
@require_safe
def scanned(request: HttpRequest, pk: int) -> HttpResponse:
    """One scan as it was kept."""
    return as_download(get_object_or_404(scans_visible_to(request.user), pk=pk).file, inline=True)


@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree for a member and say who signs, or say what to change."""
    seen = Signatory.objects.filter(pact__in=pacts_visible_to(request.user).values("pk"))
    signatory = get_object_or_404(seen.select_related("pact__block", "unit"), pk=pk)
    if not may_answer_for(request.user, signatory.unit):
        raise Http404  # another unit's answer is not found
    people = people_of(signatory.unit, request.user, timezone.localdate())
    form = AnswerForm(request.POST or None, signatory=signatory, people=people)
    if form.is_valid() and attempt(form, lambda: _answer(request, signatory, form)):
        messages.success(request, _("Đã ghi trả lời của %(unit)s.") % {"unit": signatory.unit})
        return redirect("block:pact", signatory.pact_id)
    context = {
        "form": form,
        "signatory": signatory,
        "pact": signatory.pact,
        "undertakings": signatory.pact.undertakings.all(),
    }
    return render(request, "block/answer.html", context, status=status_of(form))


def _answer(request: HttpRequest, signatory: Signatory, form: AnswerForm) -> Signatory:
    said = form.cleaned_data
    read = said["version"]
    if said["answer"] == Answer.AGREED:
        signs = {name: said[name] for name in ("person", "name", "title")}
        return actions.agree(request.user, signatory, **signs, read_version=read)
    return actions.send_back(request.user, signatory, words=said["words"], read_version=read)


# ── papers ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The pact as DOCX or PDF, set from what it says now."""
    found = _find(request, pk)
    made = pact_paper(found.block, found.year, _units(found.block, found.year), found, on=timezone.localdate())
    return _file(made, f"Giao-uoc-thi-dua-{found.year}-{found.block_id}", kind)


@login_required
@require_safe
def blank(request: HttpRequest, pk: int, year: int, kind: str) -> HttpResponse:
    """An empty form of the pact, to be filled by hand."""
    block = get_object_or_404(visible_to(request.user), pk=pk)
    if not has_year(block, year, timezone.localdate()):
        raise Http404
    made = pact_paper(block, year, _units(block, year), None, on=timezone.localdate())
    return _file(made, f"Mau-giao-uoc-thi-dua-{year}-{pk}", kind)


def _file(made: StatementPaper, name: str, kind: str) -> HttpResponse:
    if kind not in _PAPERS:
        raise Http404
    make, media_type = _PAPERS[kind]
    return answer_with(make(made), name=f"{name}.{kind}", media_type=media_type, inline=True)
