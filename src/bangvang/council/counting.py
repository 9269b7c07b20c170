"""One teller's sheet of figures: a row an item, saved row by row so that one wrong sum does not hold up the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.council.models import AgendaItem, Sitting
from bangvang.council.queries import in_reading_order, questions_of
from bangvang.vote.actions import enter, withdraw_entry
from bangvang.vote.choices import Comparison
from bangvang.vote.forms import CountForm
from bangvang.vote.models import Question
from bangvang.vote.queries import comparison, entry_of, slot_for
from bangvang.vote.sheet import has_done, save_rows, wrong_rows

__all__ = ["Sheet", "SheetRow", "in_reading_order"]

ROWS_A_PAGE = 100


@dataclass(frozen=True)
class SheetRow:
    """One item for one teller. ``word`` tells how far the two counts are without telling a figure."""

    item: AgendaItem
    question: Question
    form: CountForm
    word: str
    entered: bool

    @property
    def agreed(self) -> bool:
        return self.word == Comparison.AGREED

    @property
    def differs(self) -> bool:
        return self.word == Comparison.DIFFER


class Sheet:
    """The sheet of ``teller`` at ``sitting``: one page of rows, with what was typed when ``data`` is given."""

    def __init__(self, sitting: Sitting, teller: User, *, page: str | None = None, data: Any = None) -> None:
        self.sitting, self.teller = sitting, teller
        self.questions = list(questions_of(sitting))
        self.slot = slot_for(self.questions, teller)
        self.page: Page = Paginator(self.questions, ROWS_A_PAGE).get_page(page)
        self.rows = [self._row(question, data) for question in self.page]
        self._saved = 0

    def _row(self, question: Question, data: Any) -> SheetRow:
        item, mine, word = question.agenda_item, entry_of(question, self.teller), comparison(question)
        if word == Comparison.AGREED:
            data = None  # settled meanwhile: what was typed for it is past
        form = CountForm(data, question=question, mine=mine, name=item.name)
        return SheetRow(item=item, question=question, form=form, word=str(word.value), entered=mine is not None)

    def save(self) -> bool:
        """Enter every row that says something new. False when a row was not taken; its form says why, the others are in."""
        if self.slot is None:
            return False
        slot = self.slot
        sound, self._saved = save_rows(
            self.rows, lambda row: enter(self.teller, row.question, slot=slot, **row.form.figures)
        )
        return sound

    def withdraw(self) -> int:
        """Take back the teller's figures of every item that has no result; how many."""
        taken = 0
        for question in self.questions:
            if comparison(question) != Comparison.AGREED and entry_of(question, self.teller) is not None:
                withdraw_entry(self.teller, question)
                taken += 1
        return taken

    def said(self) -> str:
        """What was just done."""
        if not self._saved:
            return _("Không có số nào mới nên không ghi gì.")
        return _("Đã ghi số kiểm phiếu của %(count)d mục.") % {"count": self._saved}

    @property
    def withdrawable(self) -> int:
        """Items whose figures of this teller made no result yet; over all pages."""
        return sum(
            1
            for question in self.questions
            if comparison(question) != Comparison.AGREED and entry_of(question, self.teller) is not None
        )

    @property
    def wrong(self) -> list[SheetRow]:
        """Rows whose figures were not taken."""
        return wrong_rows(self.rows)

    @property
    def done(self) -> int:
        """Items that this teller has entered, or that are settled; over all pages."""
        return sum(1 for question in self.questions if self._is_done(question))

    def _is_done(self, question: Question) -> bool:
        return has_done(comparison(question), entry_of(question, self.teller) is not None)

    @property
    def total(self) -> int:
        return len(self.questions)

    @property
    def differing(self) -> int:
        """Items on which the two differ; over all pages."""
        return sum(1 for question in self.questions if comparison(question) == Comparison.DIFFER)

    @property
    def ballots(self) -> int:
        """Ballots given out; the same for every item of a sitting."""
        return self.questions[0].ballots_given if self.questions else 0
