"""One row of the access table: how to reach a route, and which roles of the own unit may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bangvang.register.choices import Role

ALL_ROLES = frozenset(Role)


@dataclass(frozen=True)
class Route:
    """``make`` builds what the address needs and returns its kwargs; ``allowed`` are roles of the own department.

    ``public``: anybody, also without sign-in. ``signed_in``: anybody with an account (own data only is shown).
    ``own_place``: the page names no unit and shows each person's own, so the allowed roles of any department may open it.
    Otherwise roles of another department are never allowed unless public or signed_in. ``data`` is posted when method is
    "post".
    """

    make: Callable[[Any], dict[str, Any]] = lambda world: {}
    allowed: frozenset[Role] | set[Role] = field(default_factory=frozenset)
    public: bool = False
    signed_in: bool = False
    own_place: bool = False
    method: str = "get"
    data: Callable[[Any], dict[str, Any]] = lambda world: {}
