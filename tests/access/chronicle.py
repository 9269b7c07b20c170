"""The log is for everybody: a page, files for programs, and one address where witnesses hand in their line."""

from __future__ import annotations

from typing import Any

from access.route import Route
from bangvang.chronicle.actions import sign_head
from bangvang.chronicle.models import CoveredRow


def _signed(world: Any) -> dict[str, Any]:
    assert world.certificate
    sign_head()
    return {}


def _tile(world: Any) -> dict[str, Any]:
    _signed(world)
    head = sign_head()
    return {"rest": f"0/000.p/{head.size}" if head.size < 256 else "0/000"}


def _covered(world: Any) -> dict[str, Any]:
    assert world.certificate
    return {"pk": CoveredRow.objects.first().pk}


ROUTES = {
    "chronicle:about": Route(make=_signed, public=True),
    "chronicle:checkpoint": Route(make=_signed, public=True),
    "chronicle:key": Route(make=_signed, public=True),
    "chronicle:erasable": Route(),  # only whoever administers the whole: tests/chronicle/test_erasing.py
    "chronicle:erase": Route(make=_covered),
    "chronicle:tile": Route(make=_tile, public=True),
    "chronicle:cosignature": Route(make=_signed, public=True, method="post"),
}
