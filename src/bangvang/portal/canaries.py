"""A name a day that nobody bears, put where only a program that copies the roll would read it.

It stands, hidden, at the end of a full leaf of names: no search for a person gives it, no reader sees it, and search engines are
asked to stay away. Whoever opens its address or asks for its name has copied the roll; the operator is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.core.signing import Signer
from django.utils.crypto import salted_hmac

from bangvang.portal.queries.roll import RollFilter, found
from bangvang_paper.vietnamese import folded

REMEMBERED = 60
"""Days through which a name that was put out is known again."""
_TRIES = 4
_FAMILY = ("Khuông", "Ngạc", "Viêm", "Ung", "Quàng", "Lường", "Tiêu", "Khúc")
_MIDDLE = ("Thoáng", "Khuể", "Duềnh", "Nghiêu", "Thuấn", "Quýnh", "Loan", "Triệt")
_GIVEN = (
    "Khuê Ngoạn",
    "Thoại Nghê",
    "Vưu Khanh",
    "Quách Thuyên",
    "Nhuế Hoàn",
    "Khoát Uyển",
    "Đoái Sương",
    "Tuyền Ngưỡng",
)


@dataclass(frozen=True)
class Canary:
    """``key``: its address part, which reads like those of honours."""

    name: str
    key: str


@lru_cache(maxsize=2)
def canary_of(day: date) -> Canary:
    """The name of ``day``: the first of its few that a search of the roll does not know."""
    few = [_canary(day, number) for number in range(_TRIES)]
    return next((one for one in few if not found(RollFilter(one.name))), few[-1])


def is_canary(text: str, today: date) -> bool:
    """Whether ``text`` is the name or the address part of one put out within `REMEMBERED` days."""
    return text in _known(today)[1] or folded(text) in _known(today)[0]


@lru_cache(maxsize=2)
def _known(today: date) -> tuple[frozenset[str], frozenset[str]]:
    days = [today - timedelta(days=back) for back in range(REMEMBERED)]
    every = [_canary(day, number) for day in days for number in range(_TRIES)]
    return frozenset(folded(one.name) for one in every), frozenset(one.key for one in every)


def _canary(day: date, number: int) -> Canary:
    """Made of this installation's secret: whoever reads this file cannot tell its names."""
    mark = salted_hmac("portal.canary", f"{day.isoformat()} {number}", algorithm="sha256").digest()
    parts = (words[mark[place] % len(words)] for place, words in enumerate((_FAMILY, _MIDDLE, _GIVEN)))
    return Canary(" ".join(parts), Signer(salt="portal.canary", sep=".").sign(str(int.from_bytes(mark[8:11], "big"))))
