"""Access to the list of the law book: everybody with an account."""

from __future__ import annotations

from access.route import Route

ROUTES = {"catalogue:list": Route(signed_in=True)}
