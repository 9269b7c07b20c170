"""Access to the law book: everybody with an account reads it, nobody changes it."""

from __future__ import annotations

from access.route import Route

ROUTES = {
    "catalogue:list": Route(signed_in=True),
    "catalogue:award": Route(make=lambda world: {"award_id": "commendation_letter"}, signed_in=True),
    "catalogue:values": Route(signed_in=True),
    "catalogue:instruments": Route(signed_in=True),
    "catalogue:calendar": Route(signed_in=True),
}
