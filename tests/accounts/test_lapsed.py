"""A sign-in that lapses while somebody types loses nothing, and shows nothing to somebody else."""

from __future__ import annotations

import pytest

from bangvang.accounts.lapsed import KEPT, owner_of, owner_word
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db
TYPED = {"title": "Đề nghị tặng Giấy khen", "note": "câu dài đã gõ"}


def test_a_post_without_a_session_keeps_what_was_typed_and_asks_to_sign_in(client, world):
    officer = world.user(Role.OFFICER)
    response = client.post("/ban-viec/", {**TYPED, "form_owner": owner_word(officer.pk)})
    assert response.status_code == 302
    assert response["Location"].startswith("/dang-nhap/")
    kept = client.session[KEPT]
    assert [tuple(pair) for pair in kept["fields"]] == list(TYPED.items())


def test_after_signing_in_the_form_stands_there_again(client, world):
    officer = world.user(Role.OFFICER)
    client.post("/ban-viec/", {**TYPED, "form_owner": owner_word(officer.pk)})
    client.force_login(officer)
    page = client.get("/tai-khoan/bieu-mau-dang-do/").content.decode()
    assert "câu dài đã gõ" in page
    assert 'action="/ban-viec/"' in page


def test_somebody_else_on_the_same_machine_does_not_see_it(client, world):
    officer = world.user(Role.OFFICER)
    client.post("/ban-viec/", {**TYPED, "form_owner": owner_word(officer.pk)})
    client.force_login(world.user(Role.AUDITOR))
    response = client.get("/tai-khoan/bieu-mau-dang-do/")
    assert response.status_code == 302
    assert "câu dài đã gõ" not in response.content.decode()


def test_a_post_without_an_owner_word_is_not_kept(client):
    client.post("/ban-viec/", TYPED)
    assert KEPT not in client.session


@pytest.mark.parametrize("word", ["", "1", "forged:word"])
def test_a_forged_owner_word_is_nobody(word):
    assert owner_of(word) is None


def test_a_word_with_another_signature_is_nobody():
    word = owner_word(7)
    assert owner_of(word) == 7
    assert owner_of(word[:-2] + ("xx" if word[-2:] != "xx" else "yy")) is None


def test_what_is_kept_is_bounded(client, world):
    word = owner_word(world.user(Role.OFFICER).pk)
    client.post("/ban-viec/", {"note": "x" * 300_000, "form_owner": word})
    assert client.session[KEPT]["fields"] == []


def test_once_sent_again_the_kept_form_is_gone(client, world):
    officer = world.user(Role.OFFICER)
    client.post("/ban-viec/", {**TYPED, "form_owner": owner_word(officer.pk)})
    client.force_login(officer)
    client.get("/tai-khoan/bieu-mau-dang-do/")
    client.post("/ban-viec/", TYPED)
    assert KEPT not in client.session
