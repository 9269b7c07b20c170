"""Finding one's way in a long list of boxes to tick: words narrow what is shown, and what was ticked stays ticked.

All rows stand in the form, those that do not answer the words are hidden: what is sent never depends on what was looked for.
Works as a plain form, whose buttons show the page again; htmx only saves the click.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest

WORDS, PRESSED = "tim", "loc"
SHOW, TICK, UNTICK = "tim", "chon", "bo"
MOST_CHARACTERS = 100

Answering = Callable[[str, Sequence[str]], list[int]]
"""Words, and folded names → places of the names that answer."""


@dataclass(frozen=True)
class TickRow:
    """One row of the list: what its box sends, whether it is ticked, and whether the words leave it out of sight."""

    key: str
    ticked: bool
    hidden: bool = False


@dataclass(frozen=True)
class Narrowing:
    """A list as it is to be shown. ``asked``: a button of the list was pressed, nothing is to be carried out."""

    words: str
    asked: bool
    rows: list[TickRow]

    @property
    def shown(self) -> int:
        return sum(not row.hidden for row in self.rows)

    @property
    def ticked(self) -> int:
        return sum(row.ticked for row in self.rows)

    @property
    def ticked_unseen(self) -> int:
        """Rows that are ticked although they are out of sight."""
        return sum(row.ticked and row.hidden for row in self.rows)


def narrowing(
    request: HttpRequest,
    field: str,
    keys: Sequence[int | str],
    named: Sequence[str],
    answering: Answering,
    *,
    ticked: Collection[int | str] = (),
) -> Narrowing:
    """The list of ``keys``, each called by the folded name of its place in ``named``; ``field`` is what the boxes send.

    ``ticked``: the keys that are ticked when the page is first opened.
    """
    told = request.POST if request.method == "POST" else None
    words = (told or request.GET).get(WORDS, "").strip()[:MOST_CHARACTERS]
    sent = set(told.getlist(field)) if told is not None else set(map(str, ticked))
    shown = set(answering(words, named)) if words else set(range(len(keys)))
    rows = [TickRow(str(key), str(key) in sent, hidden=place not in shown) for place, key in enumerate(keys)]
    pressed = told.get(PRESSED, "") if told is not None else ""
    if pressed in (TICK, UNTICK):
        rows = [row if row.hidden else replace(row, ticked=pressed == TICK) for row in rows]
    return Narrowing(words, bool(pressed), rows)
