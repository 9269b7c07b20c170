"""How often one address may ask the roll: a person never notices, a program that copies names does.

Counts live in the cache and vanish with the hour; addresses are kept nowhere else. Behind a front server the address is the one
that it hands on when ``BANGVANG_PROXIES`` says how many there are.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

WINDOW = 3600
"""Seconds that a count covers."""
FREE = 30
"""Questions of an hour that are answered at once."""
PAUSE = 20
"""Seconds between two answers once the free ones are used up."""


@dataclass(frozen=True)
class Turn:
    """Whether a question is answered now; else how many seconds are left to wait."""

    wait: int = 0

    @property
    def granted(self) -> bool:
        return self.wait == 0


def turn_of(request: HttpRequest) -> Turn:
    """Count a question of this address. Every answer beyond `FREE` in an hour comes `PAUSE` seconds after the last one."""
    key = f"roll:{get_adapter().get_client_ip(request)}"
    now = time.time()
    asked, since, last = cache.get(key) or (0, now, 0.0)
    if now - since > WINDOW:
        asked, since = 0, now
    wait = PAUSE - (now - last) if asked >= FREE else 0
    if wait > 0:
        return Turn(max(1, round(wait)))
    cache.set(key, (asked + 1, since, now), WINDOW)
    return Turn()
