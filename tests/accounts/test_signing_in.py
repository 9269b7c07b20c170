"""Signing in: one sentence for every wrong pair, no sign-up, a second factor that works."""

from __future__ import annotations

import pytest

from bangvang.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanh():
    return User.objects.create_user("hanh", password="mot-cau-du-dai-2026", full_name="Hoàng Minh Hạnh")


def sign_in(client, login, password):
    return client.post("/dang-nhap/", {"login": login, "password": password})


def test_the_right_pair_opens_the_desk(client, hanh):
    response = sign_in(client, "hanh", "mot-cau-du-dai-2026")
    assert response.status_code == 302
    assert response["Location"] == "/ban-viec/"


def test_a_wrong_name_and_a_wrong_password_read_alike(client, hanh):
    pages = [sign_in(client, *pair).content.decode() for pair in (("hanh", "sai-sai-sai"), ("khong-ai", "sai-sai-sai"))]
    said = "Tên đăng nhập hoặc mật khẩu chưa đúng"
    assert [said in page for page in pages] == [True, True]


def test_too_many_wrong_tries_lock_the_door_for_a_while(client, hanh):
    answers = [sign_in(client, "hanh", f"sai-{number}") for number in range(12)]
    assert "quá nhiều lần" in answers[-1].content.decode()
    assert sign_in(client, "hanh", "mot-cau-du-dai-2026").status_code != 302


def test_nobody_signs_up(client):
    assert client.get("/dang-nhap/signup/").status_code == 404


def test_passwords_are_hashed_with_argon2(hanh):
    assert hanh.password.startswith("argon2$")


def test_a_second_factor_is_asked_for_once_it_is_on(client, hanh):
    from allauth.mfa.totp.internal import auth as totp

    secret = totp.generate_totp_secret()
    totp.TOTP.activate(hanh, secret)
    response = sign_in(client, "hanh", "mot-cau-du-dai-2026")
    assert response["Location"] == "/dang-nhap/hai-lop/ma/"
    page = client.post("/dang-nhap/hai-lop/ma/", {"code": "000000"})
    assert "Mã chưa đúng" in page.content.decode()
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    code = totp.format_hotp_value(totp.hotp_value(secret, counter))
    assert client.post("/dang-nhap/hai-lop/ma/", {"code": code})["Location"] == "/ban-viec/"
