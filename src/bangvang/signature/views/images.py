"""Pages of the pictures that signatures show: set one, look at it, withdraw it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bangvang.audit.attempt import attempt, status_of
from bangvang.files.queries import as_download
from bangvang.signature import actions
from bangvang.signature.forms import ImageForm
from bangvang.signature.permissions import require
from bangvang.signature.queries import bodies_with_images, images_visible_to, signing_mandates


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """The pictures in use, and a form to set another."""
    bodies = list(bodies_with_images(request.user))
    require(bool(bodies))
    form = ImageForm(
        request.POST or None, request.FILES or None, bodies=bodies, mandates=list(signing_mandates(bodies))
    )
    if request.method == "POST" and form.is_valid():
        said = form.said()
        if attempt(form, lambda: actions.keep_image(request.user, said.pop("body"), **said)):
            messages.success(request, _("Đã giữ hình. Văn bản ký số từ nay mang hình này."))
            return redirect("signature:images")
    context = {"form": form, "images": images_visible_to(request.user)}
    return render(request, "signature/images.html", context, status=status_of(form))


@login_required
@require_safe
def image(request: HttpRequest, pk: int) -> HttpResponse:
    """One picture, as it is drawn."""
    return as_download(get_object_or_404(images_visible_to(request.user), pk=pk).file)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Use a picture no more."""
    found = get_object_or_404(images_visible_to(request.user), pk=pk)
    form = forms.Form(request.POST)
    if attempt(form, lambda: actions.withdraw_image(request.user, found)):
        messages.success(request, _("Đã thôi dùng hình. Văn bản đã ký vẫn giữ hình cũ."))
    return redirect("signature:images")
