"""Pages of the programme, and of the script that is made from it and from the decisions handed over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.forms import VersionForm
from bangvang.audit.refusals import Refusal
from bangvang.conference import actions
from bangvang.conference.choices import ProgrammeKind
from bangvang.conference.forms import ItemForm, ProgrammeForm
from bangvang.conference.models import Conference, Programme, ProgrammeItem
from bangvang.conference.papers import programme_paper, script_paper
from bangvang.conference.permissions import may_plan, require
from bangvang.conference.queries import (
    honours_in_order,
    items_of,
    items_visible_to,
    last_print,
    precedence_on,
    prints_visible_to,
    programme_of,
    visible_to,
)
from bangvang.conference.script import blanks_in, changes_since, hash_of, order_of, script_of
from bangvang.files.queries import DOCX, PDF, answer_with
from bangvang_paper.typesetting.statement import statement_docx, statement_pdf

_PAPERS = {"docx": (statement_docx, DOCX), "pdf": (statement_pdf, PDF)}


def _conference(request: HttpRequest, pk: int) -> Conference:
    return get_object_or_404(visible_to(request.user), pk=pk)


def _programme(conference: Conference) -> Programme:
    found = programme_of(conference)
    if found is None:
        raise Http404(_("Hội nghị chưa có chương trình."))
    return found


def _item(request: HttpRequest, pk: int) -> ProgrammeItem:
    found = get_object_or_404(items_visible_to(request.user), pk=pk)
    require(may_plan(request.user, found.programme.conference))
    return found


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """What comes after what, and when."""
    return _page(request, _conference(request, pk))


def _page(request: HttpRequest, found: Conference, refused: VersionForm | None = None) -> HttpResponse:
    programme = programme_of(found)
    items = items_of(programme) if programme else []
    context = {
        "conference": found,
        "programme": programme,
        "items": items,
        "ends_at": items[-1].ends_at if items else "",
        "no_commendation": found.decisions.exists()
        and not any(one.item.kind == ProgrammeKind.COMMENDATION for one in items),
        "may_plan": may_plan(request.user, found),
        "refused": refused,
    }
    return render(request, "conference/programme.html", context, status=status_of(refused))


@login_required
@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the usual programme from what the conference knows."""
    found = _conference(request, pk)
    require(may_plan(request.user, found))
    try:
        actions.draft_programme(request.user, found)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Đã lập chương trình từ những gì hội nghị đã ghi. Hãy xem lại phút và người thực hiện.")
        )
    return redirect("conference:programme", pk)


@login_required
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """When it begins, and how honours are called."""
    found = _conference(request, pk)
    require(may_plan(request.user, found))
    form = ProgrammeForm(request.POST or None, instance=_programme(found))
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.PROGRAMME_FIELDS}
        read = form.read_version
        if attempt(form, lambda: actions.revise_programme(request.user, _programme(found), read_version=read, **said)):
            messages.success(request, _("Đã lưu."))
            return redirect("conference:programme", pk)
    context = {"conference": found, "form": form, "heading": _("Giờ bắt đầu và cách trao")}
    return render(request, "conference/programme_edit.html", context, status=status_of(form))


@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one more at the end."""
    found = _conference(request, pk)
    require(may_plan(request.user, found))
    programme = _programme(found)
    form = ItemForm(request.POST or None, version=programme.version)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.ITEM_FIELDS}
        read = form.cleaned_data["version"]
        if attempt(form, lambda: actions.add_item(request.user, programme, read_version=read, **said)):
            messages.success(request, _("Đã thêm vào cuối chương trình. Bấm Lên để chuyển tới chỗ của nó."))
            return redirect("conference:programme", pk)
    context = {"conference": found, "form": form, "heading": _("Thêm một mục vào chương trình")}
    return render(request, "conference/programme_edit.html", context, status=status_of(form))


@login_required
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one item, or take it off."""
    found = _item(request, pk)
    programme = found.programme
    form = ItemForm(request.POST or None, instance=_item(request, pk), version=programme.version)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.ITEM_FIELDS}
        read = form.cleaned_data["version"]
        if attempt(form, lambda: actions.revise_item(request.user, found, read_version=read, **said)):
            messages.success(request, _("Đã lưu."))
            return redirect("conference:programme", programme.conference_id)
    context = {
        "conference": programme.conference, "form": form, "item": found, "version": programme.version,
        "heading": _("Sửa mục “%(title)s”") % {"title": found.title},
    }  # fmt: skip
    return render(request, "conference/programme_edit.html", context, status=status_of(form))


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down; the page opens again where the item now stands."""
    found = _item(request, pk)
    conference = found.programme.conference
    form = VersionForm(request.POST)
    up = request.POST.get("toi") == "len"
    if form.is_valid() and attempt(
        form, lambda: actions.move_item(request.user, found, up=up, read_version=form.cleaned_data["version"])
    ):
        return redirect(reverse("conference:programme", args=[conference.pk]) + f"#muc-{pk}")
    return _page(request, conference, form)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it off the programme."""
    found = _item(request, pk)
    conference, title = found.programme.conference, found.title
    form = VersionForm(request.POST)
    if form.is_valid() and attempt(
        form, lambda: actions.remove_item(request.user, found, read_version=form.cleaned_data["version"])
    ):
        messages.success(request, _("Đã bỏ “%(title)s” khỏi chương trình.") % {"title": title})
        return redirect("conference:programme", conference.pk)
    return _page(request, conference, form)


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The programme as DOCX or PDF."""
    found = _conference(request, pk)
    if kind not in _PAPERS:
        raise Http404
    make, media_type = _PAPERS[kind]
    data = make(programme_paper(found, items_of(_programme(found))))
    return answer_with(data, name=f"Chuong-trinh-{pk}.{kind}", media_type=media_type, inline=True)


# ── the script ───────────────────────────────────────────────────────────────────────────────────────────────────────
@login_required
@require_safe
def script(request: HttpRequest, pk: int) -> HttpResponse:
    """Every sentence as it reads now, who is left out and why, and what changed since it was printed."""
    found = _conference(request, pk)
    programme = programme_of(found)
    items = items_of(programme) if programme else []
    context: dict[str, Any] = {
        "conference": found,
        "programme": programme,
        "items": items,
        "may_plan": may_plan(request.user, found),
    }
    if programme is not None:
        honours = honours_in_order(found, per_group=programme.per_group)
        parts = script_of(found, programme, items, honours)
        printed = last_print(found)
        context |= {
            "parts": parts,
            "honours": honours,
            "groups": len(honours.groups),
            "blanks": blanks_in(parts),
            "printed": printed,
            "changes": changes_since(printed, honours, parts) if printed else None,
            "order_hash": hash_of(order_of(honours)),
            "precedence": precedence_on(found.held_on),
            "no_commendation": bool(honours.groups)
            and not any(one.item.kind == ProgrammeKind.COMMENDATION for one in items),
        }
    return render(request, "conference/script.html", context)


@login_required
@require_POST
def print_script(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the script as it reads now, to be taken as Word or PDF."""
    found = _conference(request, pk)
    require(may_plan(request.user, found))
    try:
        printed = actions.print_script(request.user, found)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã giữ bản in số %(number)d.") % {"number": printed.number})
    return redirect("conference:script", pk)


@login_required
@require_safe
def script_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A script that was printed, word for word."""
    printed = get_object_or_404(prints_visible_to(request.user), pk=pk)
    if kind not in _PAPERS:
        raise Http404
    make, media_type = _PAPERS[kind]
    name = f"Kich-ban-{printed.conference_id}-{printed.number}.{kind}"
    return answer_with(make(script_paper(printed)), name=name, media_type=media_type, inline=True)
