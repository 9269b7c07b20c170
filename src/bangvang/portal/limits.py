"""How often the roll may be asked: a person never notices, a program that copies names does.

One address is slowed down after its free questions; all of them together after those of the hour, whoever they are. Behind a
front server the address is the one that it hands on when ``BANGVANG_PROXIES`` says how many there are.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from bangvang.portal.actions import raise_alarm
from bangvang.portal.choices import AlarmKind
from bangvang.portal.tallies import Asked, asked_by

FREE = 30
"""Questions of an hour that one address is answered at once."""
PAUSE = 20
"""Seconds between two answers once the free ones are used up."""
TOGETHER = 1_000
"""Answers of an hour to all addresses together; then each has `FEW` free ones and waits `LONG_PAUSE`."""
FEW, LONG_PAUSE = 5, 300
STUBBORN = 100
"""Questions put off in an hour after which the address is no person's: the operator is told."""
EVERYBODY = "*"


@dataclass(frozen=True)
class Turn:
    """Whether a question is answered now; else how many seconds are left to wait. ``crowded``: for everybody's questions."""

    wait: int = 0
    crowded: bool = False

    @property
    def granted(self) -> bool:
        return self.wait == 0


def turn_of(request: HttpRequest) -> Turn:
    """Count a question of this address and say whether it is answered. Asks no database unless the operator must be told."""
    now = time.time()
    with asked_by(_asker(request), EVERYBODY, now=now) as (mine, everybody):
        wait = _wait(mine, everybody, now)
        if wait > 0:
            mine.refused += 1
        else:
            mine.last, mine.answered, everybody.answered = now, mine.answered + 1, everybody.answered + 1
    if wait > 0 and mine.refused == STUBBORN:
        raise_alarm(AlarmKind.ADDRESS, network_of(request))
    if wait <= 0 and everybody.answered == TOGETHER:
        raise_alarm(AlarmKind.EVERYBODY, "")
    return Turn(max(1, round(wait)), mine.answered < FREE) if wait > 0 else Turn()


def use_up(request: HttpRequest) -> None:
    """This address has no free questions left for the hour."""
    with asked_by(_asker(request), now=time.time()) as (mine,):
        mine.answered = max(mine.answered, FREE)


def network_of(request: HttpRequest) -> str:
    """Where a question came from, as far as a lock on the door must know it: 256 addresses of IPv4, a site of IPv6."""
    address = ip_address(get_adapter().get_client_ip(request))
    return str(ip_network((address, 24 if address.version == 4 else 48), strict=False))


def _asker(request: HttpRequest) -> str:
    """One address of IPv4; of IPv6 the 64 bits that a home or an office has to itself."""
    address = ip_address(get_adapter().get_client_ip(request))
    return str(address if address.version == 4 else ip_network((address, 64), strict=False))


def _wait(mine: Asked, everybody: Asked, now: float) -> float:
    """Seconds until the next answer; none or less means now."""
    free, pause = (FEW, LONG_PAUSE) if everybody.answered >= TOGETHER else (FREE, PAUSE)
    return pause - (now - mine.last) if mine.answered >= free else 0.0
