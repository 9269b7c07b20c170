"""Pages of advanced models: the profile with its plan, its story, its pictures and who learns from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.audit.forms import VersionForm
from bangvang.exemplar import actions
from bangvang.exemplar.choices import StoryState
from bangvang.exemplar.forms import (
    ConsentForm,
    FollowerForm,
    FollowUpForm,
    PictureForm,
    ProfileForm,
    StepForm,
    StoryForm,
    WithdrawForm,
)
from bangvang.exemplar.models import AdvancedModel, Story
from bangvang.exemplar.papers import profile_paper
from bangvang.exemplar.permissions import may_keep, may_keep_in, may_release, may_review, require
from bangvang.exemplar.queries import shown, units_keeping, visible_to
from bangvang.files.queries import DOCX, PDF, answer_with, as_download, content
from bangvang.register.picking import units_offered
from bangvang_paper.typesetting.report import report_docx, report_pdf

A_PAGE = 50
OF_PERSON = {"ca-nhan": True, "tap-the": False}
_PAPERS = {"docx": (report_docx, DOCX), "pdf": (report_pdf, PDF)}


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Models that the person may see, the last found first."""
    page = Paginator(visible_to(request.user), A_PAGE).get_page(request.GET.get("trang"))
    units = units_offered(units_keeping(request.user), request.GET.get("don-vi", ""))
    return render(request, "exemplar/list.html", {"page": page, "units": units})


@login_required
def keep(request: HttpRequest, unit_pk: int, kind: str) -> HttpResponse:
    """Begin to keep a model."""
    unit = get_object_or_404(units_keeping(request.user), pk=unit_pk)
    require(may_keep_in(request.user, unit))
    if kind not in OF_PERSON:
        raise Http404
    form = ProfileForm(request.POST or None, user=request.user, unit=unit, of_person=OF_PERSON[kind])
    if request.method == "POST" and form.is_valid():
        made: list[AdvancedModel] = []
        if attempt(form, lambda: made.append(actions.keep(request.user, unit, **form.said()))):
            return redirect("exemplar:detail", made[0].pk)
    return render(request, "exemplar/form.html", {"form": form, "unit": unit}, status=status_of(form))


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the profile."""
    found = _find(request, pk)
    require(may_keep(request.user, found))
    form = ProfileForm(request.POST or None, instance=_find(request, pk), user=request.user, unit=found.unit)
    if request.method == "POST" and form.is_valid():
        said = form.said()
        if attempt(form, lambda: actions.revise(request.user, found, read_version=form.read_version, **said)):
            messages.success(request, _("Đã lưu."))
            return redirect("exemplar:detail", pk)
    context = {"form": form, "model": found, "unit": found.unit}
    return render(request, "exemplar/form.html", context, status=status_of(form))


@login_required
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the story; what stood before is kept as a version."""
    found = _find(request, pk)
    require(may_keep(request.user, found))
    standing = _story_of(found)
    known = {"title": standing.title, "text": standing.text, "version": standing.version} if standing else {}
    form = StoryForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        act = {"title": said["title"], "text": said["text"], "read_version": said["version"]}
        if attempt(form, lambda: actions.write_story(request.user, found, **act)):
            messages.success(request, _("Đã lưu bản mới; lời mới phải duyệt lại."))
            return redirect("exemplar:detail", pk)
    return render(request, "exemplar/story.html", {"form": form, "model": found}, status=status_of(form))


@login_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole profile."""
    return _detail(request, _find(request, pk))


def _find(request: HttpRequest, pk: int) -> AdvancedModel:
    return get_object_or_404(visible_to(request.user), pk=pk)


def _story_of(model: AdvancedModel) -> Story | None:
    return getattr(model, "story", None)


def _detail(request: HttpRequest, found: AdvancedModel, status: int = 200, **forms: object) -> HttpResponse:
    standing, keeps = _story_of(found), may_keep(request.user, found)
    today = f"{timezone.localdate():%d/%m/%Y}"
    verb = None
    by_another = standing is not None and standing.written_by_id != request.user.pk
    if standing and standing.state == StoryState.DRAFT and by_another and may_review(request.user, found):
        verb = "review"
    elif standing and standing.state != StoryState.DRAFT and may_release(request.user, found):
        verb = "release" if standing.state == StoryState.REVIEWED else "take_back"
    context = {
        "model": found,
        "story": standing,
        "versions": standing.versions.select_related("by") if standing else [],
        "story_verb": verb,
        "may_keep": keeps,
        "today": timezone.localdate(),
        "steps": found.steps.prefetch_related("notes__by"),
        "followers": found.followers.select_related("unit", "person"),
        "pictures": shown(found.pictures.all(), public=False),
        "public": set(shown(found.pictures.all(), public=True).values_list("pk", flat=True)),
        "hidden": found.pictures.count() - shown(found.pictures.all(), public=False).count(),
        "consents": found.consents.all(),
        "step_form": StepForm(),
        "follow_form": FollowUpForm(initial={"on": today}),
        "follower_form": FollowerForm(user=request.user),
        "consent_form": ConsentForm(),
        "withdraw_form": WithdrawForm(initial={"on": today}),
        "picture_form": PictureForm(model=found),
        "version_form": VersionForm(initial={"version": standing.version if standing else 1}),
    }
    return render(request, "exemplar/detail.html", context | forms, status=status)


def _do(
    request: HttpRequest, found: AdvancedModel, form: forms.Form, name: str, act: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    """Do what a form of the profile asks, or show the profile with the form as it was filled in."""
    if form.is_valid() and attempt(form, lambda: act(form.cleaned_data)):
        return redirect("exemplar:detail", found.pk)
    return _detail(request, _find(request, found.pk), status=status_of(form), **{name: form})


def _kept(request: HttpRequest, pk: int) -> AdvancedModel:
    found = _find(request, pk)
    require(may_keep(request.user, found))
    return found


@login_required
@require_POST
def plan_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a step."""
    found = _kept(request, pk)
    form = StepForm(request.POST)
    return _do(request, found, form, "step_form", lambda said: actions.plan_step(request.user, found, **said))


@login_required
@require_POST
def follow_up(request: HttpRequest, pk: int, step_pk: int) -> HttpResponse:
    """Write down what was seen."""
    found = _kept(request, pk)
    step = get_object_or_404(found.steps.select_related("model"), pk=step_pk)
    form = FollowUpForm(request.POST)
    return _do(request, found, form, "follow_form", lambda said: actions.follow_up(request.user, step, **said))


@login_required
@require_POST
def add_follower(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who learns from it."""
    found = _kept(request, pk)
    form = FollowerForm(request.POST, user=request.user)
    return _do(request, found, form, "follower_form", lambda said: actions.add_follower(request.user, found, **said))


@login_required
@require_POST
def move_story(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Read over, release, take back."""
    found = _find(request, pk)
    verbs = {
        "duyet": (actions.review, may_review),
        "cho-dang": (actions.release, may_release),
        "thoi-dang": (actions.take_back, may_release),
    }
    if verb not in verbs:
        raise Http404
    act, may = verbs[verb]
    require(may(request.user, found))
    standing = get_object_or_404(Story.objects.select_related("model"), model=found)
    form = VersionForm(request.POST)
    return _do(
        request, found, form, "version_form", lambda said: act(request.user, standing, read_version=said["version"])
    )


@login_required
@require_POST
def record_consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a consent with its paper."""
    found = _kept(request, pk)
    form = ConsentForm(request.POST, request.FILES)

    def act(said: dict[str, Any]) -> None:
        paper = said.pop("paper")
        actions.record_consent(request.user, found, data=paper.read(), name=paper.name, **said)

    return _do(request, found, form, "consent_form", act)


@login_required
@require_POST
def withdraw_consent(request: HttpRequest, pk: int, consent_pk: int) -> HttpResponse:
    """Take a consent back; pictures of that person are out."""
    found = _kept(request, pk)
    consent = get_object_or_404(found.consents.select_related("model"), pk=consent_pk)
    form = WithdrawForm(request.POST)
    return _do(
        request, found, form, "withdraw_form", lambda said: actions.withdraw_consent(request.user, consent, **said)
    )


@login_required
@require_POST
def add_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a picture with the consents of those in it."""
    found = _kept(request, pk)
    form = PictureForm(request.POST, request.FILES, model=found)

    def act(said: dict[str, Any]) -> None:
        consents, picture = list(said["consents"]), said["picture"]
        told = {"caption": said["caption"], "people": said["people"]}
        actions.add_picture(request.user, found, data=picture.read(), consents=consents, **told)

    return _do(request, found, form, "picture_form", act)


@login_required
@require_safe
def picture(request: HttpRequest, pk: int, picture_pk: int) -> HttpResponse:
    """The picture itself, as long as everybody in it agrees."""
    kept = get_object_or_404(shown(_find(request, pk).pictures.all(), public=False), pk=picture_pk)
    return answer_with(content(kept.file), name=kept.file.name, media_type=kept.file.media_type)


@login_required
@require_safe
def consent_paper(request: HttpRequest, pk: int, consent_pk: int) -> HttpResponse:
    """The scan of a consent, for those who keep the model."""
    found = _kept(request, pk)
    return as_download(get_object_or_404(found.consents.select_related("paper"), pk=consent_pk).paper, inline=True)


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The profile as DOCX or PDF."""
    found = _find(request, pk)
    if kind not in _PAPERS:
        raise Http404
    make, media_type = _PAPERS[kind]
    made = make(profile_paper(found, timezone.localdate()))
    return answer_with(made, name=f"Dien-hinh-{pk}.{kind}", media_type=media_type, inline=True)
