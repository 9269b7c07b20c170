"""The log is for everybody: a page, files for programs, and one address where witnesses hand in their line."""

from __future__ import annotations

from typing import Any

from access.route import Route
from bangvang.chronicle.actions import sign_head


def _signed(world: Any) -> dict[str, Any]:
    assert world.certificate
    sign_head()
    return {}


def _tile(world: Any) -> dict[str, Any]:
    _signed(world)
    head = sign_head()
    return {"rest": f"0/000.p/{head.size}" if head.size < 256 else "0/000"}


ROUTES = {
    "chronicle:about": Route(make=_signed, public=True),
    "chronicle:checkpoint": Route(make=_signed, public=True),
    "chronicle:key": Route(make=_signed, public=True),
    "chronicle:tile": Route(make=_tile, public=True),
    "chronicle:cosignature": Route(make=_signed, public=True, method="post"),
}
