"""One teller's sheet of figures: a row a question, saved one by one so that a wrong sum holds up no other row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from bangvang.audit.attempt import attempt
from bangvang.vote.choices import Comparison
from bangvang.vote.forms import CountForm
from bangvang.vote.models import Question


class Row(Protocol):
    """A question for one teller. ``word`` tells how far the two counts are without telling a figure."""

    @property
    def question(self) -> Question: ...
    @property
    def form(self) -> CountForm: ...
    @property
    def word(self) -> str: ...


AnyRow = TypeVar("AnyRow", bound=Row)


def has_done(word: str, entered: bool) -> bool:
    """Whether a teller has nothing to do: the row is settled, or was entered and does not differ from the other's."""
    return word == Comparison.AGREED or (word != Comparison.DIFFER and entered)


def save_rows(rows: Sequence[AnyRow], enter: Callable[[AnyRow], object]) -> tuple[bool, int]:
    """Enter every row that says something new: whether all were taken, and how many. A row's form says why it was not."""
    sound, saved = True, 0
    for row in rows:
        form = row.form
        if row.word == Comparison.AGREED:
            continue
        if not form.is_valid():
            sound = False
        elif form.filled and form.says_new:
            taken = attempt(form, lambda row=row: enter(row))  # type: ignore[misc]
            sound, saved = sound and taken, saved + taken
    return sound, saved


def wrong_rows(rows: Sequence[AnyRow]) -> list[AnyRow]:
    """Rows whose figures were not taken."""
    return [row for row in rows if row.form.is_bound and row.form.errors]
