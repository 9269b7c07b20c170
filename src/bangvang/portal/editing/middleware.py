"""The door of the editors' area: who comes in today, to which screens, to whose pages, under which content policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from bangvang.portal.editing import AREA, policy
from bangvang.portal.editing.borne_out import NotBorneOut, sent_back
from bangvang.portal.editing.rights import keep_in_step, may_review, may_write
from bangvang.portal.editing.screens import DECIDED_IN_THE_FORM, ELSEWHERE, OF_REVIEWERS, is_open
from bangvang.portal.permissions import NOT_A_REVIEWER
from bangvang.register.permissions import require

PAGES = {"page", "homepage", "newspage", "sectionpage"}
"""How addresses call the models whose objects are pages."""


class EditorsDoor:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith(AREA):
            policy.apply(response)
        return response

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Raises PermissionDenied for who has no mandate here, Http404 for what is not an editor's."""
        if not request.path_info.startswith(AREA):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        groups = keep_in_step(request.user)
        require(bool(groups), "Phần biên tập dành cho người được phân công biên tập cổng hoặc duyệt tin.")
        match = request.resolver_match
        assert match is not None
        if match.view_name in ELSEWHERE:
            return redirect(f"{reverse(ELSEWHERE[match.view_name])}?{request.GET.urlencode()}")
        if not is_open(match.view_name):
            raise Http404
        self._ask_about_the_page(request, match.view_name, match.kwargs)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """An approval that was undone goes back to the form, which says why."""
        return sent_back(request, exception.page, exception.refusal) if isinstance(exception, NotBorneOut) else None

    @staticmethod
    def _ask_about_the_page(request: HttpRequest, screen: str, where: dict[str, Any]) -> None:
        page_id = where.get("page_id") or where.get("page_to_move_id") or where.get("parent_page_id")
        if where.get("model_name") in PAGES:
            page_id = where.get("object_id") or page_id
        asked = [page_id] if page_id else request.GET.getlist("id") if where.get("model_name") in PAGES else []
        if not asked:
            return
        require(
            all(str(pk).isdigit() for pk in asked), "Hãy chọn từng trang trong danh sách, không chọn tất cả một lần."
        )
        if not all(may_write(request.user, int(pk)) for pk in asked):  # type: ignore[arg-type]  # signed in, as asked above
            raise Http404
        if screen in OF_REVIEWERS or DECIDED_IN_THE_FORM in request.POST:
            require(
                all(may_review(request.user, int(pk)) for pk in asked),  # type: ignore[arg-type]
                str(NOT_A_REVIEWER),
            )
