"""Pages of the register: find, ask, act, answer. Citizen numbers are shown by their last three digits only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.accounts.models import User
from bangvang.audit.attempt import attempt, status_of
from bangvang.catalogue.queries import award_name
from bangvang.design.picking import Option, picker_list
from bangvang.register import actions
from bangvang.register.choices import Role, Standing
from bangvang.register.forms import (
    AddPersonForm,
    EditPersonForm,
    EndMandateForm,
    MandateForm,
    SearchForm,
    UnitAliasForm,
)
from bangvang.register.models import Employment, Honour, Person, Unit
from bangvang.register.permissions import (
    may_grant_mandates,
    may_keep_people,
    may_keep_people_somewhere,
    may_keep_person,
    may_keep_units,
    may_see_people_of,
    may_see_troubles,
    may_see_troubles_of_unit,
    require,
)
from bangvang.register.picking import people_found, units_found, users_found
from bangvang.register.queries import (
    PEOPLE_READERS,
    branch,
    disciplines_of,
    holds_of,
    honours_of,
    initiatives_of,
    mandates_in,
    people_matching,
    people_of,
    posts_of,
    posts_on,
    posts_with_units,
    ratings_of,
    standing_on,
    units_of,
    visible_people,
    visible_units,
    with_headcount,
    with_posts,
)
from bangvang.register.sealed import masked

A_PAGE = 50


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Units that the person sees, and people for those who keep or read their records: all, or those whom words find."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    context = _people_found(request, words) if words else _everybody(request)
    context |= {"form": form, "words": words, "reads_people": bool(units_of(request.user, PEOPLE_READERS))}
    return render(request, "register/home.html", context)


def _everybody(request: HttpRequest) -> dict[str, Any]:
    today = timezone.localdate()
    everybody = with_posts(visible_people(request.user).order_by("sort_key", "pk"))
    people = Paginator(everybody, A_PAGE).get_page(request.GET.get("trang"))
    units = with_headcount(visible_units(request.user).select_related("parent"), today).order_by("-is_body", "name")
    return {
        "page": people,
        "people": _with_posts_of_today(people),
        "units": Paginator(units, A_PAGE).get_page(request.GET.get("donvi")),
        "keeps_people": may_keep_people_somewhere(request.user),
    }


def _people_found(request: HttpRequest, words: str) -> dict[str, Any]:
    """A page of who was found. Nobody counts all that bear a name: the page says whether more come behind it."""
    said = request.GET.get("sau", "")
    after = visible_people(request.user).filter(pk=said).first() if said.isdecimal() and len(said) < 12 else None
    found = people_matching(request.user, words, most=A_PAGE + 1, after=after)
    people = found[:A_PAGE]
    prefetch_related_objects(people, posts_with_units())
    more = people[-1] if len(found) > A_PAGE else None
    return {"people": _with_posts_of_today(people), "more_after": more, "begun_after": after}


def _with_posts_of_today(people: Iterable[Person]) -> list[tuple[Person, list[Employment]]]:
    today = timezone.localdate()
    return [(person, posts_on(person, today)) for person in people]


@login_required
@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: its days, what came before and after, who works there, what it was honoured with."""
    return _unit(request, _find_unit(request, pk))


def _find_unit(request: HttpRequest, pk: int) -> Unit:
    return get_object_or_404(visible_units(request.user).select_related("parent", "successor"), pk=pk)


def _unit(request: HttpRequest, found: Unit, alias_form: UnitAliasForm | None = None) -> HttpResponse:
    today = timezone.localdate()
    reads = may_see_people_of(request.user, found)
    people = Paginator(with_posts(people_of(found, request.user, today)), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "unit": found,
        "children": with_headcount(found.children.all(), today).order_by("name")[:A_PAGE],
        "predecessors": found.predecessors.order_by("name"),
        "issuers": found.issuers.order_by("begins_on"),
        "reads_people": reads,
        "may_add": may_keep_people(request.user, found),
        "may_grant": may_grant_mandates(request.user, found),
        "page": people,
        "people": [(one, [post for post in posts_on(one, today) if post.unit_id == found.pk]) for one in people]
        if reads
        else [],
        "honours": _honours(found),
        "ratings": found.annualratings.order_by("-year"),
        "holds": found.holds.order_by("-since") if may_see_troubles_of_unit(request.user, found) else None,
        "aliases": found.aliases.order_by("folded"),
        "may_name": may_keep_units(request.user, found),
        "alias_form": alias_form or UnitAliasForm(),
    }
    return render(request, "register/unit.html", context, status=status_of(alias_form) if alias_form else 200)


@login_required
@require_POST
def add_unit_alias(request: HttpRequest, pk: int) -> HttpResponse:
    """Write another name of a unit."""
    found = _find_unit(request, pk)
    require(may_keep_units(request.user, found))
    form = UnitAliasForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.add_unit_alias(request.user, found, **form.cleaned_data)):
        messages.success(request, _("Đã ghi tên khác. Từ nay tìm theo tên ấy cũng thấy đơn vị này."))
        return redirect("register:unit", pk)
    return _unit(request, found, form)


@login_required
@require_POST
def drop_unit_alias(request: HttpRequest, pk: int, alias_pk: int) -> HttpResponse:
    """Take another name of a unit away again."""
    found = _find_unit(request, pk)
    actions.drop_unit_alias(request.user, get_object_or_404(found.aliases, pk=alias_pk))
    messages.success(request, _("Đã bỏ tên khác."))
    return redirect("register:unit", pk)


@login_required
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: where they worked, ratings, honours and what became of them; troubles only for those who weigh them."""
    found = _find_person(request, pk)
    today = timezone.localdate()
    troubles = may_see_troubles(request.user, found)
    keeps = may_keep_person(request.user, found)
    context = {
        "person": found,
        "posts": posts_on(found, today),
        "all_posts": posts_of(found),
        "ratings": ratings_of(found).reverse(),
        "initiatives": initiatives_of(found).reverse(),
        "honours": _honours(found),
        "troubles": troubles,
        "disciplines": disciplines_of(found).reverse() if troubles else [],
        "holds": holds_of(found).reverse() if troubles else [],
        "keeps": keeps,
        "number": masked(found.citizen_number) if keeps or found.user_id == request.user.pk else "",
    }
    return render(request, "register/person.html", context)


def _find_person(request: HttpRequest, pk: int) -> Person:
    return get_object_or_404(with_posts(visible_people(request.user)), pk=pk)


def _honours(recipient: Person | Unit) -> list[tuple[Honour, str, Any, bool]]:
    """(honour, award, last standing by today, fallen), the latest first."""
    today = timezone.localdate()
    told = []
    for honour in honours_of(recipient).reverse():
        standings = [row for row in honour.standings.all() if row.on <= today]
        fallen = standing_on(honour, today) in (Standing.ANNULLED, Standing.STRIPPED)
        told.append((honour, award_name(honour.award), standings[-1] if standings else None, fallen))
    return told


@login_required
def add_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody into a unit."""
    found = get_object_or_404(visible_units(request.user), pk=pk)
    require(may_keep_people(request.user, found))
    form = AddPersonForm(request.POST or None, unit=found)
    if request.method == "POST" and form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name != "other_person"}
        made: list[Person] = []
        if attempt(form, lambda: made.append(actions.add_person(request.user, found, **said))):
            return redirect("register:person", made[0].pk)
    return render(request, "register/add_person.html", {"form": form, "unit": found}, status=status_of(form))


@login_required
def edit_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is written of a person."""
    found = _find_person(request, pk)
    require(may_keep_person(request.user, found))
    form = EditPersonForm(request.POST or None, instance=_find_person(request, pk))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.REVISABLE}
        if attempt(form, lambda: actions.revise_person(request.user, found, read_version=form.read_version, **said)):
            messages.success(request, _("Đã lưu."))
            return redirect("register:person", pk)
    context = {"form": form, "person": _find_person(request, pk)}
    return render(request, "register/edit_person.html", context, status=status_of(form))


@login_required
def mandates(request: HttpRequest, pk: int) -> HttpResponse:
    """Who may do what in a unit and below it; give one more."""
    found = _governed(request, pk)
    form = MandateForm(request.POST or None, unit=found)
    asked = request.method == "POST" and form.is_valid()
    if asked and attempt(form, lambda: actions.give_mandate(request.user, **form.cleaned_data)):
        messages.success(request, _("Đã phân công."))
        return redirect("register:mandates", pk)
    return _mandates(request, found, form)


def _governed(request: HttpRequest, pk: int) -> Unit:
    found = get_object_or_404(visible_units(request.user), pk=pk)
    require(may_grant_mandates(request.user, found))
    return found


def _mandates(
    request: HttpRequest, found: Unit, form: MandateForm, wrong: EndMandateForm | None = None
) -> HttpResponse:
    page = Paginator(mandates_in(found), A_PAGE).get_page(request.GET.get("trang"))
    context = {"unit": found, "form": form, "page": page, "today": timezone.localdate(), "end_form": wrong}
    return render(request, "register/mandates.html", context, status=status_of(wrong or form))


@login_required
@require_POST
def end_mandate(request: HttpRequest, pk: int, mandate_pk: int) -> HttpResponse:
    """End a mandate on a day."""
    found = _governed(request, pk)
    mandate = get_object_or_404(mandates_in(found), pk=mandate_pk)
    form = EndMandateForm(request.POST)
    if form.is_valid() and attempt(form, lambda: actions.end_mandate(request.user, mandate, **form.cleaned_data)):
        messages.success(request, _("Đã kết thúc phân công. Dòng cũ vẫn còn trong sổ."))
        return redirect("register:mandates", pk)
    return _mandates(request, found, MandateForm(unit=found), form)


@login_required
@require_safe
def pick_unit(request: HttpRequest) -> HttpResponse:
    """Answers to the words typed into a picker of units: of those the reader sees, and keeps in one of the roles asked for."""
    said = request.GET
    roles = [role for role in said.get("vai", "").split(",") if role in Role.values] or list(Role)
    keys = units_of(request.user, [Role(role) for role in roles])
    if said.get("duoi", "").isdecimal():
        keys = keys & branch({int(said["duoi"][:12])})
    units = Unit.objects.filter(pk__in=keys, ends_on=None)
    return _picked(request, lambda words: units_found(units, words))


@login_required
@require_safe
def pick_user(request: HttpRequest) -> HttpResponse:
    """Answers to the words typed into a picker of accounts, for those who give mandates somewhere."""
    require(bool(units_of(request.user, [Role.ADMINISTRATOR])))
    users = User.objects.filter(is_active=True)
    return _picked(request, lambda words: users_found(users, words))


@login_required
@require_safe
def pick_person(request: HttpRequest) -> HttpResponse:
    """Answers to the words typed into a picker of people: of those the reader sees."""
    return _picked(request, lambda words: people_found(visible_people(request.user), words))


def _picked(request: HttpRequest, find: Callable[[str], Sequence[Option]]) -> HttpResponse:
    name = request.GET.get("truong", "")[:40]
    words = request.GET.get(f"{name}_chu", "").strip()[:200]
    context = picker_list(find(words) if words else [], words) | {"name": name}
    return render(request, "design/_parts/picker_list.html", context)
