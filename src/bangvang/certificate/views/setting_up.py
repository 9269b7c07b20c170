"""Pages of what a body sets: designs, their emblems, the public address."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bangvang.audit.attempt import attempt
from bangvang.catalogue.queries import award_name
from bangvang.certificate import actions
from bangvang.certificate.forms import DesignForm, NewDesignForm, PublicBaseForm
from bangvang.certificate.models import Design, PublicBase
from bangvang.certificate.queries import bodies_set_up_by, designs_of, layout_rule, public_base_of
from bangvang.files.queries import content
from bangvang.register.models import Unit


@login_required
@require_safe
def settings(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Designs and public address of one body."""
    body, today = body_set_up(request, body_pk), timezone.localdate()
    context = {
        "body": body,
        "base": public_base_of(body),
        "designs": [(one, award_name(one.award), layout_rule(one.award, today)) for one in designs_of(body)],
    }
    return render(request, "certificate/settings.html", context)


def body_set_up(request: HttpRequest, pk: int) -> Unit:
    return get_object_or_404(bodies_set_up_by(request.user), pk=pk)


@login_required
def add_design(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Add how the body prints an award."""
    body = body_set_up(request, body_pk)
    form = NewDesignForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = {"award": form.cleaned_data["award"], "name": form.cleaned_data["name"], **form.picture()}
        if attempt(form, lambda: actions.new_design(request.user, body, **said)):
            messages.success(request, _("Đã thêm mẫu in."))
            return redirect("certificate:settings", body.pk)
    context = {"body": body, "form": form, "heading": _("Thêm mẫu in cho một hình thức, danh hiệu")}
    return render(request, "certificate/set.html", context, status=422 if form.errors else 200)


def find_design(request: HttpRequest, pk: int) -> Design:
    return get_object_or_404(
        Design.objects.filter(body__in=bodies_set_up_by(request.user)).select_related("body", "emblem", "layout"), pk=pk
    )


@login_required
def edit_design(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a design, replace or remove its emblem."""
    design = find_design(request, pk)
    form = DesignForm(request.POST or None, request.FILES or None, instance=find_design(request, pk))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "without_emblem")} | form.picture()
        if attempt(form, lambda: actions.revise_design(request.user, design, read_version=form.read_version, **said)):
            messages.success(request, _("Đã lưu mẫu in. Giấy đã in giữ nguyên."))
            return redirect("certificate:settings", design.body_id)
    context = {
        "body": design.body,
        "design": design,
        "form": form,
        "heading": _("Sửa mẫu in %(name)s") % {"name": design.name},
    }
    return render(request, "certificate/set.html", context, status=409 if form.stale else 422 if form.errors else 200)


@login_required
@require_safe
def emblem(request: HttpRequest, pk: int) -> HttpResponse:
    """The emblem as it was painted anew, to look at."""
    design = find_design(request, pk)
    if design.emblem is None:
        raise Http404
    return HttpResponse(content(design.emblem), content_type="image/png", headers={"X-Content-Type-Options": "nosniff"})


@login_required
def public_base(request: HttpRequest, body_pk: int) -> HttpResponse:
    """Set the address that certificates print."""
    body = body_set_up(request, body_pk)
    standing = PublicBase.objects.filter(body=body).first()
    form = PublicBaseForm(request.POST or None, body=body, instance=PublicBase.objects.filter(body=body).first())
    if request.method == "POST" and form.is_valid():
        said = {"address": form.cleaned_data["address"], "read_version": form.read_version if standing else None}
        if attempt(form, lambda: actions.set_public_base(request.user, body, **said)):
            messages.success(request, _("Đã ghi địa chỉ công khai."))
            return redirect("certificate:settings", body.pk)
    context = {"body": body, "form": form, "heading": _("Địa chỉ công khai in dưới mã QR")}
    return render(request, "certificate/set.html", context, status=409 if form.stale else 422 if form.errors else 200)
