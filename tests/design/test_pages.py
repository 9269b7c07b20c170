"""What every page carries, the reader's choices, and the pages nobody wants to see."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from bangvang.design import navigation, views
from bangvang.design.context import page as context_of


def asked(path: str = "/", *, roles: tuple[str, ...] = (), signed_in: bool = False, **cookies: str):
    """A request as the middleware hands it on, without a database."""
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    request.user = SimpleNamespace(is_authenticated=signed_in, pk=1) if signed_in else AnonymousUser()
    request.mandates = [SimpleNamespace(role=role, unit="Sở Lao động") for role in roles]
    request.demonstration = False
    return request


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["small", "large", "normal"])
def test_text_size_is_remembered_and_leads_back(client, value):
    answer = client.get(f"/trinh-bay/co-chu/{value}/?ve=/bang-vang/%3Fq%3Dlan")
    assert (answer.status_code, answer["Location"]) == (302, "/bang-vang/?q=lan")
    cookie = answer.cookies["bv_text"]
    assert cookie.value == value
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "way", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org", "", "bang-vang/"]
)
def test_the_way_back_never_leaves_the_office(client, way):
    answer = client.get("/trinh-bay/nen/dark/", {"ve": way})
    assert answer["Location"] == "/"


@pytest.mark.django_db
def test_a_size_that_does_not_exist_is_not_found(client):
    assert client.get("/trinh-bay/co-chu/huge/").status_code == 404


def test_a_choice_does_not_change_anything_by_post(client):
    assert client.post("/trinh-bay/nen/dark/").status_code == 405


def test_the_choice_stands_on_html():
    shown = render_to_string("409.html", {"sentence": "x"}, request=None)
    assert "data-text" not in shown and "data-bs-theme" not in shown
    chosen = context_of(asked(bv_text="large", bv_theme="dark"))
    shown = render_to_string("409.html", chosen)
    assert 'data-text="large"' in shown and 'data-bs-theme="dark"' in shown


def test_a_cookie_that_was_tampered_with_counts_as_none():
    chosen = context_of(asked(bv_text='"><script>', bv_theme="neon"))
    assert (chosen["text_size"], chosen["theme"]) == ("normal", "system")


def test_a_demonstration_says_so_on_every_page():
    line = "Số liệu minh hoạ: người và số quyết định trong bản dựng này không có thật."
    request = asked()
    assert line not in render_to_string("404.html", context_of(request))
    request.demonstration = True
    assert line in render_to_string("404.html", context_of(request))


def test_no_page_has_inline_style_or_script():
    for name in ("400.html", "403.html", "403_csrf.html", "404.html", "409.html", "500.html"):
        shown = render_to_string(name, {**context_of(asked()), "sentence": "x", "code": "BV-1"})
        assert "style=" not in shown and "<style" not in shown and "onclick" not in shown
        assert shown.count("<script") == shown.count("<script src=")


def words_of(places: list[navigation.Place]) -> list[str]:
    return [str(place.words) for place in places]


def test_a_visitor_is_shown_the_public_places_and_the_door():
    nav = navigation.navigation((), signed_in=False, path="/")
    assert words_of(nav.main)[0] == "Tin tức"
    assert nav.sign_in and not nav.me
    assert "Bàn việc" not in [word for group in nav.contents for word in words_of(group.places)]


def test_an_officer_is_shown_the_whole_office():
    nav = navigation.navigation(["officer"], signed_in=True, path="/ban-viec/")
    assert words_of(nav.main) == ["Bàn việc", "Tra cứu", "Nạp danh sách", "Đề nghị", "Hội đồng", "Quyết định"]
    assert nav.main[0].here == "page"


def test_a_document_clerk_is_not_shown_the_council():
    nav = navigation.navigation(["document_clerk"], signed_in=True, path="/quyet-dinh/5/")
    assert words_of(nav.main) == ["Bàn việc", "Tra cứu", "Quyết định"]
    assert nav.main[2].here == "true"


def test_an_account_without_a_mandate_is_shown_only_public_places():
    nav = navigation.navigation([], signed_in=True, path="/")
    assert "Bàn việc" not in words_of(nav.main)
    assert nav.me


def test_every_signpost_leads_somewhere():
    """In a finished tree no stage is missing; the navigation itself would only leave it out."""
    signs = (*navigation.OFFICE, *navigation.BOOKS, *navigation.PUBLIC, *navigation.READER, *navigation.STRANGER)
    assert [sign.name for sign in signs if not navigation._address(sign.name)] == []


def test_the_roles_of_signposts_are_roles_of_the_register():
    from bangvang.register.choices import Role

    assert set(Role.values) == navigation.EVERY_ROLE


def test_forbidden_shows_the_sentence_of_the_permission():
    answer = views.forbidden(asked(), PermissionDenied("Hồ sơ này thuộc Phòng Người có công."))
    assert answer.status_code == 403
    assert "Hồ sơ này thuộc Phòng Người có công." in answer.content.decode()


def test_not_found_does_not_repeat_what_was_asked():
    answer = views.not_found(asked("/de-nghi/77/"), Http404("Nomination 77 belongs to another unit"))
    text = answer.content.decode()
    assert answer.status_code == 404
    assert "another unit" not in text and "77 belongs" not in text


def test_a_server_error_gives_a_code_that_is_in_the_log(caplog):
    answer = views.server_error(asked("/quyet-dinh/5/"))
    code = caplog.records[-1].getMessage().split()[0]
    assert answer.status_code == 500
    assert code.startswith("BV-") and code in answer.content.decode()


def test_a_conflict_shows_the_refusal_and_its_article():
    refusal = type("Refusal", (Exception,), {"sentence": "Chưa thể trình.", "cite": "Luật 06/2022/QH15, Điều 80"})()
    text = views.conflict(asked(), refusal).content.decode()
    assert "Chưa thể trình." in text and "Luật 06/2022/QH15, Điều 80" in text


@pytest.mark.django_db
def test_an_old_form_is_explained_without_its_technical_reason():
    answer = Client(enforce_csrf_checks=True).post("/trinh-bay/nen/dark/")
    text = answer.content.decode()
    assert answer.status_code == 403
    assert "Biểu mẫu này đã cũ, chưa ghi gì" in text
    assert "CSRF" not in text
