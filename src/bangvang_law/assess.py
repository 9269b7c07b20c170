"""What the law says about one dossier on one day: one word, and the tree of reasons behind it.

``assess`` has no default day and asks no clock. Three days are kept apart: those of the achievement (``period``), of receipt
(``received_on``, which decides the governing text) and of assessment (``on``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bangvang_law.asking import Asking
from bangvang_law.book import Book
from bangvang_law.columns import NOT_IN_FORCE, UNKNOWN, Outcome, Sheet
from bangvang_law.criteria import (
    AllOf,
    Criterion,
    Reading,
    after_discipline,
    authority,
    double_reward,
    freshness,
    hold,
    in_force,
    recipient_kind,
    unread,
)
from bangvang_law.criteria.standing import LAW_OF_2022
from bangvang_law.facts import Case
from bangvang_law.finding import Finding, Word, every
from bangvang_law.packs import book_of
from bangvang_law.sentences import sentence_of

__all__ = ["Assessment", "Case", "assess", "assess_all", "criteria_of"]

_NOT_FOR_MERIT = ("long_service", "tenure")
"""Types that reward a whole career: there is no last day of an achievement to be fresh."""
_OLD = unread("điều kiện của luật cũ.", at="Luật 15/2003/QH11")
_OTHER_TEXT = "Xét theo lời văn của ngày {:%d/%m/%Y} do người xét chọn, không phải theo văn bản áp dụng cho hồ sơ này."
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


def assess(case: Case, book: Book | None = None, *, text_on: date | None = None) -> Assessment:
    """Judge one case by the book (left out: that of the case's pack).

    ``text_on`` asks what the words of another day would say of the same facts; the tree then says that it did.
    """
    book = book or book_of(case.pack)
    reading = Reading(case, book, text_on)
    parts = _parts(reading)
    word = every(part.finding for part in parts)
    facts = (_SECONDARY,) if reading.award.confidence == "secondary" else ()
    if text_on is not None:
        facts = (*facts, _OTHER_TEXT.format(text_on))
    facts = (*facts, *_chosen_texts(reading))
    root = Finding(case.award, word, _summary(reading, parts, word), (reading.award.citation,), facts, parts)
    return Assessment(root, book.edition, reading.governed_on)


def assess_all(sheet: Sheet) -> Outcome:
    """The same for everybody at once: the code of the award and of each part of its tree, as expressions over columns."""
    criteria = _criteria(sheet, sheet.kind, issuer=sheet.issuer, type_=None, discipline_known=False)
    codes = [criterion.vec(sheet) for criterion in criteria]
    if codes[0] == NOT_IN_FORCE:
        return Outcome(sheet.award.id, NOT_IN_FORCE, (NOT_IN_FORCE,), (in_force,))
    if sheet.governed_on < LAW_OF_2022:
        codes.append(UNKNOWN)
        criteria.append(_OLD)
    return Outcome(sheet.award.id, sheet.all_of(codes), tuple(codes), tuple(criteria))


def criteria_of(asking: Asking, kind: str, *, issuer: str | None = None) -> list[Criterion]:
    """The criteria that would be asked of a recipient of a kind, in the order of the tree."""
    return _criteria(asking, kind, issuer=issuer, type_=None, discipline_known=False)


def _parts(reading: Reading) -> tuple[Finding, ...]:
    case = reading.case
    exists = in_force.one(reading)
    if exists.finding is Word.NOT_IN_FORCE:
        return (exists,)
    criteria = _criteria(
        reading,
        case.recipient.kind,
        issuer=case.issuer,
        type_=case.type,
        discipline_known=case.recipient.discipline is not None,
    )
    found = tuple(criterion.one(reading) for criterion in criteria[1:])
    old = (_old_text(reading),) if reading.governed_on < LAW_OF_2022 else ()
    return (exists, *found, *old)


def _criteria(
    asking: Asking, kind: str, *, issuer: str | None, type_: str | None, discipline_known: bool
) -> list[Criterion]:
    """What is asked of everybody, as far as it applies, then the award's own sentence (from 2024 on)."""
    award = asking.award
    criteria = [in_force, recipient_kind]
    if issuer is not None:
        criteria.append(authority)
    criteria.append(hold)
    if asking.governed_on < LAW_OF_2022:
        return criteria
    criteria.append(double_reward)
    if kind == "individual" or discipline_known:
        criteria.append(after_discipline)
    state_form = award.level == "state" and not award.is_title
    if state_form and (asking.period is not None or type_ not in _NOT_FOR_MERIT):
        criteria.append(freshness)
    own = sentence_of(asking.book, award, kind, on=asking.governed_on, issuer=issuer)
    # a sentence that joins by *all* lends its parts to the root
    return [*criteria, *own.parts] if isinstance(own, AllOf) and not own.cites else [*criteria, own]


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


def _chosen_texts(reading: Reading) -> tuple[str, ...]:
    """The rules of packs on which words apply, where they decided it."""
    book, day = reading.book, reading.governed_on
    return tuple(
        f"Theo {'; '.join(one.citations)}, vẫn áp dụng lời văn đã đọc của {book.instrument(one.instrument).short}."
        for one in book.data.text_choices
        if day in one.period
    )


def _summary(reading: Reading, parts: tuple[Finding, ...], word: Word) -> str:
    if word is Word.MET:
        return f"Đủ điều kiện tặng {reading.award.name} theo những gì đã ghi."
    reasons = [part.reason for part in parts if part.finding is word]
    more = f" (và {len(reasons) - 1} điểm khác)" if len(reasons) > 1 else ""
    return f"{word.vi}: {reasons[0]}{more}"
