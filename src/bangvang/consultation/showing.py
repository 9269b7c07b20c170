"""How the names of a list are shown once its days are over, when some of them wished to be shown less.

Who wished so is known downstream: it registers in its ``AppConfig.ready``, and the list knows no wishes. While the days run
every name stands in full: nobody can speak of somebody whom the list does not name (docs/decisions/0018).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bangvang.consultation.models import Entry


@dataclass(frozen=True)
class Less:
    """What is left of a name: itself shortened, and whether the unit still stands beside it."""

    name: str
    with_unit: bool


Teller = Callable[[Sequence[Entry]], Mapping[int, Less]]
_tellers: list[Teller] = []


def shows_less(teller: Teller) -> Teller:
    """Register who can tell, by the keys of entries, which of them are shown less and how. Entries come with their nomination."""
    if teller not in _tellers:
        _tellers.append(teller)
    return teller


def less_of(entries: Sequence[Entry]) -> dict[int, Less]:
    """Key of an entry → how little of it is shown."""
    return {key: less for teller in _tellers for key, less in teller(entries).items()}
