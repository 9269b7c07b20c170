"""Every route as every role of the own and of another department. A route without a row in the table fails the build.

The office of the walk has one thing at every stage, so that each page has something that could leak.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import access
from access.route import ALL_ROLES, Route
from bangvang.register.choices import Role

SHOWN = {200, 302, 409}
REFUSED = {302, 403, 404, 405}


def table() -> dict[str, Route]:
    """Rows of all apps."""
    rows: dict[str, Route] = {}
    for module in pkgutil.iter_modules(access.__path__):
        if module.name not in {"route", "test_every_route"}:
            rows |= importlib.import_module(f"access.{module.name}").ROUTES
    return rows


def routes(patterns=None, namespace: str = "") -> Iterator[str]:
    """Names of all routes of the office; Wagtail's editor and page server guard themselves."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            if getattr(pattern.urlconf_name, "__name__", "").startswith("wagtail"):
                continue
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"


ROWS = table()


def test_every_route_has_a_row_and_every_row_a_route():
    assert set(ROWS) == set(routes())


@pytest.mark.slow
@pytest.mark.django_db
def test_each_route_opens_for_its_roles_and_for_nobody_else(whole_river):
    """One office, all routes: what each role met against what the table says. Each request is taken back."""
    insiders = {role: signed_in(whole_river.user(role)) for role in Role}
    outsiders = {role: signed_in(whole_river.outsider(role)) for role in Role}
    wrong = []
    for name, row in sorted(ROWS.items()):
        address = reverse(name, kwargs=row.make(whole_river))
        opened = {role for role in Role if status(insiders[role], row, address, whole_river) in SHOWN}
        outside = {role for role in Role if status(outsiders[role], row, address, whole_river) in SHOWN}
        everybody = row.public or row.signed_in
        if opened != (ALL_ROLES if everybody else set(row.allowed)):
            wrong.append((name, "own department", sorted(opened)))
        if outside != (set(row.allowed) if row.own_place else set()) and not everybody:
            wrong.append((name, "another department", sorted(outside)))
        visitor = status(Client(), row, address, whole_river)
        if visitor not in (SHOWN | {404} if row.public else {401, 403, 404, 405}):
            wrong.append((name, "visitor", visitor))
    assert wrong == [], "\n" + "\n".join(map(str, wrong))


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def status(client: Client, row: Route, address: str, world) -> int:
    """Status of one request, undone afterwards; being sent to sign in counts as 401."""
    with transaction.atomic():
        response = client.post(address, row.data(world)) if row.method == "post" else client.get(address)
        transaction.set_rollback(True)
    sent_to_sign_in = response.status_code == 302 and response["Location"].split("?")[0] == "/dang-nhap/"
    return 401 if sent_to_sign_in and not row.public else response.status_code
