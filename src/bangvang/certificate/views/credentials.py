"""Pages of a certificate as data for other programs: for the office, and the plain file for everybody."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from bangvang.audit.refusals import Refusal
from bangvang.certificate.credentials import Exported, export_of, signed_export_of
from bangvang.certificate.models import Certificate
from bangvang.certificate.queries import by_public_id, visible_to
from bangvang.files.queries import answer_with
from bangvang_trust.credential import UNCHECKED


def _find(request: HttpRequest, pk: int) -> Certificate:
    return get_object_or_404(visible_to(request.user), pk=pk)


@login_required
@require_safe
def credential(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file says, what nobody could check, and the two ways to take it; or why there is none."""
    certificate = _find(request, pk)
    exported: Exported | None = None
    why = ""
    try:
        exported = export_of(certificate)
    except Refusal as refusal:
        why = refusal.sentence
    context = {
        "certificate": certificate,
        "statement": exported.statement if exported else None,
        "why": why,
        "unchecked": UNCHECKED,
    }
    return render(request, "certificate/credential.html", context)


@login_required
@require_safe
def plain(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as JSON."""
    certificate = _find(request, pk)
    try:
        return _file(export_of(certificate).document, certificate)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("certificate:credential", pk)


@login_required
@require_safe
def signed(request: HttpRequest, pk: int) -> HttpResponse:
    """The document signed today by the key of the body."""
    certificate = _find(request, pk)
    try:
        token = signed_export_of(certificate)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("certificate:credential", pk)
    return _download(token, f"{_name(certificate)}.jwt", "application/jwt")


@require_safe
def public(request: HttpRequest, public_id: str) -> HttpResponse:
    """The document for whoever has the paper: the address is the secret, as it is of the page that verifies.

    Where there is none, that page is the answer: it tells how the certificate stands.
    """
    certificate = by_public_id(public_id)
    if certificate is None:
        raise Http404
    try:
        return _file(export_of(certificate).document, certificate)
    except Refusal:
        return redirect("portal:certificate", public_id)


def _file(document: dict[str, Any], certificate: Certificate) -> HttpResponse:
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _download(text, f"{_name(certificate)}.json", "application/ld+json; charset=utf-8")


def _name(certificate: Certificate) -> str:
    return f"giay-khen-{certificate.public_id}"


def _download(text: str, name: str, media_type: str) -> HttpResponse:
    answer = answer_with(text, name=name, media_type=media_type)
    answer["Cache-Control"] = "no-store"
    return answer
