"""A sign-in that lapses while somebody types loses nothing.

When a form is posted without a living session, the typed fields are kept in a fresh session, the person signs in, and the
form is shown again to be sent once more. Kept fields belong to the one who had the form open: a form carries a signed word
of its owner (``form_owner``), and somebody else who signs in on the same machine never sees them.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

KEPT = "kept_form"
MOST_CHARACTERS = 200_000
_SALT = "bangvang.form-owner"


def owner_word(user_id: int) -> str:
    """The signed word that a form carries."""
    return signing.dumps(user_id, salt=_SALT)


def owner_of(word: str) -> int | None:
    """User id in a form's word; None when it is missing or was tampered with."""
    try:
        value = signing.loads(word, salt=_SALT, max_age=7 * 24 * 3600)
    except signing.BadSignature:
        return None
    return value if isinstance(value, int) else None


class KeepTypedForm:
    """Middleware: catches a post by nobody that carries a form's owner word."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        if request.method != "POST":
            return None
        if request.user.is_authenticated:
            self._let_go_of_what_is_sent(request)
            return None
        owner = owner_of(request.POST.get("form_owner", ""))
        if owner is None:
            return None
        request.session[KEPT] = kept(request, owner)
        return HttpResponseRedirect(f"{reverse('account_login')}?next={reverse('accounts:resume')}")

    @staticmethod
    def _let_go_of_what_is_sent(request: HttpRequest) -> None:
        """The kept form is sent: its own address has now been posted to by its owner."""
        waiting = request.session.get(KEPT)
        if waiting is not None and waiting["path"] == request.get_full_path():
            del request.session[KEPT]


def kept(request: HttpRequest, owner: int) -> dict[str, object]:
    """What is kept: address, owner, fields in order, names of files that must be chosen again; bounded."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in {"csrfmiddlewaretoken", "form_owner"}
        for value in values
    ]
    if sum(len(name) + len(value) for name, value in fields) > MOST_CHARACTERS:
        fields = []
    return {
        "path": request.get_full_path(),
        "page": page_of(request),
        "owner": owner,
        "fields": fields,
        "files": list(request.FILES),
    }


def page_of(request: HttpRequest) -> str:
    """Address of the page that held the form: where one can look again without sending anything."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from.path if came_from.netloc == request.get_host() and came_from.path else reverse("desk:home")
