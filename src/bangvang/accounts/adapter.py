"""Accounts are made by the administrator; nobody signs up. Messages are ours: a sign-in error never says which half was wrong."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

WRONG_PAIR = _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy gõ lại; quên mật khẩu thì nhờ người quản trị đặt lại.")


class OfficeAdapter(DefaultAccountAdapter):
    error_messages: dict[str, Any] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG_PAIR,
        "invalid_login": WRONG_PAIR,
        "email_password_mismatch": WRONG_PAIR,
        "too_many_login_attempts": _("Thử sai quá nhiều lần. Hãy chờ 15 phút rồi đăng nhập lại."),
        "incorrect_password": _("Mật khẩu chưa đúng."),
        "enter_current_password": _("Hãy gõ mật khẩu đang dùng."),
        "rate_limited": _("Thử quá nhiều lần. Hãy chờ ít phút."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class OfficeMFAAdapter(DefaultMFAAdapter):
    error_messages: dict[str, Any] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Mã chưa đúng hoặc đã hết hạn. Hãy gõ mã đang hiện trên điện thoại."),
    }
