"""“Sổ luật”: the law book for reading. Every page answers for a day, and says what nobody has read."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bangvang.catalogue.forms import AwardsForm, CalendarForm, ReaderForm, TextsForm, ValuesForm
from bangvang.catalogue.queries.awards import awards_on, groups_on, whole
from bangvang.catalogue.queries.books import open_book
from bangvang.catalogue.queries.calendar import count, year_of, years
from bangvang.catalogue.queries.instruments import texts
from bangvang.catalogue.queries.values import kind_name, kinds, lines_of
from bangvang_law.errors import UnknownAward

LINES_A_PAGE = 40


def _reader(form: ReaderForm) -> dict[str, Any]:
    """What every page of the book says about itself."""
    book = open_book(form.pack)
    return {"form": form, "book": book, "day": form.day, "pack": book.packs[-1] if book.packs else None}


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All awards in order of precedence, as they stand on the day."""
    form = AwardsForm(request.GET)
    context = _reader(form)
    every = awards_on(context["book"], form.day)
    said = form.cleaned_data
    groups = groups_on(context["book"], form.day, words=said.get("q", ""), read=said.get("doc", ""))
    context |= {
        "groups": groups,
        "found": sum(len(group.awards) for group in groups),
        "is_filtered": bool(said.get("q") or said.get("doc")),
        "count": len(every),
        "read": sum(award.criteria == "read" for award in every),
        "partial": sum(award.criteria == "partial" for award in every),
        "unread": sum(award.criteria == "unread" for award in every),
    }
    return render(request, "catalogue/list.html", context)


@login_required
@require_safe
def award(request: HttpRequest, award_id: str) -> HttpResponse:
    """One award: who decides, what is asked, with the numbers of the day, and their history."""
    form = ReaderForm(request.GET)
    context = _reader(form)
    try:
        context["one"] = whole(context["book"], award_id, form.day)
    except UnknownAward as unknown:
        raise Http404 from unknown
    return render(request, "catalogue/award.html", context)


@login_required
@require_safe
def values(request: HttpRequest) -> HttpResponse:
    """Kinds of values; the histories of one kind, or of all that are unread."""
    form = ValuesForm(request.GET)
    context = _reader(form)
    kind, only_unread = form.cleaned_data.get("loai", ""), bool(form.cleaned_data.get("chua_doc"))
    context |= {"kind": kind, "kind_name": kind_name(kind), "only_unread": only_unread, "kinds": kinds(context["book"])}
    context["is_open"] = bool(kind or only_unread)
    if context["is_open"]:
        found = lines_of(context["book"], kind=kind, only_unread=only_unread)
        context["page"] = Paginator(found, LINES_A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "catalogue/values.html", context)


@login_required
@require_safe
def instruments(request: HttpRequest) -> HttpResponse:
    """Legal texts with their days, and whether they were read."""
    form = TextsForm(request.GET)
    context = _reader(form)
    said = form.cleaned_data
    every = texts(context["book"], form.day)
    context |= {
        "texts": texts(context["book"], form.day, words=said.get("q", ""), only_unread=bool(said.get("chua_doc"))),
        "count": len(every),
        "unread": sum(text.is_unread for text in every),
        "is_filtered": bool(said.get("q") or said.get("chua_doc")),
    }
    return render(request, "catalogue/instruments.html", context)


@login_required
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Holidays and swapped days of a year, and a count of working days."""
    form = CalendarForm(request.GET)
    counting = form.counting
    context = {
        "form": form,
        "year": year_of(form.year),
        "years": years(),
        "counted": count(counting.start, counting.days) if counting else None,
    }
    return render(request, "catalogue/calendar.html", context)
