"""The sentences of the awards, held against the book: every citation, number and statement they name exists."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest

from bangvang_law.asking import Asking
from bangvang_law.awards import modelled, sentence_for
from bangvang_law.book import RECIPIENT_KINDS, national_book
from bangvang_law.citation import Citation, instrument_of
from bangvang_law.criteria import Leaf
from bangvang_law.facts import STATED

FIGURES = ("times", "years", "below", "least", "count", "then")
SENTENCES = {
    (award, kind): sentence
    for award in sorted(modelled())
    for kind, sentence in import_module(f"bangvang_law.awards.{award}").SENTENCES.items()
}
LEAVES = [
    (award, node) for (award, _), sentence in SENTENCES.items() for node in sentence.walk() if hasattr(node, "look")
]


def asking_of(award: str) -> Asking:
    """A look at an award on a day on which all that was read is in force."""
    return Asking(national_book(), award, on=date(2026, 3, 1), received_on=date(2026, 3, 1), period=None)


def test_every_award_whose_criteria_are_read_has_a_sentence_for_each_recipient() -> None:
    for award in national_book().awards():
        if award.criteria == "read":
            assert [k for k in award.recipient_kinds if (award.id, k) not in SENTENCES] == [], award.id


def test_no_sentence_is_for_an_award_or_recipient_that_does_not_exist() -> None:
    for award, kind in SENTENCES:
        assert kind in national_book().award(award).recipient_kinds


def test_awards_without_a_sentence_answer_that_they_are_unread() -> None:
    award = national_book().award("state_prize")
    leaf = sentence_for(award, "individual")
    assert "chưa đọc" in leaf.sentence(asking_of("state_prize"))


@pytest.mark.parametrize(("award", "leaf"), LEAVES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_leaf_cites_an_instrument_of_the_book_and_numbers_that_the_book_holds(award: str, leaf: Leaf) -> None:
    book = national_book()
    assert leaf.cites, "a condition without its article"
    for text in leaf.cites:
        assert Citation.parse(text).text == text
        assert book.instrument(instrument_of(text))
    for name in FIGURES:
        kind = getattr(leaf, name, "")
        if kind:
            assert (kind, (award, "", "")) in book.data.values, f"{award} has no value {kind}"
    key = getattr(leaf, "key", None)
    assert key is None or key in STATED
    assert leaf.sentence(asking_of(award))


def test_every_citation_of_the_values_resolves() -> None:
    book = national_book()
    for timeline in book.data.values.values():
        for _, value in timeline.entries:
            assert value.citations
            assert all(book.instrument(instrument_of(text)) for text in value.citations)
            assert value.is_read is (value.value is not None)
            assert value.read_on is not None or value.status == "unread"


def test_every_kind_of_value_is_covered_without_a_gap_or_an_overlap() -> None:
    for timeline in national_book().data.values.values():
        for (before, _), (after, _) in zip(timeline.entries, timeline.entries[1:], strict=False):
            assert before.end == after.start


def test_recipient_kinds_are_the_three() -> None:
    assert {kind for award in national_book().awards() for kind in award.recipient_kinds} == set(RECIPIENT_KINDS)
