"""Who cites a document. What lies downstream tells it: it registers in its ``AppConfig.ready``, the library knows no names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from bangvang.accounts.models import User
from bangvang.library.choices import Force
from bangvang.library.models import Document


@dataclass(frozen=True)
class Citing:
    """One thing that cites: what it is in words, its name, its day, and its page."""

    what: str
    name: str
    on: date
    url: str


@dataclass(frozen=True)
class CitedBy:
    """The same with whether the document held on that day."""

    citing: Citing
    force: Force


Finder = Callable[[User, Document], Iterable[Citing]]
_finders: list[Finder] = []


def cites(finder: Finder) -> Finder:
    """Register who can tell what cites a document, of what the reader may see."""
    if finder not in _finders:
        _finders.append(finder)
    return finder


def cited_by(user: User, document: Document) -> list[CitedBy]:
    """Everything that ``user`` may see and that cites the document, the latest first."""
    found = [one for finder in _finders for one in finder(user, document)]
    return [
        CitedBy(one, document.force_on(one.on))
        for one in sorted(found, key=lambda one: (one.on, one.name), reverse=True)
    ]
