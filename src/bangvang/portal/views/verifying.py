"""Whether a certificate is true: asked online, or with a page kept on a phone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bangvang.certificate.signing import published_text
from bangvang.chronicle.queries import current_log
from bangvang.design.keeping import kept
from bangvang.portal.forms import CheckForm
from bangvang.portal.queries.verification import public_id_in
from bangvang.portal.queries.verification import verify as verification_of
from bangvang_trust.keys import announcement_in, from_json
from bangvang_trust.offline import page as offline_page

TELLS_OF = ("decision", "certificate", "register", "identity", "chronicle")
"""Apps whose records the answer about a certificate shows."""


def check(request: HttpRequest) -> HttpResponse:
    """Where a reader types the address or the code printed under a QR."""
    form = CheckForm(request.GET or None)
    if form.is_valid():
        public_id = public_id_in(form.cleaned_data["text"])
        if public_id:
            return redirect("portal:certificate", public_id=public_id)
        form.add_error("text", _("Không thấy mã trong dòng này. Mã gồm 22 chữ và số, in sau dấu /x/ dưới ô QR."))
    return render(request, "portal/check.html", {"form": form})


@never_cache
def certificate(request: HttpRequest, public_id: str) -> HttpResponse:
    """The one answer about a certificate; 404 with a plain word when nobody issued it. Browsers may not keep it."""
    answer = verification_of(public_id, timezone.localdate())
    if answer is None:
        return render(request, "portal/unknown_certificate.html", {"public_id": public_id}, status=404)
    page = render(request, "portal/certificate.html", {"answer": answer, "now": timezone.localtime()})
    return kept(request, page, *TELLS_OF, for_a_minute=True)


@require_safe
def issuers(request: HttpRequest) -> HttpResponse:
    """The public keys of the bodies of this installation, for everybody who verifies."""
    return HttpResponse(published_text(), content_type="application/json; charset=utf-8")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """One file to keep on a phone: it proves a certificate without a network. Its own policy forbids it any request."""
    text, log = published_text(), current_log()
    file = offline_page(
        from_json(text), as_of=timezone.localdate(), announced=announcement_in(text), log_key=log.key if log else ""
    )
    answer = HttpResponse(file, content_type="text/html; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="kiem-giay-khen.html"'
    return answer
