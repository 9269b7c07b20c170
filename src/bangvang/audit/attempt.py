"""How a page tries a verb: a refusal becomes the form's own error, so that nothing typed is lost, or is said on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from bangvang.audit.forms import VersionedForm, with_version
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale


def attempt(form: forms.BaseForm, act: Callable[[], Any]) -> bool:
    """Run ``act`` and tell whether it was done; otherwise the form now says why. PermissionDenied passes through."""
    form.refused = False  # type: ignore[attr-defined]
    try:
        act()
    except Refusal as refusal:
        form.add_error(None, f"{refusal.sentence} ({refusal.cite})" if refusal.cite else refusal.sentence)
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
    except Stale as stale:
        _tell_stale(form, stale)
    else:
        return True
    form.refused = True  # type: ignore[attr-defined]
    return False


def status_of(form: forms.BaseForm | None) -> int:
    """HTTP status of a page with the form: 200 as yet unsent, 409 refused by the verb, 422 not filled in as it must be."""
    if form is None or not form.errors:
        return 200
    return 409 if getattr(form, "refused", False) else 422


def answered(request: HttpRequest, act: Callable[[], Any], done: str, back: HttpResponse) -> HttpResponse:
    """Do what one press asks where there is no form to fill, and go ``back``: there it is said that it was done, or why not."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, done)
    return back


def _tell_stale(form: forms.BaseForm, stale: Stale) -> None:
    """Both texts where the form has texts; else only a sentence, and the version that now stands."""
    if isinstance(form, VersionedForm) and isinstance(stale.thing, form._meta.model):
        form.mark_stale(stale.thing)
        return
    form.data = with_version(form, stale.thing.version)
    form.add_error(
        None,
        _(
            "Người khác vừa đổi mục này sau khi anh/chị mở trang. Chưa làm gì. Hãy xem lại trang rồi bấm lần nữa nếu vẫn muốn."
        ),
    )
