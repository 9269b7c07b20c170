"""One unit of a round: its card to fill, the three sides compared, an objection and its answer."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.forms import with_version
from bangvang.block.actions import cards as actions
from bangvang.block.actions import results
from bangvang.block.choices import CardKind, RoundState
from bangvang.block.forms.scoring import AnswerForm, AppealForm, CardForm
from bangvang.block.models import Appeal, Card, Contender, Score
from bangvang.block.papers.scoring import score_paper
from bangvang.block.permissions import may_answer_for, may_fill, may_organise, require
from bangvang.block.queries.comparing import compared, points_in
from bangvang.block.queries.scoring import cards_of, cards_seen, contenders_visible_to
from bangvang.files.queries import DOCX, PDF, answer_with, as_download
from bangvang_paper.typesetting.statement import statement_docx, statement_pdf

PAPERS = {"docx": (statement_docx, DOCX), "pdf": (statement_pdf, PDF)}


def contender_seen(request: HttpRequest, pk: int) -> Contender:
    """The unit in its round, where the person may see it; else not found."""
    return get_object_or_404(contenders_visible_to(request.user), pk=pk)


@login_required
@require_safe
def contender(request: HttpRequest, pk: int) -> HttpResponse:
    """What the unit said of itself beside what others gave it, criterion by criterion."""
    found = contender_seen(request, pk)
    cards = cards_of(found)
    seen = cards_seen(request.user, found, cards)
    rows, sides = compared(found, seen)
    today, round = timezone.localdate(), found.round
    running = round.state == RoundState.APPEALS
    seen_kinds = [side.kind for side in sides]
    context = {
        "contender": found,
        "round": round,
        "rows": [(row, row.sides(seen_kinds)) for row in rows],
        "sides": sides,
        "missing": [card for card in cards if card not in seen and not card.is_final],
        "fillable": [card for card in cards if _can_fill(request, card, found)],
        "may_appeal": running and bool(round.appeal_until and today <= round.appeal_until)
        and CardKind.COUNCIL in seen_kinds and may_answer_for(request.user, found.unit),
        "may_answer": running and may_organise(request.user, round.block),
        "differing": sum(row.differs for row in rows),
    }  # fmt: skip
    return render(request, "block/contender.html", context)


def _can_fill(request: HttpRequest, card: Card, found: Contender) -> bool:
    return found.round.state == RoundState.SCORING and not card.is_final and may_fill(request.user, card)


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The unit's score sheet as DOCX or PDF, with the marks that the person may read."""
    if kind not in PAPERS:
        raise Http404
    found = contender_seen(request, pk)
    make, media_type = PAPERS[kind]
    seen = cards_seen(request.user, found, cards_of(found))
    sheet = score_paper(found, seen, on=timezone.localdate())
    return answer_with(make(sheet), name=f"Bang-cham-diem-{found.year}-{pk}.{kind}", media_type=media_type, inline=True)


@login_required
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill a card. Every line is saved with one press; a second button also hands the card in."""
    found = get_object_or_404(
        Card.objects.filter(contender__in=contenders_visible_to(request.user)).select_related("scorer"), pk=pk
    )
    found.contender = contender_seen(request, found.contender_id)
    require(may_fill(request.user, found))
    if found.is_final:
        return redirect("block:contender", found.contender_id)
    seen = cards_seen(request.user, found.contender, cards_of(found.contender))
    rows, sides = compared(found.contender, seen)
    form = CardForm(request.POST or None, request.FILES or None, card=found, rows=rows)
    if request.method == "POST" and form.is_valid() and _filled(request, form, found):
        if "nop" not in request.POST:
            messages.success(request, _("Đã ghi. Phiếu chưa nộp, còn sửa được."))
            return redirect("block:card", pk)
        if _handed_in(request, form, found):
            messages.success(request, _("Đã nộp phiếu %(kind)s.") % {"kind": found.get_kind_display()})
            return redirect("block:contender", found.contender_id)
    context = {
        "form": form, "card": found, "contender": found.contender, "round": found.contender.round,
        "others": [side.kind for side in sides if side.kind not in (CardKind.COUNCIL, found.kind)],
    }  # fmt: skip
    return render(request, "block/card.html", context, status=status_of(form))


def _filled(request: HttpRequest, form: CardForm, found: Card) -> bool:
    today, read = timezone.localdate(), form.cleaned_data["version"]
    marks = [
        actions.Mark(criterion, points, words, file.read() if file else b"", (file.name or "") if file else "")
        for criterion, points, words, file in form.typed
    ]
    return attempt(form, lambda: actions.fill(request.user, found, marks, today=today, read_version=read))


def _handed_in(request: HttpRequest, form: CardForm, found: Card) -> bool:
    """Hand in what was just saved. Where that is refused the page stays, over the version that now stands."""
    standing = Card.objects.get(pk=found.pk)
    today = timezone.localdate()
    if attempt(form, lambda: actions.hand_in(request.user, found, today=today, read_version=standing.version)):
        return True
    form.data = with_version(form, standing.version)
    messages.info(request, _("Các điểm vừa ghi đã được lưu; phiếu chưa nộp."))
    return False


@login_required
@require_safe
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that a mark stands on."""
    score = get_object_or_404(Score.objects.select_related("card__contender", "file"), pk=pk, file__isnull=False)
    found = contender_seen(request, score.card.contender_id)
    if score.card not in cards_seen(request.user, found, cards_of(found)) or score.file is None:
        raise Http404
    return as_download(score.file)


# ── objections ───────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def appeal(request: HttpRequest, pk: int, criterion_pk: int) -> HttpResponse:
    """Object to the points on one criterion."""
    found = contender_seen(request, pk)
    require(may_answer_for(request.user, found.unit))
    criterion = get_object_or_404(found.round.sheet.criteria, pk=criterion_pk)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words, today = form.cleaned_data["words"], timezone.localdate()
        if attempt(form, lambda: results.appeal(request.user, found, criterion, words=words, today=today)):
            messages.success(request, _("Đã gửi kiến nghị về mục %(code)s.") % {"code": criterion.code})
            return redirect("block:contender", pk)
    context = {"form": form, "contender": found, "round": found.round, "criterion": criterion}
    return render(request, "block/appeal.html", context, status=status_of(form))


@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an objection: keep the points or change them."""
    one = get_object_or_404(
        Appeal.objects.filter(contender__in=contenders_visible_to(request.user)).select_related("criterion", "by"),
        pk=pk,
    )
    found = contender_seen(request, one.contender_id)
    require(may_organise(request.user, found.round.block))
    final = Score.objects.filter(card__contender=found, criterion=one.criterion, final=True)
    scores = {score.card.kind: score for score in final.exclude(card__kind=CardKind.PEER).select_related("card")}
    form = AnswerForm(request.POST or None, initial={"points": points_in(scores.get(CardKind.COUNCIL))})
    if request.method == "POST" and form.is_valid():
        said, today = form.cleaned_data, timezone.localdate()
        if attempt(
            form,
            lambda: results.answer_appeal(request.user, one, points=said["points"], words=said["words"], today=today),
        ):
            messages.success(request, _("Đã trả lời kiến nghị."))
            return redirect("block:round", found.round_id)
    context = {
        "form": form, "appeal": one, "contender": found, "round": found.round, "own": scores.get(CardKind.SELF),
        "council": scores.get(CardKind.COUNCIL),
    }  # fmt: skip
    return render(request, "block/answer_appeal.html", context, status=status_of(form))
