"""Access to sign-in, the reader's choices and the health word."""

from __future__ import annotations

from access.route import Route

_SIGN_IN = (
    "account_reauthenticate",
    "account_change_password",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_generate_recovery_codes",
)
ROUTES = {
    # Nothing to switch off and no codes to see where no second factor is on: not found, for everybody.
    "mfa_deactivate_totp": Route(),
    "mfa_view_recovery_codes": Route(),
    **{name: Route(signed_in=True) for name in _SIGN_IN},
    "healthz": Route(public=True),
    "account_login": Route(public=True),
    "account_logout": Route(public=True),
    "account_inactive": Route(public=True),
    "mfa_authenticate": Route(public=True),
    "accounts:resume": Route(signed_in=True),
    "design:text_size": Route(make=lambda world: {"size": "large"}, public=True),
    "design:language": Route(make=lambda world: {"name": "en"}, public=True),
    "design:theme": Route(make=lambda world: {"name": "dark"}, public=True),
}
