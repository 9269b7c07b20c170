"""One teller's sheet at a vote of a conference: a row a section, saved one by one so that a wrong sum holds up no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bangvang.accounts.models import User
from bangvang.conference.actions import enter_count
from bangvang.conference.forms import HandsForm, NamesForm
from bangvang.conference.models import SlateVote
from bangvang.conference.queries import counted_in, differing_names, names_of
from bangvang.conference.queries.delegates import Counted
from bangvang.vote.choices import Comparison
from bangvang.vote.forms import CountForm
from bangvang.vote.models import Question, TellerEntry
from bangvang.vote.queries import entry_of, slot_for
from bangvang.vote.sheet import has_done, save_rows, wrong_rows


@dataclass(frozen=True)
class SheetRow:
    """One section (or all ballots) for one teller. ``word`` tells how far the two counts are without telling a figure."""

    counted: Counted
    form: CountForm
    entered: bool
    differing: list[str]
    """What the two counted differently, by name, without a figure; empty where they do not, or count no names."""

    @property
    def question(self) -> Question:
        return self.counted.question

    @property
    def first(self) -> str:
        """Where the row begins on the page."""
        return next(iter(self.form)).id_for_label

    @property
    def word(self) -> str:
        return self.counted.word

    @property
    def agreed(self) -> bool:
        return self.counted.agreed

    @property
    def differs(self) -> bool:
        return self.counted.word == Comparison.DIFFER

    @property
    def done(self) -> bool:
        return has_done(self.word, self.entered)


class Sheet:
    """The sheet of ``teller`` at ``vote``, with what was typed when ``data`` is given."""

    def __init__(self, vote: SlateVote, teller: User, *, data: Any = None) -> None:
        self.vote, self.teller = vote, teller
        counted = counted_in(vote)
        self.slot = slot_for([one.question for one in counted if not one.agreed], teller)
        self.rows = [self._row(one, data) for one in counted]
        self.saved = 0

    def _row(self, counted: Counted, data: Any) -> SheetRow:
        mine = entry_of(counted.question, self.teller)
        if counted.agreed:
            data = None  # settled meanwhile: what was typed for it is past
        return SheetRow(
            counted, self._form(counted, data, mine), mine is not None, differing_names(self.vote, counted.question)
        )

    def _form(self, counted: Counted, data: Any, mine: TellerEntry | None) -> CountForm:
        by_hands, question, name = counted.section is not None, counted.question, counted.label
        if question.names is not None:
            names = names_of(self.vote)
            return NamesForm(data, question=question, mine=mine, name=name, names=names, by_hands=by_hands)
        return (HandsForm if by_hands else CountForm)(data, question=question, mine=mine, name=name)

    def save(self) -> bool:
        """Enter every row that says something new. False when a row was not taken; its form says why, the others are in."""
        if self.slot is None:
            return False
        slot = self.slot
        sound, self.saved = save_rows(
            self.rows, lambda row: enter_count(self.teller, self.vote, row.question, slot=slot, **row.form.figures)
        )
        return sound

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def done(self) -> int:
        """Rows that this teller has entered, or that are settled."""
        return sum(1 for row in self.rows if row.done)

    @property
    def differing(self) -> int:
        return sum(1 for row in self.rows if row.differs)

    @property
    def withdrawable(self) -> int:
        """Rows whose figures of this teller made no result yet."""
        return sum(1 for row in self.rows if row.entered and not row.agreed)

    @property
    def wrong(self) -> list[SheetRow]:
        """Rows whose figures were not taken."""
        return wrong_rows(self.rows)
