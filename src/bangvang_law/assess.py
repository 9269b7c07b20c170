"""What the law says about one dossier on one day: one word, and the tree of reasons behind it.

``assess`` has no default day and asks no clock. Three days are kept apart: those of the achievement (``period``), of receipt
(``received_on``, which decides the governing text) and of assessment (``on``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bangvang_law.awards import sentence_for
from bangvang_law.book import Book, national_book
from bangvang_law.criteria import (
    Criterion,
    Reading,
    after_discipline,
    authority,
    double_reward,
    freshness,
    hold,
    in_force,
    recipient_kind,
)
from bangvang_law.criteria.standing import LAW_OF_2022
from bangvang_law.facts import Case
from bangvang_law.finding import Finding, Word, every

__all__ = ["Assessment", "Case", "assess"]

_NOT_FOR_MERIT = ("long_service", "tenure")
"""Types that reward a whole career: there is no last day of an achievement to be fresh."""
_SECONDARY = "Điều kiện của loại này đọc qua nguồn thứ cấp, chưa đối chiếu lời văn gốc."


@dataclass(frozen=True)
class Assessment:
    """The answer. ``finding`` is one of the five words; ``tree`` is the JSON node of ``judge --json``."""

    root: Finding
    book_edition: str
    governed_on: date

    @property
    def finding(self) -> str:
        """The word."""
        return self.root.finding.value

    @cached_property
    def tree(self) -> dict[str, object]:
        """The root node as plain data; its criterion is the award id."""
        return self.root.as_dict()

    @property
    def because(self) -> tuple[str, ...]:
        """Ids of the criteria that decide the word."""
        return tuple(dict.fromkeys(part.criterion for part in self.root.deciding()))

    @property
    def citations(self) -> tuple[str, ...]:
        """Every citation in the tree."""
        return tuple(dict.fromkeys(text for node in self.root.walk() for text in node.citations))


def assess(case: Case, book: Book | None = None) -> Assessment:
    """Judge one case by the book (the national one when left out)."""
    book = book or national_book()
    reading = Reading(case, book)
    parts = _parts(reading)
    word = every(part.finding for part in parts)
    facts = (_SECONDARY,) if reading.award.confidence == "secondary" else ()
    root = Finding(case.award, word, _summary(reading, parts, word), (reading.award.citation,), facts, parts)
    return Assessment(root, book.edition, reading.governed_on)


def _parts(reading: Reading) -> tuple[Finding, ...]:
    exists = in_force.one(reading)
    if exists.finding is Word.NOT_IN_FORCE:
        return (exists,)
    across = tuple(criterion.one(reading) for criterion in _across(reading))
    merit = (_old_text(reading),) if reading.governed_on < LAW_OF_2022 else _merit(reading)
    return (exists, *across, *merit)


def _across(reading: Reading) -> list[Criterion]:
    """The criteria that hold across awards, as far as they apply to this case."""
    case, award = reading.case, reading.award
    criteria = [recipient_kind]
    if case.issuer is not None:
        criteria.append(authority)
    criteria.append(hold)
    if reading.governed_on >= LAW_OF_2022:
        criteria.append(double_reward)
        if case.recipient.kind == "individual" or case.recipient.discipline is not None:
            criteria.append(after_discipline)
        state_form = award.level == "state" and not award.is_title
        if state_form and (case.period is not None or case.type not in _NOT_FOR_MERIT):
            criteria.append(freshness)
    return criteria


def _merit(reading: Reading) -> tuple[Finding, ...]:
    """The award's own sentence; a sentence that joins by *all* lends its parts to the root."""
    found = sentence_for(reading.award, reading.case.recipient.kind).one(reading)
    return found.parts if found.criterion == "all_of" and not found.citations else (found,)


def _old_text(reading: Reading) -> Finding:
    """The regime before 2024: its criteria are shown as they were read and never used as rules."""
    old = reading.book.old_criteria(reading.award.id, reading.governed_on)
    citations = tuple(dict.fromkeys(text for one in old for text in one.citations)) or ("Luật 15/2003/QH11",)
    facts = tuple(text for one in old for text in (*one.conditions, *((one.note,) if one.note else ())))
    reason = (
        "Hồ sơ thuộc luật cũ; điều kiện được ghi lại như đã đọc, nhưng lời văn sửa đổi chưa đọc đủ để xét."
        if old
        else "Hồ sơ thuộc luật cũ; điều kiện chưa đọc."
    )
    return Finding("unread", Word.UNKNOWN, reason, citations, facts)


def _summary(reading: Reading, parts: tuple[Finding, ...], word: Word) -> str:
    if word is Word.MET:
        return f"Đủ điều kiện tặng {reading.award.name} theo những gì đã ghi."
    reasons = [part.reason for part in parts if part.finding is word]
    more = f" (và {len(reasons) - 1} điểm khác)" if len(reasons) > 1 else ""
    return f"{word.vi}: {reasons[0]}{more}"
