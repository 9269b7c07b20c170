"""``bangvang keys``: make, list, roll over, revoke the keys of bodies, and let a successor vouch for an abolished body's keys.

The passphrase is never an argument: other people of the machine could read it in the list of processes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from django.utils import timezone

from bangvang.audit.refusals import Refusal
from bangvang.certificate.signing import key_path, passphrase, publish, published_ring
from bangvang.console import DONE, REFUSED, WrongCall, day_of, say
from bangvang_trust.errors import Refused
from bangvang_trust.keys import Ring, SigningKey, generate, load_signing_key, revoke, roll_over, save, vouch

_YEARS = 2
"""How long a key signs when nobody says; it proves what it signed for ever."""


def keys(chosen: argparse.Namespace) -> int:
    """Carry out one act. Exit 1 with a sentence when it cannot be done; nothing is then changed."""
    try:
        ring = published_ring()
        _ACTS[chosen.act](chosen, ring)
    except Refused as refused:
        say(str(refused))
        return REFUSED
    except Refusal as refusal:
        say(refusal.sentence)
        return REFUSED
    return DONE


def _list(chosen: argparse.Namespace, ring: Ring) -> None:
    for key in ring:
        state = f"thu hồi {key.revoked_on:%d/%m/%Y}" if key.revoked_on else ""
        here = "có khóa riêng ở máy này" if key_path(key.kid).exists() else "chỉ có khóa công khai"
        told = [key.kid, key.body, f"{key.not_before:%d/%m/%Y} – {key.not_after:%d/%m/%Y}", here, state]
        print(" · ".join(part for part in told if part))


def _new(chosen: argparse.Namespace, ring: Ring) -> None:
    if not chosen.body:
        raise WrongCall("Hãy ghi --body: tên cơ quan như in trên giấy.")
    begins = _day(chosen.begins) or timezone.localdate()
    made = generate(
        chosen.body, begins, _day(chosen.until) or begins.replace(year=begins.year + _YEARS, day=min(begins.day, 28))
    )
    _keep(made, ring.with_key(made.public))


def _roll_over(chosen: argparse.Namespace, ring: Ring) -> None:
    on = _day(chosen.on) or timezone.localdate()
    until = _day(chosen.until) or on.replace(year=on.year + _YEARS, day=min(on.day, 28))
    made, following = roll_over(ring, _open(chosen.kid, ring), on=on, not_after=until)
    _keep(made, following)


def _revoke(chosen: argparse.Namespace, ring: Ring) -> None:
    publish(revoke(ring, chosen.kid, on=_day(chosen.on) or timezone.localdate()))
    say(f"Đã thu hồi khóa {chosen.kid}: lời ký bằng khóa này không còn được tin, kể cả lời đã ký trước.")


def _vouch(chosen: argparse.Namespace, ring: Ring) -> None:
    """The newest good key of ``--body`` vouches for ``--kid``, the key of a body that it took over."""
    on = _day(chosen.on) or timezone.localdate()
    own, other = ring.signing_key(chosen.body, on), ring.get(chosen.kid)
    if own is None or other is None:
        raise WrongCall("Hãy ghi --body (cơ quan kế thừa, có khóa đang dùng) và --kid (khóa của cơ quan cũ).")
    publish(ring.with_key(vouch(other, by=_open(own.kid, ring), on=on)))
    say(f"{chosen.body} đã bảo đảm cho khóa {chosen.kid} của {other.body}.")


def _open(kid: str, ring: Ring) -> SigningKey:
    return load_signing_key(key_path(kid), passphrase(), ring)


def _keep(made: SigningKey, ring: Ring) -> None:
    """The private file first: a key that is published and cannot sign would mislead, one that is not published cannot."""
    save(made.private, key_path(made.public.kid), passphrase())
    publish(ring)
    say(
        f"Đã tạo khóa {made.public.kid} của {made.public.body}. Hãy sao lưu (bangvang backup --keys) và cất mật khẩu ở nơi khác."
    )


def _day(text: str) -> date | None:
    return day_of(text) if text else None


_ACTS: dict[str, Callable[[argparse.Namespace, Ring], None]] = {
    "list": _list,
    "new": _new,
    "roll-over": _roll_over,
    "revoke": _revoke,
    "vouch": _vouch,
}
